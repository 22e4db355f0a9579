"""The parameters of FSRS: owns what they are before a log says better, and how far they may go."""

from typing import Final

PARAMETER_COUNT: Final = 21

FSRS_DEFAULTS: Final = (
    *(0.212, 1.2931, 2.3065, 8.2956),
    *(6.4133, 0.8334, 3.0194, 0.001),
    *(1.8722, 0.1666, 0.796),
    *(1.4835, 0.0614, 0.2629, 1.6483),
    *(0.6014, 1.8729),
    *(0.5425, 0.0912, 0.0658),
    0.1542,
)
"""FSRS-6 as py-fsrs 6 has it: the first stability after each of four ratings; the first difficulty,
and how it moves; stability after a recall; after a lapse; the penalty of Hard and the bonus of
Easy; stability after repeats of the same day; and how fast forgetting slows down."""

STABILITY_MIN: Final = 0.001
"""Days; a first stability is no smaller either."""

LOWEST: Final = (
    *(STABILITY_MIN, STABILITY_MIN, STABILITY_MIN, STABILITY_MIN),
    *(1.0, 0.001, 0.001, 0.001),
    *(0.0, 0.0, 0.001),
    *(0.001, 0.001, 0.001, 0.0),
    *(0.0, 1.0),
    *(0.0, 0.0, 0.0),
    0.1,
)
HIGHEST: Final = (
    *(100.0, 100.0, 100.0, 100.0),
    *(10.0, 4.0, 4.0, 0.75),
    *(4.5, 0.8, 3.5),
    *(5.0, 0.25, 0.9, 4.0),
    *(1.0, 6.0),
    *(2.0, 2.0, 0.8),
    0.8,
)
"""What the package takes, ends included."""

DESIRED_RETENTION: Final = 0.9
LEAST_RETENTION: Final = 0.8
MOST_RETENTION: Final = 0.95
"""The chance of recall at which an item comes back."""


def are_parameters(values: object) -> bool:
    """The list is one that the package takes; an empty one stands for the defaults.

    >>> are_parameters([*FSRS_DEFAULTS]), are_parameters([]), are_parameters([1.0] * 21)
    (True, True, False)
    """
    if not isinstance(values, list | tuple):
        return False
    if not all(isinstance(value, float | int) for value in values):
        return False
    if len(values) != PARAMETER_COUNT:
        return not values
    bounds = zip(LOWEST, values, HIGHEST, strict=True)
    return all(low <= value <= high for low, value, high in bounds)
