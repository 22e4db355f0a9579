"""Typed answers: what does not count, what is a slip of the fingers, and what the diff shows."""

from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher
from typing import Final, Literal, TypeAlias
from unicodedata import category, normalize

Role: TypeAlias = Literal["same", "missing", "extra"]
Diff: TypeAlias = tuple[tuple[str, Role], ...]

SHORTEST_WITH_A_SLIP: Final = 4
"""In shorter answers one other letter is another word."""

LONGEST_COMPARED: Final = 1_000
"""Characters of a typed answer that the diff looks at: its work grows with their square."""


def counts_as(text: str, accepted: str, *, exact: bool) -> bool:
    """The given text is the accepted one, but for what does not count.

    >>> counts_as("Cross entropy", "cross-entropy", exact=False)
    True
    """
    return _form(text, exact=exact) == _form(accepted, exact=exact)


def slipped(text: str, accepted: str, *, exact: bool) -> bool:
    """One slip of the fingers lies between them: a character more, less, other, or two swapped.

    Source: F. J. Damerau, "A technique for computer detection and correction of spelling
    errors" (1964): these four are over 80 % of typing errors.

    >>> slipped("sigmiod", "sigmoid", exact=False), slipped("p", "q", exact=False)
    (True, False)
    """
    a, b = _form(text, exact=exact), _form(accepted, exact=exact)
    if len(b) < SHORTEST_WITH_A_SLIP:
        return False
    start = _common(a, b)
    a, b = a[start:], b[start:]
    end = _common(a[::-1], b[::-1])
    a, b = a[: len(a) - end], b[: len(b) - end]
    return max(len(a), len(b)) == 1 or (len(a) == 2 and a == b[::-1])


def closest(text: str, accepted: Sequence[str]) -> str:
    """The accepted text that the given one comes nearest to; the first of equals."""
    return max(accepted, key=lambda spelling: _matcher(spelling, text).ratio())


def diff(text: str, accepted: str, *, exact: bool = False) -> Diff:
    """How the given text differs; "same" and "missing" parts make up the accepted text.

    >>> diff("log los", "Log loss")
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
    """The characters, without case if it does not count: a whole text may change its length."""
    return [c if exact else c.casefold() for c in text[:LONGEST_COMPARED]]


def _form(text: str, *, exact: bool) -> str:
    """The text without what does not count; one that has nothing else is left whole."""
    plain = normalize("NFC", text.strip())
    if exact:
        return plain
    letters = "".join(c for c in plain.casefold() if category(c)[0] not in "PZC")
    return letters or plain


def _common(a: str, b: str) -> int:
    """How many characters the texts share from the start."""
    shared = 0
    for x, y in zip(a, b, strict=False):
        if x != y:
            break
        shared += 1
    return shared
