"""Values: single nodes taken for what a key asks for, or diagnosed."""

from typing import Final

from quizapp.decks.ids import ID_PATTERN
from quizapp.decks.syntax.collector import Diagnostics, quoted
from quizapp.decks.syntax.nodes import Broken, Map, Node, Seq
from quizapp.decks.text import Text

COMMENT_HINT: Final = "What follows ' #' is a comment: put the text in quotes."

ID_HINT: Final = "Use a-z, 0-9 and hyphens, at most 64, and start with a letter or digit."


def as_text(
    node: Node,
    what: str,
    diagnostics: Diagnostics,
    hint: str = "Write a value, or leave the key out.",
) -> Text | None:
    """The text, without the line feeds that end a block; none, with a diagnostic, if it is none."""
    if type(node) is not Text:
        wrong_type(node, what, "a text", diagnostics)
        return None
    if not node or node.isspace():
        line = "".join(diagnostics.lines[node.line - 1 : node.line])
        is_comment = line[node.column - 1 :].lstrip().startswith("#")
        diagnostics.add("E-EMPTY", node, f"{what} is empty", COMMENT_HINT if is_comment else hint)
        return None
    return Text(node.rstrip("\n"), node.line, node.column) if node[-1] == "\n" else node


def as_texts(node: Node, name: str, diagnostics: Diagnostics) -> tuple[Text, ...]:
    """The texts of a list."""
    if type(node) is not Seq:
        wrong_type(node, f"'{name}'", "a list of texts", diagnostics)
        return ()
    texts = (as_text(entry, f"this entry of '{name}'", diagnostics) for entry in node)
    return tuple(text for text in texts if text is not None)


def on_one_line(text: Text) -> Text:
    """The text with its white space folded, however many lines it has in the file."""
    return Text(" ".join(text.split()), text.line, text.column)


def as_id(text: Text, diagnostics: Diagnostics) -> str:
    """The text as an id; empty, with a diagnostic, if it cannot be one."""
    if ID_PATTERN.fullmatch(text):
        return str(text)
    diagnostics.add("E-ID", text, f"{quoted(text)} is not an id", ID_HINT)
    return ""


def as_settings(node: Map, diagnostics: Diagnostics) -> dict[str, object]:
    """A mapping as plain data; its keys are `Text` and know where they stand."""
    diagnostics.faults += node.faulty
    return {key: _data(value, diagnostics) for key, value in node.entries.values()}


def _data(node: Node, diagnostics: Diagnostics) -> object:
    """Any node as plain data."""
    if isinstance(node, Map):
        return as_settings(node, diagnostics)
    if isinstance(node, Seq):
        return tuple(_data(entry, diagnostics) for entry in node)
    diagnostics.faults += isinstance(node, Broken)
    return node


def wrong_type(node: Node, what: str, expected: str, diagnostics: Diagnostics) -> None:
    """Note that something else was expected, unless the node was spoken of already."""
    if isinstance(node, Broken):
        diagnostics.faults += 1
        return
    hint = ""
    if expected == "a text":
        actual = "a list" if isinstance(node, Seq) else "a mapping"
        hint = "Put the text in quotes if it starts with a bracket or a brace, or holds ': '."
    elif isinstance(node, Text):
        actual = "the text " + quoted(node) if node else "nothing"
        hint = "Write [a, b], or one '- ' line for each entry." if "list" in expected else ""
    else:
        actual = "a list" if isinstance(node, Seq) else "a mapping"
    diagnostics.add("E-TYPE", node, f"{what} is {expected}, but here is {actual}", hint)
