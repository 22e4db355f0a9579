"""Slips in answers: owns when a wrong answer is traced to one step, and what is said of it then."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Final

from quizapp.decks.contents.slips import say_of
from quizapp.decks.substitution import fill
from quizapp.engine.scalar.arithmetic import is_close
from quizapp.engine.scalar.expressions import ExpressionError
from quizapp.engine.scalar.grammar import read_tree
from quizapp.engine.scalar.slips import SlipName, possible_slips, slips_met
from quizapp.study.formula.printed import printed

TRAP_WORD: Final = "trap"
"""The word of a mistake that the card itself names."""

SLIP_WORDS: Final = (*(name.value for name in SlipName), TRAP_WORD)
"""All that the journal may say of a mistake, with a blank between two of them."""

MOST_DECIMALS: Final = 12
"""Behind the point; a number with more was worked out where it was typed."""


@dataclass(frozen=True, slots=True)
class FoundSlips:
    """The slips that lead to a wrong answer."""

    words: str = ""
    """Their names, as the journal keeps them."""
    sentences: tuple[str, ...] = ()
    """Markdown."""


NO_SLIPS: Final = FoundSlips()


def find_slips(
    number: float,
    formula: str,
    values: Mapping[str, float],
    *,
    allowed: Callable[[float], float],
    apart: Callable[[float], bool],
) -> FoundSlips:
    """The slips in a formula that lead to a wrong number; none where chance might well do so.

    Args:
        number: what was answered.
        formula: the expression of the right number; empty where it is not known.
        values: of its variables.
        allowed: how far a number may be off a value and still count as that.
        apart: whether a value is far from what is right and from what the card names.

    >>> far = lambda value: abs(value - 0.3567) > 0.02
    >>> found = find_slips(1.2, "bce(0, p)", {"p": 0.3}, allowed=lambda _: 0.006, apart=far)
    >>> found.words, found.sentences
    ('label', ('This is what you get if the label 0 is taken for 1.',))
    """
    if not formula:
        return NO_SLIPS
    try:
        slips = slips_met(
            number, formula, values, allowed=allowed, step=last_digit(number), apart=apart
        )
        sentences = tuple(fill(say_of(slip, values), values) for slip in slips)
    except ExpressionError:
        return NO_SLIPS
    return FoundSlips(" ".join(slip.name for slip in slips), sentences)


def slips_in(formula: str, names: tuple[str, ...], leads_to: Callable[[str], bool]) -> FoundSlips:
    """The most common slip in a formula that makes of it the wrong one that was written.

    Args:
        formula: the right one.
        names: its variables.
        leads_to: whether what was written has the values of an expression.

    >>> slips_in("(1 - p)*n", ("n", "p"), "p * n".__eq__).sentences
    ('This is what you get if `p` stands in place of `1 - p`.',)
    """
    for slip in possible_slips(formula, names):
        if leads_to(slip.expression):
            parts = (f"`{printed(read_tree(part))}`" for part in slip.parts)
            return FoundSlips(slip.name, (slip.sentence(*parts),))
    return NO_SLIPS


def last_digit(number: float) -> float:
    """One unit of the last digit of a number, as far as its value shows it.

    >>> last_digit(0.36), last_digit(40.0), last_digit(0.1 + 0.2), last_digit(1 / 3)
    (0.01, 1.0, 0.1, 1e-12)
    """
    return next(
        (
            10.0**-digits
            for digits in range(MOST_DECIMALS)
            if is_close(round(number, digits), number, 0)
        ),
        10.0**-MOST_DECIMALS,
    )
