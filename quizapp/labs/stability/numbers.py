"""The numbers of the stability bench: what each form returns, and where it breaks."""

from functools import lru_cache
from typing import Final, NamedTuple

import numpy as np

from quizapp.engine.array.naive_log_loss import LOG_LOSS_FORMS, Format, chances, naive_log_loss
from quizapp.engine.array.numeric_errors import (
    NUMERIC_ERRORS,
    NumericError,
    Side,
    first_break,
    numeric_errors,
)
from quizapp.plot.ticks import short

FORMATS: Final[tuple[Format, ...]] = ("float16", "float32", "float64")

STRIP_END: Final = 800
"""The logits at the ends of a strip: beyond -745 nothing but 0 is left of p in any format."""


class Outcome(NamedTuple):
    """What a form returns, and what is wrong with it."""

    title: str
    value: float
    verdict: NumericError


@lru_cache(maxsize=128)
def outcome(name: str, y: int, z: float, kind: Format) -> Outcome:
    """What one form makes of one logit."""
    verdict = NUMERIC_ERRORS[int(numeric_errors(name, y, z, kind)[0])]
    return Outcome(LOG_LOSS_FORMS[name].title, float(naive_log_loss(name, y, z, kind)[0]), verdict)


@lru_cache(maxsize=64)
def course(name: str, y: int, kind: Format) -> tuple[NumericError, ...]:
    """The verdict at every whole logit from one end of a strip to the other."""
    logits = np.arange(-STRIP_END, STRIP_END + 1)
    return tuple(NUMERIC_ERRORS[place] for place in numeric_errors(name, y, logits, kind).tolist())


@lru_cache(maxsize=64)
def broken_from(name: str, y: int, kind: Format, side: Side) -> int | None:
    """The whole logit closest to 0 on one side at which a form breaks."""
    return first_break(name, y, kind, side=side)


def true_amount(value: float) -> str:
    """A loss or a probability that is never 0 in truth, which even a float64 may not hold.

    >>> true_amount(4.248e-18), true_amount(0.0)
    ('4.248e-18', 'less than a float64 holds')
    """
    return short(value) if value else "less than a float64 holds"


def chances_in_words(z: float, kind: Format) -> tuple[str, str]:
    """Both probabilities as they come out, told as 1 only where they are.

    >>> chances_in_words(15.0, "float32"), chances_in_words(17.0, "float32")
    (('0.9999996', '3.576e-7'), ('1', '0'))
    """
    p, rest = map(_chance_in_words, chances(z, kind))
    return p, rest


def _chance_in_words(chance: float) -> str:
    """In four digits, or in as many as keep it apart from 1: at most the 17 of float64."""
    texts = (short(chance, digits) for digits in range(4, 18))
    return next((text for text in texts if text != "1"), "1")
