"""Fields: the keys of one mapping, taken by name and type; what nobody takes is unknown.

The reader of a thing asks for its keys one by one. What it asked for is all the schema there is.
Longer than most files: it is one class, all the words in which a reader may ask.
"""

from collections.abc import Callable, Collection, Mapping
from typing import Final, TypeVar

from quizapp.decks.syntax.collector import Diagnostics, quoted
from quizapp.decks.syntax.nodes import Map, Node, Seq
from quizapp.decks.syntax.values import (
    as_decimal,
    as_feedback,
    as_flag,
    as_id,
    as_pair,
    as_settings,
    as_text,
    as_text_map,
    as_texts,
    as_whole,
    as_word,
    on_one_line,
    wrong_type,
)
from quizapp.decks.text import Text

Thing = TypeVar("Thing")

LONGEST_LIST: Final = 500
"""Of a list or mapping inside a topic: more traps, options or blocks than do a card any good."""


class Fields:
    """The entries of a mapping, and which of them were taken.

    A required value that is missing or wrong comes back empty, with the diagnostic noted; the
    caller finds out by `Diagnostics.faults` and throws the half-read thing away.
    """

    __slots__ = (
        *("_asked", "_left", "_most", "column", "cut_short", "diagnostics", "entries"),
        *("line", "what"),
    )

    def __init__(
        self, node: Map, what: str, diagnostics: Diagnostics, *, most: int = LONGEST_LIST
    ) -> None:
        self.line = node.line
        self.column = node.column
        self.entries = node.entries
        self.what = what
        """The thing in a diagnostic, with its article: 'a card'."""
        self.diagnostics = diagnostics
        self.cut_short = False
        """A list or mapping has more entries than are read of it."""
        self._most = most
        self._asked: list[str] = []
        self._left = len(node.entries)
        diagnostics.faults += node.faulty

    def take(self, name: str) -> Node | None:
        """The value of a key, whatever it is, but no more than `most` entries of it.

        None when the key is not there.
        """
        self._asked.append(name)
        entry = self.entries.get(name)
        if entry is None:
            return None
        self._left -= 1
        node = entry[1]
        if not isinstance(node, Text) and len(node) > self._most:
            self.cut_short = True
            message = f"'{name}' has more than {self._most:,} entries; the others were not read"
            self.diagnostics.add("E-LIMIT", node.cut(self._most), message, "Split the topic.")
        return node

    def peek(self, name: str) -> Node | None:
        """The value of a key, which still is to be taken; None when the key is not there."""
        entry = self.entries.get(name)
        return None if entry is None else entry[1]

    def close(self) -> None:
        """Complain about the keys that nobody asked for."""
        if not self._left:
            return
        for name, (key, _) in self.entries.items():
            if name not in self._asked and not self.diagnostics.full:
                message = f"{self.what} has no key {quoted(name)}"
                self.diagnostics.add_unknown("E-KEY", key, message, self._asked)
        self._left = 0

    @property
    def exhausted(self) -> bool:
        """Every key was taken, so there is no need to ask for more."""
        return not self._left

    # texts

    def text(self, name: str) -> Text | None:
        """A text that may be left out."""
        node = self.take(name)
        return None if node is None else as_text(node, f"'{name}'", self.diagnostics)

    def need_text(self, name: str) -> Text:
        """A text that must be there; empty when it is not."""
        node = self.take(name)
        if node is None:
            self.missing(name)
            return Text("", self.line, self.column)
        return as_text(node, f"'{name}'", self.diagnostics) or Text("", node.line, node.column)

    def heading(self, name: str) -> Text | None:
        """A text that has one line on the screen, and may be left out."""
        text = self.text(name)
        return None if text is None else on_one_line(text)

    def need_heading(self, name: str) -> Text:
        """A text that has one line on the screen, and must be there."""
        return on_one_line(self.need_text(name))

    def texts(self, name: str, *, single: bool = False) -> tuple[Text, ...]:
        """A list of texts; `single` lets one text stand for a list of one."""
        node = self.take(name)
        if node is None:
            return ()
        if single and isinstance(node, Text):
            text = as_text(node, f"'{name}'", self.diagnostics)
            return (text,) if text else ()
        return as_texts(node, name, self.diagnostics)

    def need_texts(self, name: str, *, single: bool = False) -> tuple[Text, ...]:
        """A list of texts that must be there and hold something."""
        texts = self.texts(name, single=single)
        self.require(name)
        if self.peek(name) == []:
            self.empty(name)
        return texts

    def text_map(self, name: str) -> dict[str, Text]:
        """A mapping from names to texts; empty when left out."""
        node = self._mapping(name)
        return {} if node is None else as_text_map(node, self.diagnostics)

    def need_text_map(self, name: str) -> dict[str, Text]:
        """A mapping from names to texts that must be there."""
        self.require(name)
        return self.text_map(name)

    def settings(self, name: str) -> dict[str, object]:
        """A mapping as plain data: `Text`, tuples and dicts; empty when left out."""
        node = self._mapping(name)
        return {} if node is None else as_settings(node, self.diagnostics)

    def _mapping(self, name: str) -> Map | None:
        """The mapping under a key; none when left out or something else."""
        node = self.take(name)
        if node is None or type(node) is Map:
            return node
        wrong_type(node, f"'{name}'", "a mapping", self.diagnostics)
        return None

    # words and numbers

    def identity(self, name: str = "id") -> str:
        """An id; empty when left out or wrong."""
        text = self.text(name)
        return as_id(text, self.diagnostics) if text else ""

    def need_identity(self, name: str = "id") -> str:
        """An id that must be there."""
        self.require(name)
        return self.identity(name)

    def word(self, name: str, words: Collection[str], *, default: str = "") -> str:
        """One of the words."""
        text = self.text(name)
        what = f"'{name}' of {self.what}"
        return default if text is None else as_word(text, what, words, self.diagnostics)

    def need_word(self, name: str, words: Collection[str]) -> str:
        """One of the words, which must be there; a mapping gives the key that each needs."""
        self.require(name)
        word = self.word(name, words)
        needed = words.get(word) if isinstance(words, Mapping) else None
        if needed:
            self.require(needed)
        return word

    def flag(self, name: str) -> bool:
        """True or false; false when left out."""
        text = self.text(name)
        return False if text is None else as_flag(text, name, self.diagnostics)

    def whole(self, name: str) -> int | None:
        """A whole number from 1 up."""
        text = self.text(name)
        return None if text is None else as_whole(text, name, self.diagnostics)

    def decimal(self, name: str, *, default: float) -> float:
        """A number above 0, in decimal notation."""
        text = self.text(name)
        return default if text is None else as_decimal(text, name, self.diagnostics, default)

    # things inside things

    def inner(self, name: str, what: str) -> "Fields | None":
        """The fields of a mapping under a key."""
        node = self.take(name)
        return None if node is None else as_fields(node, what, self.diagnostics)

    def things(
        self,
        name: str,
        what: str,
        read: "Callable[[Fields], Thing]",
        *,
        apart: bool = False,
    ) -> tuple[Thing, ...]:
        """What `read` makes of the mappings in a list, without those that are wrong somewhere.

        Things that stand `apart` do not spoil what holds them when they are wrong.
        """
        things = []
        for node in self.nodes(name):
            faults = self.diagnostics.faults
            fields = as_fields(node, what, self.diagnostics)
            if fields is not None:
                thing = read(fields)
                fields.close()
                if self.diagnostics.faults == faults:
                    things.append(thing)
            if apart:
                self.diagnostics.faults = faults
        return tuple(things)

    def pairs(
        self,
        name: str,
        read: "Callable[[Text, Text | Fields | None], Thing]",
        *,
        single: bool = False,
        mappings: bool = False,
    ) -> tuple[Thing, ...]:
        """What `read` makes of a list of texts, each alone or as `text: reply`.

        Args:
            name: the key of the list.
            read: takes a text and its reply, if it has one.
            single: one text may stand for a list of one.
            mappings: a reply may be a mapping, of which `read` takes the fields.
        """
        if single and self.holds(name, Text):
            return tuple(read(text, None) for text in self.texts(name, single=True))
        things = []
        for node in self.nodes(name):
            for text, reply in as_pair(node, f"an entry of '{name}'", self.diagnostics):
                if mappings and type(reply) is Map:
                    inner = Fields(reply, f"the reply to {quoted(text)}", self.diagnostics)
                    things.append(read(text, inner))
                    inner.close()
                else:
                    feedback = as_feedback(reply, self.diagnostics)
                    things.append(read(text, feedback))
        if self.peek(name) == []:
            self.empty(name)
        return tuple(things)

    def nodes(self, name: str) -> Seq:
        """The entries of a list, of any type; empty when the key is not there."""
        node = self.take(name)
        if type(node) is Seq:
            return node
        if node is not None:
            wrong_type(node, f"'{name}'", "a list", self.diagnostics)
        return Seq()

    # which keys there are

    def holds(self, name: str, kind: type[Text | Map]) -> bool:
        """What stands under a key, which still is to be taken, is a text or is a mapping."""
        return type(self.peek(name)) is kind

    def has_any(self, *names: str) -> bool:
        """One of the keys is there, all of which are still to be taken."""
        return any(name in self.entries for name in names)

    def require(self, *names: str) -> None:
        """Complain unless one of the keys is there; it is the first that is missed."""
        if not self.has_any(*names):
            self.missing(names[0])

    def require_both(self, one: str, other: str) -> None:
        """Complain of one of the keys without the other."""
        if self.has_any(one, other):
            self.require(one)
            self.require(other)

    # diagnostics

    def missing(self, name: str) -> None:
        """Note that an obligatory key is not there."""
        self.diagnostics.add("E-MISSING", self, f"{self.what} needs the key '{name}'")

    def empty(self, name: str) -> None:
        """Note that a key was written without a value."""
        self.diagnostics.add("E-EMPTY", self.entries[name][0], f"'{name}' is empty")


def as_fields(node: Node, what: str, diagnostics: Diagnostics) -> Fields | None:
    """The fields of a mapping, or a diagnostic that it is none."""
    if type(node) is Map:
        return Fields(node, what, diagnostics)
    wrong_type(node, what, "a mapping of keys", diagnostics)
    return None
