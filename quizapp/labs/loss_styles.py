"""Loss styles: how losses are called and drawn, and which of them the engine descends."""

from typing import Final, NamedTuple

from quizapp.engine.array.margins import LOG_LOSS, SQUARED_ERROR, Loss


class LossStyle(NamedTuple):
    """One loss in a picture."""

    name: str
    role: str
    sign: str
    """What draws it where there is no Unicode."""


STYLES: Final = {
    "log_loss": LossStyle("log loss", "first", "o"),
    "squared_error": LossStyle("squared error", "second", "."),
    "hinge": LossStyle("hinge", "third", "x"),
}
"""By the word that a state has for it."""

LOSSES: Final[dict[str, Loss]] = {"log_loss": LOG_LOSS, "squared_error": SQUARED_ERROR}
"""Those that are compared behind a sigmoid."""
