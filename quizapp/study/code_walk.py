"""The walk through code: how far it is, what is asked on the way, and which values are shown."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Final, Self

from quizapp.decks.contents.walk_rows import walk_rows
from quizapp.decks.kinds.trace import Trace
from quizapp.decks.topic import CodeStep, Topic, Walkthrough

_MEANS: Final = re.compile(r"return (?:np\.)?(?:(\w+)\.mean\(\)|mean\((\w+)\))\s*")

_LINES: Final = re.compile(r"([0-9]{1,4})(?:\s*(?:-|–|to)\s*([0-9]{1,4}))?")


@dataclass(frozen=True)
class CodeWalk:
    """One walk: the contract, the steps, two sentences to be said, and what they should hold."""

    topic: Topic
    walk: Walkthrough
    place: int = 0
    """0 is the contract; then a place for each step, one to say the sentences, one to see them."""
    passed: frozenset[str] = frozenset()
    """The ids of the questions that were answered, or left, on this walk."""

    @property
    def last(self) -> int:
        """The last place."""
        return len(self.walk.steps) + 2

    @property
    def step(self) -> CodeStep | None:
        """The step at hand; none before the first and after the last."""
        is_step = 0 < self.place <= len(self.walk.steps)
        return self.walk.steps[self.place - 1] if is_step else None

    @property
    def lines(self) -> frozenset[int]:
        """The lines of the code that the step at hand is about, counted from 1."""
        return lines_of(self.step.lines) if self.step else frozenset()

    @property
    def concept(self) -> str:
        """The title of the theory that the step carries out; empty where it names none."""
        titles = {section.id: section.title for section in self.topic.theory}
        return titles.get(self.step.concept or "", "") if self.step else ""

    @property
    def is_said(self) -> bool:
        """Trade-off and failure are shown: they were to be said before."""
        return self.place == self.last

    @property
    def pending(self) -> Trace | None:
        """The question that is asked at this place and was not yet."""
        traces = (trace for trace in self.walk.traces if not trace.typed and not trace.retired)
        open_here = (
            trace
            for trace in traces
            if trace.id not in self.passed and self._place_of(trace.value_name) == self.place
        )
        return next(open_here, None)

    @property
    def columns(self) -> tuple[str, ...]:
        """The values that the code has by now: what it is given, and what was computed."""
        table = self.walk.table
        computed = (name for name in table.columns if self._place_of(name) <= self.place)
        return (*table.settings, *computed) if self.place else tuple(table.settings)

    @property
    def averaged(self) -> str:
        """The value whose mean the lines at hand return; empty where they return another thing."""
        code = self.walk.code.splitlines()
        lines = (code[number - 1].strip() for number in self.lines if number <= len(code))
        names = (match[1] or match[2] for match in map(_MEANS.fullmatch, lines) if match)
        return next((name for name in names if name in self.walk.table.columns), "")

    @cached_property
    def rows(self) -> tuple[Mapping[str, float], ...]:
        """Every value row by row, with numbers of its own; none where they cannot be computed."""
        return walk_rows(self.topic.id, self.walk.table)

    def next(self) -> Self:
        """The walk one place on; at its end it stays."""
        return replace(self, place=min(self.last, self.place + 1))

    def back(self) -> Self:
        """The walk one place back."""
        return replace(self, place=max(0, self.place - 1))

    def at(self, column: str) -> Self:
        """The walk at the step whose lines give this value."""
        return replace(self, place=self._place_of(column))

    def without(self, trace: str) -> Self:
        """The walk on which this question is not asked any more."""
        return replace(self, passed=self.passed | {trace})

    def _place_of(self, column: str) -> int:
        """The step whose lines give the value; the last one where none does."""
        line = self.walk.table.line_of(column)
        steps = enumerate(self.walk.steps, 1)
        places = (place for place, step in steps if line in lines_of(step.lines))
        return next(places, max(1, len(self.walk.steps)))


def lines_of(text: str) -> frozenset[int]:
    """The lines that a step names.

    >>> sorted(lines_of("2")), sorted(lines_of("2-4, 7"))
    ([2], [2, 3, 4, 7])
    """
    ranges = (
        range(int(match[1]), int(match[2] or match[1]) + 1) for match in _LINES.finditer(text)
    )
    return frozenset(number for lines in ranges for number in lines)
