"""Stepping: how one press of an arrow changes the value of a control, and how it is shown."""

import math
from itertools import chain
from typing import Final

from quizapp.engine.scalar.losses import logit, sigmoid
from quizapp.labs.forms import Control, Value, written
from quizapp.plot.ticks import short

LEAST_STEPPED_P: Final = 1e-6
"""Where stepping along log-odds stops; typing goes further, and steps come back from there."""


def stepped(control: Control, value: Value, count: int, *, fine: bool = False) -> Value:
    """The value after so many presses to the right, or to the left where `count` is negative.

    >>> pick = Control(name="y", help="", default=1.0, low=0, high=1, whole=True)
    >>> stepped(pick, 0.0, 1), stepped(pick, 1.0, 1)
    (1.0, 1.0)
    """
    if control.options:
        turns = turns_of(control)
        place = turns.index(value) if value in turns else -1
        return turns[(place + count) % len(turns)]
    if not isinstance(value, float):
        return value
    step = control.fine if fine else control.step
    # A derived value may lie beyond the range: the logit of 1 is infinite.
    inside = control.within(value)
    moved = _moved(control, inside, count * step)
    return control.within(moved)


def turns_of(control: Control) -> tuple[Value, ...]:
    """What a control with words shows one after the other: all sets worth showing, or each word."""
    if not control.several:
        return control.options
    alone = ((word,) for word in control.options)
    return tuple(dict.fromkeys(chain([control.default, control.options], alone)))


def shown(control: Control, value: Value) -> str:
    """The value as the strip of controls shows it.

    >>> shown(Control(name="z", help="", default=0.0), -2.0)
    '-2'
    """
    if isinstance(value, float):
        whole = value.is_integer() and abs(value) < 1e6
        return f"{value + 0.0:.0f}" if whole else short(value)
    text = "+".join(map(str, value)) if control.several else written(value, " ")
    return text.replace("_", " ")


def _moved(control: Control, value: float, step: float) -> float:
    if control.whole:
        return float(round(value + math.copysign(max(1.0, abs(step)), step)))
    if control.scale == "log":
        return _rounded(value * 2**step, value)
    if control.scale == "logit":
        return _along_odds(value, step)
    unit = control.fine if control.fine <= abs(step) else abs(step)
    return round(round((value + step) / unit) * unit, 10)


def _along_odds(value: float, step: float) -> float:
    """The probability one step on; one that was typed beyond the edge moves no further out."""
    if (value < LEAST_STEPPED_P and step < 0) or (value > 1 - LEAST_STEPPED_P and step > 0):
        return value
    inside = min(1 - LEAST_STEPPED_P, max(LEAST_STEPPED_P, value))
    moved = sigmoid(logit(inside) + step)
    return min(1 - LEAST_STEPPED_P, max(LEAST_STEPPED_P, _rounded(moved, min(moved, 1 - moved))))


def _rounded(number: float, scale: float) -> float:
    """The number to three digits of what makes it small, so that nobody reads noise."""
    digits = 2 - math.floor(math.log10(abs(scale))) if scale else 0
    return round(number, digits)
