"""Mentions: owns which words of a point stand in the learner's notes; no mark is made of them."""

import re
from collections.abc import Iterator
from typing import Final

SHORTEST: Final = 4
"""Letters of a word that says something."""

STEM: Final = 5
"""Letters by which words are compared, so that `clipping` is in `clipped`."""

_WORD: Final = re.compile(r"[^\W\d_]+")


def mentions(point: str, notes: str) -> tuple[tuple[int, int], ...]:
    """Where in the point's text words stand that the notes have too, as starts and ends.

    >>> mentions("Clipping the logarithm", "clipped log")
    ((0, 8),)
    """
    noted = {stem for stem, _, _ in _stems(notes)}
    return tuple((start, end) for stem, start, end in _stems(point) if stem in noted)


def _stems(text: str) -> Iterator[tuple[str, int, int]]:
    for word in _WORD.finditer(text):
        if len(word[0]) >= SHORTEST:
            yield word[0][:STEM].casefold(), word.start(), word.end()
