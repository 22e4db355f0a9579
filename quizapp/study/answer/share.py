"""Shares: what an answer is worth that counts in parts."""

from typing import Final

from quizapp.study.quality import Quality

LEAST_SHARES: Final = (
    (0.9, Quality.EASY),
    (0.75, Quality.GOOD),
    (0.5, Quality.HARD),
    (0.25, Quality.AGAIN),
)
"""From which share on an answer may earn which quality, the best first."""

FULL_SHARE: Final = LEAST_SHARES[0][0]
"""From here on what is missing does not matter."""


def quality_of_share(share: float) -> Quality:
    """The best quality that so large a share of an answer can earn.

    Args:
        share: 0 to 1; a sum of parts is added up as fractions, so that it meets its border.

    >>> quality_of_share(0.75), quality_of_share(0.74)
    (<Quality.GOOD: 4>, <Quality.HARD: 3>)
    """
    earned = (quality for least, quality in LEAST_SHARES if share >= least)
    return next(earned, Quality.WRONG)
