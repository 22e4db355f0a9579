"""SM-2 as a scheduler: Wozniak's rule of 1990 with the switches of a preset."""

from dataclasses import dataclass, replace
from datetime import date
from typing import Final, Self

from quizapp.study.quality import Quality
from quizapp.study.scheduler.base import PLACED_DAYS, Scheduler, later
from quizapp.study.scheduler.due_day import fuzz, is_last_chance, longest
from quizapp.study.scheduler.leeches import LEECH_AGAIN, is_flagged_anew, lapses_reason
from quizapp.study.scheduler.memory import UNSCHEDULED, Memory
from quizapp.study.scheduler.presets import CLASSIC_PRESET, FITTED_PRESET, SM2_PRESET, Preset
from quizapp.study.scheduler.sm2_explained import explain_review
from quizapp.study.scheduler.sm2_rule import (
    MINIMUM_EASE,
    credited,
    eased,
    fixed_step,
    grown,
)


@dataclass(frozen=True, slots=True)
class SM2Scheduler(Scheduler):
    """The rule, its switches, and the day of the interview if there is one.

    Source: P. A. Wozniak, "Optimization of learning" (1990), section 3.2, algorithm SM-2.
    """

    preset: Preset
    deadline: date | None = None
    """No interval passes a quarter of the time left until then."""

    @property
    def name(self) -> str:
        """What events carry."""
        return self.preset.name

    @property
    def signature(self) -> str:
        """Every switch, and the deadline."""
        return f"{self.preset} {self.deadline}"

    @property
    def drill_limit(self) -> int | None:
        """Most drills of one item on one day; none means until it sits."""
        return self.preset.drill_limit

    @property
    def siblings_apart(self) -> bool:
        """Items of one card are not asked on the same study day."""
        return self.preset.siblings_apart

    def until(self, deadline: date | None) -> Self:
        """The same scheduler for an interview on that day, or for none."""
        return replace(self, deadline=deadline)

    def limited_to(self, max_interval: int | None) -> Self:
        """The same scheduler with another longest interval, in days; none leaves it."""
        if max_interval is None:
            return self
        return replace(self, preset=replace(self.preset, max_interval=max_interval))

    def review(self, memory: Memory, quality: Quality, *, today: date, seed: str) -> Memory:
        """The memory after one graded review: SM-2's rule itself.

        Returns:
            Interval 1 day to the preset's limit, ease from 130 hundredths up, a due day after
            `today` (the last day of the calendar at most).

        >>> SM2.review(Memory(), Quality.GOOD, today=date(2025, 3, 1), seed="ml.cost/shrug").due
        datetime.date(2025, 3, 2)
        """
        ease, streak, lapses = memory.ease, 1, memory.lapses
        if quality.passed:
            ease = eased(ease, quality)
            streak = memory.streak + 1
            credit = credited(memory, quality, today=today, preset=self.preset)
            step = fixed_step(memory, quality, self.preset) or grown(memory, ease, credit)
            interval = min(step, longest(self.preset.max_interval, today, self.deadline))
        else:
            interval = 1
            lapses += memory.streak > 0
        extra = fuzz(interval, seed, memory.answers) if self.preset.fuzz else 0
        due = later(today, interval + extra)
        answers, drills, drilling = memory.answers + 1, 0, quality < Quality.GOOD
        # By place, which takes a third of the time: a replay is mostly this.
        unscheduled = memory[UNSCHEDULED:]
        return Memory(
            streak, interval, ease, due, lapses, today, answers, drills, drilling, *unscheduled
        )

    def explain(
        self, memory: Memory, quality: Quality, *, today: date, seed: str
    ) -> dict[str, str]:
        """What a review does to ease and interval, step by step."""
        return explain_review(
            memory, quality, today=today, seed=seed, preset=self.preset, deadline=self.deadline
        )

    def counts_from(self, memory: Memory) -> date | None:
        """The first day on which a success moves the schedule; none for an item never graded."""
        if memory.due is None or memory.last is None:
            return None
        waited_days = -(-self.preset.early_counts_from * memory.interval_days // 100)
        return min(memory.due, later(memory.last, waited_days))

    def keeps_due_siblings_apart(self, today: date) -> bool:
        """Of the due items of one card one is asked today, unless no other day is left."""
        return self.siblings_apart and not is_last_chance(self.deadline, today)

    def placed_days(self, today: date) -> int:
        """In how many days what is set to known today comes back: the deadline holds for it too."""
        return min(PLACED_DAYS, longest(self.preset.max_interval, today, self.deadline))

    def leech_reason(self, memory: Memory) -> str:
        """Which rule the item breaks, in a sentence; empty when it is no leech."""
        if not self.preset.leeches:
            return ""
        if reason := lapses_reason(memory):
            return reason
        if memory.ease == MINIMUM_EASE and memory.lapses >= LEECH_AGAIN:
            return (
                f"Its ease is at the floor of {MINIMUM_EASE / 100:.2f}, and it was known and "
                f"failed again {memory.lapses} times; {LEECH_AGAIN} times are too many there."
            )
        return ""

    def flags_leech(self, before: Memory, after: Memory) -> bool:
        """This answer is the moment to say so: a leech just made, or three more lapses of one."""
        if not self.leech_reason(after):
            return False
        return is_flagged_anew(before, after) or not self.leech_reason(before)


SM2: Final = SM2Scheduler(SM2_PRESET)

SM2_CLASSIC: Final = SM2Scheduler(CLASSIC_PRESET)

SM2_FIT: Final = SM2Scheduler(FITTED_PRESET)
