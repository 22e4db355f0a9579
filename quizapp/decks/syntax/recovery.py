"""Recovery: what can be read of a file in which YAML stumbles.

A slip would cost everything after it. So what cannot be read by itself is taken out, and the rest
is read as if all were well: entries of a list at the top of the topic, other sections whole.
Every line is parsed five times at most, however many slips there are, and no more is parsed than
twice what a file may hold.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Final

from quizapp.decks.syntax.collector import Diagnostics
from quizapp.decks.syntax.libyaml import FASTEST, ParserType
from quizapp.decks.syntax.nodes import Node
from quizapp.decks.syntax.parser import MOST_NODES, read_nodes

ENTRY_IS_LOST: Final = "This entry was not read."

GONE: Final = "\N{RIGHT-TO-LEFT OVERRIDE}"
"""Stands where something was taken out; no source holds it, since authors may not write it."""

MOST_SECTIONS: Final = 100
"""Several times as many as the format has keys; a file with more is no deck to be saved."""

AT_ONCE: Final = 100
"""A parser takes longer to start than to read an entry, and few entries are wrong."""

_KEY = re.compile(r"([\"']?\w[\w.-]*[\"']?\s*:)(?:(?P<bare>\s*|\s+#.*)$|\s)")
_ENTRY = re.compile(r"( *-)(?:\s|$)")
_NOTHING = re.compile(r"\s*(?:#|$)")
_NEXT_DOCUMENT = re.compile(r"(?:---|\.\.\.)(?:\s|$)")
_WORD = re.compile(r"\w[\w-]*")


@dataclass(frozen=True, slots=True)
class Recovered:
    """What a text gave."""

    root: Node | None
    complete: bool
    """The text was read to its end, whatever had to be taken out."""
    lost: frozenset[str] = frozenset()
    """The words of what was taken out, ids among them."""


def read_all(
    text: str, diagnostics: Diagnostics, *, marks: str = "", parser: ParserType = FASTEST
) -> Recovered:
    """The root node of the text, with broken texts in place of what YAML cannot read.

    Diagnostics go to `diagnostics`; `marks` are those of `read_nodes`.
    """
    whole = Diagnostics(diagnostics.file, diagnostics.lines)
    walk = read_nodes(text, whole, marks=marks, parser=parser)
    if not walk.complete and not walk.is_too_long:
        recovery = _Recovery(text, diagnostics, marks, parser)
        recovery.clear()
        if recovery.cleared:
            mended = "\n".join(recovery.lines)
            walk = read_nodes(mended, diagnostics, marks=marks + GONE, parser=parser)
            return Recovered(walk.root, walk.complete, frozenset(recovery.lost))
    diagnostics.adopt(whole)
    return Recovered(walk.root, walk.complete)


class _Recovery:
    """The lines of a text that cannot be read as a whole; spans of them count from 0."""

    def __init__(self, text: str, diagnostics: Diagnostics, marks: str, parser: ParserType) -> None:
        self.lines = text.split("\n")
        self.cleared = 0
        """How often something was taken out."""
        self.lost: set[str] = set()
        self._nodes = 2 * MOST_NODES
        """How many may still be parsed; with none left, nothing more is taken out."""
        self._diagnostics = diagnostics
        self._marks = marks
        self._parser = parser

    def clear(self) -> None:
        """Take out what cannot be read, with diagnostics."""
        for section in _sections(self.lines)[:MOST_SECTIONS]:
            fault = self._fault(section)
            if fault is None:
                continue
            cleared = self.cleared
            entries = _entries(self.lines, section)
            for start in range(0, len(entries), AT_ONCE):
                self._clear_entries(entries[start : start + AT_ONCE], head=section.start)
            if self.cleared == cleared:
                self._take_out(section, fault, below=section.start)

    def _clear_entries(self, entries: Sequence[range], *, head: int) -> None:
        """Take out those of the neighbouring entries that cannot be read."""
        if self._fault(range(entries[0].start, entries[-1].stop), head=head) is None:
            return
        for entry in entries:
            if not self._diagnostics.full and (fault := self._fault(entry, head=head)):
                self._take_out(entry, fault, below=entry.start - 1)

    def _fault(self, span: range, *, head: int | None = None) -> Diagnostics | None:
        """The diagnostics about lines that cannot be read, alone or below the line of their key."""
        if self._nodes <= 0:
            return None
        numbers = span if head is None else [head, *span]
        fault = Diagnostics("", tuple(self._diagnostics.lines[number] for number in numbers))
        text = "\n".join(self.lines[number] for number in numbers)
        walk = read_nodes(text, fault, marks=self._marks, parser=self._parser, lost=ENTRY_IS_LOST)
        self._nodes -= walk.nodes
        return None if walk.complete or walk.is_too_long else fault

    def _take_out(self, span: range, fault: Diagnostics, *, below: int) -> None:
        """Put one broken text in place of the lines."""
        self.cleared += 1
        self._diagnostics.adopt(fault, below=below)
        for number in span:
            self.lost.update(_WORD.findall(self.lines[number]))
        first = self.lines[span.start]
        opening = _ENTRY.match(first) or _KEY.match(first)
        assert opening, "every span starts so"
        self.lines[span.start : span.stop] = [f"{opening[1]} {GONE}"] + [""] * (len(span) - 1)


def _sections(lines: Sequence[str]) -> list[range]:
    """The keys at the margin of the first document, each with what belongs to it."""
    starts: list[int] = []
    for number, line in enumerate(lines):
        if _KEY.match(line):
            starts.append(number)
        elif starts and _NEXT_DOCUMENT.match(line):
            return _spans(starts, number)
    return _spans(starts, len(lines))


def _entries(lines: Sequence[str], section: range) -> list[range]:
    """The entries of a section; none if it is not a list of one entry below the other."""
    key = _KEY.match(lines[section.start])
    if key is None or key["bare"] is None:
        return []
    starts: list[int] = []
    margin = ""
    for number in section[1:]:
        entry = _ENTRY.match(lines[number])
        if entry and entry[1] == (margin or entry[1]):
            margin = entry[1]
            starts.append(number)
        elif not starts and not _NOTHING.match(lines[number]):
            return []
    return _spans(starts, section.stop)


def _spans(starts: Sequence[int], end: int) -> list[range]:
    """From each start to the next, from the last to the end."""
    return [range(start, stop) for start, stop in pairwise([*starts, end])]
