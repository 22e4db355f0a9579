"""Redraws: the numbers with which no mistake comes near the answer."""

from collections.abc import Callable, Mapping
from typing import Final

from quizapp.decks.kinds.numeric import Numeric
from quizapp.decks.kinds.parts import Tolerance
from quizapp.decks.kinds.task import LabTask
from quizapp.decks.variables import draw_values, read_draws
from quizapp.engine.scalar.arithmetic import is_close
from quizapp.engine.scalar.expressions import evaluate, parse

CLEARANCE: Final = 3
"""Tolerances between the answer and a mistake: one for the answer, one for the mistake, which is
met by the same measure, and one that keeps a number rounded on the way from being taken for it."""

MOST_DRAWS_A_REVIEW: Final = 64
"""Where one draw in five is fit to be asked, these find one but for once in a million reviews."""


def draw_apart(card: Numeric | LabTask, *, key: str, count: int) -> dict[str, float]:
    """The numbers of a card at its review number `count`, drawn again while a mistake is near.

    They hang on the card, its key and the count alone, so a review that is taken back, or looked
    up later, has the same ones. Draws without a mistake near by are those that `draw` gives.
    Where no draw will do, the first one stays; `check` says so.

    Raises:
        ExpressionError: how a number is drawn, or an expression, cannot be read or has no value.
    """
    draws = read_draws(card.variables)
    first = draw_values(draws, key=key, count=count)
    if not draws or not card.mistakes:
        return first
    is_near = _nearness(card)
    values = first
    for redraw in range(1, MOST_DRAWS_A_REVIEW):
        if not is_near(values):
            return values
        values = draw_values(draws, key=key, count=count, redraw=redraw)
    return first if is_near(values) else values


def is_near(mistake: float, answer: float, allowed: float) -> bool:
    """The mistake lies so near the answer that one may be taken for the other.

    >>> is_near(0.32, 0.3, 0.01), is_near(0.34, 0.3, 0.01)
    (True, False)
    """
    return is_close(mistake, answer, CLEARANCE * allowed)


def _nearness(card: Numeric | LabTask) -> Callable[[Mapping[str, float]], bool]:
    """Whether some mistake of the card is near its answer, its expressions read only once."""
    names = tuple(card.variables)
    tolerance = card.tolerance or Tolerance()
    answer, absolute, relative, *mistakes = (
        parse(text, names=names)
        for text in (
            card.answer,
            tolerance.absolute,
            tolerance.relative,
            *(mistake.value for mistake in card.mistakes),
        )
    )

    def some_mistake_is_near(values: Mapping[str, float]) -> bool:
        right = evaluate(answer, values)
        allowed = evaluate(absolute, values) + evaluate(relative, values) * abs(right)
        return any(is_near(evaluate(mistake, values), right, allowed) for mistake in mistakes)

    return some_mistake_is_near
