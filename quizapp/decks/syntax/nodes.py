"""Nodes: what a YAML file consists of, texts, lists and mappings that know their place."""

from typing import TypeAlias

from quizapp.decks.text import Text


class Broken(Text):
    """A scalar about which a diagnostic was made already; what needs it does without."""

    __slots__ = ()


class Seq(list["Node"]):
    """A list and where it starts."""

    __slots__ = ("column", "line")
    line: int
    column: int


class Map:
    """A mapping, where it starts, and where each of its keys stands."""

    __slots__ = ("column", "entries", "faulty", "line", "pending")

    def __init__(self, line: int, column: int) -> None:
        self.line = line
        self.column = column
        self.entries: dict[str, tuple[Text, Node]] = {}
        """Key as text to key with its place, and value."""
        self.faulty = False
        """An entry had to be left out."""
        self.pending: Text | None = None
        """The key whose value comes next, while the mapping is being read."""


Node: TypeAlias = Text | Seq | Map
