"""Effort: owns how much arithmetic goes into judging one topic, counted in steps, not in seconds.

Each part of a topic has a limit of its own. What takes long is a product of them, such as draws
times expressions, and here is the limit of that. A step is what one sign of an expression costs.
"""

from typing import Final

from quizapp.decks.text import Text

MAX_STEPS: Final = 2_000_000
"""Far more than a topic takes that a person writes, and about a second."""

MOST_DRAWS: Final = 400
"""Enough to meet a mistake that shows in one draw out of a hundred with 98 % certainty."""

LEAST_DRAWS: Final = 100
"""Eight variants as likely as each other all come up, but for once in 80,000 times."""

SHARED_DRAWS: Final = 20_000
"""What the cards of a topic share: up to fifty of them are drawn as often as any card is."""

READING: Final = 75
"""Steps that it takes to read the shortest expression; each sign takes `READING_A_SIGN` more."""

READING_A_SIGN: Final = 15


class Effort:
    """The `steps` that are left for one topic."""

    def __init__(self, drawing_cards: int = 0, *, steps: int = MAX_STEPS) -> None:
        self.steps = steps
        share = SHARED_DRAWS // max(1, drawing_cards)
        self.draws = min(MOST_DRAWS, max(LEAST_DRAWS, share))
        """How often the numbers of each card are drawn."""
        self.end: Text | None = None
        """What first asked for more steps than there were."""

    def spend(self, steps: int, text: Text) -> bool:
        """Take the steps that the text is about to cost; false when they are not there.

        From then on nothing is: a cheap text further down must not be judged where a dear one
        was passed over.
        """
        if self.end is None and steps <= self.steps:
            self.steps -= steps
            return True
        if self.end is None:
            self.end = text
        return False

    def spend_reading(self, expression: str, text: Text) -> bool:
        """The same for the reading of an expression, which stands in the text."""
        return self.spend(READING + READING_A_SIGN * len(expression), text)
