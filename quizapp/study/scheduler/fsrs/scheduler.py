"""FSRS as a scheduler: the rule of the package `fsrs`, for study days in place of instants.

The package is an extra, and is loaded by the first memory that is moved.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime
from functools import lru_cache
from importlib import import_module
from typing import TYPE_CHECKING, Any, Final, NamedTuple, Self

from quizapp.study.quality import LEAST_PASSED, Quality
from quizapp.study.scheduler.base import LAST_DAY, PLACED_DAYS, Scheduler, later
from quizapp.study.scheduler.due_day import fuzz, is_last_chance, longest
from quizapp.study.scheduler.fsrs.explained import explain_step
from quizapp.study.scheduler.fsrs.parameters import DESIRED_RETENTION, FSRS_DEFAULTS
from quizapp.study.scheduler.leeches import is_flagged_anew, lapses_reason
from quizapp.study.scheduler.memory import Memory
from quizapp.study.scheduler.presets import LONGEST_INTERVAL

if TYPE_CHECKING:
    import fsrs

RATINGS: Final = (1, 1, 1, 2, 3, 4)
"""Of each quality, from Again to Easy: what was not remembered is one thing to FSRS."""

LAST_NOON: Final = LAST_DAY - LONGEST_INTERVAL
"""The package dates the next review itself, and its calendar must have that day."""

LONGEST_STABILITY: Final = 1e8
"""Days. Some fitted parameters let it grow without end, and a number ends somewhere."""


class FSRSStep(NamedTuple):
    """What one answer makes of an item."""

    stability: float
    difficulty: float
    interval_days: int
    """Until the desired retention is left: at least one, and not yet limited."""


@dataclass(frozen=True, slots=True)
class FSRSScheduler(Scheduler):
    """The package's rule on the days of our own, and the limits that every scheduler keeps.

    An answer on a later day counts however early it came, since the rule knows what waiting was
    worth; and a repeat of the same day counts as one.

    Source: open-spaced-repetition, FSRS-6, as py-fsrs 6 has it, without its learning steps (drills
    do that) and without its fuzz (ours is hashed).
    """

    parameters: tuple[float, ...] = FSRS_DEFAULTS
    retention: float = DESIRED_RETENTION
    """The chance of recall at which an item comes back."""
    max_interval: int = 365
    deadline: date | None = None
    """No interval passes a quarter of the time left until then."""

    @property
    def name(self) -> str:
        """What events carry."""
        return "fsrs"

    @property
    def signature(self) -> str:
        """Every number, the deadline, and the package's release: 6.3.2 moves some days."""
        numbers = f"{self.parameters} {self.retention} {self.max_interval} {self.deadline}"
        return f"FSRS {_release()} {numbers}"

    @property
    def drill_limit(self) -> int | None:
        """Most drills of one item on one day."""
        return 3

    @property
    def siblings_apart(self) -> bool:
        """Items of one card are not asked on the same study day."""
        return True

    def until(self, deadline: date | None) -> Self:
        """The same scheduler for an interview on that day, or for none."""
        return replace(self, deadline=deadline)

    def limited_to(self, max_interval: int | None) -> Self:
        """The same scheduler with another longest interval, in days; none leaves it."""
        return self if max_interval is None else replace(self, max_interval=max_interval)

    def tuned(self, *, retention: float, parameters: Sequence[float]) -> Self:
        """The same scheduler for a desired retention, with fitted parameters or the package's."""
        fitted = tuple(map(float, parameters)) or FSRS_DEFAULTS
        return replace(self, retention=retention, parameters=fitted)

    def review(self, memory: Memory, quality: Quality, *, today: date, seed: str) -> Memory:
        """The memory after one graded review: FSRS's own rule.

        Returns:
            Interval 1 day to the longest, a due day after `today` (the last of the calendar at
            most); the ease stays as it is, it is SM-2's.
        """
        passed = quality >= LEAST_PASSED
        return self._dated(
            memory, self._step(memory, quality, today), today=today, seed=seed
        )._replace(
            streak=memory.streak + 1 if passed else 1,
            lapses=memory.lapses + (not passed and memory.streak > 0),
            last=today,
            answers=memory.answers + 1,
            drills=0,
            drilling=quality < Quality.GOOD,
        )

    def drill(self, memory: Memory, quality: Quality, *, today: date, seed: str) -> Memory:
        """The memory after a same-day repeat, which moves the schedule a little too."""
        # Not `super()`: a class with slots is another one than that in which this was compiled.
        after = Scheduler.drill(self, memory, quality, today=today, seed=seed)
        if not memory.stability or memory.last != today:
            # What it repeats was taken back, or came from another device on another day.
            return after
        step = self._step(memory, quality, today)
        dated = self._dated(after, step, today=today, seed=seed)
        # An edit may have asked for it sooner.
        return dated._replace(due=memory.due) if memory.due and memory.due <= today else dated

    def place(self, memory: Memory, *, today: date) -> Memory:
        """The memory of an item that is set to known, with the stability that its days want."""
        placed = Scheduler.place(self, memory, today=today)
        if placed == memory:
            return memory
        first = self._step(Memory(), Quality.GOOD, today)
        return placed._replace(
            stability=max(memory.stability, self._stability_for(placed.interval_days)),
            difficulty=memory.difficulty or first.difficulty,
        )

    def explain(
        self, memory: Memory, quality: Quality, *, today: date, seed: str
    ) -> dict[str, str]:
        """What a review does to stability, difficulty and interval, at which retrievability."""
        step = self._step(memory, quality, today)
        limit = longest(self.max_interval, today, self.deadline)
        return explain_step(
            memory,
            stability=step.stability,
            difficulty=step.difficulty,
            interval_days=step.interval_days,
            retrievability=self.retrievability(memory, today),
            retention=self.retention,
            limit=limit,
            extra=fuzz(min(step.interval_days, limit), seed, memory.answers),
            before_interview=limit < self.max_interval,
        )

    def describe(self, memory: Memory) -> str:
        """Stability and difficulty; empty for an item that has none yet."""
        if not memory.stability:
            return ""
        return f"stability {memory.stability:.2f} d, difficulty {memory.difficulty:.2f}"

    def retrievability(self, memory: Memory, today: date) -> float:
        """The chance that the item is remembered on that day; 0 for one that was never graded."""
        package = _package(self.parameters, self.retention)
        chance: float = package.get_card_retrievability(_card(memory, today), _noon(today))
        return chance

    def counts_from(self, memory: Memory) -> date | None:
        """Any later day counts; only a clock that went back makes an answer come too early."""
        return memory.last

    def keeps_due_siblings_apart(self, today: date) -> bool:
        """Of the due items of one card one is asked today, unless no other day is left."""
        return not is_last_chance(self.deadline, today)

    def placed_days(self, today: date) -> int:
        """In how many days what is set to known today comes back: the deadline holds for it too."""
        return min(PLACED_DAYS, longest(self.max_interval, today, self.deadline))

    def leech_reason(self, memory: Memory) -> str:
        """That the item was failed too often, in a sentence; empty when it is no leech."""
        return lapses_reason(memory)

    def flags_leech(self, before: Memory, after: Memory) -> bool:
        """This answer is the moment to say so: a leech just made, or three more lapses of one."""
        if not self.leech_reason(after):
            return False
        return is_flagged_anew(before, after) or not self.leech_reason(before)

    def _step(self, memory: Memory, quality: Quality, today: date) -> FSRSStep:
        """What the package makes of the answer."""
        now = _noon(today)
        package = _package(self.parameters, self.retention)
        card, _ = package.review_card(
            _card(memory, today), _library().Rating(RATINGS[quality]), now
        )
        assert card.stability
        assert card.difficulty
        return FSRSStep(
            min(card.stability, LONGEST_STABILITY), card.difficulty, (card.due - now).days
        )

    def _stability_for(self, days: int) -> float:
        """With which the desired retention is left after so many days: FSRS's curve, inverted."""
        decay = -self.parameters[-1]
        factor: float = 0.9 ** (1 / decay) - 1
        wanted: float = self.retention ** (1 / decay) - 1
        return days * factor / wanted

    def _dated(self, memory: Memory, step: FSRSStep, *, today: date, seed: str) -> Memory:
        """The memory with what the step makes of it, and the day on which it comes back."""
        interval = min(step.interval_days, longest(self.max_interval, today, self.deadline))
        return memory._replace(
            interval_days=interval,
            due=later(today, interval + fuzz(interval, seed, memory.answers)),
            stability=step.stability,
            difficulty=step.difficulty,
        )


@lru_cache(maxsize=1)
def _library() -> Any:
    """The package itself."""
    return import_module("fsrs")


@lru_cache(maxsize=1)
def _release() -> str:
    """Of the package; empty where it is missing, and nothing was moved by it."""
    # Loaded here, since it takes longer than a prompt of a shell may wait.
    metadata: Any = import_module("importlib.metadata")
    try:
        return str(metadata.version("fsrs"))
    except ModuleNotFoundError:
        return ""


@lru_cache(maxsize=16)
def _package(parameters: tuple[float, ...], retention: float) -> "fsrs.Scheduler":
    """The package's own scheduler, which checks its parameters each time it is made."""
    scheduler: fsrs.Scheduler = _library().Scheduler(
        parameters=parameters,
        desired_retention=retention,
        learning_steps=(),
        relearning_steps=(),
        maximum_interval=LONGEST_INTERVAL,
        enable_fuzzing=False,
    )
    return scheduler


def _card(memory: Memory, today: date) -> "fsrs.Card":
    """The item as the package has it; it asks the clock for whatever it is not given."""
    library = _library()
    card: fsrs.Card = library.Card(card_id=1, due=_noon(today))
    if memory.stability:
        card.state, card.step = library.State.Review, None
        card.stability, card.difficulty = memory.stability, memory.difficulty
        card.last_review = _noon(memory.last) if memory.last else None
    return card


@lru_cache(maxsize=4096)
def _noon(day: date) -> datetime:
    """Noon of the study day; of instants that are hours off the package makes other days."""
    near = date.fromordinal(min(day.toordinal(), LAST_NOON))
    return datetime(near.year, near.month, near.day, 12, tzinfo=UTC)


FSRS: Final = FSRSScheduler()
