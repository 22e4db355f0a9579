"""Typed answers: which count, what is a slip of the fingers, and what the diff shows."""

from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher
from itertools import takewhile
from typing import Final, Literal, TypeAlias

from quizapp.text.markup import shown_text
from quizapp.text.spelling import exact_spelling, spellings

Role: TypeAlias = Literal["same", "missing", "extra"]
Diff: TypeAlias = tuple[tuple[str, Role], ...]

SHORTEST_WITH_A_SLIP: Final = 4
"""In a shorter word one other letter makes another word, or another formula."""

LONGEST_COMPARED: Final = 1_000
"""Characters of a typed answer that the diff looks at: its work grows with their square."""


def counts_as(text: str, accepted: str, *, exact: bool) -> bool:
    """The given text is the accepted one, but for what does not count.

    It may be written as it is shown, or with the marks of the card.

    >>> counts_as("Cross entropy", "cross-entropy", exact=False)
    True
    >>> counts_as("`np.log`", "np.log", exact=True), counts_as("nplog", "np.log", exact=False)
    (True, False)
    """
    wanted = spellings(accepted, exact=exact)
    return any(spellings(written, exact=exact) & wanted for written in (text, shown_text(text)))


def slipped(text: str, accepted: str, *, exact: bool) -> bool:
    """One slip of the fingers lies between them: a letter more, less, other, or two swapped.

    Another sign or digit, and another letter in a word of less than four, says something else.

    Source: F. J. Damerau, "A technique for computer detection and correction of spelling
    errors" (1964): these four are over 80 % of typing errors.

    >>> slipped("sigmiod", "sigmoid", exact=False), slipped("p", "q", exact=False)
    (True, False)
    >>> slipped("1025", "1024", exact=False), slipped("sigmoid(x)", "sigmoid(z)", exact=False)
    (False, False)
    """
    wanted = spellings(accepted, exact=exact)
    return any(_one_slip(a, b) for a in spellings(text, exact=exact) for b in wanted)


def closest(text: str, accepted: Sequence[str]) -> str:
    """The accepted text that the given one comes nearest to; the first of equals."""
    return max(accepted, key=lambda spelling: _matcher(spelling, text).ratio())


def spelling_diff(text: str, accepted: str, *, exact: bool = False) -> Diff:
    """How the given text differs; "same" and "missing" parts make up the accepted text.

    >>> spelling_diff("log los", "Log loss")
    (('Log los', 'same'), ('s', 'missing'))
    """
    return tuple(_parts(text, accepted, exact=exact))


def _parts(text: str, accepted: str, *, exact: bool) -> Iterator[tuple[str, Role]]:
    for operation, a, b, c, d in _matcher(accepted, text, exact=exact).get_opcodes():
        if operation == "equal":
            yield accepted[a:b], "same"
            continue
        if a < b:
            yield accepted[a:b], "missing"
        if c < d:
            yield text[c:d], "extra"


def _matcher(accepted: str, text: str, *, exact: bool = False) -> SequenceMatcher[str]:
    a, b = _letters(accepted, exact=exact), _letters(text, exact=exact)
    return SequenceMatcher(None, a, b, autojunk=False)


def _letters(text: str, *, exact: bool) -> list[str]:
    """What each character counts as: of a whole text the length might change."""
    letters = [exact_spelling(c) or c for c in text[:LONGEST_COMPARED]]
    return letters if exact else [letter.casefold() for letter in letters]


def _one_slip(text: str, wanted: str) -> bool:
    """The texts differ in one place of a word that is long enough for a slip."""
    start = _common(text, wanted)
    end = _common(text[start:][::-1], wanted[start:][::-1])
    a, b = text[start : len(text) - end], wanted[start : len(wanted) - end]
    if not (a + b).isalpha() or _word_length(wanted, start) < SHORTEST_WITH_A_SLIP:
        return False
    return max(len(a), len(b)) == 1 or (len(a) == 2 and a == b[::-1])


def _word_length(text: str, at: int) -> int:
    """How many letters stand in a row around the gap before the character."""
    behind, before = text[at:], text[:at][::-1]
    return sum(len(list(takewhile(str.isalpha, side))) for side in (before, behind))


def _common(a: str, b: str) -> int:
    """How many characters the texts share from the start."""
    shared = 0
    for x, y in zip(a, b, strict=False):
        if x != y:
            break
        shared += 1
    return shared
