"""Columns: how the cells of a line are shared out among the columns of a table."""

from collections.abc import Sequence
from typing import Final

NARROWEST_COLUMN: Final = 3
"""Cells; below that a column says nothing, and the table grows wider than the page instead."""


def share_columns(wanted: Sequence[int], room: int) -> list[int]:
    """A width for each column: what it wants, or an even share of what the modest ones leave.

    >>> share_columns([4, 30, 9], 30)
    [4, 17, 9]
    >>> share_columns([4, 30, 30], 25)
    [4, 10, 11]
    """
    widths = [0] * len(wanted)
    by_want = sorted(range(len(wanted)), key=wanted.__getitem__)
    for place, column in enumerate(by_want):
        share = room // (len(by_want) - place)
        widths[column] = min(wanted[column], max(NARROWEST_COLUMN, share))
        room -= widths[column]
    return widths
