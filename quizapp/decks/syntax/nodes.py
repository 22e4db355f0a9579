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

    def cut(self, length: int) -> "Node":
        """Take away all entries from that one on; the first of them."""
        first = self[length]
        del self[length:]
        return first


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

    def __len__(self) -> int:
        return len(self.entries)

    def cut(self, length: int) -> Text:
        """Take away all entries from that one on; the key of the first of them."""
        entries = list(self.entries.items())
        self.entries = dict(entries[:length])
        return entries[length][1][0]


Node: TypeAlias = Text | Seq | Map
