"""The agenda: what the library holds and what of it is due, without reading any deck again."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from pathlib import Path
from typing import Final, TypeAlias

from quizapp.decks.changes import is_revised
from quizapp.decks.complaints import Level
from quizapp.store.catalogue import DeckEntry, ItemEntry, details_of, renames
from quizapp.store.records import Records
from quizapp.store.settings import Settings, write_setting
from quizapp.store.watching import Watcher
from quizapp.study.catch_up import CatchUp, catch_up, coming_due
from quizapp.study.event import Event, Moment
from quizapp.study.memory import Memory
from quizapp.study.overview import TopicFacts, facts
from quizapp.study.queue import ASKABLE, Candidate, Limits, Origin, Planned, plan
from quizapp.study.replay import aliases

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
    complained: tuple[DeckEntry, ...]
    """The deck files with something wrong in them."""


class Agenda:
    """Library and memories behind one door; `quizapp due` needs no more."""

    def __init__(
        self,
        records: Records,
        settings: Settings,
        roots: Sequence[Path],
        *,
        moment: Callable[[], Moment],
        read: Callable[[Path], DeckEntry],
        problems: Sequence[str] = (),
    ) -> None:
        self.settings = settings
        self.moment = moment
        self.records = records
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
        self._entries = self.records.library(self.roots, self._read)
        self._decks: dict[str, DeckEntry] = {}
        for entry in self._entries:
            if entry.topic:
                self._decks.setdefault(entry.topic, entry)

    def decks_changed(self) -> bool:
        """Deck files look different from when they were last read; watching begins with a call."""
        if self._watcher is None:
            self._watcher = Watcher(self.roots)
        return self._watcher.changed()

    @property
    def problems(self) -> tuple[str, ...]:
        """Sentences on what is wrong with the learner's own files."""
        clock = self.records.clock_trouble(self.moment().at)
        return (*self._problems, *self.records.problems, *clock)

    @property
    def topics(self) -> dict[str, str]:
        """Title by topic, in the order of the library."""
        return {topic: deck.title for topic, deck in self._decks.items()}

    def deck(self, topic: str) -> DeckEntry:
        """The catalogue's entry of a topic that the library has."""
        return self._decks[topic]

    def deck_file(self, topic: str) -> Path | None:
        """Where the topic stands."""
        deck = self._decks.get(topic)
        return Path(deck.file) if deck else None

    def errors(self) -> frozenset[str]:
        """Everything that keeps something in a deck file from being studied, with addresses."""
        complaints = (complaint for entry in self._entries for complaint in entry.complaints)
        return frozenset(str(each) for each in complaints if each.level is Level.ERROR)

    def first_error(self, file: Path) -> str:
        """The first thing wrong with a deck file, with its address; empty when nothing is."""
        complaints = (c for e in self._entries if e.file == str(file) for c in e.complaints)
        return next((str(each) for each in complaints if each.level is Level.ERROR), "")

    def toggle_confidence(self) -> bool:
        """Ask how sure the learner is from now on, or stop asking; the settings file keeps it.

        Returns:
            Whether it is asked now.

        Raises:
            StoreError: the disk refused.
        """
        asks = not self.settings.confidence
        write_setting(self.records.paths.settings, "confidence", asks)
        self.settings = replace(self.settings, confidence=asks)
        return asks

    def items(self) -> Iterator[ItemEntry]:
        """All items of the library."""
        for deck in self._decks.values():
            yield from deck.items

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
        today = self.moment().day
        candidates = self.candidates()
        planned = self._plan(candidates, None)
        new = sum(each.origin is Origin.NEW for each in planned)
        topics = (
            facts(topic, deck.title, candidates[topic], today=today)
            for topic, deck in self._decks.items()
        )
        complained = tuple(entry for entry in self._entries if entry.complaints)
        return Overview(
            topics=tuple(topics),
            due_today=len(planned) - new,
            new_today=new,
            flagged=tuple(self._flagged(candidates)),
            offer=self._offer(candidates),
            catching_up_until=self._catching_up_until(today),
            complained=complained,
        )

    def _flagged(self, candidates: Candidates) -> Iterator[str]:
        for topic, rows in candidates.items():
            keys = [row.key for row in rows if row.memory and row.memory.flagged]
            details = details_of(self._decks[topic]).items if keys else {}
            yield from (details[key].text if key in details else key for key in keys)

    def next_due(self) -> date | None:
        """The earliest day on which anything is due; none while nothing was ever answered."""
        days = (each.next_due for each in self.overview().topics)
        return min((day for day in days if day), default=None)

    def keep_setting(self, key: str, value: str) -> None:
        """One setting, written to the learner's file.

        Raises:
            StoreError: the disk refused.
        """
        write_setting(self.records.paths.settings, key, value)

    def memories(self) -> dict[str, Memory]:
        """What is known of each item, whatever key it had before, and due at once if revised."""
        memories = self.records.memories()
        for new, olds in self.former_keys().items():
            if any(old in memories for old in olds):
                memories[new] = self.records.memory_of((*olds, new))
        return memories

    def former_keys(self) -> dict[str, tuple[str, ...]]:
        """The earlier keys of items, by the present one: renamed by a deck, or relinked."""
        declared = renames(self._decks.values())
        former: dict[str, tuple[str, ...]] = {}
        for old, new in aliases(self.records.relinks(), declared).items():
            former[new] = (*former.get(new, ()), old)
        return former

    def history(self, key: str) -> tuple[Event, ...]:
        """The item's events in order, under whatever key."""
        keys = (*self.former_keys().get(key, ()), key)
        return tuple(event for each in keys for event in self.records.history(each))

    def recent(self, least: int = RECENT) -> tuple[Event, ...]:
        """The events that were written last: enough to tell recent mistakes."""
        return self.records.last_written(least)

    def candidates(self) -> Candidates:
        """The items of the library, with what is known of each."""
        memories = self.memories()
        today = self.moment().day
        return {topic: list(_rows(deck, memories, today)) for topic, deck in self._decks.items()}

    def catch_up_offer(self) -> CatchUp | None:
        """A plan for a backlog that is more than a day's work; none while one is followed."""
        return self._offer(self.candidates())

    def _offer(self, candidates: Candidates) -> CatchUp | None:
        today = self.moment().day
        if self._catching_up_until(today):
            return None
        memories = [row.memory for rows in candidates.values() for row in rows if row.memory]
        backlog = sum(
            memory.due is not None and memory.due <= today and not memory.rests_on(today)
            for memory in memories
        )
        most = self.settings.reviews_per_day or A_DAYS_WORK
        coming = coming_due(memories, today=today) if backlog > most else ()
        return catch_up(backlog, today=today, most=most, coming=coming)

    def _catching_up_until(self, today: date) -> date | None:
        """The last day of the plan that is followed today, if one is."""
        until = self.settings.catch_up_until
        return until if until and until >= today and self.settings.catch_up_per_day else None

    def follow(self, offer: CatchUp) -> None:
        """From now on each day asks as much as the plan says, until its last day.

        Raises:
            StoreError: the disk refused.
        """
        file = self.records.paths.settings
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
        return self._plan(self.candidates(), topics)

    def _plan(self, candidates: Candidates, topics: frozenset[str] | None) -> tuple[Planned, ...]:
        today = self.moment().day
        planned = plan(
            (
                row
                for rows in candidates.values()
                for row in rows
                if topics is None
                or row.topic in topics
                or (row.memory is not None and row.memory.last == today)
            ),
            today=today,
            limits=self._limits(today),
            prereqs={topic: deck.prereqs for topic, deck in self._decks.items()},
            opened=topics or (),
            preset=self.settings.scheduler,
            deadline=self.settings.interview_date,
        )
        return tuple(each for each in planned if topics is None or topic_of(each.key) in topics)


def topic_of(key: str) -> str:
    """The topic that an item's key begins with."""
    return key.partition("/")[0]


def _rows(entry: DeckEntry, memories: dict[str, Memory], today: date) -> Iterator[Candidate]:
    for item in entry.items:
        if item.kind in ASKABLE:
            memory = memories.get(item.key)
            if memory and memory.due and is_revised(memory.fingerprint, item.rev):
                # Once a day is enough: what was answered today comes tomorrow.
                soon = today + timedelta(days=memory.last == today)
                memory = replace(memory, due=min(memory.due, soon))
            yield Candidate(item.key, entry.topic, item.kind, memory, item.core)
