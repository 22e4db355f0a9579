"""What home says is counted by the index; here it is counted again, from the events alone."""

import tempfile
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from quizapp.collection.collection import Collection
from quizapp.collection.event_store import EventStore
from quizapp.collection.filtered import due_soon
from quizapp.collection.home.no_screen import no_screen
from quizapp.collection.home.topic_facts import BuildsOn
from quizapp.collection.planning.limits import A_DAYS_WORK
from quizapp.collection.reading.deck_reader import DeckReading
from quizapp.decks.kinds.marks import PRIORITIES
from quizapp.decks.revision import is_revised
from quizapp.store.index.deck_record import DeckRecord, ItemEntry
from quizapp.store.index.item_details import Details, ItemDetails, write_details
from quizapp.store.paths import Paths, locate
from quizapp.store.settings.settings import Settings
from quizapp.study.event import Decision, Event, EventKind, Moment
from quizapp.study.kinds import asked_kinds
from quizapp.study.quality import Quality
from quizapp.study.queue.candidates import Candidate, Limits, Origin, Planned, family_of
from quizapp.study.queue.catch_up import CatchUp, catch_up
from quizapp.study.queue.filtered import ahead
from quizapp.study.queue.more import FIVE_MORE
from quizapp.study.scheduler.base import Scheduler
from quizapp.study.scheduler.memory import Memory
from quizapp.study.scheduler.replay import replay
from tests.oracles.planning import (
    coming_due,
    facts,
    in_order_of_need,
    interview_order,
    is_spoken,
    plan,
)
from tests.oracles.renames import renames
from tests.store.samples import TODAY, name_device

FIRST = TODAY - timedelta(days=40)

KINDS = ("basic", "basic", "cloze", "task", "interview")
ENDS = ("", "#rev", "#c1")

CARD = st.tuples(
    st.sampled_from(KINDS),
    st.integers(1, 3),
    st.integers(1, 2),
    st.booleans(),
    st.sampled_from(PRIORITIES),
    st.sets(st.sampled_from(["t.a/q0", "t.a/q2", "t.b/q0", "t.c/q1"]), max_size=2),
)
"""Kind, number of items, revision, whether it had another key before, priority, needs."""

TOPIC = st.tuples(
    st.lists(CARD, max_size=3), st.booleans(), st.sets(st.sampled_from(["t.a", "t.b", "t.x"]))
)
"""Cards, whether they are core, and what the topic builds on."""

KIND = st.sampled_from(
    [EventKind.REVIEW] * 9
    + [EventKind.BURY] * 2
    + [kind for kind in EventKind if kind != EventKind.RELINK]
)

ACT = st.tuples(
    KIND,
    st.sampled_from([0, 1, 2]) | st.integers(0, 12),
    st.sampled_from([40, 40, 39, 38, 33, 20]) | st.integers(0, 40),
    st.sampled_from(Quality),
    st.sampled_from(["", "1:aa", "1:aa:2"]),
    st.sampled_from(Decision),
)
"""Kind, number of the item or the event, day, quality, fingerprint, decision."""

SETTING_VALUES: dict[str, st.SearchStrategy[Any]] = {
    "new_per_day": st.integers(0, 4),
    "interviews_per_day": st.integers(0, 2),
    "reviews_per_day": st.sampled_from([0, 0, 1, 4]),
    "new_per_deck": st.sampled_from([0, 0, 1, 2]),
    "reviews_per_deck": st.sampled_from([0, 0, 1, 2]),
    "preset": st.sampled_from(["sm2", "sm2-classic"]),
    "interview_date": st.none()
    | st.sampled_from([-1, 0, 20]).map(lambda days: TODAY + timedelta(days)),
    "catch_up_per_day": st.sampled_from([0, 3]),
    "catch_up_until": st.none() | st.just(TODAY + timedelta(days=2)),
}

WISHES = st.fixed_dictionaries(SETTING_VALUES).map(lambda wishes: Settings(**wishes))

Sketch = tuple[list[tuple[str, int, int, bool, str, set[str]]], bool, set[str]]
Topics = Sequence[Sketch]
Acts = Sequence[tuple[EventKind, int, int, Quality, str, Decision]]


def library_of(topics: Topics, folder: Path) -> dict[Path, DeckRecord]:
    """An entry for each topic, as reading its file would make it."""
    return {
        folder / f"{name}.yaml": entry_of(f"t.{name}", folder / f"{name}.yaml", topic)
        for name, topic in zip("abcd", topics, strict=False)
    }


def entry_of(name: str, file: Path, topic: Sketch) -> DeckRecord:
    """The entry of one topic."""
    cards, core, prereqs = topic
    items, renamed = [], []
    for number, (kind, size, rev, moved, priority, needs) in enumerate(cards):
        for end in ENDS[:size]:
            key = f"{name}/q{number}{end}"
            items.append(ItemEntry(key, kind, core, rev, priority, tuple(sorted(needs))))
            if moved:
                renamed.append((f"{name}/old{number}{end}", key))
    details = {item.key: ItemDetails("", 1, "", (), f"Text of {item.key}") for item in items}
    not_asked = Counter(item.kind for item in items if item.kind not in asked_kinds())
    return DeckRecord(
        file=str(file),
        topic=name,
        title=name.upper(),
        prereqs=tuple(sorted(prereqs)),
        items=tuple(items),
        renamed=tuple(renamed),
        details=write_details(Details(details)),
        not_asked=dict(not_asked),
    )


def life_of(acts: Acts, library: Mapping[Path, DeckRecord]) -> list[Event]:
    """Events about the items of the library, about their former keys, and about each other."""
    keys = [item.key for entry in library.values() for item in entry.items]
    olds = [old for entry in library.values() for old, _ in entry.renamed]
    names = [*keys, *keys, *olds, "t.a/gone"]
    events: list[Event] = []
    for place, (kind, number, days, quality, seen, decision) in enumerate(acts):
        day = FIRST + timedelta(days=days)
        at = datetime(day.year, day.month, day.day, 8, tzinfo=UTC) + timedelta(seconds=place)
        target = events[number % len(events)] if kind == EventKind.UNDO and events else None
        graded = kind in (EventKind.REVIEW, EventKind.AHEAD, EventKind.DRILL, EventKind.CRAM)
        event = Event(
            id=f"e{place}",
            kind=kind,
            moment=Moment(at, 0, day),
            key=target.key if target else names[number % len(names)],
            fingerprint=seen,
            quality=quality if graded else None,
            answer=decision if kind == EventKind.EDIT else "",
            undoes=target.id if target else "",
        )
        if kind == EventKind.MORE:
            event = event._replace(key="", answer=str(number))
        elif keys and number == 12:
            event = event._replace(kind=EventKind.RELINK, key=keys[0], origin="t.a/gone")
        events.append(event)
    return events


@dataclass
class Slow:
    """The library judged without the index."""

    entries: Sequence[DeckRecord]
    events: Sequence[Event]
    wishes: Settings

    def candidates(self) -> dict[str, list[Candidate]]:
        memories = replay(
            self.events,
            scheduler=self.wishes.scheduler,
            was=renames(self.entries),
        )
        return {
            entry.topic: [
                Candidate(item.key, entry.topic, item.kind, seen(memories, item), item.core)
                for item in entry.items
                if item.kind in asked_kinds()
            ]
            for entry in self.in_order()
        }

    def in_order(self) -> list[DeckRecord]:
        """The topics, each after those that it builds on."""
        topics = {entry.topic: entry for entry in self.entries}
        order = in_order_of_need(topics, {topic: topics[topic].prereqs for topic in topics})
        return [topics[topic] for topic in order]

    def plan(self, topics: frozenset[str] | None) -> tuple[Planned, ...]:
        wishes = self.wishes
        limits = Limits(
            new_per_day=wishes.new_per_day + self.more(),
            reviews_per_day=wishes.reviews_per_day or None,
            new_per_deck=wishes.new_per_deck or None,
            reviews_per_deck=wishes.reviews_per_deck or None,
            interviews_per_day=wishes.interviews_per_day,
        )
        if wishes.catch_up_until and wishes.catch_up_per_day:
            agreed = CatchUp(0, wishes.catch_up_per_day, date.min, wishes.catch_up_until)
            limits = agreed.limits(limits, today=TODAY)
        planned = plan(
            [
                row
                for rows in self.candidates().values()
                for row in rows
                if topics is None
                or row.topic in topics
                or (row.memory is not None and row.memory.last == TODAY)
            ],
            today=TODAY,
            limits=limits,
            prereqs={entry.topic: entry.prereqs for entry in self.entries},
            library=[row for rows in self.candidates().values() for row in rows],
            interview_order=self.interview_order(),
            scheduler=wishes.scheduler,
        )
        return tuple(
            each for each in planned if topics is None or each.key.partition("/")[0] in topics
        )

    def more(self) -> int:
        """How many new items the learner added to today, undos and undos of these aside."""
        undone: set[str] = set()
        for event in reversed(self.events):
            # What takes an event back always comes after it here.
            if event.kind == EventKind.UNDO and event.id not in undone:
                undone.add(event.undoes)
        return sum(
            int(event.answer)
            for event in self.events
            if event.kind == EventKind.MORE and event.moment.day == TODAY and event.id not in undone
        )

    def interview_order(self) -> list[str]:
        """The cards as an interview that is ahead wants them; none without one."""
        day = self.wishes.interview_date
        if day is None or day < TODAY:
            return []
        items = [item for entry in self.in_order() for item in entry.items]
        return interview_order(
            {family_of(item.key): item.priority for item in items},
            {family_of(item.key): item.needs for item in items},
        )

    def more_facts(self, topic: str) -> dict[str, Any]:
        """What the list of topics says of a topic beside the counts."""
        [entry] = [entry for entry in self.entries if entry.topic == topic]
        core, known = Counter[str](), Counter[str]()
        for name, rows in self.candidates().items():
            awake = [
                row
                for row in rows
                if row.core and not is_spoken(row) and not (row.memory and row.memory.suspended)
            ]
            core[name] = len(awake)
            known[name] = sum(bool(row.memory and row.memory.streak >= 2) for row in awake)
        return {
            "why_empty": self.why_empty(topic),
            "not_asked": tuple(entry.not_asked.items()),
            "builds_on": tuple(
                BuildsOn(name.upper(), known[name], core[name])
                for name in entry.prereqs
                if name in {entry.topic for entry in self.entries}
            ),
        }

    def new_planned(self, more: int) -> int:
        """How many new items the day would ask if so many more were wanted."""
        wishes = self.wishes._replace(new_per_day=self.wishes.new_per_day + more)
        planned = replace(self, wishes=wishes).plan(None)
        return sum(row.origin is Origin.NEW and row.key not in self.aloud() for row in planned)

    def aloud(self) -> set[str]:
        """The keys of the interview questions, which stand beside all other counts."""
        return {row.key for rows in self.candidates().values() for row in rows if is_spoken(row)}

    def coming(self) -> tuple[int, ...]:
        """How much comes due on each of the next seven days."""
        return coming_due(self.written_memories(), today=TODAY, days=7)

    def written_memories(self) -> list[Memory]:
        """The memories of all items but interview questions."""
        return [
            row.memory
            for rows in self.candidates().values()
            for row in rows
            if row.memory and not is_spoken(row)
        ]

    def why_empty(self, topic: str) -> str:
        """Why nothing of the topic is ever asked; empty where something is."""
        kinds = [
            item.kind for entry in self.entries if entry.topic == topic for item in entry.items
        ]
        if asked_kinds().keys() & set(kinds):
            return ""
        return no_screen(dict.fromkeys(kinds)) if kinds else "it has no card"

    def offer(self) -> CatchUp | None:
        if self.wishes.catch_up_until and self.wishes.catch_up_per_day:
            return None
        memories = self.written_memories()
        backlog = sum(
            bool(memory.due) and memory.due <= TODAY and not memory.rests_on(TODAY)
            for memory in memories
            if memory.due
        )
        return catch_up(
            backlog,
            today=TODAY,
            most=self.wishes.reviews_per_day or A_DAYS_WORK,
            coming=coming_due(memories, today=TODAY),
        )


def seen(memories: Mapping[str, Memory], item: ItemEntry) -> Memory | None:
    """The memory of an item, which is due at once when its card was revised."""
    memory = memories.get(item.key)
    if memory == Memory():
        # The index forgets an item about which everything was taken back.
        return None
    if memory and memory.due and is_revised(memory.fingerprint, item.rev):
        soon = TODAY + timedelta(days=memory.last == TODAY)
        return memory._replace(due=min(memory.due, soon))
    return memory


def assert_agrees(collection: Collection, slow: Slow) -> None:
    """Everything that home and sessions want to know is what the events say."""
    found, candidates = collection.overview(), slow.candidates()
    assert found.topics == tuple(
        facts(topic, topic.upper(), rows, today=TODAY)._replace(**slow.more_facts(topic))
        for topic, rows in candidates.items()
    )
    planned = slow.plan(None)
    aloud = slow.aloud()
    spoken = [each for each in planned if each.key in aloud]
    new = sum(each.origin is Origin.NEW and each.key not in aloud for each in planned)
    counts = (found.due_today, found.new_today, found.interviews_today)
    assert counts == (len(planned) - new - len(spoken), new, len(spoken))
    more = slow.new_planned(found.overrun + FIVE_MORE) - new
    limits = slow.wishes.reviews_per_day or slow.wishes.reviews_per_deck
    limited = limits or slow.wishes.catch_up_until
    assert found.more_new == more or (limited and not new and found.more_new < more)
    assert found.coming == slow.coming()
    assert found.offer == slow.offer() == collection.catch_up_offer()
    assert found.flagged == tuple(
        f"Text of {row.key}"
        for rows in candidates.values()
        for row in rows
        if row.memory and row.memory.flagged
    )
    assert collection.candidates() == candidates
    for topic, rows in candidates.items():
        assert collection.page_of_candidates(topic, 1, 2) == rows[1:3]
    for topics in (None, frozenset({"t.a"}), frozenset({"t.b", "t.c"})):
        assert collection.plan(topics) == slow.plan(topics)
        near = (
            row
            for topic, rows in candidates.items()
            for row in rows
            if (topics is None or topic in topics) and not is_spoken(row)
        )
        expected = ahead(near, today=TODAY, days=3, scheduler=slow.wishes.scheduler)
        assert due_soon(collection, 3, topics) == expected


@given(
    st.lists(TOPIC, min_size=1, max_size=3),
    st.lists(ACT, min_size=8, max_size=40),
    WISHES,
    st.data(),
)
@settings(deadline=None)
def test_the_index_counts_what_the_events_say(
    topics: Topics, acts: Acts, wishes: Settings, data: st.DataObject
) -> None:
    with tempfile.TemporaryDirectory() as name:
        paths = locate(home=Path(name) / "home", env={})
        decks = Path(name) / "decks"
        decks.mkdir()
        library = library_of(topics, decks)
        for file in library:
            file.write_text("a deck that the entry stands for")
        events = life_of(acts, library)
        half = data.draw(st.integers(0, len(events)))
        with event_store_at(paths, wishes.scheduler) as event_store:
            collection = collection_of(event_store, wishes, decks, library.__getitem__)
            appended: list[Event] = []
            for part in (events[:half], events[half:]):
                appended += [event_store.append(event) for event in part]
                assert_agrees(collection, Slow([*library.values()], appended, wishes))
        paths.index.unlink(missing_ok=True)
        with event_store_at(paths, wishes.scheduler) as event_store:
            collection = collection_of(event_store, wishes, decks, library.__getitem__)
            assert_agrees(collection, Slow([*library.values()], appended, wishes))


def event_store_at(paths: Paths, scheduler: Scheduler) -> EventStore:
    """The learner's events."""
    return EventStore.open(paths, scheduler=scheduler, new_id=name_device)


def collection_of(
    event_store: EventStore, wishes: Settings, decks: Path, read: Callable[[Path], DeckRecord]
) -> Collection:
    """The collection on that day."""
    noon = Moment(datetime(TODAY.year, TODAY.month, TODAY.day, 12, tzinfo=UTC), 0, TODAY)

    def reading(path: Path) -> DeckReading:
        return DeckReading(None, lambda: read(path))

    return Collection(event_store, wishes, [decks], moment=lambda: noon, read_deck=reading)
