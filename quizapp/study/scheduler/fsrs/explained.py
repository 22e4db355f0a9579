"""FSRS's step in words: what one answer does to stability, difficulty and interval."""

from collections.abc import Iterator

from quizapp.study.scheduler.due_day import signed_days
from quizapp.study.scheduler.memory import Memory


def explain_step(
    memory: Memory,
    *,
    stability: float,
    difficulty: float,
    interval_days: int,
    retrievability: float,
    retention: float,
    limit: int,
    extra: int,
    before_interview: bool,
) -> dict[str, str]:
    """What an answer moves, by its name.

    Args:
        memory: before the answer.
        stability: after it, as is the difficulty.
        difficulty: from 1 to 10.
        interval_days: until the desired retention is left.
        retrievability: when it was asked.
        retention: the desired one.
        limit: the longest interval allowed.
        extra: the fuzz in days.
        before_interview: the limit is that of an interview ahead.

    >>> old = Memory(stability=3.0, difficulty=5.0)
    >>> facts = {"retention": 0.9, "limit": 365, "extra": 1, "before_interview": False}
    >>> moved = {"stability": 9.0, "difficulty": 4.9, "interval_days": 9, "retrievability": 0.87}
    >>> for name, change in explain_step(old, **moved, **facts).items():
    ...     print(f"{name} {change}")
    stability 3.00 d × 3.00 = 9.00 d, at a retrievability of 0.87
    difficulty 5.00 to 4.90
    interval 9 d until 0.90 is left, fuzz +1 d = 10 d
    """
    steps = [f"{interval_days} d until {retention:.2f} is left"]
    if interval_days > limit:
        because = " before the interview" if before_interview else ""
        steps.append(f"at most {limit} d{because}")
    if extra:
        steps.append(f"fuzz {signed_days(extra)} d = {min(interval_days, limit) + extra} d")
    state = dict(_moves(memory, stability, difficulty, retrievability))
    return state | {"interval": ", ".join(steps)}


def _moves(
    memory: Memory, stability: float, difficulty: float, retrievability: float
) -> Iterator[tuple[str, str]]:
    if not memory.stability:
        yield "stability", f"{stability:.2f} d, a first look"
        yield "difficulty", f"{difficulty:.2f} of 10"
        return
    product = f"{memory.stability:.2f} d × {stability / memory.stability:.2f} = {stability:.2f} d"
    yield "stability", f"{product}, at a retrievability of {retrievability:.2f}"
    yield "difficulty", f"{memory.difficulty:.2f} to {difficulty:.2f}"
