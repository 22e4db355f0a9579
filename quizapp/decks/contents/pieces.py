"""Pieces: what a section of a topic page is made of, for a screen and for plain text alike."""

from dataclasses import dataclass
from typing import TypeAlias


@dataclass(frozen=True, slots=True)
class Prose:
    """Author Markdown, its numbers computed."""

    text: str
    label: str = ""
    """A word or two for what it is, such as `gain`."""


@dataclass(frozen=True, slots=True)
class Heading:
    """A title within the section: one line of author Markdown."""

    text: str


@dataclass(frozen=True, slots=True)
class Verbatim:
    """Lines that stay as they are: a formula, or code in a language."""

    text: str
    language: str = ""


@dataclass(frozen=True, slots=True)
class Bullets:
    """Sentences of equal rank, each author Markdown."""

    entries: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class TextTable:
    """A table; cells are author Markdown of one line."""

    heads: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


@dataclass(frozen=True, slots=True)
class Complaint:
    """Why something cannot be shown here, with the address."""

    sentence: str


Piece: TypeAlias = Prose | Heading | Verbatim | Bullets | TextTable | Complaint
