"""Diagnostics: what is wrong with a deck, each with the address where an author can mend it."""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from enum import StrEnum
from typing import Final, NamedTuple

from quizapp.decks.text import Text
from quizapp.text.brief import brief
from quizapp.text.printable import printable


class Level(StrEnum):
    """How much a diagnostic weighs; the first letter of its code says which."""

    ERROR = "error"
    WARNING = "warning"


def level_of(code: str) -> Level:
    """How much a diagnostic of this code weighs."""
    return Level.ERROR if code.startswith("E-") else Level.WARNING


EXCERPT_CELLS: Final = 200
"""An excerpt longer than this helps nobody find the place."""


@dataclass(frozen=True, slots=True, kw_only=True)
class DiagnosticCode:
    """One thing that can be wrong with a deck."""

    code: str
    """`E-` for an error, `W-` for advice; once given, it stays."""
    help: str
    """The line of the author's guide: what holds where nothing is wrong."""
    fails: str
    """A deck in which it is wrong, and nothing else; empty where no text can be."""
    passes: str
    """The same deck, mended."""

    @property
    def level(self) -> Level:
        """Error or warning."""
        return level_of(self.code)


class Fix(NamedTuple):
    """What would mend a line of a deck: a text in place of some of its characters."""

    line: int
    """1-based."""
    column: int
    """1-based, in characters."""
    length: int
    """Characters that go; none where the text only comes in."""
    text: str
    """What comes."""


@dataclass(frozen=True, slots=True, order=True)
class Diagnostic:
    """One thing wrong in one place; `str()` is `file:line:column: CODE message`."""

    file: str
    """The path as the reader was given it."""
    line: int
    """1-based."""
    column: int
    """1-based, in characters."""
    code: str
    """One of the reader's, or of a lint rule's."""
    message: str
    hint: str = ""
    """What to do about it, where that can be said."""
    excerpt: str = ""
    """The offending line as it stands in the file, cut to what a terminal can show."""
    caret: int = 0
    """The 0-based character of the excerpt at which `column` points."""
    fix: Fix | None = field(default=None, compare=False)
    """What would mend it, where that is a matter of a few letters."""

    def __post_init__(self) -> None:
        # What is quoted may be as long as its file.
        object.__setattr__(self, "message", brief(self.message))

    @property
    def level(self) -> Level:
        """Error or warning, read off the code."""
        return level_of(self.code)

    def __str__(self) -> str:
        return f"{self.file}:{self.line}:{self.column}: {self.code} {self.message}"


@dataclass(frozen=True, slots=True)
class Allowance:
    """A code that a comment of a deck allows in some lines."""

    code: Text
    """With its place; empty where the comment names none."""
    lines: range
    """Counted from 1."""
    settled: bool = False
    """It took a warning away already, or nobody can tell whether it might."""

    def speaks_of(self, diagnostic: Diagnostic) -> bool:
        """The diagnostic is of this code and in these lines."""
        return self.code == diagnostic.code and diagnostic.line in self.lines


def former_topic_in_use(
    file: str, line: int, column: int, *, former: str, holder: tuple[str, int]
) -> Diagnostic:
    """A topic says that it was called what another is called now: a history has one heir.

    Args:
        file: of the topic that says so.
        line: where it does.
        column: where it does.
        former: the id.
        holder: file and line of the topic that has it.
    """
    message = f"the former id '{former}' is that of the topic in {holder[0]}, line {holder[1]}"
    hint = "Give that topic another id, or take this entry away."
    return Diagnostic(file, line, column, "E-DUPLICATE-TOPIC", message, hint)


def with_excerpt(diagnostic: Diagnostic, lines: Sequence[str]) -> Diagnostic:
    """The diagnostic with the line that it speaks of, safe to print, its column in sight."""
    if not 1 <= diagnostic.line <= len(lines):
        return diagnostic
    line = lines[diagnostic.line - 1].rstrip("\r\n")
    at = min(diagnostic.column - 1, len(line))
    start = max(0, at - EXCERPT_CELLS // 2) if len(line) > EXCERPT_CELLS else 0
    before = ("…" if start else "") + printable(line[start:at])
    after = printable(line[at : start + EXCERPT_CELLS])
    ending = "…" if start + EXCERPT_CELLS < len(line) else ""
    return replace(diagnostic, excerpt=before + after + ending, caret=len(before))
