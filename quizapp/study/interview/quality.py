"""Quality: owns what grade the ticks of a spoken answer propose."""

from typing import Final

from quizapp.study.answer.share import quality_of_share
from quizapp.study.quality import Quality

SHARE_DIGITS: Final = 9
"""2.7 of 3 is less than 0.9 to a float, and 0.9 to everyone else."""


def spoken_quality(share: float, *, edge: bool, flags: int = 0) -> Quality:
    """The grade that a spoken answer has earned.

    Args:
        share: of the weight that was named, 0 to 1.
        edge: a trade-off or a failure is among it; without one an answer is Good at best.
        flags: the red flags that the learner admits; each costs a step, but none makes it a blank.

    >>> [int(spoken_quality(share, edge=True)) for share in (0.9, 0.75, 0.5, 0.25, 0)]
    [5, 4, 3, 2, 1]
    >>> int(spoken_quality(1, edge=False)), int(spoken_quality(1, edge=True, flags=9))
    (4, 1)
    """
    quality = quality_of_share(round(share, SHARE_DIGITS))
    if not edge:
        quality = min(quality, Quality.GOOD)
    return Quality(max(Quality.WRONG, quality - flags))
