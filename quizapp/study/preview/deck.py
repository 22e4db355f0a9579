"""The preview of a deck file: its items in order, each with the complaints about it."""

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Final, Self

from quizapp.decks.diagnostics import Diagnostic, with_excerpt
from quizapp.decks.excerpt import excerpt
from quizapp.decks.items import Item, items_of
from quizapp.decks.kinds.base import Card
from quizapp.decks.lint import lint
from quizapp.decks.lint.unaskable import unaskable
from quizapp.decks.read.file import read_topic
from quizapp.decks.read.library import unknown_topics

FILE_ROW: Final = "file"
"""Stands where the kind of an item would."""

HALF_CODES: Final = frozenset({"E-YAML", "E-ENCODING", "E-DOCUMENT", "E-FILE"})
"""What keeps a part of a file from being read, mostly since it is just being written."""


@dataclass(frozen=True, slots=True)
class PreviewRow:
    """One item of the file; or the file itself, if there is something to say of it."""

    item: Item | None
    """None for the file."""
    text: str
    """What the item asks, on one line."""
    line: int
    """Where it begins in the file, from 1."""
    complaints: tuple[Diagnostic, ...] = ()
    """Those that fall into the lines of its card."""
    problem: str = ""
    """Why it cannot be asked."""

    @property
    def kind(self) -> str:
        """The kind of its card."""
        return self.item.kind if self.item else FILE_ROW

    @property
    def key(self) -> str:
        """The key of the item; empty for the file."""
        return self.item.key if self.item else ""


@dataclass(frozen=True, slots=True)
class DeckPreview:
    """What a deck file makes, as it was saved last; or as it was before it could not be read."""

    file: str
    """As complaints name it."""
    rows: tuple[PreviewRow, ...] = ()
    """In the order of the file."""
    complaints: tuple[Diagnostic, ...] = ()
    """All of them, by position."""
    is_whole: bool = True
    """The file was read to its end."""
    stale: tuple[Diagnostic, ...] = ()
    """Why these are the rows of an earlier save: what is wrong with the file now; empty if they
    are those of the last one."""

    @property
    def items(self) -> tuple[Item, ...]:
        """What the rows ask, without the file's own."""
        return tuple(row.item for row in self.rows if row.item)

    def follow(self, later: Self) -> Self:
        """The preview after one more save: of half a file the last good preview stays, marked."""
        if later.is_whole or not self.is_whole:
            return later
        return replace(self, stale=later.complaints)

    def place_of(self, key: str, *, near: int = 0) -> int:
        """The place of the row of an item; if there is none, the place `near`, within the ends."""
        places = (place for place, row in enumerate(self.rows) if row.key == key)
        return next(places, max(0, min(near, len(self.rows) - 1)))

    def next_complaint(self, place: int) -> int:
        """The place of the next row with a complaint, from the first one on after the last."""
        count = len(self.rows)
        order = ((place + step) % count for step in range(1, count + 1))
        return next((at for at in order if self.rows[at].complaints), place)


def preview_deck(file: str, data: bytes, library: Collection[str] | None = None) -> DeckPreview:
    """What the bytes of a deck file make; whatever they are, it never raises.

    Args:
        file: what complaints call it.
        data: the bytes.
        library: the names of all topics; without them no prerequisite is looked for.
    """
    reading = read_topic(file, data)
    lines = data.decode("utf-8-sig", "replace").split("\n")
    findings = lint(reading.draft) if reading.draft else ()
    strangers = unknown_topics(reading.draft, library) if reading.draft and library else ()
    later = (with_excerpt(finding, lines) for finding in (*findings, *strangers))
    complaints = tuple(sorted((*reading.diagnostics, *later)))
    items = tuple(items_of(reading.draft)) if reading.draft else ()
    problems = {key: reason.message for key, reason in unaskable(items, findings).items()}
    return DeckPreview(
        file,
        _rows(items, complaints, lines, problems),
        complaints,
        is_whole=reading.draft is not None and not _codes(complaints) & HALF_CODES,
    )


def preview_unreadable(diagnostic: Diagnostic) -> DeckPreview:
    """The preview of a file that cannot even be opened."""
    rows = (_file_row([diagnostic]),)
    return DeckPreview(diagnostic.file, rows, (diagnostic,), is_whole=False)


def _codes(complaints: Iterable[Diagnostic]) -> set[str]:
    return {complaint.code for complaint in complaints}


def _rows(
    items: Sequence[Item],
    complaints: Iterable[Diagnostic],
    lines: Sequence[str],
    problems: Mapping[str, str],
) -> tuple[PreviewRow, ...]:
    """The items where they stand, behind a row for what concerns none of them."""
    ordered = sorted(items, key=lambda item: _start(item.card))
    shares = _shared_out(complaints, [item.card for item in ordered], lines)
    rows = tuple(
        PreviewRow(
            item,
            excerpt(item),
            item.card.line,
            tuple(shares.get(_start(item.card), ())),
            problems.get(item.key, ""),
        )
        for item in ordered
    )
    others = shares.get(None)
    return (_file_row(others), *rows) if others else rows


def _file_row(complaints: Sequence[Diagnostic]) -> PreviewRow:
    first = complaints[0]
    return PreviewRow(None, first.message, first.line, tuple(complaints))


def _start(card: Card) -> tuple[int, int]:
    return card.line, card.column


def _shared_out(
    complaints: Iterable[Diagnostic], cards: Sequence[Card], lines: Sequence[str]
) -> Mapping[tuple[int, int] | None, list[Diagnostic]]:
    """The complaints by the start of the card into whose lines they fall; None for no card's."""
    starts = sorted({_start(card) for card in cards})
    ends = {start: _last_line(lines, *start) for start in starts}
    shares = defaultdict[tuple[int, int] | None, list[Diagnostic]](list)
    for complaint in complaints:
        place = bisect_right(starts, (complaint.line, complaint.column)) - 1
        start = starts[place] if place >= 0 else None
        shares[start if start and complaint.line <= ends[start] else None].append(complaint)
    return shares


def _last_line(lines: Sequence[str], first: int, column: int) -> int:
    """The last line of what begins there: what belongs to it is indented as deep.

    A card next to it that could not be read is no item, and must not have its complaints told of
    this one.
    """
    last = first
    for number, line in enumerate(lines[first:], first + 1):
        body = line.strip()
        if not body or body.startswith("#"):
            continue
        if len(line) - len(line.lstrip(" ")) < column - 1:
            break
        last = number
    return last
