"""The agenda: what the library holds and what of it is due, without reading any deck again."""

from collections import Counter
from collections.abc import Callable, Container, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import partial
from pathlib import Path
from typing import Final, TypeAlias, TypeVar

from quizapp.collection.event_store import EventStore
from quizapp.decks.diagnostics import Level
from quizapp.decks.kinds import Kind
from quizapp.store.index.database import Index
from quizapp.store.index.deck_cache import (
    KINDS,
    DeckRecord,
    DeckSummary,
    ItemEntry,
    details_of,
    read_heads,
    whole,
)
from quizapp.store.index.due import Counts, DueQueries, LateCards
from quizapp.store.index.item_details import Details
from quizapp.store.settings import Settings, write_setting
from quizapp.store.watcher import Watcher
from quizapp.study.event import Event, Moment
from quizapp.study.queue.candidates import Candidate, Limits, Planned
from quizapp.study.queue.catch_up import LONGEST, CatchUp, catch_up
from quizapp.study.queue.counts import TopicFacts
from quizapp.study.queue.daily import (
    Pool,
    build_queue,
    count_reviews,
    gather_new,
    left_drills,
    reviews,
    siblings_apart,
)
from quizapp.study.scheduler.memory import Memory

Result = TypeVar("Result")

RECENT: Final = 5_000
"""Events that are looked through for mistakes: some weeks of hard study."""

Candidates: TypeAlias = dict[str, list[Candidate]]
"""The items of the library as planning wants them, by topic."""

A_DAYS_WORK: Final = 60
"""Reviews after which a backlog is offered to be spread: about half an hour."""


@dataclass(frozen=True, slots=True)
class Overview:
    """What home shows."""

    topics: tuple[TopicFacts, ...]
    due_today: int
    """Reviews that a session over everything would ask, drills included."""
    new_today: int
    """New items that it would ask."""
    flagged: tuple[str, ...]
    """What the cards ask that the learner wants to mend."""
    offer: CatchUp | None
    """A plan for a backlog that is more than a day's work."""
    catching_up_until: date | None
    """The last day of the plan that is being followed."""
    faulty: tuple[DeckSummary, ...]
    """The deck files with something wrong in them."""


class Collection:
    """Library and memories behind one door; `quizapp due` needs no more."""

    def __init__(
        self,
        event_store: EventStore,
        settings: Settings,
        roots: Sequence[Path],
        *,
        moment: Callable[[], Moment],
        read: Callable[[Path], DeckRecord],
        problems: Sequence[str] = (),
    ) -> None:
        self.settings = settings
        self.moment = moment
        self.event_store = event_store
        self.roots = tuple(roots)
        self._read = read
        self._problems = tuple(problems)
        self._watcher: Watcher | None = None
        self.reload()

    def reload(self) -> None:
        """Look for deck files that changed."""
        if self._watcher:
            # Before they are read, so that what is written meanwhile is noticed later.
            self._watcher = Watcher(self.roots)
        self._entries = self.event_store.ask(
            lambda index: read_heads(self.roots, index, self._read)
        )
        self._decks: dict[str, DeckSummary] = {}
        for entry in self._entries:
            if entry.topic:
                self._decks.setdefault(entry.topic, entry)
        self._renamed = tuple(pair for deck in self._decks.values() for pair in deck.renamed)

    def decks_changed(self) -> bool:
        """Deck files look different from when they were last read; watching begins with a call."""
        if self._watcher is None:
            self._watcher = Watcher(self.roots)
        return self._watcher.changed()

    @property
    def problems(self) -> tuple[str, ...]:
        """Sentences on what is wrong with the learner's own files."""
        clock = self.event_store.clock_trouble(self.moment().at)
        return (*self._problems, *self.event_store.problems, *clock)

    @property
    def topics(self) -> dict[str, str]:
        """Title by topic, in the order of the library."""
        return {topic: deck.title for topic, deck in self._decks.items()}

    def details(self, topic: str) -> Details:
        """What is known of the topic's items beyond planning."""
        return details_of(self._ask(partial(whole, self._decks[topic])))

    def deck_file(self, topic: str) -> Path | None:
        """Where the topic stands."""
        deck = self._decks.get(topic)
        return Path(deck.file) if deck else None

    def errors(self) -> frozenset[str]:
        """Everything that keeps something in a deck file from being studied, with addresses."""
        diagnostics = (diagnostic for entry in self._entries for diagnostic in entry.diagnostics)
        return frozenset(str(each) for each in diagnostics if each.level is Level.ERROR)

    def first_error(self, file: Path) -> str:
        """The first thing wrong with a deck file, with its address; empty when nothing is."""
        diagnostics = (c for e in self._entries if e.file == str(file) for c in e.diagnostics)
        return next((str(each) for each in diagnostics if each.level is Level.ERROR), "")

    def toggle_confidence(self) -> bool:
        """Ask how sure the learner is from now on, or stop asking; the settings file keeps it.

        Returns:
            Whether it is asked now.

        Raises:
            StoreError: the disk refused.
        """
        asks = not self.settings.confidence
        write_setting(self.event_store.paths.settings, "confidence", asks)
        self.settings = replace(self.settings, confidence=asks)
        return asks

    def items(self) -> Iterator[ItemEntry]:
        """All items of the library."""
        for deck in self._decks.values():
            yield from self._ask(partial(whole, deck)).items

    def topics_of(self, path: Path) -> frozenset[str]:
        """The topics that stand in this file or folder."""
        place = path.resolve()
        return frozenset(
            topic
            for topic, deck in self._decks.items()
            if Path(deck.file).resolve().is_relative_to(place)
        )

    def overview(self) -> Overview:
        """The library as it stands today."""
        return self._ask(self._overview)

    def _overview(self, index: Index) -> Overview:
        today = self.moment().day
        queries = DueQueries(index, self._decks, today)
        topic_counts = queries.topic_counts()
        stock = queries.stock(queries.open_topics(topic_counts, self._prereqs))
        drills = left_drills(stock, today)
        return Overview(
            topics=tuple(self._facts(topic, counts) for topic, counts in topic_counts.items()),
            due_today=self._count_reviews(topic_counts, stock, today) + len(drills),
            new_today=self._count_new(queries, stock, today),
            flagged=tuple(self._flagged(queries, topic_counts, index)),
            offer=self._offer(topic_counts, today),
            catching_up_until=self._catching_up_until(today),
            faulty=tuple(entry for entry in self._entries if entry.diagnostics),
        )

    def _facts(self, topic: str, counts: Counts) -> TopicFacts:
        return TopicFacts(
            topic=topic,
            title=self._decks[topic].title,
            due=counts.due,
            new=counts.new,
            total=counts.total,
            next_due=date.fromordinal(counts.next_due) if counts.next_due else None,
            suspended=counts.suspended,
            flagged=counts.flagged,
        )

    def _count_reviews(self, topic_counts: Mapping[str, Counts], stock: Pool, today: date) -> int:
        own = self.settings
        apart = siblings_apart(own.scheduler, today=today, deadline=own.interview_date)
        late = {
            topic: counts.late_cards if apart else counts.late
            for topic, counts in topic_counts.items()
        }
        return count_reviews(late, stock.done, limits=self._limits(today))

    def _count_new(self, queries: DueQueries, stock: Pool, today: date) -> int:
        own, limits = self.settings, self._limits(today)
        if not limits.new_per_day:
            return 0
        due: Container[str] = LateCards(queries)
        if limits.reviews_per_day is not None or limits.reviews_per_deck is not None:
            asked = reviews(
                stock,
                today=today,
                limits=limits,
                preset=own.scheduler,
                deadline=own.interview_date,
            )
            due = {row.family for row in asked}
        return sum(1 for _ in gather_new(stock, due, limits=limits, preset=own.scheduler))

    def _flagged(
        self, queries: DueQueries, topic_counts: Mapping[str, Counts], index: Index
    ) -> Iterator[str]:
        for topic, counts in topic_counts.items():
            if counts.flagged:
                details = details_of(whole(self._decks[topic], index)).items
                for key in queries.flagged(topic):
                    yield details[key].text if key in details else key

    def next_due(self) -> date | None:
        """The earliest day on which anything is due; none while nothing was ever answered."""
        days = (each.next_due for each in self.overview().topics)
        return min((day for day in days if day), default=None)

    def keep_setting(self, key: str, value: str) -> None:
        """One setting, written to the learner's file.

        Raises:
            StoreError: the disk refused.
        """
        write_setting(self.event_store.paths.settings, key, value)

    def memories(self) -> dict[str, Memory]:
        """What is known of each item, whatever key it had before."""
        return self._ask(Index.memories)

    def memory(self, key: str) -> Memory:
        """What is known of one item."""
        return self._ask(lambda index: index.memory(key))

    def kinds(self, keys: Iterable[str]) -> dict[str, Kind]:
        """The kind of each of the items that can be asked."""
        kinds = self._ask(lambda index: index.kinds(keys))
        return {key: KINDS[kind] for key, kind in kinds.items()}

    def history(self, key: str) -> tuple[Event, ...]:
        """The item's events in order, under whatever key."""
        keys = (*self._ask(Index.former).get(key, ()), key)
        return tuple(event for each in keys for event in self.event_store.history(each))

    def recent(self, least: int = RECENT) -> tuple[Event, ...]:
        """The events that were written last: enough to tell recent mistakes."""
        return self.event_store.last_written(least)

    def candidates(self) -> Candidates:
        """The items of the library, with what is known of each, and due at once if revised."""
        queries = partial(DueQueries, decks=self._decks, today=self.moment().day)
        return self._ask(
            lambda index: {topic: queries(index).candidates(topic) for topic in self._decks}
        )

    def catch_up_offer(self) -> CatchUp | None:
        """A plan for a backlog that is more than a day's work; none while one is followed."""
        today = self.moment().day
        return self._ask(
            lambda index: self._offer(DueQueries(index, self._decks, today).topic_counts(), today)
        )

    def _offer(self, topic_counts: Mapping[str, Counts], today: date) -> CatchUp | None:
        if self._catching_up_until(today):
            return None
        coming: Counter[int] = Counter()
        for counts in topic_counts.values():
            coming.update(dict(counts.coming))
        return catch_up(
            sum(counts.waiting for counts in topic_counts.values()),
            today=today,
            most=self.settings.reviews_per_day or A_DAYS_WORK,
            coming=[coming[days] for days in range(1, LONGEST + 1)],
        )

    def _catching_up_until(self, today: date) -> date | None:
        """The last day of the plan that is followed today, if one is."""
        until = self.settings.catch_up_until
        return until if until and until >= today and self.settings.catch_up_per_day else None

    def follow(self, offer: CatchUp) -> None:
        """From now on each day asks as much as the plan says, until its last day.

        Raises:
            StoreError: the disk refused.
        """
        file = self.event_store.paths.settings
        write_setting(file, "catch_up_per_day", offer.per_day)
        write_setting(file, "catch_up_until", offer.last)
        self.settings = replace(
            self.settings, catch_up_per_day=offer.per_day, catch_up_until=offer.last
        )

    def _limits(self, today: date) -> Limits:
        """The learner's own, or those of the catch-up plan while it lasts."""
        own = self.settings
        limits = Limits(
            new_per_day=own.new_per_day,
            reviews_per_day=own.reviews_per_day or None,
            new_per_deck=own.new_per_deck or None,
            reviews_per_deck=own.reviews_per_deck or None,
        )
        until = self._catching_up_until(today)
        if until is None:
            return limits
        return CatchUp(0, own.catch_up_per_day, date.min, until).limits(limits, today=today)

    def plan(self, topics: frozenset[str] | None) -> tuple[Planned, ...]:
        """The plan over these topics; what was answered today elsewhere still counts as done."""
        return self._ask(lambda index: self._plan(index, topics))

    def _plan(self, index: Index, topics: frozenset[str] | None) -> tuple[Planned, ...]:
        today = self.moment().day
        queries = DueQueries(index, self._decks, today)
        # What the learner chose is open.
        opened = (
            queries.open_topics(queries.topic_counts(), self._prereqs) if topics is None else topics
        )
        planned = build_queue(
            queries.stock(opened, topics=topics),
            today=today,
            limits=self._limits(today),
            preset=self.settings.scheduler,
            deadline=self.settings.interview_date,
        )
        return tuple(each for each in planned if topics is None or topic_of(each.key) in topics)

    @property
    def _prereqs(self) -> dict[str, tuple[str, ...]]:
        return {topic: deck.prereqs for topic, deck in self._decks.items()}

    def _ask(self, question: Callable[[Index], Result]) -> Result:
        """The answer of an index that has this library, whatever was done to it meanwhile."""

        def ask(index: Index) -> Result:
            if not index.has_decks(deck.file for deck in self._decks.values()):
                read_heads(self.roots, index, self._read)
            index.follow(self._renamed)
            return question(index)

        return self.event_store.ask(ask)


def topic_of(key: str) -> str:
    """The topic that an item's key begins with."""
    return key.partition("/")[0]
