"""Suggestions: which known word an unknown or a shortened one was meant to be."""

from collections.abc import Iterable
from typing import Final

SHORTEST_GUESS: Final = 2
"""Any letter is as near to a single one as any other."""

LONGEST_GUESS: Final = 64
"""Words longer than any key or id are not worth a guess."""


def did_you_mean(word: str, words: Iterable[str]) -> str:
    """A question to append to a diagnostic, with its leading space; empty when nothing is near.

    >>> did_you_mean("hnit", ["hint", "why"])
    " Did you mean 'hint'?"
    >>> did_you_mean("colour", ["hint", "why"])
    ''
    """
    if not SHORTEST_GUESS <= len(word) <= LONGEST_GUESS:
        return ""
    reach = max(1, len(word) // 3)
    near = [other for other in words if abs(len(other) - len(word)) <= reach]
    best = min(near, key=lambda other: _distance(word, other), default="")
    return f" Did you mean '{best}'?" if best and _distance(word, best) <= reach else ""


def beginning_with(start: str, words: Iterable[str]) -> tuple[str, ...]:
    """The words that a start may stand for: the word itself, if it is one, else all that go on so.

    >>> beginning_with("cal", ["calibration", "curves"]), beginning_with("c", ["c", "curves"])
    (('calibration',), ('c',))
    """
    words = tuple(words)
    return (start,) if start in words else tuple(word for word in words if word.startswith(start))


def _distance(a: str, b: str) -> int:
    """How many letters must be changed, put in, left out or swapped with their neighbour."""
    before: list[int] = []
    row = list(range(len(b) + 1))
    for i, x in enumerate(a, start=1):
        last, row, before = before, [i], row
        for j, y in enumerate(b, start=1):
            row.append(min(before[j] + 1, row[j - 1] + 1, before[j - 1] + (x != y)))
            if i > 1 and j > 1 and x == b[j - 2] and a[i - 2] == y:
                row[j] = min(row[j], last[j - 2] + 1)
    return row[-1]
