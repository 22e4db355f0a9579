"""Quality: SM-2's six grades, and the four buttons that learners press."""

from enum import IntEnum
from typing import Final

LEAST_PASSED: Final = 3
"""By its number: a replay asks of each answer, and looking a member up takes four times as long."""


class Quality(IntEnum):
    """How well an item was remembered (Wozniak 1990); 3 and up is a success."""

    BLANK = 0
    WRONG = 1
    AGAIN = 2
    HARD = 3
    GOOD = 4
    EASY = 5

    @property
    def passed(self) -> bool:
        """The item was remembered."""
        return self >= LEAST_PASSED
