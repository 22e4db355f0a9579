"""Similarity: how alike two short texts are, whatever they mean."""

import re
from collections.abc import Iterator
from typing import Final

from quizapp.decks.ids import normalised

STEM: Final = 5
"""Letters by which words are compared, so that `clipping` is in `clipped`."""

_WORD: Final = re.compile(r"[^\W\d_]{4,}")
"""Of four letters and more: a word that says something."""


def similarity(a: str, b: str) -> float:
    """The share of their trigrams that two texts have in common.

    Case, white space and punctuation that says nothing do not count.

    Args:
        a: a text of any length.
        b: another one; the order of the two does not matter.

    Returns:
        2 |A & B| / (|A| + |B|) over their sets of trigrams, a plain number in [0, 1]: 0 when they
        share none, 1 when they share all, as two empty texts do.

    Source: L. R. Dice, "Measures of the amount of ecologic association between species" (1945),
    the coincidence index; the sets of trigrams are those of the normalised texts with a margin.

    >>> similarity("What does a shrug cost?", "what does a shrug cost")
    1.0
    >>> round(similarity("What does a shrug cost?", "How much does a shrug cost?"), 2)
    0.67
    """
    return dice(trigrams(a), trigrams(b))


def dice(a: frozenset[str], b: frozenset[str]) -> float:
    """The similarity of two texts whose trigrams are known already, in [0, 1].

    >>> dice(frozenset(["abc"]), frozenset(["abc", "bcd"]))  # 2 * 1 / (1 + 2)
    0.6666666666666666
    """
    both = len(a) + len(b)
    return 2 * len(a & b) / both if both else 1.0


def trigrams(text: str) -> frozenset[str]:
    """Every run of three characters in the normalised text, a margin of one included.

    >>> sorted(trigrams("Loss!"))
    [' lo', 'los', 'oss', 'ss ']
    """
    padded = f" {normalised(text)} "
    return frozenset(padded[at : at + 3] for at in range(len(padded) - 2))


def stems(text: str) -> list[str]:
    """The beginnings of the words of four letters and more.

    >>> stems("Training is a train-serving skew")
    ['train', 'train', 'servi', 'skew']
    """
    return [stem for stem, _, _ in stem_places(text)]


def stem_places(text: str) -> Iterator[tuple[str, int, int]]:
    """The same, each with the start and the end of its word."""
    for word in _WORD.finditer(text):
        yield word[0][:STEM].casefold(), word.start(), word.end()
