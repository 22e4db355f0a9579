"""SM-2's arithmetic in words: how one review makes its ease and its interval, step by step."""

from collections.abc import Iterator
from datetime import date
from typing import Final

from quizapp.study.quality import Quality
from quizapp.study.scheduler.due_day import fuzz, longest, signed_days
from quizapp.study.scheduler.memory import Memory
from quizapp.study.scheduler.presets import Preset
from quizapp.study.scheduler.sm2_rule import (
    EASE_CHANGES,
    MINIMUM_EASE,
    credited,
    days_late,
    eased,
    fixed_step,
    grown,
)

ORDINALS: Final = ("first", "second")
"""Successes whose intervals are fixed."""


def explain_review(
    memory: Memory,
    quality: Quality,
    *,
    today: date,
    seed: str,
    preset: Preset,
    deadline: date | None,
) -> dict[str, str]:
    """What a review does to ease and interval, each with its arithmetic."""
    interval = derivation(memory, quality, today=today, seed=seed, preset=preset, deadline=deadline)
    return {"ease": ease_change(memory.ease, quality), "interval": interval}


def derivation(
    memory: Memory,
    quality: Quality,
    *,
    today: date,
    seed: str,
    preset: Preset,
    deadline: date | None,
) -> str:
    """How one review makes its interval, step by step.

    >>> late = Memory(streak=3, interval_days=15, due=date(2025, 3, 1), last=date(2025, 2, 14))
    >>> facts = {"today": date(2025, 3, 11), "seed": "ml.cost/shrug", "deadline": None}
    >>> from quizapp.study.scheduler.presets import SM2_PRESET
    >>> print(derivation(late, Quality.GOOD, preset=SM2_PRESET, **facts))
    15 d + 10 d late / 2 = 20 d, × 2.50 = 50 d, fuzz −1 d = 49 d
    """
    if not quality.passed:
        return "back to 1 d" if memory.last else "1 d"
    ease = eased(memory.ease, quality)
    credit = credited(memory, quality, today=today, preset=preset)
    limit = longest(preset.max_interval, today, deadline)
    if step := fixed_step(memory, quality, preset):
        # A failure is the first step too, so that a streak of 1 need not have been a success.
        interval, steps = step, [f"{step} d, the {ORDINALS[memory.streak]} step"]
    else:
        interval = grown(memory, ease, credit)
        steps = list(_growth(memory, ease, credit, days_late(memory, today)))
    if interval > limit:
        interval = limit
        steps.append(f"at most {limit} d" + _because(limit, preset))
    if preset.fuzz and (extra := fuzz(interval, seed, memory.answers)):
        steps.append(f"fuzz {signed_days(extra)} d = {interval + extra} d")
    return ", ".join(steps)


def _growth(memory: Memory, ease: int, credit: int, late: int) -> Iterator[str]:
    days = memory.interval_days
    if credit:
        counted = f"{credit} d late" if credit == late else f"{credit} of {late} d late"
        yield f"{days} d + {counted} / 2 = {_decimal(500 * (2 * days + credit))} d"
    else:
        yield f"{days} d"
    product = 5 * (2 * days + credit) * ease
    yield f"× {_hundredths(ease)} = {_decimal(product)} d"
    if product % 1000:
        yield f"rounded up to {grown(memory, ease, credit)} d"


def ease_change(ease: int, quality: Quality) -> str:
    """The ease through one answer."""
    change = EASE_CHANGES[quality] if quality.passed else 0
    if not change:
        return f"stays {_hundredths(ease)}"
    sign = "+" if change > 0 else "−"
    raw = ease + change
    floor = "" if raw >= MINIMUM_EASE else f", at least {_hundredths(MINIMUM_EASE)}"
    return f"{_hundredths(ease)} {sign} {_hundredths(abs(change))} = {_hundredths(raw)}{floor}"


def _because(limit: int, preset: Preset) -> str:
    return " before the interview" if limit < preset.max_interval else ""


def _hundredths(ease: int) -> str:
    return f"{ease // 100}.{ease % 100:02}"


def _decimal(thousandths: int) -> str:
    """Thousandths as the shortest exact decimal.

    >>> _decimal(17500), _decimal(41300), _decimal(50000)
    ('17.5', '41.3', '50')
    """
    whole, rest = divmod(thousandths, 1000)
    return f"{whole}.{rest:03}".rstrip("0").rstrip(".")
