"""A simulated learner: a year of answers by the real scheduler and a hidden forgetting curve.

The curve is a stretched exponential over a floor of luck, with an item's own difficulty and a day's
own form: no contestant of the duel has that shape. The learner skips days, is too sure when sure,
makes two named mistakes in numeric cards, studies now and then on a second device, takes a few
answers back, and has a mock interview every other month. The same seed makes the same year.
"""

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time, timedelta
from functools import lru_cache
from math import exp
from pathlib import Path
from random import Random
from typing import Final

from quizapp.cli.context import read_deck
from quizapp.collection.collection import Collection
from quizapp.collection.event_store import EventStore
from quizapp.store.paths import locate
from quizapp.store.settings.settings import Settings
from quizapp.study.answer.confidence import LADDER
from quizapp.study.event import Event, EventKind, MockStep, Moment
from quizapp.study.quality import Quality
from quizapp.study.scheduler.base import Scheduler
from quizapp.study.scheduler.memory import Memory
from quizapp.study.scheduler.sm2 import SM2
from tests.store.samples import write_journal

TODAY: Final = date(2026, 11, 27)
TOPICS: Final = {
    "ml.cost": "The cost",
    "ml.metrics": "Metrics",
    "ml.trees": "Trees",
    "stats.tests": "Tests",
}
CARDS: Final = 45
"""Of each topic; every third is numeric."""
SPOKEN: Final = 4
"""Interview questions of the first topic."""
NEW_A_DAY: Final = 4
STUDIED: Final = 0.75
"""Of the days."""
SLIPS: Final = ("label", "base")
DEVICES: Final = ("0a1b2c3d4e5f", "5f4e3d2c1b0a")
ROUND_TRIP: Final = 61
"""Days between mock interviews."""


@dataclass
class Trace:
    """One item as the learner really holds it."""

    difficulty: float
    """0 easy to 1 hard."""
    strength: float = 0.0
    """Days in which about half of it goes."""
    seen: date | None = None

    def recall(self, today: date, form: float) -> float:
        """The probability of knowing it today."""
        if self.seen is None:
            return 0.35 - 0.3 * self.difficulty
        waited = (today - self.seen).days
        floor = 0.08
        held = exp(-0.25 * (waited / self.strength) ** 0.7) if waited else 0.97
        return min(0.99, max(0.02, floor + (1 - floor) * held + form))

    def learn(self, today: date, *, passed: bool, drill: bool) -> None:
        """Take in an answer with its explanation."""
        if drill:
            self.strength += 0.3
            return
        if self.seen is None:
            self.strength = 4.0 - 2.5 * self.difficulty
        elif passed:
            self.strength *= 2.7 - 1.2 * self.difficulty
        else:
            self.strength = max(1.2, self.strength * 0.35)
        self.seen = today


@dataclass
class Learner:
    """The learner, the memories that the scheduler has of the items, and what was written."""

    random: Random
    scheduler: Scheduler
    traces: dict[str, Trace]
    memories: dict[str, Memory] = field(default_factory=dict)
    events: list[Event] = field(default_factory=list)
    at: datetime = datetime(2026, 1, 1, tzinfo=UTC)
    form: float = 0.0

    def study(self, today: date, new: Iterable[str]) -> None:
        """What is due, what is new, and the drills of what failed."""
        self.at = datetime.combine(today, time(18), UTC)
        self.form = self.random.gauss(0, 0.03)
        due = [key for key, row in self.memories.items() if row.due and row.due <= today]
        self.random.shuffle(due)
        waiting = [*due, *new]
        while waiting:
            key = waiting.pop(0)
            if self.answer(key, today).drilling:
                waiting.insert(min(5, len(waiting)), key)

    def answer(self, key: str, today: date, **facts: object) -> Memory:
        """One answer, graded, logged and learnt from."""
        before, trace = self.memories.get(key, Memory()), self.traces[key]
        truth = trace.recall(today, self.form)
        passed = self.random.random() < truth
        quality = self._quality(truth, passed=passed)
        kind, after = self.scheduler.answer(before, quality, today=today, seed=key)
        self.memories[key] = after
        trace.learn(today, passed=passed, drill=kind == EventKind.DRILL)
        self.at += timedelta(seconds=30)
        states = kind != EventKind.DRILL and self.random.random() < 0.6
        is_slip = is_numeric(key) and not passed and self.random.random() < 0.6
        event = Event(
            id=f"e{len(self.events):06}",
            kind=kind,
            moment=Moment(self.at, 60, today),
            key=key,
            quality=quality,
            confidence=self._stated(truth) if states else None,
            thinking_ms=round(1000 * self.random.lognormvariate(2.2, 0.5)),
            slip=SLIPS[self.random.random() < 0.3] if is_slip else "",
            count=before.answers,
            scheduler=self.scheduler.name,
            interval_before=before.interval_days,
            interval_after=after.interval_days,
            ease_before=before.ease,
            ease_after=after.ease,
        )
        self.events.append(event._replace(**facts))  # type: ignore[arg-type]
        return after

    def interview(self, today: date) -> None:
        """A mock interview over the spoken questions."""
        name, keys = f"mock-{today}", [spoken_key(n) for n in range(SPOKEN)]
        self._step(name, MockStep.BEGIN, today, keys)
        for key in keys:
            points = ("claim:2", "reason:1", "limit:1")
            ticked = tuple(point for point in points if self.random.random() < 0.65)
            weights = sum(int(point[-1]) for point in ticked)
            self.answer(
                key,
                today,
                mock=name,
                offered=points,
                ticked=tuple(point.partition(":")[0] for point in ticked),
                share=weights / 4,
                level="senior",
                seconds=120,
                slip="",
            )
        self._step(name, MockStep.END, today, ())

    def _step(self, name: str, step: MockStep, today: date, keys: Iterable[str]) -> None:
        self.at += timedelta(seconds=30)
        event = Event(
            id=f"e{len(self.events):06}",
            kind=EventKind.MOCK,
            moment=Moment(self.at, 60, today),
            answer=step,
            mock=name,
            offered=tuple(keys),
        )
        begins = step == MockStep.BEGIN
        self.events.append(event._replace(seconds=900, expected=(0.5, 0.8)) if begins else event)

    def _quality(self, truth: float, *, passed: bool) -> Quality:
        if not passed:
            return Quality.WRONG if self.random.random() < 0.8 else Quality.AGAIN
        draw = self.random.random()
        return Quality.HARD if draw < 0.12 else Quality.EASY if draw < truth - 0.8 else Quality.GOOD

    def _stated(self, truth: float) -> float:
        """What the learner says, who is too sure."""
        feeling = truth + 0.12 + self.random.gauss(0, 0.12)
        return min(LADDER, key=lambda step: abs(step - feeling))


def is_numeric(key: str) -> bool:
    """Every third card of a topic is numeric."""
    name = key.partition("/")[2]
    return name.startswith("q") and int(name[1:]) % 3 == 0


def spoken_key(number: int) -> str:
    """The key of an interview question."""
    return f"{next(iter(TOPICS))}/iv{number}"


def keys() -> list[str]:
    """The cards in the order in which they are met."""
    return [f"{topic}/q{number}" for number in range(CARDS) for topic in TOPICS]


@lru_cache(maxsize=4)
def year(
    seed: int = 0, *, days: int = 365, scheduler: Scheduler = SM2, today: date = TODAY
) -> tuple[Event, ...]:
    """The events of so many days up to yesterday, in the order in which they count."""
    return tuple(studied(seed, days=days, scheduler=scheduler, today=today).events)


def studied(
    seed: int = 0,
    *,
    days: int = 365,
    scheduler: Scheduler = SM2,
    today: date = TODAY,
    attendance: float = STUDIED,
) -> Learner:
    """The learner after these days, of which such a share is studied."""
    random = Random(f"learner {seed}")
    cards = keys()
    spoken = [spoken_key(number) for number in range(SPOKEN)]
    traces = {key: Trace(random.random()) for key in (*cards, *spoken)}
    learner = Learner(random, scheduler, traces)
    for ahead in range(days, 0, -1):
        day = today - timedelta(days=ahead)
        if random.random() < attendance:
            # A spoken question is due at interviews alone.
            held = {key: learner.memories.pop(key) for key in spoken if key in learner.memories}
            learner.study(day, [cards.pop(0) for _ in range(min(NEW_A_DAY, len(cards)))])
            learner.memories |= held
            _take_back(learner, day)
        if ahead % ROUND_TRIP == ROUND_TRIP // 2:
            learner.interview(day)
    return learner


def _take_back(learner: Learner, day: date) -> None:
    """Now and then the last answer of a day is undone, and given again a minute later."""
    if learner.random.random() >= 0.04 or not learner.events:
        return
    last = learner.events[-1]
    at = last.moment.at + timedelta(seconds=20)
    undo = Event(f"u{last.id}", EventKind.UNDO, Moment(at, 60, day), undoes=last.id)
    again = last._replace(
        id=f"a{last.id}", moment=last.moment._replace(at=at + timedelta(seconds=40))
    )
    learner.events += [undo, again]


def write_decks(folder: Path) -> None:
    """The learner's topics as files."""
    folder.mkdir(parents=True, exist_ok=True)
    for place, (topic, title) in enumerate(TOPICS.items()):
        lines = [f"topic: {topic}", f"title: {title}", "cards:"]
        for number in range(CARDS):
            if is_numeric(f"{topic}/q{number}"):
                card = f"numeric: What is {number}?, answer: {number}, tolerance: {{abs: 0.1}}"
                lines += [f"  - {{id: q{number}, {card}}}"]
            else:
                lines += [f"  - {{id: q{number}, q: Question {number}?, a: Reply {number}}}"]
        if not place:
            lines.append("interview:")
            lines += [f"  - {{id: iv{number}, q: Why {number}?}}" for number in range(SPOKEN)]
        (folder / f"{topic}.yaml").write_text("\n".join(lines) + "\n", encoding="utf-8")


def write_home(folder: Path, events: Iterable[Event]) -> None:
    """A home with these answers on two devices, and the decks as the learner's own."""
    paths = locate(home=folder, env={})
    of_device: tuple[list[Event], list[Event]] = ([], [])
    for event in events:
        of_device[event.moment.day.toordinal() % 7 == 0].append(event)
    for device, written in zip(DEVICES, of_device, strict=True):
        write_journal(paths, written, device=device)
    paths.device.write_text(f"{DEVICES[0]}\n", encoding="utf-8")
    write_decks(paths.decks)


@contextmanager
def collection_of(
    folder: Path, events: Iterable[Event], *, today: date = TODAY, scheduler: Scheduler = SM2
) -> Iterator[Collection]:
    """A collection that has these answers and the learner's topics."""
    write_home(folder, events)
    paths = locate(home=folder, env={})
    with EventStore.open(paths, scheduler=scheduler, new_id=lambda: DEVICES[0]) as event_store:
        noon = Moment(datetime.combine(today, time(12), UTC), 0, today)
        yield Collection(
            event_store, Settings(), [paths.decks], moment=lambda: noon, read_deck=read_deck
        )
