"""Cohen's kappa by its definition, from a table of counts, in exact fractions."""

from collections import Counter
from collections.abc import Iterable
from fractions import Fraction


def kappa_by_table(pairs: Iterable[tuple[bool, bool]]) -> Fraction | None:
    """The kappa of two readers; None where it is 0 / 0."""
    table = Counter(pairs)
    count = table.total()
    if not count:
        return None
    observed = sum((Fraction(table[same, same], count) for same in (True, False)), start=Fraction())
    expected = Fraction()
    for label in (True, False):
        row = Fraction(sum(table[label, other] for other in (True, False)), count)
        column = Fraction(sum(table[other, label] for other in (True, False)), count)
        expected += row * column
    return None if expected == 1 else (observed - expected) / (1 - expected)
