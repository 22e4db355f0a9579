"""Bars: shares as lengths, one of them or a table."""

import math
from collections.abc import Sequence
from typing import Final, NamedTuple

from quizapp.plot.cells import Line, Picture, Span, fitted, one_cell_each
from quizapp.plot.ticks import short

EIGHTHS: Final = ("", "▏", "▎", "▍", "▌", "▋", "▊", "▉")
"""The end of a bar, by the eighths of a cell that it fills."""

LABEL_SHARE: Final = 2
"""Labels take at most one cell of so many."""


class Bar(NamedTuple):
    """One row of a table of bars."""

    label: str
    value: float
    role: str = "first"
    value_text: str = ""
    """How the value is written, if not in four digits."""


def bar(share: float, width: int, *, ascii: bool = False) -> str:
    """A bar of so much of the width, filled up with blanks; whatever is not nothing is seen.

    Unit: the width, in cells. Range: less than 0 and NaN are drawn as 0, more than 1 as 1.

    >>> bar(0.5, 5), bar(1e-9, 5), bar(0.5, 5, ascii=True)
    ('██▌  ', '▏    ', '##-  ')
    """
    share = min(1.0, share) if share > 0 else 0.0
    eighths = max(math.ceil(share), round(share * width * 8)) if width else 0
    whole, rest = divmod(eighths, 8)
    end = "-" if ascii and rest else "" if ascii else EIGHTHS[rest]
    return (("#" if ascii else "█") * whole + end).ljust(width)


def bars(
    rows: Sequence[Bar], *, width: int, whole: float | None = None, ascii: bool = False
) -> Picture:
    """A table of labels, values and bars, a line each.

    Args:
        rows: values below 0 have bars as long as if they were above, so give them another role.
        width: in cells.
        whole: the value of the longest bar that fits; that of the greatest if there is none.
        ascii: only ASCII.

    >>> print(bars([Bar("miss", 1.5), Bar("hit", 3.0)], width=16, whole=1.5).text)
    miss 1.5 ███████
    hit  3   ███████
    """
    sizes = [abs(row.value) for row in rows if math.isfinite(row.value)]
    longest = whole or max(sizes, default=0.0) or 1.0
    labels = [one_cell_each(row.label, ascii=ascii) for row in rows]
    values = [one_cell_each(row.value_text, ascii=ascii) or short(row.value) for row in rows]
    label_width = min(max(map(len, labels), default=0), width // LABEL_SHARE)
    value_width = max(map(len, values), default=0)
    room = max(0, width - label_width - value_width - 2)
    lines: list[Line] = []
    for row, label, value in zip(rows, labels, values, strict=True):
        text = f"{label[:label_width]:<{label_width}} {value:<{value_width}} "
        drawn = bar(abs(row.value) / longest, room, ascii=ascii)
        lines.append(fitted([Span(text), Span(drawn, row.role)], width))
    clauses = (f"{label} {value}" for label, value in zip(labels, values, strict=True))
    return Picture(tuple(lines), (", ".join(clauses) or "no bars") + ".")
