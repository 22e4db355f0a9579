"""Cloze texts: sentences with gaps, cut into what stands and what is asked."""

import re
from typing import Final

from quizapp.decks.ids import ID_PATTERN
from quizapp.decks.model import Gap

FIRST_GAP: Final = "c1"
"""The name of a gap that the author did not name."""

# A run of closing brackets closes at its end, so that an answer may be `x[0]`.
_MARK = re.compile(r"\[\[|\]\](?!\])")


class ClozeError(ValueError):
    """A cloze text that cannot be cut; `offset` is the 0-based character to look at."""

    def __init__(self, message: str, offset: int) -> None:
        super().__init__(message)
        self.message = message
        self.offset = offset


def parse_cloze(text: str) -> tuple[str | Gap, ...]:
    """The text cut at its gaps, in order, without empty pieces.

    A `]]` outside a gap is text.

    Raises:
        ClozeError: there is no gap, or one is empty, unclosed, nested or badly named.

    >>> parse_cloze("Loss of a [[c1::shrug::p = 0.5]]?")
    ('Loss of a ', Gap(name='c1', answer='shrug', hint='p = 0.5'), '?')
    """
    pieces: list[str | Gap] = []
    end = 0
    opened: int | None = None
    for mark in _MARK.finditer(text):
        if mark[0] == "[[":
            if opened is not None:
                raise ClozeError("a gap starts inside another gap", mark.start())
            opened = mark.start()
        elif opened is not None:
            pieces += [text[end:opened], _gap(text[opened + 2 : mark.start()], opened)]
            end, opened = mark.end(), None
    if opened is not None:
        raise ClozeError("the gap is not closed with ]]", opened)
    if not pieces:
        raise ClozeError("the text has no gap", 0)
    return tuple(piece for piece in [*pieces, text[end:]] if piece)


def _gap(inside: str, offset: int) -> Gap:
    """The gap whose marks hold `inside`."""
    parts = inside.split("::")
    if len(parts) == 1:
        parts.insert(0, FIRST_GAP)
    name, answer, *hint = (part.strip() for part in parts)
    if len(hint) > 1:
        raise ClozeError("a gap has at most a name, an answer and a hint", offset)
    if not ID_PATTERN.fullmatch(name):
        raise ClozeError(f"'{name[:40]}' cannot name a gap: use a-z, 0-9 and hyphens", offset)
    if not answer:
        raise ClozeError("the gap has no answer", offset)
    return Gap(name, answer, *hint)
