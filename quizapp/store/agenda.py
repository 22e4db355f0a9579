"""The agenda: what the library holds and what of it is due, without reading any deck again."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from quizapp.store.catalogue import DeckEntry
from quizapp.store.records import Records
from quizapp.store.settings import Settings, write_setting
from quizapp.study.event import Moment
from quizapp.study.memory import Memory
from quizapp.study.overview import TopicFacts, facts
from quizapp.study.queue import ASKABLE, Candidate, Limits, Origin, Planned, plan


@dataclass(frozen=True, slots=True)
class Overview:
    """What home shows."""

    topics: tuple[TopicFacts, ...]
    due_today: int
    """Reviews that a session over everything would ask, drills included."""
    new_today: int
    """New items that it would ask."""
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
        self._roots = tuple(roots)
        self._read = read
        self._problems = tuple(problems)
        self.reload()

    def reload(self) -> None:
        """Look for deck files that changed."""
        self._entries = self.records.library(self._roots, self._read)
        self._decks: dict[str, DeckEntry] = {}
        for entry in self._entries:
            if entry.topic:
                self._decks.setdefault(entry.topic, entry)

    @property
    def problems(self) -> tuple[str, ...]:
        """Sentences on what is wrong with the learner's own files."""
        return (*self._problems, *self.records.problems)

    @property
    def topics(self) -> dict[str, str]:
        """Title by topic, in the order of the library."""
        return {topic: deck.title for topic, deck in self._decks.items()}

    def deck_file(self, topic: str) -> Path | None:
        """Where the topic stands."""
        deck = self._decks.get(topic)
        return Path(deck.file) if deck else None

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
        candidates = self._candidates()
        planned = self.plan(None)
        new = sum(each.origin is Origin.NEW for each in planned)
        topics = (
            facts(topic, deck.title, candidates[topic], today=today)
            for topic, deck in self._decks.items()
        )
        complained = tuple(entry for entry in self._entries if entry.complaints)
        return Overview(tuple(topics), len(planned) - new, new, complained)

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

    def _candidates(self) -> dict[str, list[Candidate]]:
        memories = self.records.memories()
        return {topic: list(_rows(deck, memories)) for topic, deck in self._decks.items()}

    def plan(self, topics: frozenset[str] | None) -> tuple[Planned, ...]:
        """The plan over these topics; what was answered today elsewhere still counts as done."""
        today = self.moment().day
        candidates = (row for rows in self._candidates().values() for row in rows)
        planned = plan(
            (
                row
                for row in candidates
                if topics is None
                or row.topic in topics
                or (row.memory is not None and row.memory.last == today)
            ),
            today=today,
            limits=Limits(
                new_per_day=self.settings.new_per_day,
                reviews_per_day=self.settings.reviews_per_day or None,
                new_per_deck=self.settings.new_per_deck or None,
            ),
            prereqs={topic: deck.prereqs for topic, deck in self._decks.items()},
            opened=topics or (),
            preset=self.settings.scheduler,
        )
        return tuple(each for each in planned if topics is None or topic_of(each.key) in topics)


def topic_of(key: str) -> str:
    """The topic that an item's key begins with."""
    return key.partition("/")[0]


def _rows(entry: DeckEntry, memories: dict[str, Memory]) -> Iterator[Candidate]:
    for item in entry.items:
        if item.kind in ASKABLE:
            yield Candidate(item.key, entry.topic, item.kind, memories.get(item.key), item.core)
