"""SM-2: how an answer moves a memory (Wozniak 1990), exact in integers, with switches."""

from dataclasses import dataclass, replace
from datetime import date
from typing import Final

from quizapp.study.event import EventKind
from quizapp.study.quality import Quality
from quizapp.study.scheduler.memory import Memory
from quizapp.study.seeded import seeded_int

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

LONGEST_INTERVAL: Final = 36_500
"""A hundred years: beyond it a date means nothing to a learner."""

FIRST_FUZZED: Final = 4
"""Shorter intervals stay exact: one day is too large a part of them."""

LEECH_LAPSES: Final = 6
LEECH_AGAIN: Final = 3
"""After the first flag, one more every so many lapses; as many flag an item at the ease floor."""

LAST_DAY: Final = date.max.toordinal()


@dataclass(frozen=True, slots=True, kw_only=True)
class Preset:
    """The switches of the scheduler, under the name that events carry."""

    name: str
    max_interval: int
    """Days, 30 to 36,500."""
    early_counts_from: int
    """Per cent of the interval from which a success before the due day counts as on time."""
    drill_limit: int | None
    """Most drills of one item on one day; none means until it sits."""
    overdue_credit: bool
    """A success after the due day earns half the delay."""
    fuzz: bool
    """Due days are spread a little, so that items learnt together part ways."""
    leeches: bool
    """Items that keep failing are flagged."""
    siblings_apart: bool
    """Items of one card are not asked on the same study day."""

    def __post_init__(self) -> None:
        if not 30 <= self.max_interval <= LONGEST_INTERVAL:
            raise ValueError(
                f"max_interval is 30 to {LONGEST_INTERVAL:,} days, not {self.max_interval:,}"
            )


SM2: Final = Preset(
    name="sm2",
    max_interval=365,
    early_counts_from=80,
    drill_limit=3,
    overdue_credit=True,
    fuzz=True,
    leeches=True,
    siblings_apart=True,
)

SM2_CLASSIC: Final = Preset(
    name="sm2-classic",
    max_interval=LONGEST_INTERVAL,
    early_counts_from=100,
    drill_limit=None,
    overdue_credit=False,
    fuzz=False,
    leeches=False,
    siblings_apart=False,
)

PRESETS: Final = {preset.name: preset for preset in (SM2, SM2_CLASSIC)}


def review(
    memory: Memory,
    quality: Quality,
    *,
    today: date,
    key: str,
    preset: Preset = SM2,
    deadline: date | None = None,
) -> Memory:
    """The memory after one graded review: SM-2's rule itself.

    Args:
        memory: what is remembered so far; `Memory()` for a new item.
        quality: 0 to 5; 3 and up is a success.
        today: the study day of the answer.
        key: the item's key, one half of the fuzz's seed; `memory.answers` is the other.
        preset: the switches.
        deadline: the day of the interview; no interval passes a quarter of the time left.

    Returns:
        Interval 1 to `preset.max_interval` days, ease from 130 hundredths up, a due day after
        `today` (the last day of the calendar at most).

    Source: P. A. Wozniak, "Optimization of learning" (1990), section 3.2, algorithm SM-2.

    >>> review(Memory(), Quality.GOOD, today=date(2025, 3, 1), key="ml.cost/shrug").due
    datetime.date(2025, 3, 2)
    """
    ease, streak, lapses = memory.ease, 1, memory.lapses
    if quality.passed:
        ease = eased(ease, quality)
        streak = memory.streak + 1
        credit = credited(memory, quality, today=today, preset=preset)
        interval = min(grown(memory, ease, credit), longest(preset, today, deadline))
    else:
        interval = 1
        lapses += memory.streak > 0
    return Memory(
        streak=streak,
        interval_days=interval,
        ease=ease,
        due=_later(today, interval + fuzz(interval, key, memory.answers, preset)),
        lapses=lapses,
        last=today,
        answers=memory.answers + 1,
        drilling=quality < Quality.GOOD,
        buried=memory.buried,
        suspended=memory.suspended,
        flagged=memory.flagged,
        fingerprint=memory.fingerprint,
    )


def answer_kind(
    memory: Memory, quality: Quality, *, today: date, preset: Preset = SM2
) -> EventKind:
    """What an answer counts as: the day's first is a review, or ahead when it came too early."""
    if memory.last == today:
        return EventKind.DRILL
    if quality.passed and _too_early(memory, today, preset):
        return EventKind.AHEAD
    return EventKind.REVIEW


def answer(
    memory: Memory,
    quality: Quality,
    *,
    today: date,
    key: str,
    preset: Preset = SM2,
    deadline: date | None = None,
) -> tuple[EventKind, Memory]:
    """What an answer counts as, and the memory after it."""
    kind = answer_kind(memory, quality, today=today, preset=preset)
    if kind is EventKind.REVIEW:
        after = review(memory, quality, today=today, key=key, preset=preset, deadline=deadline)
    elif kind is EventKind.DRILL:
        after = drill(memory, quality, preset=preset)
    else:
        after = noted(memory)
    return kind, after


def drill(memory: Memory, quality: Quality, *, preset: Preset = SM2) -> Memory:
    """The memory after a same-day repeat: only its place in the drill queue moves."""
    drills = memory.drills + 1
    spent = preset.drill_limit is not None and drills >= preset.drill_limit
    return replace(
        memory,
        answers=memory.answers + 1,
        drills=drills,
        drilling=quality < Quality.GOOD and not spent,
    )


def noted(memory: Memory) -> Memory:
    """The memory after an answer that is logged and moves nothing."""
    return replace(memory, answers=memory.answers + 1)


def preview(
    memory: Memory,
    *,
    today: date,
    key: str,
    preset: Preset = SM2,
    deadline: date | None = None,
) -> dict[Quality, Memory]:
    """What each answer would do, for the labels of the grade buttons."""
    return {
        quality: answer(memory, quality, today=today, key=key, preset=preset, deadline=deadline)[1]
        for quality in Quality
    }


def is_leech(memory: Memory, *, preset: Preset = SM2) -> bool:
    """The item costs more than it gives: it failed too often, or fails at the ease floor."""
    at_the_floor = memory.ease == MINIMUM_EASE and memory.lapses >= LEECH_AGAIN
    return preset.leeches and (memory.lapses >= LEECH_LAPSES or at_the_floor)


def flags_leech(before: Memory, after: Memory, *, preset: Preset = SM2) -> bool:
    """This answer is the moment to say so: a leech just made, or three more lapses of one."""
    if not is_leech(after, preset=preset):
        return False
    more = after.lapses > max(before.lapses, LEECH_LAPSES) and after.lapses % LEECH_AGAIN == 0
    return more or not is_leech(before, preset=preset)


def eased(ease: int, quality: Quality) -> int:
    """The ease after a success.

    Shape: scalars. Unit: hundredths. Range: from 130 up.

    Raises:
        Nothing.

    Source: Wozniak 1990, section 3.2, step 5.

    >>> eased(250, Quality.HARD), eased(135, Quality.HARD)
    (236, 130)
    """
    return max(MINIMUM_EASE, ease + EASE_CHANGES[quality])


def credited(memory: Memory, quality: Quality, *, today: date, preset: Preset) -> int:
    """Days of delay of which half counts as interval, since the item was known that long.

    Shape: scalar. Unit: days. Range: 0 up to the interval; 0 unless the success was a good one.

    Raises:
        Nothing.

    Source: the switch `overdue_credit`; Wozniak's rule has no such credit.

    >>> late = Memory(streak=3, interval_days=15, due=date(2025, 3, 1))
    >>> credited(late, Quality.GOOD, today=date(2025, 3, 11), preset=SM2)
    10
    """
    if not preset.overdue_credit or quality < Quality.GOOD:
        return 0
    return min(days_late(memory, today), memory.interval_days)


def grown(memory: Memory, ease: int, credit: int) -> int:
    """The next interval, before any limit: ceil((interval + credit / 2) * ease / 100).

    Shape: scalars. Unit: days, hundredths of ease. Range: 1 and up.

    Raises:
        Nothing.

    Source: Wozniak 1990, section 3.2, step 2; rounded up, in integers.

    >>> grown(Memory(streak=3, interval_days=15), 250, credit=10)
    50
    """
    if memory.streak < len(FIRST_INTERVALS):
        return FIRST_INTERVALS[memory.streak]
    return -(-((2 * memory.interval_days + credit) * ease) // 200)


def days_late(memory: Memory, today: date) -> int:
    """How many days after its due day an item is asked; 0 for a new one, or an early one."""
    if memory.due is None or memory.streak == 0:
        return 0
    return max(0, (today - memory.due).days)


def longest(preset: Preset, today: date, deadline: date | None) -> int:
    """The longest interval allowed: the preset's, or a quarter of the days left, but a day.

    Shape: scalar. Unit: days. Range: 1 to `preset.max_interval`.

    Raises:
        Nothing.

    Source: the presets' own rules; a quarter leaves room for a few more reviews.

    >>> longest(SM2, date(2025, 3, 1), None), longest(SM2, date(2025, 3, 1), date(2025, 3, 31))
    (365, 8)
    """
    if deadline is None or deadline < today:
        return preset.max_interval
    return min(preset.max_interval, max(1, -(-(deadline - today).days // 4)))


def fuzz(interval: int, key: str, answers: int, preset: Preset) -> int:
    """Days to add to an interval: evenly spread over -spread..+spread, 0 for a short one.

    Shape: scalar. Unit: days. Range: the spread is a twentieth of the interval, but a day.

    Raises:
        Nothing.

    Source: the switch `fuzz`; hashed, so that a preview is what happens.

    >>> fuzz(3, "ml.cost/shrug", 0, SM2), -2 <= fuzz(40, "ml.cost/shrug", 0, SM2) <= 2
    (0, True)
    """
    if interval < FIRST_FUZZED or not preset.fuzz:
        return 0
    spread = max(1, round(interval / 20))
    return seeded_int(2 * spread + 1, "fuzz", key, answers) - spread


def counts_from(memory: Memory, preset: Preset) -> date | None:
    """The first day on which a success moves the schedule; none for an item never graded."""
    if memory.due is None or memory.last is None:
        return None
    waited = -(-preset.early_counts_from * memory.interval_days // 100)
    return min(memory.due, _later(memory.last, waited))


def _too_early(memory: Memory, today: date, preset: Preset) -> bool:
    """The due day is ahead and less than the preset's share of the interval has passed."""
    if memory.due is None or today >= memory.due:
        return False
    start = counts_from(memory, preset)
    return start is not None and today < start


def _later(today: date, days: int) -> date:
    return date.fromordinal(min(today.toordinal() + days, LAST_DAY))
