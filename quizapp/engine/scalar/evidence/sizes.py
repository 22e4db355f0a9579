"""Sizes: how many cases a panel counts, which is the same number in every panel of a ticket."""

from typing import Final

from quizapp.engine.scalar.evidence.draws import Draws
from quizapp.engine.scalar.evidence.parameter import PanelSettings, Parameter

SIZE: Final = Parameter("number", 10_000, "how many cases there are", 2_000, 1_000_000)


def hundreds(settings: PanelSettings, draws: Draws) -> int:
    """How many hundreds of cases there are; round counts can be reckoned with by hand."""
    return max(1, round(settings.number("n") * draws.common_factor("n") / 100))
