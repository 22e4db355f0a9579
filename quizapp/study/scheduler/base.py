"""What a scheduler is: a value that moves memories, and says how."""

from abc import abstractmethod
from collections.abc import Sequence
from datetime import date, timedelta
from typing import Final, Protocol, Self

from quizapp.study.event import EventKind
from quizapp.study.quality import Quality
from quizapp.study.scheduler.memory import KNOWN_STREAK, Memory

PLACED_DAYS: Final = 6
"""What is set to known comes back where two successes in a row would have brought it."""

LAST_DAY: Final = date.max.toordinal()


class Scheduler(Protocol):
    """Moves memories; SM-2 is one, and any other inherits the rules of a day from here.

    A day's first answer is a review, or ahead when it came too early to count; later ones on that
    day are drills, which leave the schedule alone.
    """

    @property
    @abstractmethod
    def name(self) -> str:
        """What events carry."""
        ...

    @property
    @abstractmethod
    def signature(self) -> str:
        """All that its memories hang on: another signature means that they are replayed."""
        ...

    @property
    def drill_limit(self) -> int | None:
        """Most drills of one item on one day; none means until it sits."""
        return None

    @property
    def siblings_apart(self) -> bool:
        """Items of one card are not asked on the same study day."""
        return False

    def until(self, deadline: date | None) -> Self:
        """The same scheduler for an interview on that day, or for none."""
        return self

    def limited_to(self, max_interval: int | None) -> Self:
        """The same scheduler with another longest interval, in days; none leaves it."""
        return self

    def tuned(self, *, retention: float, parameters: Sequence[float]) -> Self:
        """The same scheduler for a desired retention, with parameters fitted on one's own log.

        One that has neither stays as it is; no parameters are those that it comes with.
        """
        return self

    @abstractmethod
    def review(self, memory: Memory, quality: Quality, *, today: date, seed: str) -> Memory:
        """The memory after one graded review.

        Args:
            memory: what is remembered so far; `Memory()` for a new item.
            quality: 0 to 5; 3 and up is a success.
            today: the study day of the answer.
            seed: the item's key, one half of the seed of all chance; `memory.answers` is the other.
        """
        ...

    @abstractmethod
    def explain(
        self, memory: Memory, quality: Quality, *, today: date, seed: str
    ) -> dict[str, str]:
        """What a review moves, by its name, each with the arithmetic; `interval` is among it."""
        ...

    def describe(self, memory: Memory) -> str:
        """What it knows of an item beside interval and ease, in words; empty where that is all."""
        return ""

    def counts_from(self, memory: Memory) -> date | None:
        """The first day on which a success moves the schedule; none for an item never graded."""
        return memory.due

    def keeps_due_siblings_apart(self, today: date) -> bool:
        """Of the due items of one card only one is asked today."""
        return self.siblings_apart

    def placed_days(self, today: date) -> int:
        """In how many days what is set to known today comes back."""
        return PLACED_DAYS

    def place(self, memory: Memory, *, today: date) -> Memory:
        """The memory of an item that is set to known; one that is known already stays as it is.

        It was not answered by that: an answer on the same day is its first one and counts, and for
        the day's limits what was met today is a first look as before.
        """
        if memory.streak >= KNOWN_STREAK:
            return memory
        days = self.placed_days(today)
        return memory._replace(
            streak=KNOWN_STREAK,
            interval_days=days,
            due=later(today, days),
            last=memory.last or today - timedelta(days=1),
            drilling=False,
        )

    def leech_reason(self, memory: Memory) -> str:
        """Why the item costs more than it gives, in a sentence; empty when it is no leech."""
        return ""

    def flags_leech(self, before: Memory, after: Memory) -> bool:
        """The answer between the two is the moment to say that the item is a leech."""
        return bool(self.leech_reason(after)) and not self.leech_reason(before)

    def answer_kind(self, memory: Memory, quality: Quality, *, today: date) -> EventKind:
        """What an answer counts as."""
        if memory.last == today:
            return EventKind.DRILL
        if quality.passed and self._is_too_early(memory, today):
            return EventKind.AHEAD
        return EventKind.REVIEW

    def answer(
        self, memory: Memory, quality: Quality, *, today: date, seed: str
    ) -> tuple[EventKind, Memory]:
        """What an answer counts as, and the memory after it."""
        kind = self.answer_kind(memory, quality, today=today)
        if kind is EventKind.REVIEW:
            return kind, self.review(memory, quality, today=today, seed=seed)
        if kind is EventKind.DRILL:
            return kind, self.drill(memory, quality, today=today, seed=seed)
        return kind, noted(memory)

    def drill(self, memory: Memory, quality: Quality, *, today: date, seed: str) -> Memory:
        """The memory after a same-day repeat: its place in the drill queue moves.

        Only that, unless a scheduler has a use for what was seen twice on a day.
        """
        drills = memory.drills + 1
        spent = self.drill_limit is not None and drills >= self.drill_limit
        return memory._replace(
            answers=memory.answers + 1,
            drills=drills,
            drilling=quality < Quality.GOOD and not spent,
        )

    def preview(self, memory: Memory, *, today: date, seed: str) -> dict[Quality, Memory]:
        """What each answer would do, for the labels of the grade buttons."""
        return {
            quality: self.answer(memory, quality, today=today, seed=seed)[1] for quality in Quality
        }

    def _is_too_early(self, memory: Memory, today: date) -> bool:
        """The due day is ahead, and so is the day from which a success counts."""
        if memory.due is None or today >= memory.due:
            return False
        start = self.counts_from(memory)
        return start is not None and today < start


def later(today: date, days: int) -> date:
    """So many days after, as long as the calendar has days."""
    return date.fromordinal(min(today.toordinal() + days, LAST_DAY))


def noted(memory: Memory) -> Memory:
    """The memory after an answer that is logged and moves nothing."""
    return memory._replace(answers=memory.answers + 1)
