"""Fields: the keys of one mapping, taken by name and type; what nobody takes is unknown.

The reader of a thing asks for its keys one by one. What it asked for is all the schema there is.
"""

import re
from collections.abc import Callable, Collection
from typing import Final, TypeVar

from quizapp.decks.syntax.collector import Diagnostics, listed, quoted
from quizapp.decks.syntax.nodes import Map, Node, Seq
from quizapp.decks.syntax.values import (
    as_id,
    as_settings,
    as_text,
    as_texts,
    on_one_line,
    wrong_type,
)
from quizapp.decks.text import Text

_WHOLE = re.compile(r"-?(0|[1-9][0-9]{0,8})")
_DECIMAL = re.compile(r"-?[0-9]{1,15}(\.[0-9]{1,15})?([eE][-+]?[0-9]{1,2})?")

Thing = TypeVar("Thing")

LONGEST_LIST: Final = 500
"""Of a list or mapping inside a topic: more traps, options or blocks than do a card any good."""

COMMA_HINT: Final = "In braces a comma ends a value: put one that holds a comma in quotes."


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
                guess = self.diagnostics.guess(name, self._asked)
                self.diagnostics.add("E-KEY", key, f"{self.what} has no key {quoted(name)}", guess)
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
        if name not in self.entries:
            self.missing(name)
        elif not texts and isinstance(self.entries[name][1], Seq) and not self.entries[name][1]:
            self.empty(name)
        return texts

    def text_map(self, name: str) -> dict[str, Text]:
        """A mapping from names to texts; empty when left out."""
        node = self._mapping(name)
        if node is None:
            return {}
        self.diagnostics.faults += node.faulty
        texts: dict[str, Text] = {}
        for key, value in node.entries.values():
            text = as_text(value, quoted(key), self.diagnostics, COMMA_HINT)
            if text is not None:
                texts[key] = text
        return texts

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
        if name not in self.entries:
            self._asked.append(name)
            self.missing(name)
            return ""
        return self.identity(name)

    def word(self, name: str, words: Collection[str], *, default: str = "") -> str:
        """One of the words."""
        text = self.text(name)
        if text is None:
            return default
        if text not in words:
            message = f"'{name}' of {self.what} is one of {listed(words)}, not {quoted(text)}"
            self.diagnostics.add("E-VALUE", text, message, self.diagnostics.guess(text, words))
        return str(text)

    def flag(self, name: str) -> bool:
        """True or false; false when left out."""
        text = self.text(name)
        if text is None or text == "false":
            return False
        if text != "true":
            message = f"'{name}' is true or false, not {quoted(text)}"
            self.diagnostics.add("E-TYPE", text, message)
        return True

    def whole(self, name: str) -> int | None:
        """A whole number from 1 up."""
        text = self.text(name)
        if text is None:
            return None
        if not _WHOLE.fullmatch(text):
            message = f"'{name}' is a whole number, not {quoted(text)}"
            self.diagnostics.add("E-TYPE", text, message)
            return None
        if int(text) < 1:
            self.diagnostics.add("E-VALUE", text, f"'{name}' is at least 1")
        return int(text)

    def decimal(self, name: str, *, default: float) -> float:
        """A number above 0, in decimal notation."""
        text = self.text(name)
        if text is None:
            return default
        if not _DECIMAL.fullmatch(text):
            self.diagnostics.add("E-TYPE", text, f"'{name}' is a number, not {quoted(text)}")
            return default
        if float(text) <= 0:
            self.diagnostics.add("E-VALUE", text, f"'{name}' is above 0")
        return float(text)

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

    def nodes(self, name: str) -> Seq:
        """The entries of a list, of any type; empty when the key is not there."""
        node = self.take(name)
        if type(node) is Seq:
            return node
        if node is not None:
            wrong_type(node, f"'{name}'", "a list", self.diagnostics)
        return Seq()

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
