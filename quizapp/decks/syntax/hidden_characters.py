"""Hidden characters: refused characters that Markdown would make out of harmless letters."""

import re
from collections.abc import Iterator
from typing import Final, NamedTuple

from quizapp.decks.syntax.source import REFUSED

UNICODE: Final = 0x110000
"""Numbers from here on name no character."""

_SUSPECT = re.compile(r"&#|%[0-9A-Fa-f]{2}")
_REFERENCE = re.compile(r"&#(?:[xX]([0-9A-Fa-f]{1,6})|([0-9]{1,7}));")
_TARGET = re.compile(r"<([^<>\s]+)>|\]\(\s*<([^<>\n]*)>|\][(:]\s*([^\s<>]+)")
_ENCODED = re.compile(r"(?:%[0-9A-Fa-f]{2})+")


class HiddenCharacter(NamedTuple):
    """A refused character in disguise."""

    spelling: str
    """The letters from which it would be made."""
    character: str


def is_suspect(text: str) -> bool:
    """A part of the text may hold a hidden character; a quick look."""
    has_sign = "&#" in text or "%" in text
    return has_sign and _SUSPECT.search(text) is not None


def find_hidden(text: str) -> HiddenCharacter | None:
    r"""The first refused character that showing the text as Markdown would bring about.

    Character references count wherever they stand, encoded bytes only in the address of a link,
    so that `n%10` stays what it is.

    >>> find_hidden("a&#x202e;b")
    HiddenCharacter(spelling='&#x202e;', character='\u202e')
    >>> find_hidden("<https://example.org/%1b> is not n%10")
    HiddenCharacter(spelling='%1b', character='\x1b')
    """
    return next(_hidden_characters(text), None)


def _hidden_characters(text: str) -> Iterator[HiddenCharacter]:
    for match in _REFERENCE.finditer(text):
        number = int(match[1], 16) if match[1] else int(match[2])
        if number < UNICODE and REFUSED.match(chr(number)):
            yield HiddenCharacter(match[0], chr(number))
    for target in _TARGET.finditer(text):
        address = target[target.lastindex or 0]
        if ":" in address or "@" in address:
            for match in _ENCODED.finditer(address):
                if bad := next(filter(_is_refused, _decoded(match[0])), None):
                    yield HiddenCharacter(match[0], bad)


def _is_refused(character: str) -> bool:
    """It may not stand in an address, which has no room for a tab or a line feed either."""
    return character < " " or REFUSED.match(character) is not None


def _decoded(encoded: str) -> str:
    """The characters that the bytes stand for; each byte is one where they are no UTF-8."""
    data = bytes.fromhex(encoded.replace("%", ""))
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        return data.decode("latin-1")
