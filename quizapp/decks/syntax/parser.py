"""The walk through a YAML file: its event stream in, nodes that know their place out.

Only events are used: no tag is obeyed, no scalar is interpreted and no object is built, and a
file that nests without end is left at the first level too many.
"""

import re
from typing import Any, Final, NamedTuple

import yaml
from yaml.events import (
    AliasEvent,
    CollectionStartEvent,
    DocumentStartEvent,
    MappingEndEvent,
    MappingStartEvent,
    ScalarEvent,
    SequenceEndEvent,
)

from quizapp.decks.syntax.collector import Diagnostics, Place, Placed, quoted
from quizapp.decks.syntax.hidden_characters import find_hidden, is_suspect
from quizapp.decks.syntax.libyaml import FASTEST, Parser, ParserType
from quizapp.decks.syntax.messages import REST_IS_LOST, explain, warn_of_escape
from quizapp.decks.syntax.nodes import Broken, Map, Node, Seq
from quizapp.decks.syntax.source import REFUSED, refusal
from quizapp.decks.text import Text
from quizapp.text.escapes import join_pairs, lost_command, split_padding
from quizapp.text.printable import REPLACEMENT

MAX_DEPTH: Final = 20
MAX_SCALAR_BYTES: Final = 64 << 10

MOST_NODES: Final = 100_000
"""Several times as many as a topic of 5,000 items needs; each costs more than its letters."""


class NodeWalk(NamedTuple):
    """How far a text was read, and what came of it."""

    root: Node | None
    """None if it is empty."""
    complete: bool
    """The text was read to its end."""
    nodes: int
    """How many there are in what was read."""

    @property
    def is_too_long(self) -> bool:
        """The text holds more nodes than are read, so that nothing need be wrong with it."""
        return self.nodes > MOST_NODES


def read_nodes(
    text: str,
    diagnostics: Diagnostics,
    *,
    marks: str = "",
    parser: ParserType = FASTEST,
    lost: str = REST_IS_LOST,
) -> NodeWalk:
    """The nodes of a text, as far as it can be read.

    When the reading breaks off, what was complete before is kept, and the diagnostic ends with what
    is `lost`. A scalar that holds one of the `marks` was spoken of already.
    """
    tree = _Tree(diagnostics, text, marks=marks, lost=lost)
    try:
        complete = tree.read(parser(tree.joined))
    except (yaml.YAMLError, ValueError, OverflowError) as error:
        # The pure parser hands escapes beyond Unicode to chr(), which raises the latter two.
        explain(error, tree.latest, diagnostics, lost)
        complete = False
    if not complete:
        tree.drop_unfinished()
    return NodeWalk(tree.root, complete=complete, nodes=tree.nodes)


class _Tree:
    """The nodes so far, and the lists and mappings that are still open."""

    def __init__(self, diagnostics: Diagnostics, text: str, *, marks: str, lost: str) -> None:
        self.root: Node | None = None
        self.latest: Placed = Place(1, 1)
        """Where the last scalar stands, for errors that come without a place."""
        self.nodes = 0
        self._diagnostics = diagnostics
        self._text = text
        self._marks = marks
        self._lost = lost
        self.joined = join_pairs(text) if "\\u" in text else text
        """The text with its pairs of surrogates padded, for the parser."""
        self._padded = self.joined != text
        self._comments = " #" in text or "\t#" in text
        self._to_be_judged = bool(marks) or self._padded or is_suspect(text)
        """Any text may hold what is not seen; else only double quotes with a backslash do."""
        self._escapes = "\\" in text
        self._open: list[Seq | Map] = []

    def read(self, parser: Parser) -> bool:
        """Add what the events of a parser say; false when reading must end before they do."""
        get_event, scalar, attach = parser.get_event, self._scalar, self._attach
        while (event := get_event()) is not None:
            if type(event) is ScalarEvent:
                attach(scalar(event))
            elif not self._take(event):
                return False
            if self.nodes > MOST_NODES and not isinstance(event, CollectionStartEvent):
                return self._refuse_more(event)
        return True

    def _take(self, event: Any) -> bool:
        """Add what an event says that is no scalar; false when reading must end here."""
        kind = type(event)
        if issubclass(kind, CollectionStartEvent):
            return self._start(event)
        if kind is MappingEndEvent or kind is SequenceEndEvent:
            self._open.pop()
        elif kind is AliasEvent:
            self._attach(self._alias(event))
        elif kind is DocumentStartEvent and self.root is not None:
            message = f"a second document starts here. {REST_IS_LOST}"
            hint = "Write one file for each topic."
            self._diagnostics.add("E-DOCUMENT", _place(event), message, hint)
            return False
        return True

    def _refuse_more(self, event: Any) -> bool:
        """Complain of more nodes than anyone writes by hand; always false."""
        message = f"the file holds more than {MOST_NODES:,} texts, lists and mappings. {self._lost}"
        self._diagnostics.add("E-LIMIT", _place(event), message, "Split the topic.")
        return False

    def drop_unfinished(self) -> None:
        """Take away the entry of the root, or of a list in it, that was being read."""
        if len(self._open) < 2:
            return
        top, section, *inside = self._open
        if isinstance(section, Seq) and len(section) > 1:
            if inside and section[-1] is inside[0]:
                section.pop()
        elif isinstance(top, Map):
            top.entries = {
                name: entry for name, entry in top.entries.items() if entry[1] is not section
            }

    def _scalar(self, event: Any) -> Text:
        """The text of a scalar; this runs for every word of a library, hence the bare steps."""
        mark = event.start_mark
        text = str.__new__(Text, event.value)
        text.line = mark.line + 1
        text.column = mark.column + 1
        self.latest = text
        if self._comments and not event.style:
            self._note_comment(text, event)
        if (
            self._to_be_judged
            or event.tag
            or event.anchor
            or (self._escapes and event.style == '"')
            or len(text) > MAX_SCALAR_BYTES // 4
        ):
            return self._judged(text, event)
        return text

    def _note_comment(self, text: Text, event: Any) -> None:
        """Keep where a comment stands that ends a text without quotes, if one does."""
        if comment := _COMMENT.match(self._text, event.end_mark.index):
            mark = event.end_mark
            column = mark.column + 1 + len(comment[1])
            self._diagnostics.comments[text.line, text.column] = Place(mark.line + 1, column)

    def _judged(self, text: Text, event: Any) -> Text:
        """The text itself if nothing is wrong with it."""
        add = self._diagnostics.add
        if self._padded:
            source = "" if event.style == '"' else self._source(event)
            text = Text(split_padding(text, source), text.line, text.column)
        if any(mark in text for mark in self._marks):
            return _broken(text)
        if event.tag or event.anchor:
            self._refuse_properties(event)
            return _broken(text)
        if len(text.encode("utf-8", "replace")) > MAX_SCALAR_BYTES:
            add("E-LIMIT", text, f"this text is longer than {MAX_SCALAR_BYTES:,} bytes")
            return _broken(text)
        if refused := REFUSED.search(text):
            hint = "Take the escape out; in single quotes a backslash is only a backslash."
            add("E-CONTROL", text, refusal(refused[0]), hint)
            return _broken(text)
        if hidden := find_hidden(text):
            message = f"{refusal(hidden.character)}, not as {quoted(hidden.spelling)} either"
            add("E-CONTROL", self._inside(text, event, hidden.spelling), message)
            return _broken(text)
        if event.style == '"' and (lost := lost_command(self._source(event))):
            warn_of_escape(self._diagnostics, text, lost, self._source(event))
        return text

    def _source(self, event: Any) -> str:
        """What stands in the file."""
        return self._text[event.start_mark.index : event.end_mark.index]

    def _inside(self, text: Text, event: Any, letters: str) -> Placed:
        """Where the letters stand in the source of a text; its start if they were escaped."""
        start = event.start_mark.index
        at = self._text.find(letters, start, event.end_mark.index)
        if at < 0:
            return text
        feeds = self._text.count("\n", start, at)
        if not feeds:
            return Place(text.line, text.column + at - start)
        return Place(text.line + feeds, at - self._text.rfind("\n", start, at))

    def _alias(self, event: Any) -> Text:
        place = _place(event)
        message = f"'*' makes this an alias ('{event.anchor[:40]}'); there are none in a deck"
        hint = "Put the text in quotes if it starts with an asterisk."
        self._diagnostics.add("E-ALIAS", place, message, hint)
        return Broken("", place.line, place.column)

    def _refuse_properties(self, event: Any) -> None:
        """Complain about the anchor or the tag of a node."""
        place = _place(event)
        if event.anchor:
            message = f"'&' makes this an anchor ('{event.anchor[:40]}'); there are none in a deck"
            hint = "Put the text in quotes if it starts with an ampersand."
            self._diagnostics.add("E-ALIAS", place, message, hint)
        else:
            message = "'!' makes this a tag; there are none in a deck"
            hint = "Put the text in quotes if it starts with an exclamation mark."
            self._diagnostics.add("E-TAG", place, message, hint)

    def _start(self, event: Any) -> bool:
        """Open a list or a mapping; false when it nests too deep."""
        if len(self._open) == MAX_DEPTH:
            message = f"this nests more than {MAX_DEPTH} levels deep. {self._lost}"
            self._diagnostics.add("E-DEPTH", _place(event), message)
            return False
        if event.anchor or event.tag:
            self._refuse_properties(event)
        mark = event.start_mark
        node: Seq | Map
        if type(event) is MappingStartEvent:
            node = Map(mark.line + 1, mark.column + 1)
        else:
            node = Seq()
            node.line, node.column = mark.line + 1, mark.column + 1
        self._attach(node)
        self._open.append(node)
        return True

    def _attach(self, node: Node) -> None:
        """Put the node where it belongs: root, next of a list, key or value of a mapping."""
        self.nodes += 1
        if not self._open:
            self.root = node
            return
        holder = self._open[-1]
        if isinstance(holder, Seq):
            holder.append(node)
        elif (key := holder.pending) is None:
            if type(node) is Text and node != "<<" and node not in holder.entries:
                holder.pending = node
            else:
                holder.pending = self._refused_key(holder, node)
        else:
            holder.pending = None
            if type(key) is Text:
                holder.entries[key] = key, node

    def _refused_key(self, holder: Map, node: Node) -> Broken:
        """A node that cannot be a key of the mapping, as one whose value is left out."""
        if type(node) is Text and node == "<<":
            message = "'<<' merges mappings; that is not part of the format"
            self._diagnostics.add("E-ALIAS", node, message, "Write the keys out.")
        elif type(node) is Text:
            first = holder.entries[node][0]
            message = f"the key '{node[:40]}' stands already at line {first.line}"
            message += f", column {first.column}"
            self._diagnostics.add("E-DUPLICATE-KEY", node, message, "Keep one of the two.")
        elif type(node) is not Broken:
            message = "a list or mapping cannot be a key"
            hint = "Put the text in quotes if it starts with a bracket or a brace."
            self._diagnostics.add("E-TYPE", node, message, hint)
        holder.faulty = True
        return Broken("", node.line, node.column)


def _place(event: Any) -> Place:
    """Where the event starts."""
    return Place(event.start_mark.line + 1, event.start_mark.column + 1)


def _broken(text: Text) -> Broken:
    """The text as one that nobody uses, and that is safe to print all the same."""
    return Broken(REFUSED.sub(REPLACEMENT, text), text.line, text.column)


_COMMENT = re.compile(r"([ \t]+)#")
