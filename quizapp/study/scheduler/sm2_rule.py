"""The arithmetic of SM-2: how ease and interval grow (Wozniak 1990), exact in integers."""

from datetime import date
from typing import Final

from quizapp.study.quality import Quality
from quizapp.study.scheduler.memory import Memory
from quizapp.study.scheduler.presets import Preset

EASE_CHANGES: Final = {
    Quality.EASY: +10,
    Quality.GOOD: 0,
    Quality.HARD: -14,
    Quality.AGAIN: -32,
    Quality.WRONG: -54,
    Quality.BLANK: -80,
}
"""Hundredths of ease: 0.1 - (5 - q)(0.08 + (5 - q) 0.02), Wozniak 1990."""

MINIMUM_EASE: Final = 130
"""Below it Wozniak found items "annoyingly often" back, because they were badly written."""

FIRST_INTERVALS: Final = (1, 6)
"""Days after the first and the second success in a row (Wozniak 1990)."""

FITTED_FIRST: Final = {Quality.HARD: 1, Quality.GOOD: 3, Quality.EASY: 6}
"""Days after a first look that was a success: who knew it does not need tomorrow."""

FITTED_SECOND_AFTER_DRILL: Final = 3
"""Days after the second step, where the first day needed a drill: six are too many then."""


def eased(ease: int, quality: Quality) -> int:
    """The ease after a success.

    Unit: hundredths. Range: from 130 up.

    Source: Wozniak 1990, section 3.2, step 5.

    >>> eased(250, Quality.HARD), eased(135, Quality.HARD)
    (236, 130)
    """
    return max(MINIMUM_EASE, ease + EASE_CHANGES[quality])


def credited(memory: Memory, quality: Quality, *, today: date, preset: Preset) -> int:
    """Days of delay of which half counts as interval, since the item was known that long.

    Unit: days. Range: 0 up to the interval; 0 unless the success was a good one.

    Source: the switch `overdue_credit`; Wozniak's rule has no such credit.

    >>> late = Memory(streak=3, interval_days=15, due=date(2025, 3, 1))
    >>> from quizapp.study.scheduler.presets import SM2_PRESET
    >>> credited(late, Quality.GOOD, today=date(2025, 3, 11), preset=SM2_PRESET)
    10
    """
    if not preset.overdue_credit or quality < Quality.GOOD:
        return 0
    return min(days_late(memory, today), memory.interval_days)


def fixed_step(memory: Memory, quality: Quality, preset: Preset) -> int | None:
    """The interval of a first or second step; none where the interval grows by the ease.

    Unit: days.

    Source: Wozniak 1990, section 3.2, step 2. With `fitted_steps` our own: the first step by how
    well the item was known, the second one shorter after a day that needed a drill; a second step
    that would not lengthen the interval is none.

    >>> from quizapp.study.scheduler.presets import FITTED_PRESET, SM2_PRESET
    >>> [fixed_step(Memory(), Quality.GOOD, preset) for preset in (SM2_PRESET, FITTED_PRESET)]
    [1, 3]
    """
    if memory.streak >= len(FIRST_INTERVALS):
        return None
    if not preset.fitted_steps:
        return FIRST_INTERVALS[memory.streak]
    if memory.streak == 0:
        return FITTED_FIRST[quality]
    needed_drill = memory.drills > 0 or memory.drilling
    step = FITTED_SECOND_AFTER_DRILL if needed_drill else FIRST_INTERVALS[1]
    return step if memory.interval_days < step else None


def grown(memory: Memory, ease: int, credit: int) -> int:
    """The interval after one that grows: ceil((interval + credit / 2) * ease / 100).

    Unit: days, hundredths of ease. Range: 1 and up.

    Source: Wozniak 1990, section 3.2, step 2; rounded up, in integers.

    >>> grown(Memory(streak=3, interval_days=15), 250, credit=10)
    50
    """
    return -(-((2 * memory.interval_days + credit) * ease) // 200)


def days_late(memory: Memory, today: date) -> int:
    """How many days after its due day an item is asked; 0 for a new one, or an early one."""
    if memory.due is None or memory.streak == 0:
        return 0
    return max(0, (today - memory.due).days)
