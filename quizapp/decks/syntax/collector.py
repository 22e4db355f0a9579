"""The collector: what is wrong with one file, gathered while it is read."""

from collections.abc import Collection
from dataclasses import replace
from typing import Final, NamedTuple, Protocol

from quizapp.decks.diagnostics import Diagnostic, Fix, with_excerpt
from quizapp.decks.text import Text
from quizapp.text.suggest import did_you_mean

MAX_COMPLAINTS: Final = 500
"""A file with more is not a deck, and nobody reads further."""


MAX_COMPARISONS: Final = 500_000
"""Letters that are compared with others to guess what unknown words were meant to be."""


class Placed(Protocol):
    """Anything that knows where it stands: 1-based line and column, in characters."""

    @property
    def line(self) -> int:
        """The line."""

    @property
    def column(self) -> int:
        """The column."""


class Place(NamedTuple):
    """A bare position."""

    line: int
    column: int


class Diagnostics:
    """The diagnostics of one file."""

    __slots__ = ("_comparisons", "_diagnostics", "_hidden", "comments", "faults", "file", "lines")

    def __init__(self, file: str, lines: tuple[str, ...] = ()) -> None:
        self.file = file
        self.lines = lines
        self.faults = 0
        """Errors so far, those included that were told at another place: whoever reads a card
        compares it before and after to learn whether the card is whole."""
        self.comments: dict[tuple[int, int], Place] = {}
        """Where a comment follows a text without quotes, by line and column of the text."""
        self._diagnostics: list[Diagnostic] = []
        self._hidden: Diagnostic | None = None
        self._comparisons = MAX_COMPARISONS

    @property
    def full(self) -> bool:
        """Further diagnostics would not be shown."""
        return len(self._diagnostics) >= MAX_COMPLAINTS

    def add(
        self, code: str, place: Placed, message: str, hint: str = "", fix: Fix | None = None
    ) -> None:
        """Note a diagnostic about what stands at `place`."""
        self.faults += code.startswith("E-")
        if not self.full:
            diagnostic = Diagnostic(self.file, place.line, place.column, code, message, hint)
            self._diagnostics.append(replace(with_excerpt(diagnostic, self.lines), fix=fix))
        elif self._hidden is None:
            message = f"more than {MAX_COMPLAINTS} complaints: the others are not shown"
            self._hidden = Diagnostic(self.file, place.line, place.column, "E-LIMIT", message)

    def guess(self, word: str, words: Collection[str]) -> str:
        """The hint which of the words was meant; empty when none is near, or nobody would see it.

        The words of a large file times the unknown ones among them would take minutes.
        """
        if self.full or self._comparisons < 0:
            return ""
        self._comparisons -= len(word) * sum(map(len, words))
        return "" if self._comparisons < 0 else did_you_mean(word, words).lstrip()

    def add_unknown(self, code: str, word: Text, message: str, words: Collection[str]) -> None:
        """Note that a word is none of the `words`, with the one that was meant, if one is near."""
        hint = self.guess(word, words)
        fix = self._replacement(word, hint.partition("'")[2].rpartition("'")[0])
        self.add(code, word, message, hint, fix)

    def _replacement(self, word: Text, meant: str) -> Fix | None:
        """The other word in place of this one, where it stands in the file as it was read."""
        line = self.lines[word.line - 1] if 1 <= word.line <= len(self.lines) else ""
        quotes = line[word.column - 1 : word.column] in {"'", '"'}
        column = word.column + quotes
        if not meant or not line.startswith(word, column - 1):
            return None
        return Fix(word.line, column, len(word), meant)

    def adopt(self, others: "Diagnostics", *, below: int = 0) -> None:
        """Note the diagnostics about a part of the file that starts `below` so many lines of it.

        Comments too, if it starts where the file does.
        """
        if not below:
            self.comments |= others.comments
        for diagnostic in others.sorted():
            self.add(
                diagnostic.code,
                Place(diagnostic.line + below, diagnostic.column),
                diagnostic.message,
                diagnostic.hint,
                _moved(diagnostic.fix, below),
            )

    def sorted(self) -> tuple[Diagnostic, ...]:
        """All diagnostics, by position."""
        return tuple(sorted([*self._diagnostics, *([self._hidden] if self._hidden else [])]))


def _moved(fix: Fix | None, below: int) -> Fix | None:
    return fix._replace(line=fix.line + below) if fix else None


def quoted(text: str) -> str:
    """The text in quotes on one line, cut to what a message can hold."""
    line = " ".join(text[:60].split())
    return f"'{line}…'" if len(text) > 60 else f"'{line}'"


def listed(words: Collection[str]) -> str:
    """The words as an enumeration in a sentence."""
    *most, last = words
    return f"{', '.join(most)} or {last}" if most else last
