"""Reasons: owns the answer to "why today?", with the arithmetic shown as the scheduler does it."""

from collections.abc import Iterable, Iterator
from datetime import date
from typing import Final

from quizapp.study.answer.grading import LEARNER_CHOICES
from quizapp.study.event import Event, EventKind
from quizapp.study.quality import Quality
from quizapp.study.scheduler import sm2
from quizapp.study.scheduler.memory import Memory
from quizapp.study.scheduler.replay import advance, standing
from quizapp.study.scheduler.sm2 import SM2, Preset

ORDINALS: Final = ("first", "second")
"""Successes whose intervals are fixed."""


def why_today(
    memory: Memory,
    history: Iterable[Event],
    *,
    key: str,
    today: date,
    preset: Preset = SM2,
    deadline: date | None = None,
    cram: bool = False,
    qualities: Iterable[Quality] = LEARNER_CHOICES,
) -> tuple[str, ...]:
    """Where the item's due day comes from, why it is asked, and what each answer would do.

    Args:
        memory: of the item, before the answer.
        history: its events, those under an earlier key among them.
        key: the item's key.
        today: the study day.
        preset: the switches.
        deadline: the day of the interview.
        cram: a filter chose the item, so that no answer moves its schedule.
        qualities: the buttons that are on offer.

    Returns:
        Lines of plain text.
    """
    past = _last_review(history, preset, deadline)
    buttons = (
        f"{_name(quality)}: "
        + (
            _crammed(quality)
            if cram
            else _effect(memory, quality, today=today, key=key, preset=preset, deadline=deadline)
        )
        for quality in qualities
    )
    return (
        *(_past(memory, *past, preset, deadline) if past and memory.last else ()),
        *(
            ("Crammed: a filter chose it, due or not.",)
            if cram
            else _present(memory, today, preset)
        ),
        *buttons,
    )


def derivation(
    memory: Memory,
    quality: Quality,
    *,
    today: date,
    key: str,
    preset: Preset = SM2,
    deadline: date | None = None,
) -> str:
    """How one review makes its interval, step by step.

    >>> late = Memory(streak=3, interval_days=15, due=date(2025, 3, 1), last=date(2025, 2, 14))
    >>> print(derivation(late, Quality.GOOD, today=date(2025, 3, 11), key="ml.cost/shrug"))
    15 d + 10 d late / 2 = 20 d, × 2.50 = 50 d, fuzz −1 d = 49 d
    """
    if not quality.passed:
        return "back to 1 d"
    ease = sm2.eased(memory.ease, quality)
    credit = sm2.credited(memory, quality, today=today, preset=preset)
    interval, limit = sm2.grown(memory, ease, credit), sm2.longest(preset, today, deadline)
    steps = list(_growth(memory, ease, credit, sm2.days_late(memory, today)))
    if interval > limit:
        interval = limit
        steps.append(f"at most {limit} d" + _because(limit, preset))
    if extra := sm2.fuzz(interval, key, memory.answers, preset):
        steps.append(f"fuzz {_signed(extra)} d = {interval + extra} d")
    return ", ".join(steps)


def _growth(memory: Memory, ease: int, credit: int, late: int) -> Iterator[str]:
    if memory.streak < len(sm2.FIRST_INTERVALS):
        days = sm2.FIRST_INTERVALS[memory.streak]
        yield f"{days} d after the {ORDINALS[memory.streak]} success in a row"
        return
    days = memory.interval_days
    if credit:
        counted = f"{credit} d late" if credit == late else f"{credit} of {late} d late"
        yield f"{days} d + {counted} / 2 = {_decimal(500 * (2 * days + credit))} d"
    else:
        yield f"{days} d"
    product = 5 * (2 * days + credit) * ease
    yield f"× {_hundredths(ease)} = {_decimal(product)} d"
    if product % 1000:
        yield f"rounded up to {sm2.grown(memory, ease, credit)} d"


def _past(
    memory: Memory, before: Memory, event: Event, preset: Preset, deadline: date | None
) -> Iterator[str]:
    """The last answer that moved the schedule, and what it made of it."""
    assert event.quality is not None
    day, quality = event.moment.day, event.quality
    steps = derivation(before, quality, today=day, key=event.key, preset=preset, deadline=deadline)
    after = sm2.review(before, quality, today=day, key=event.key, preset=preset, deadline=deadline)
    yield f"Last review: {day}, {_name(quality)} ({quality})."
    yield f"Ease: {_ease(before.ease, quality)}."
    yield f"Interval: {steps}."
    yield f"Due: {after.due}."
    if memory.due != after.due:
        yield f"Due at once since the card was edited: {memory.due}."


def _present(memory: Memory, today: date, preset: Preset) -> Iterator[str]:
    """Why the item is asked now."""
    if memory.last is None or memory.due is None:
        yield "New: no answer to it was graded yet."
        yield "It may come when its topic is open, up to the day's limit of new items."
    elif memory.last == today:
        limit = f" of at most {preset.drill_limit}" if preset.drill_limit else ""
        yield f"Drill {memory.drills + 1}{limit} today: the first answer of the day was graded."
    elif memory.due > today:
        yield f"Ahead: {(memory.due - today).days} d before its day."
    else:
        waited, days = (today - memory.last).days, max(1, memory.interval_days)
        late = (today - memory.due).days
        yield f"Late: {late} d." if late else "Due today."
        share = f"{waited} d since the last review / {days} d = {waited / days:.2f}"
        yield f"Place in the backlog: {share}, the largest first."


def _crammed(quality: Quality) -> str:
    """What one answer would do in a filtered session."""
    return ("done here" if quality.passed else "asked again here") + "; the schedule stays."


def _effect(
    memory: Memory,
    quality: Quality,
    *,
    today: date,
    key: str,
    preset: Preset,
    deadline: date | None,
) -> str:
    """What one answer would do."""
    kind, after = sm2.answer(
        memory, quality, today=today, key=key, preset=preset, deadline=deadline
    )
    if kind is EventKind.AHEAD:
        start = sm2.counts_from(memory, preset)
        return f"too early, it counts from {start}; due {after.due} as planned."
    again = "asked again today" if after.drilling else ""
    if kind is EventKind.DRILL:
        return f"{again or 'done for today'}; due {after.due} as planned."
    steps = derivation(memory, quality, today=today, key=key, preset=preset, deadline=deadline)
    lapse = "a lapse" if after.lapses > memory.lapses else ""
    ease = f"ease {_ease(memory.ease, quality)}"
    return "; ".join(filter(None, (f"{steps}: due {after.due}", again, lapse, ease))) + "."


def _last_review(
    history: Iterable[Event], preset: Preset, deadline: date | None
) -> tuple[Memory, Event] | None:
    """The last event that moved the schedule, after the memory that it moved."""
    memory, last = Memory(), None
    for event in standing(history):
        if event.quality is not None and event.kind in (EventKind.REVIEW, EventKind.AHEAD):
            kind = sm2.answer_kind(memory, event.quality, today=event.moment.day, preset=preset)
            last = (memory, event) if kind is EventKind.REVIEW else last
        memory = advance(memory, event, preset=preset, deadline=deadline)
    return last


def _ease(ease: int, quality: Quality) -> str:
    """The ease through one answer."""
    change = sm2.EASE_CHANGES[quality] if quality.passed else 0
    if not change:
        return f"stays {_hundredths(ease)}"
    sign = "+" if change > 0 else "−"
    raw = ease + change
    floor = "" if raw >= sm2.MINIMUM_EASE else f", at least {_hundredths(sm2.MINIMUM_EASE)}"
    return f"{_hundredths(ease)} {sign} {_hundredths(abs(change))} = {_hundredths(raw)}{floor}"


def _because(limit: int, preset: Preset) -> str:
    return " before the interview" if limit < preset.max_interval else ""


def _name(quality: Quality) -> str:
    return quality.name.capitalize()


def _signed(number: int) -> str:
    return f"+{number}" if number > 0 else f"−{-number}"


def _hundredths(ease: int) -> str:
    return f"{ease // 100}.{ease % 100:02}"


def _decimal(thousandths: int) -> str:
    """Thousandths as the shortest exact decimal.

    >>> _decimal(17500), _decimal(41300), _decimal(50000)
    ('17.5', '41.3', '50')
    """
    whole, rest = divmod(thousandths, 1000)
    return f"{whole}.{rest:03}".rstrip("0").rstrip(".")
