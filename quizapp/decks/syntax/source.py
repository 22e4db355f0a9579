"""Sources: the bytes of a deck file made into text that is safe to parse and to show."""

import codecs
import re
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass
from itertools import islice
from typing import Final

from quizapp.decks.syntax.collector import MAX_COMPLAINTS, Place
from quizapp.text.printable import REPLACEMENT, UNPRINTABLE

MAX_BYTES: Final = 1 << 20
"""Far above any topic that a person writes, far below what would stall the reader."""

REFUSED: Final = re.compile(UNPRINTABLE)
"""A character that no author text may hold."""

_DIRECTION = re.compile("[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]")

_PLAIN = bytes([*b"\t\n", *range(0x20, 0x7F)])


class SourceError(Exception):
    """The bytes are not a text at all."""

    def __init__(
        self, code: str, message: str, hint: str, place: Place, lines: tuple[str, ...] = ()
    ) -> None:
        super().__init__(message)
        self.lines = lines
        """As far as they can be read at all."""
        self.code = code
        self.message = message
        self.place = place
        self.hint = hint


@dataclass(frozen=True, slots=True)
class Source:
    """The text of a file, with line feeds only and refused characters replaced."""

    text: str
    lines: tuple[str, ...]
    """As they stand in the file, refused characters too."""
    refused: tuple[tuple[Place, str], ...]
    """The first refused character of each line that has one, as far as anyone will read of them."""


def read_source(data: bytes) -> Source:
    """The text in `data`.

    Raises:
        SourceError: the file is too long or not UTF-8.
    """
    if len(data) > MAX_BYTES:
        raise SourceError(
            "E-LIMIT",
            f"the file is longer than {MAX_BYTES:,} bytes",
            "Split the topic in two.",
            Place(1, 1),
        )
    text = _decoded(data).replace("\r\n", "\n")
    lines = tuple(text.split("\n"))
    # What is left without plain ASCII is little, and far quicker to search than the whole.
    if not REFUSED.search(data.translate(None, _PLAIN).decode()):
        return Source(text, lines, ())
    refused = (
        (Place(number, match.start() + 1), match[0])
        for number, line in enumerate(lines, start=1)
        if (match := REFUSED.search(line))
    )
    enough = tuple(islice(refused, MAX_COMPLAINTS + 1))
    return Source(REFUSED.sub(REPLACEMENT, text), lines, enough)


def _decoded(data: bytes) -> str:
    """The text, without a byte-order mark."""
    body = data.removeprefix(codecs.BOM_UTF8)
    try:
        return body.decode("utf-8")
    except UnicodeDecodeError as error:
        before = body[: error.start].decode("utf-8")
        place = Place(before.count("\n") + 1, len(before) - (before.rfind("\n") + 1) + 1)
        offset = error.start + len(data) - len(body)
        message = f"the file is not UTF-8: byte {offset} is 0x{data[offset]:02x}"
        lines = tuple(body.decode("utf-8", "replace").split("\n"))
        hint = "Save the file as UTF-8."
        raise SourceError("E-ENCODING", message, hint, place, lines) from error


_REMEDIES: Final[Mapping[str, str]] = {
    "\r": "Save the file with line feeds (LF or CRLF).",
    "\x85": "Take out this next-line character (NEL), or put a line feed in its place.",
    "\u2028": "Take out this line separator, or put a line feed in its place.",
    "\u2029": "Take out this paragraph separator, or put a line feed in its place.",
    "\u00ad": "Take out this soft hyphen, or write a hyphen.",
}


def remedy(character: str) -> str:
    r"""What to do about a refused character that stands in a file, and is hardly seen there.

    >>> remedy("\u200b"), remedy("\x07")
    ('Take out this zero width space.', 'Take it out.')
    """
    name = unicodedata.name(character, "").lower()
    return _REMEDIES.get(character) or (f"Take out this {name}." if name else "Take it out.")


def refusal(character: str) -> str:
    """What is wrong with a refused character, in words."""
    category = unicodedata.category(character)
    kind = {"Cc": "control character", "Cf": "invisible character"}.get(category, "character")
    if _DIRECTION.match(character):
        kind = "direction mark"
    return f"the {kind} U+{ord(character):04X} must not stand in a deck"
