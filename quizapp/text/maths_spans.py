r"""Maths spans: owns where `$…$`, `$$…$$`, `\(…\)` and `\[…\]` hold mathematics.

A dollar may as well be money, so a single one follows Pandoc's rule: it opens before a character
that is no white space, and closes behind one and not before a digit.
"""

import re
from dataclasses import dataclass
from typing import Final

_SIGN: Final = re.compile(r"\0+|\\[\\()\[\]$]|\$+")

_CLOSING: Final = {"$$": "$$", r"\(": r"\)", r"\[": r"\]"}


@dataclass(frozen=True, slots=True)
class MathsSpan:
    """Mathematics from `start` to `end`, with marks of `mark` characters at both."""

    start: int
    end: int
    mark: int

    def content(self, text: str) -> str:
        """The LaTeX between the marks."""
        return text[self.start + self.mark : self.end - self.mark].strip()


def maths_spans(masked: str) -> dict[int, MathsSpan]:
    """The mathematics of a text whose code is masked, by where it starts.

    The spans that begin inside another are among them. One look from the end backwards finds
    all: a text of nothing but dollars costs no more than any other.
    """
    spans: dict[int, MathsSpan] = {}
    dollar: int | None = None
    latest: dict[str, int] = {}
    for sign in reversed(list(_SIGN.finditer(masked))):
        mark, start = sign[0], sign.start()
        if mark == "$":
            if dollar is not None and not masked[start + 1].isspace():
                _add(spans, masked, MathsSpan(start, dollar + 1, 1))
            dollar = _closing_dollar(masked, start, dollar)
            continue
        if mark[0] == "\0":
            dollar = None
            latest.clear()
        end = latest.get(_CLOSING.get(mark, ""))
        if end is not None:
            _add(spans, masked, MathsSpan(start, end + 2, 2))
        latest[mark] = start
    return spans


def _closing_dollar(masked: str, at: int, later: int | None) -> int | None:
    """Where mathematics ends that was open before the dollar at `at`."""
    if at == 0 or masked[at - 1].isspace():
        return None
    return later if masked[at + 1 : at + 2].isdecimal() else at


def _add(spans: dict[int, MathsSpan], masked: str, span: MathsSpan) -> None:
    if span.content(masked):
        spans[span.start] = span
