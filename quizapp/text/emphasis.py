"""Emphasis: owns which stars and underscores mark words, and which are signs of a formula.

A mark stands at the border of words: outside it is white space, punctuation or a letter of a script
that is written without spaces. So `w1*x1`, `(a)*(b)*(c)` and `__init__` keep every sign. Only the
first letters of a word may be bold alone, as in `**S**ingle`.
"""

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

LONGEST_MARK: Final = {"*": 3, "_": 1}
"""One sign is italic, two are bold, three are both; two underscores are a part of names."""

_FITTING: Final = {1: (1, 3), 2: (2, 3), 3: (1, 2, 3)}
"""The lengths of an opening mark that one of each length may close."""

_NEVER_FIRST: Final = ".,:;!?)]}/=|>%"
_NEVER_LAST: Final = "([{/=|<"
_BEFORE_WORDS: Final = ("Ps", "Pi", "Pd")
_AFTER_WORDS: Final = ("Pe", "Pf", "Pd")
_ENDS: Final = ".,:;!?…%"
_QUOTES: Final = "\"'"
_SIGNS: Final = "*_~"
_FIRST_WIDE: Final = "\u2e80"
"""From here on come the scripts of China, Japan and Korea, with their punctuation."""

_LONGEST_INITIAL: Final = 24
_INITIAL: Final = re.compile(r"(?:^|[\s\[(])\*\*[^\W\d_]+$")
"""A word of which the letters so far are bold."""


@dataclass(slots=True)
class EmphasisMark:
    """A run of `count` stars or underscores, which stands as atom `at` in a text cut into atoms."""

    sign: str
    count: int
    at: int
    opens: bool
    closes: bool


@dataclass(frozen=True, slots=True)
class Pair:
    """Two marks that belong together, by the atoms where they stand."""

    opening: int
    closing: int
    count: int
    """1 is italic, 2 is bold, 3 is both."""


def read_mark(text: str, start: int, end: int, at: int) -> EmphasisMark:
    """What the run of one sign from `start` to `end` can do where it stands."""
    sign, count = text[start], end - start
    fits = count <= LONGEST_MARK[sign]
    return EmphasisMark(
        sign,
        count,
        at,
        opens=fits and _is_edge(text, end, _NEVER_FIRST) and _is_border(text, start, -1, count),
        closes=fits
        and _is_edge(text, start - 1, _NEVER_LAST)
        and (_is_border(text, end, 1, count) or _ends_initial(text, start, end)),
    )


def _ends_initial(text: str, start: int, end: int) -> bool:
    """The two stars divide the letters of a word that begins with two."""
    if end - start != 2 or not text[end].isalpha():
        return False
    return bool(_INITIAL.search(text, max(0, start - _LONGEST_INITIAL), start))


def _is_edge(text: str, at: int, refused: str) -> bool:
    """The character may be the first, or the last, of the words that are marked."""
    return 0 <= at < len(text) and not text[at].isspace() and text[at] not in refused


def _is_border(text: str, at: int, step: int, count: int) -> bool:
    """Outside the mark, which begins or ends at `at`, no word goes on."""
    place = at if step > 0 else at - 1
    if not 0 <= place < len(text) or text[place].isspace():
        return True
    if text[place] in _QUOTES:
        place += step
    return _is_plain_border(text, place, step, count)


def _is_plain_border(text: str, place: int, step: int, count: int) -> bool:
    if not 0 <= place < len(text) or text[place].isspace():
        return True
    character = text[place]
    kind = unicodedata.category(character)
    towards, away = (_AFTER_WORDS, _BEFORE_WORDS) if step > 0 else (_BEFORE_WORDS, _AFTER_WORDS)
    if kind in towards or character in _SIGNS or (step > 0 and character in _ENDS):
        return True
    # Between wide brackets two stars mark words, and one may multiply.
    return character >= _FIRST_WIDE and kind[0] in "LPN" and (count > 1 or kind not in away)


def find_pairs(marks: Iterable[EmphasisMark]) -> list[Pair]:
    """The marks that belong together, from left to right by where they close.

    Only marks of one length pair, and three with one and two; whatever stays alone is text.
    """
    pairs: list[Pair] = []
    opened: list[EmphasisMark] = []
    waiting: Counter[tuple[str, int]] = Counter()
    for mark in marks:
        while mark.closes and mark.count and _awaited(mark, waiting):
            opening = opened[-1]
            if not _fit(opening, mark):
                waiting[opening.sign, opening.count] -= 1
                opened.pop()
                continue
            count = min(opening.count, mark.count)
            pairs.append(Pair(opening.at, mark.at, count))
            waiting[opening.sign, opening.count] -= 1
            opening.count -= count
            mark.count -= count
            if opening.count:
                waiting[opening.sign, opening.count] += 1
            else:
                opened.pop()
        if mark.opens and mark.count:
            opened.append(mark)
            waiting[mark.sign, mark.count] += 1
    return pairs


def _awaited(mark: EmphasisMark, waiting: Counter[tuple[str, int]]) -> bool:
    """Some open mark fits; so a text of marks alone is not searched once for each of them."""
    return any(waiting[mark.sign, count] > 0 for count in _FITTING[mark.count])


def _fit(opening: EmphasisMark, closing: EmphasisMark) -> bool:
    return opening.sign == closing.sign and opening.count in _FITTING[closing.count]
