"""The browser: owns all items of the library in memory, so that a key finds among many at once.

What filters mean stands in `quizapp.study.filter_words` alone: each item is asked by the same
claims that choose a session. A hundred thousand rows are gone through in the time of a frame or
two; reading them takes seconds, and goes on between keys.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import date
from enum import StrEnum
from functools import partial
from itertools import chain
from typing import Any, Final, NamedTuple

from quizapp.collection.browsing.rows import BrowseRow, renewed, row_batches
from quizapp.collection.catalogue import Catalogue
from quizapp.collection.collection import Collection
from quizapp.collection.filtered import PastAnswers, past_answers
from quizapp.store.index.database import Index
from quizapp.study.filter_words import values_in
from quizapp.study.filters import Filter, passing
from quizapp.study.scheduler.base import Scheduler

PIECE: Final = 5_000
"""Rows that are asked in a few milliseconds."""


class Sort(StrEnum):
    """In which order items are listed; those that are equal, as the library has them."""

    DECK = "deck"
    DUE = "due"
    """The nearest day first, what is new last."""
    EASE = "ease"
    """The hardest first."""
    LAPSES = "lapses"
    """The most first."""
    TEXT = "text"

    @property
    def following(self) -> "Sort":
        """The next order, round and round."""
        orders = tuple(Sort)
        return orders[(orders.index(self) + 1) % len(orders)]


def _due(row: BrowseRow) -> date:
    return row.memory.due if row.memory and row.memory.due else date.max


def _ease(row: BrowseRow) -> float:
    return row.memory.ease if row.memory and row.memory.last else float("inf")


def _lapses(row: BrowseRow) -> int:
    return -row.memory.lapses if row.memory else 0


SORT_KEYS: Final[Mapping[Sort, Callable[[BrowseRow], Any]]] = {
    Sort.DUE: _due,
    Sort.EASE: _ease,
    Sort.LAPSES: _lapses,
    Sort.TEXT: lambda row: row.text.casefold(),
}
"""By what each order goes; that of the library goes by nothing."""


class Search(NamedTuple):
    """A search that went to its end: a filter that narrows it need not ask all rows again."""

    filter: Filter
    among: Sequence[BrowseRow]
    today: date
    scheduler: Scheduler
    found: Sequence[BrowseRow]


class Browser:
    """All items of the library as far as they are read, filtered and sorted."""

    def __init__(self, collection: Collection) -> None:
        """Nothing is read yet."""
        self._collection = collection
        self.restart()

    def restart(self) -> None:
        """All is to be read anew, since decks changed."""
        self._rows: dict[str, BrowseRow] = {}
        self._sorted: dict[Sort, Sequence[BrowseRow]] = {}
        self._last: Search | None = None
        self.values = values_in(())
        """What some words of a filter may be followed by."""
        self.complete = False
        """All items are read."""
        self._unread: Iterator[Sequence[BrowseRow]] | None = None
        self._catalogue: Catalogue | None = None
        self._place = 0
        """Where the last event stood that the rows know of."""
        self._answers: PastAnswers | None = None
        self._answers_place = 0
        """Where the last event stood that these know of."""

    @property
    def is_outdated(self) -> bool:
        """Decks were read anew since the reading of the items began."""
        catalogue, _ = self._collection.ask(_library_and_end)
        return catalogue is not self._catalogue

    def touched(self) -> frozenset[str]:
        """The items about which something was written since the last look, here or elsewhere."""
        before = self._place
        _, self._place = self._collection.ask(_library_and_end)
        if self._place < before:  # in an index that was made anew places say nothing
            return frozenset(self._rows)
        return self._collection.ask(lambda index, _, __: index.events.items_behind(before))

    @property
    def today(self) -> date:
        """The study day on which the rows are looked at."""
        return self._collection.moment().day

    @property
    def rows(self) -> Sequence[BrowseRow]:
        """All that is read, in the order of the library."""
        return self._in_order(Sort.DECK)

    def row(self, key: str) -> BrowseRow | None:
        """The item, if it is read and there."""
        return self._rows.get(key)

    def read_more(self) -> bool:
        """Read some more items, in a few milliseconds.

        Returns:
            There may be more to read.

        Raises:
            StoreError: a journal cannot be read.
        """
        if self._unread is None:
            # Before any row is read: what is written meanwhile is looked at once more.
            self._catalogue, self._place = self._collection.ask(_library_and_end)
            self._unread = row_batches(self._collection, self._past_answers())
        batch = next(self._unread, None)
        if batch is None:
            self.complete = True
            return False
        self._rows.update((row.key, row) for row in batch)
        self._sorted.clear()
        for word, values in values_in(batch).items():
            self.values[word] |= values
        return True

    def read_all(self) -> None:
        """Read whatever is left."""
        while self.read_more():
            pass

    def find(self, filter_: Filter, sort: Sort = Sort.DECK) -> tuple[BrowseRow, ...]:
        """What the filter chooses of all that is read, in this order."""
        return tuple(chain.from_iterable(self.pieces(filter_, sort)))

    def pieces(self, filter_: Filter, sort: Sort = Sort.DECK) -> Iterator[tuple[BrowseRow, ...]]:
        """The same, so few at a time that no key waits; some pieces are empty.

        The first screen is mostly whole long before the end, which tells how many there are.
        """
        among, today, scheduler = self._in_order(sort), self.today, self._collection.scheduler
        rows, found = among, list[BrowseRow]()
        last = self._last
        # Rows that changed, or another order of them, are another sequence.
        if last and last.among is among and (last.today, last.scheduler) == (today, scheduler):
            rows = last.found if filter_.narrows(last.filter) else among
        for first in range(0, len(rows), PIECE):
            piece = tuple(passing(filter_, rows[first : first + PIECE], today, scheduler=scheduler))
            found += piece
            yield piece
        self._last = Search(filter_, among, today, scheduler, found)

    def refresh(self, keys: Iterable[str]) -> None:
        """These items are as they are now, after an act or an undo."""
        rows = [row for key in keys if (row := self._rows.get(key))]
        if rows:
            now = renewed(self._collection, self._past_answers(), rows)
            self._rows.update((row.key, row) for row in now)
            self._sorted.clear()

    def _past_answers(self) -> PastAnswers:
        """How past answers went; looked up anew only if there are others since the last time."""
        before = self._answers_place
        _, self._answers_place = self._collection.ask(_library_and_end)
        has_others = partial(_has_answers_behind, before)
        if (
            self._answers is None
            or self._answers_place < before
            or self._collection.ask(has_others)
        ):
            self._answers = past_answers(self._collection)
        return self._answers

    def _in_order(self, sort: Sort) -> Sequence[BrowseRow]:
        if sort not in self._sorted:
            rows = self._rows.values()
            by = SORT_KEYS.get(sort)
            self._sorted[sort] = sorted(rows, key=by) if by else tuple(rows)
        return self._sorted[sort]


def _library_and_end(index: Index, catalogue: Catalogue, _today: date) -> tuple[Catalogue, int]:
    """The deck files as they were last read, and where the last event stands."""
    return catalogue, index.events.last_place()


def _has_answers_behind(place: int, index: Index, _catalogue: Catalogue, _today: date) -> bool:
    """Something came in after that place which may change how past answers went."""
    return index.events.has_answers_behind(place)
