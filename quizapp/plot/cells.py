"""Cells: the vocabulary of pictures, which are lines of text whose parts say what they show."""

import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final, NamedTuple, TypeAlias

LEVEL_COUNT: Final = 16
"""Levels of heat; more of them cannot be told apart on a terminal."""

ROLES: Final = (
    *("", "axis", "label", "first", "second", "third", "both", "mark", "cursor"),
    *("path", "start", "end", "good", "bad"),
    *(f"heat-{level}" for level in range(LEVEL_COUNT)),
    *(f"heat-{upper}-{lower}" for upper in range(LEVEL_COUNT) for lower in range(LEVEL_COUNT)),
)
"""All that a part can show; in the half blocks of `heat-U-L` U is in front and L behind."""

SPELT: Final = str.maketrans({"−": "-", "–": "-", "—": "-", "×": "x", "·": "*", "…": "~"})
"""What a terminal without Unicode reads instead."""

GREEK: Final = "GREEK SMALL LETTER "
"""How the names of small Greek letters begin, which formulas are full of."""


class Span(NamedTuple):
    """A run of cells in one role."""

    text: str
    role: str = ""


Line: TypeAlias = tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture, as lines of the same width and as a sentence."""

    lines: tuple[Line, ...]
    reading: str
    """What the picture shows, in words, for who cannot see it."""

    @property
    def text(self) -> str:
        """The picture without its roles."""
        return "\n".join("".join(span.text for span in line) for line in self.lines)


def fitted(spans: Iterable[Span], width: int) -> Line:
    """The spans as a line of exactly so many cells, cut or filled up at its end.

    >>> fitted([Span("ab", "first"), Span("cd")], 3), fitted([], 2)
    ((Span(text='ab', role='first'), Span(text='c', role='')), (Span(text='  ', role=''),))
    """
    line: list[Span] = []
    for span in spans:
        part = span if len(span.text) <= width else Span(span.text[:width], span.role)
        width -= len(part.text)
        if part.text:
            line.append(part)
    return (*line, Span(" " * width)) if width else tuple(line)


def joined(parts: Iterable[Line], gap: int) -> Line:
    """The lines side by side as one, with so many cells between them.

    >>> joined([(Span("a"),), (Span("b"),)], 2)
    (Span(text='a', role=''), Span(text='  ', role=''), Span(text='b', role=''))
    """
    line: list[Span] = []
    for place, part in enumerate(parts):
        line += [Span(" " * gap)] if place else []
        line += part
    return tuple(line)


def one_cell_each(text: str, *, ascii: bool = False) -> str:
    """The text with each character as wide as one cell, and in ASCII if that is asked for.

    >>> one_cell_each("損失 θ"), one_cell_each("θ × −2", ascii=True)
    ('?? θ', 'theta x -2')
    """
    if text.isascii() and text.isprintable():
        return text
    composed = unicodedata.normalize("NFC", text)
    if ascii:
        return "".join(map(_in_ascii, composed.translate(SPELT)))
    return "".join(character if _is_one_cell(character) else "?" for character in composed)


def _is_one_cell(character: str) -> bool:
    return (
        character.isprintable()
        and not unicodedata.combining(character)
        and unicodedata.category(character) not in {"Mn", "Me", "Cf"}
        and unicodedata.east_asian_width(character) not in {"W", "F"}
    )


def _in_ascii(character: str) -> str:
    if character.isascii() and character.isprintable():
        return character
    name = unicodedata.name(character, "")
    return name.removeprefix(GREEK).lower() if name.startswith(GREEK) else "?"
