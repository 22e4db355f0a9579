"""Numbers in refusals: owns how a number is written that was not admitted."""


def in_full(value: float) -> str:
    """The number as it reads back, since a rounded one might be the very limit that it passed.

    >>> in_full(2.0), in_full(1e-07), in_full(1.0000000000000002)
    ('2', '1e-07', '1.0000000000000002')
    """
    rounded = f"{value:g}"
    return rounded if float(rounded) == value else repr(float(value))
