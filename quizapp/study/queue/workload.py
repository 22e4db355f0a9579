"""The workload: owns how long what a day asks will take, at a learner's own pace or by a guess."""

from collections.abc import Mapping
from typing import Final

from quizapp.study.kinds import asked_kinds

PLAIN_GUESS_S: Final = 30
"""For a kind that says nothing of itself."""


def work_ms(
    kinds: Mapping[str, int], usual_ms: Mapping[str, int], *, count: int | None = None
) -> int:
    """How long these items will take.

    Args:
        kinds: how many items there are of each kind.
        usual_ms: the learner's own median for the kinds that were answered often enough.
        count: how many of them are asked, if not all: as many of each kind in proportion.

    >>> work_ms({"basic": 4, "toy": 1}, {"basic": 5_000})
    50000
    >>> work_ms({"basic": 4}, {"basic": 5_000}, count=2)
    10000
    """
    guesses = {name: 1000 * kind.usual_s for name, kind in asked_kinds().items()}
    every = sum(
        number * usual_ms.get(kind, guesses.get(kind, 1000 * PLAIN_GUESS_S))
        for kind, number in kinds.items()
    )
    items = sum(kinds.values())
    return every if count is None or not items else round(every * count / items)


def duration(ms: int) -> str:
    """A time that is only estimated, as people say it.

    >>> duration(20_000), duration(14 * 60_000), duration(100 * 60_000)
    ('1 min', '14 min', '1.7 h')
    """
    minutes = max(1, round(ms / 60_000))
    return f"{minutes} min" if minutes < 90 else f"{round(ms / 3_600_000, 1):g} h"
