"""Code spans: owns where backticks take a text as it stands, so that nothing in it is a mark."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

MASK: Final = "\0"
"""Stands for each character of a code span; no author text holds it."""

_TICKS: Final = re.compile("`+")


@dataclass(frozen=True, slots=True)
class CodeSpan:
    """One run of backticks up to the next run of the same length."""

    start: int
    end: int
    ticks: int

    def content(self, text: str) -> str:
        """What stands between the backticks; one blank on either side keeps backticks apart."""
        code = text[self.start + self.ticks : self.end - self.ticks]
        return code[1:-1] if code[0] == code[-1] == " " and not code.isspace() else code


def code_spans(text: str) -> tuple[CodeSpan, ...]:
    r"""The code spans of a text, in order; a backslash before backticks makes them text.

    >>> [text[span.start : span.end] for text in ["a `b` c", r"\`b`"] for span in code_spans(text)]
    ['`b`']
    """
    if "`" not in text:
        return ()
    runs = [(run.start(), run.end()) for run in _TICKS.finditer(text)]
    following: list[int | None] = [None] * len(runs)
    latest: dict[int, int] = {}
    for place in range(len(runs) - 1, -1, -1):
        length = runs[place][1] - runs[place][0]
        following[place], latest[length] = latest.get(length), place
    spans = []
    place = 0
    while place < len(runs):
        start, end = runs[place]
        closing = following[place]
        if closing is not None and not is_escaped(text, start):
            spans.append(CodeSpan(start, runs[closing][1], end - start))
            place = closing
        place += 1
    return tuple(spans)


def is_escaped(text: str, at: int) -> bool:
    """A backslash stands before the character, and no backslash makes that one a text."""
    before = at
    while before and text[before - 1] == "\\":
        before -= 1
    return (at - before) % 2 == 1


def masked(text: str, spans: Iterable[CodeSpan]) -> str:
    """The text with its code out of sight and every other character in its place."""
    pieces = []
    end = 0
    for span in spans:
        pieces += [text[end : span.start], MASK * (span.end - span.start)]
        end = span.end
    return "".join((*pieces, text[end:]))
