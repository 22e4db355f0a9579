"""The collection: owns the library and the memories of it behind one door.

What is due is asked of the index, so no deck is read again for it.

Longer than most files: it is the one door, with a short method for each thing that is asked of it.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import date
from functools import partial
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING, Final

from quizapp.collection.catalogue import Catalogue, StandIn, is_shipped, topic_of
from quizapp.collection.event_store import EventStore, Result
from quizapp.collection.home.overview import Overview, overview_of
from quizapp.collection.planning.limits import catch_up_offer, limits_on
from quizapp.collection.planning.pool import day_pool
from quizapp.collection.reading.deck_reader import DeckReader, ReadDeck
from quizapp.collection.reading.pending import PendingDecks
from quizapp.store.index.database import Index, KeptAnswers
from quizapp.store.index.deck_cache import ReadRecord, full_record, read_summaries
from quizapp.store.index.deck_record import DeckRecord, ItemEntry, details_of
from quizapp.store.index.due import DueQueries
from quizapp.store.index.event_table import NamedMistake, PackedAnswers
from quizapp.store.index.item_details import Details
from quizapp.store.settings.rules import ALL, OFF, SETTING_RULES
from quizapp.store.settings.settings import Settings, read_settings, reset_setting, write_setting
from quizapp.store.settings.toml_edit import TomlValue
from quizapp.store.watcher import Watcher
from quizapp.study.answer.history import Outcomes, outcomes
from quizapp.study.event import Event, Moment
from quizapp.study.queue.candidates import Candidate, Planned
from quizapp.study.queue.catch_up import CatchUp
from quizapp.study.queue.daily import build_queue
from quizapp.study.scheduler.base import Scheduler
from quizapp.study.scheduler.memory import Memory

if TYPE_CHECKING:
    from quizapp.decks.items import Item
    from quizapp.decks.topic import Topic

RECENT: Final = 5_000
"""Events that are looked through for mistakes: some weeks of hard study."""


class Collection:
    """Library and memories behind one door; `quizapp due` needs no more."""

    def __init__(
        self,
        event_store: EventStore,
        settings: Settings,
        roots: Sequence[Path],
        *,
        moment: Callable[[], Moment],
        read_deck: ReadDeck,
        shipped: Path | None = None,
        problems: Sequence[str] = (),
        reads_later: bool = False,
    ) -> None:
        """Look at all deck files.

        Args:
            event_store: what was answered.
            settings: the learner's.
            roots: the folders and files of the library.
            moment: the clock.
            read_deck: reads a deck file.
            shipped: that of the roots in which nothing is ever written.
            problems: sentences on what is wrong elsewhere.
            reads_later: leave what the index does not have to whoever works at `pending`.
        """
        self.settings = settings
        self.moment = moment
        self.event_store = event_store
        self.roots = tuple(roots)
        self.shipped = shipped
        self._reader = DeckReader(read_deck)
        self._problems = tuple(problems)
        self._watcher: Watcher | None = None
        self.pending = PendingDecks(self._reader)
        """The deck files that are not read and judged yet."""
        self._look(self.pending.leave if reads_later else self._record)

    def reload(self) -> None:
        """Look for deck files that changed."""
        if self._watcher:
            # Before they are read, so that what is written meanwhile is noticed later.
            self._watcher = Watcher(self.roots)
        self._look(self._record)
        if self.pending.finished:
            self.pending = PendingDecks(self._reader)

    def _look(self, read_record: ReadRecord) -> None:
        self._catalogue = self.event_store.ask(partial(self._read_catalogue, read_record))
        self._renamed = self._catalogue.renamed

    def _read_catalogue(self, read_record: ReadRecord, index: Index) -> Catalogue:
        return Catalogue.of(read_summaries(self.roots, index, read_record), shipped=self.shipped)

    def _record(self, path: Path) -> DeckRecord | None:
        """What the index keeps of a file that is new or has changed, unless it is read later."""
        pending = self.pending
        return pending.record(path) if pending.covers(path) else self._reader.record(path)

    def decks_changed(self) -> bool:
        """Deck files look different from when they were last read; watching begins with a call."""
        if self._watcher is None:
            self._watcher = Watcher(self.roots)
        return self._watcher.changed()

    @property
    def problems(self) -> tuple[str, ...]:
        """Sentences on what is wrong with the learner's own files."""
        clock = self.event_store.clock_problem(self.moment().at)
        return (*self._problems, *self.event_store.problems, *clock)

    def scrub(self) -> bool:
        """Read a little of the journals again; damage was met, and the problems tell of it.

        Raises:
            StoreError: a journal cannot be read.
        """
        return self.event_store.scrub(self.moment().day)

    @property
    def scheduler(self) -> Scheduler:
        """Moves the memories, and decides what is asked when."""
        return self.event_store.scheduler

    @property
    def topics(self) -> dict[str, str]:
        """Title by topic, in the order of the library."""
        return self._catalogue.titles

    def topics_of(self, path: Path) -> frozenset[str]:
        """The topics that stand in this file or folder."""
        return self._catalogue.topics_below(path)

    def deck_file(self, topic: str) -> Path | None:
        """Where the topic stands."""
        return self._catalogue.file_of(topic)

    def is_shipped(self, topic: str) -> bool:
        """The topic stands where nothing is ever written."""
        file = self.deck_file(topic)
        return file is not None and is_shipped(file, self.shipped)

    def topic(self, name: str) -> "Topic | None":
        """The topic with its cards, read once a run while its file stays as it is."""
        file = self.deck_file(name)
        return self._reader.topic(file) if file else None

    def why_unaskable(self, item: "Item") -> str:
        """Why an item cannot be asked though the index has it: its file is not judged yet."""
        deck = self._catalogue.decks.get(item.topic)
        return "" if not deck or deck.judged else self._reader.why_unaskable(Path(deck.file), item)

    def errors(self) -> frozenset[str]:
        """Everything that keeps something in a deck file from being studied, with addresses."""
        return self._catalogue.errors()

    def first_error(self, file: Path) -> str:
        """The first thing wrong with a deck file, with its address; empty when nothing is."""
        return self._catalogue.first_error(file)

    def items(self) -> Iterator[ItemEntry]:
        """All items of the library."""
        for deck in self._catalogue.decks.values():
            yield from self._ask(partial(full_record, deck)).items

    def details(self, topic: str) -> Details:
        """What is known of the topic's items beyond planning."""
        return details_of(self._ask(partial(full_record, self._catalogue.decks[topic])))

    def kinds(self, keys: Iterable[str]) -> dict[str, str]:
        """The kind of each of the items that can be asked."""
        return self._ask(lambda index: index.decks.kinds(keys))

    def memories(self) -> dict[str, Memory]:
        """What is known of each item, whatever key it had before."""
        return self._ask(lambda index: index.memories.all())

    def memory(self, key: str) -> Memory:
        """What is known of one item."""
        return self._ask(lambda index: index.memories.of(key))

    def memories_of(self, keys: Iterable[str]) -> dict[str, Memory]:
        """What is known of each of these items; nothing of those that are new."""
        return self._ask(lambda index: index.memories.of_items(keys))

    def history(self, key: str) -> tuple[Event, ...]:
        """The item's events in order, under whatever key."""
        return self.histories([key])[key]

    def topic_names(self) -> frozenset[str] | None:
        """What the topics are called, and were; None while some are still to be read."""
        return None if self.pending else self._catalogue.topic_names

    def histories(self, keys: Iterable[str]) -> dict[str, tuple[Event, ...]]:
        """The events of each of these items in order, read at once."""

        def histories(index: Index) -> dict[str, tuple[Event, ...]]:
            former = index.memories.former()
            names = {key: (*former.get(key, ()), key) for key in keys}
            events = index.events.histories(chain.from_iterable(names.values()))
            return {
                key: tuple(chain.from_iterable(events.get(name, ()) for name in names[key]))
                for key in names
            }

        return self._ask(histories)

    def recent(self, least: int = RECENT) -> tuple[Event, ...]:
        """The events that were written last: enough to tell recent mistakes."""
        return self.event_store.last_written(least)

    def recent_outcomes(self) -> Outcomes:
        """How the answers among them went."""
        return outcomes(self.event_store.outlines_of_last_written(RECENT))

    def slips(self) -> dict[str, frozenset[str]]:
        """The named mistakes made in answering each item, by the key that it has now."""
        return self._ask(lambda index: index.slips())

    def named_mistakes(self) -> tuple[NamedMistake, ...]:
        """The same, each time that one was made."""
        return self._ask(lambda index: tuple(index.named_mistakes()))

    def answers(self) -> tuple[PackedAnswers, ...]:
        """All graded answers that count, by the key that each item has now."""
        return self._ask(lambda index: tuple(index.answers()))

    def answer_log(self) -> KeptAnswers:
        """All graded answers that count, most of them as they were kept, by their present keys."""
        return self._ask(lambda index: index.answer_log())

    def keep_answers(self, log: KeptAnswers, data: bytes) -> None:
        """All answers of the log in the caller's own form, for the next time."""
        self._ask(lambda index: index.keep_answers(log, data))

    def candidates(self) -> dict[str, list[Candidate]]:
        """The items of the library by topic, with what is known of each; due at once if revised."""

        def candidates(index: Index, _: Catalogue, today: date) -> dict[str, list[Candidate]]:
            queries = self._queries(index, today)
            return {topic: queries.candidates(topic) for topic in self._catalogue.decks}

        return self.ask(candidates)

    def ask(self, question: Callable[[Index, Catalogue, date], Result]) -> Result:
        """The answer to a question about the library in the index, on the study day of today."""
        today = self.moment().day
        return self._ask(lambda index: question(index, self._catalogue, today))

    def page_of_candidates(self, topic: str, first: int, most: int) -> list[Candidate]:
        """Some items of a topic, as `candidates` has them, from the first on in their order."""
        today = self.moment().day
        return self._ask(
            lambda index: self._queries(index, today).candidates(topic, first=first, most=most)
        )

    def candidates_among(self, keys: Iterable[str]) -> dict[str, Candidate]:
        """Those of the items that some topic asks, by key, as `candidates` has them."""
        today = self.moment().day
        asked = self._ask(lambda index: self._queries(index, today).candidates_among(keys))
        return {candidate.key: candidate for candidate in asked}

    def soon(self, days: int) -> list[Candidate]:
        """What comes due within so many days, and what was answered today."""
        today = self.moment().day
        return self._ask(lambda index: self._queries(index, today).soon(days))

    def overview(self) -> Overview:
        """The library as it stands today."""
        today, originals = self.moment().day, self.event_store.paths.originals
        stand_ins = tuple(entry.looked_at(originals) for entry in self.stand_ins)
        return self._ask(
            lambda index: overview_of(
                index,
                self._catalogue._replace(stand_ins=stand_ins),
                self.settings,
                self.scheduler,
                today=today,
            )
        )

    @property
    def stand_ins(self) -> tuple[StandIn, ...]:
        """The topics of the learner's own that stand in for shipped ones."""
        return self._catalogue.stand_ins

    def next_due(self) -> date | None:
        """The earliest day on which anything is due; none while nothing was ever answered."""
        days = (topic.next_due for topic in self.overview().topics)
        return min((day for day in days if day), default=None)

    def plan(self, topics: frozenset[str] | None) -> tuple[Planned, ...]:
        """The plan over these topics; what was answered today elsewhere still counts as done."""
        today = self.moment().day
        return self._ask(lambda index: self._plan(index, topics, today))

    def _plan(
        self, index: Index, topics: frozenset[str] | None, today: date
    ) -> tuple[Planned, ...]:
        queue = build_queue(
            day_pool(index, self._catalogue, self.settings, today=today, topics=topics),
            today=today,
            limits=limits_on(today, self.settings, index),
            scheduler=self.scheduler,
        )
        return tuple(row for row in queue if topics is None or topic_of(row.key) in topics)

    def catch_up_offer(self) -> CatchUp | None:
        """A plan for a backlog that is more than a day's work; none while one is followed."""
        today = self.moment().day
        counts = self._ask(lambda index: self._queries(index, today).topic_counts())
        return catch_up_offer(counts.values(), self.settings, today)

    def follow(self, offer: CatchUp) -> None:
        """From now on each day asks as much as the plan says, until its last day.

        Raises:
            StoreError: the disk refused.
        """
        self.keep_setting("catch_up_per_day", offer.per_day)
        self.keep_setting("catch_up_until", offer.last)

    def toggle_confidence(self) -> bool:
        """Ask how sure the learner is from now on, or stop asking; the settings file keeps it.

        Returns:
            Whether it is asked now.

        Raises:
            StoreError: the disk refused.
        """
        asks = self.settings.confidence == OFF
        self.keep_setting("confidence", ALL if asks else OFF)
        return asks

    def keep_setting(self, key: str, value: TomlValue | None) -> None:
        """One setting, written to the learner's file; it holds from now on, or from the next start.

        Args:
            key: of the setting.
            value: what it shall hold; with None its default.

        Raises:
            StoreError: the value is none of its own, or the disk refused.
        """
        file = self.event_store.paths.settings
        if value is None:
            reset_setting(file, key)
        else:
            write_setting(file, key, value)
        if not SETTING_RULES[key].from_start:
            written, _ = read_settings(file)
            self.settings = self.settings._replace(**{key: getattr(written, key)})

    def _queries(self, index: Index, today: date) -> DueQueries:
        return DueQueries(index, self._catalogue.decks, today)

    def _ask(self, question: Callable[[Index], Result]) -> Result:
        """The answer of an index that has this library, whatever was done to it meanwhile.

        Another window may have another library, and so other keys for the same histories; an index
        that had to be built anew has no decks yet.
        """

        def ask(index: Index) -> Result:
            if not index.decks.has(deck.file for deck in self._catalogue.decks.values()):
                self._catalogue = self._read_catalogue(self._record, index)
            index.follow(self._renamed)
            return question(index)

        return self.event_store.ask(ask)
