"""Numbers as text: owns how a number is shown to a learner."""

import re
from typing import Final

_FORMAT: Final = re.compile(r"\.(?:[0-9]|1[0-2])[feg%]")
"""As in `.2f`: twelve digits are all that a float is good for after some arithmetic."""


def show_number(value: float, fmt: str = "") -> str:
    """A number as a learner reads it: in a format such as `.2f`, or in the shortest exact form.

    Raises:
        ValueError: the format is none of `.Nf`, `.Ne`, `.Ng`, `.N%` with N from 0 to 12.

    >>> show_number(2.0), show_number(0.15), show_number(0.125, ".1%"), show_number(-0.001, ".2f")
    ('2', '0.15', '12.5%', '0.00')
    """
    if not fmt:
        text = repr(float(value)).removesuffix(".0")
    elif _FORMAT.fullmatch(fmt):
        text = format(value, fmt)
    else:
        raise ValueError(f"'{fmt}' is no format; write .2f, .2e, .3g or .1%")
    return text.removeprefix("-") if float(text.rstrip("%")) == 0 else text


def show_apart(value: float, *others: float, fewest: int = 6) -> str:
    """A number with as many digits as tell it from the others, lest a message deny itself.

    >>> show_apart(0.30000001, 0.3), show_apart(1 / 3, 0, 1)
    ('0.30000001', '0.333333')
    """
    for digits in range(fewest, 17):
        text = f"{value:.{digits}g}"
        if all(float(text) != other or value == other for other in others):
            return text
    return repr(value)
