"""Values: single nodes taken for what a key asks for, or complained about."""

from typing import Final

from quizapp.decks.ids import ID_PATTERN
from quizapp.decks.model import Text
from quizapp.decks.syntax.collector import Problems, quoted
from quizapp.decks.syntax.nodes import Broken, Map, Node, Seq

ID_HINT: Final = "Use a-z, 0-9 and hyphens, at most 64, and start with a letter or digit."


def as_text(
    node: Node, what: str, problems: Problems, hint: str = "Write a value, or leave the key out."
) -> Text | None:
    """The text, without the line feeds that end a block; none, with a complaint, if it is none."""
    if type(node) is not Text:
        wrong_type(node, what, "a text", problems)
        return None
    if not node or node.isspace():
        problems.add("E-EMPTY", node, f"{what} is empty", hint)
        return None
    return Text(node.rstrip("\n"), node.line, node.column) if node[-1] == "\n" else node


def as_texts(node: Node, name: str, problems: Problems) -> tuple[Text, ...]:
    """The texts of a list."""
    if type(node) is not Seq:
        wrong_type(node, f"'{name}'", "a list of texts", problems)
        return ()
    texts = (as_text(entry, f"this entry of '{name}'", problems) for entry in node)
    return tuple(text for text in texts if text is not None)


def on_one_line(text: Text) -> Text:
    """The text with its white space folded, however many lines it has in the file."""
    return Text(" ".join(text.split()), text.line, text.column)


def as_id(text: Text, problems: Problems) -> str:
    """The text as an id; empty, with a complaint, if it cannot be one."""
    if ID_PATTERN.fullmatch(text):
        return str(text)
    problems.add("E-ID", text, f"{quoted(text)} is not an id", ID_HINT)
    return ""


def as_settings(node: Map, problems: Problems) -> dict[str, object]:
    """A mapping as plain data; its keys are `Text` and know where they stand."""
    problems.faults += node.faulty
    return {key: _data(value, problems) for key, value in node.entries.values()}


def _data(node: Node, problems: Problems) -> object:
    """Any node as plain data."""
    if isinstance(node, Map):
        return as_settings(node, problems)
    if isinstance(node, Seq):
        return tuple(_data(entry, problems) for entry in node)
    problems.faults += isinstance(node, Broken)
    return node


def wrong_type(node: Node, what: str, expected: str, problems: Problems) -> None:
    """Note that something else was expected, unless the node was complained about already."""
    if isinstance(node, Broken):
        problems.faults += 1
        return
    hint = ""
    if expected == "a text":
        found = "a list" if isinstance(node, Seq) else "a mapping"
        hint = "Put the text in quotes if it starts with a bracket or a brace, or holds ': '."
    elif isinstance(node, Text):
        found = "the text " + quoted(node) if node else "nothing"
        hint = "Write [a, b], or one '- ' line for each entry." if "list" in expected else ""
    else:
        found = "a list" if isinstance(node, Seq) else "a mapping"
    problems.add("E-TYPE", node, f"{what} is {expected}, but here is {found}", hint)
