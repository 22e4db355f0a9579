"""Values: single nodes taken for what a key asks for, or diagnosed."""

import re
from collections.abc import Collection
from typing import Final

from quizapp.decks.ids import ID_PATTERN
from quizapp.decks.syntax.collector import Diagnostics, listed, quoted
from quizapp.decks.syntax.nodes import Broken, Map, Node, Seq
from quizapp.decks.text import Text

COMMENT_HINT: Final = "What follows ' #' is a comment: put the text in quotes."

_WHOLE = re.compile(r"-?(0|[1-9][0-9]{0,8})")
_DECIMAL = re.compile(r"-?[0-9]{1,15}(\.[0-9]{1,15})?([eE][-+]?[0-9]{1,2})?")

COMMA_HINT: Final = "In braces a comma ends a value: put one that holds a comma in quotes."

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


def as_text_map(node: Map, diagnostics: Diagnostics) -> dict[str, Text]:
    """A mapping from names to texts."""
    diagnostics.faults += node.faulty
    texts: dict[str, Text] = {}
    for key, value in node.entries.values():
        text = as_text(value, quoted(key), diagnostics, COMMA_HINT)
        if text is not None:
            texts[key] = text
    return texts


def as_pair(
    node: Node, what: str, diagnostics: Diagnostics
) -> tuple[tuple[Text, Node | None], ...]:
    """A text, alone or with its reply; nothing, with a diagnostic, if it is neither."""
    if type(node) is Map and len(node.entries) == 1 and not node.faulty:
        return tuple(node.entries.values())
    if isinstance(node, Map):
        diagnostics.add("E-TYPE", node, f"{what} is a text, or one text with its feedback")
        return ()
    text = as_text(node, what, diagnostics)
    return () if text is None else ((text, None),)


def as_feedback(node: Node | None, diagnostics: Diagnostics) -> Text | None:
    """What is said to whoever takes an option, if anything."""
    return None if node is None else as_text(node, "the feedback", diagnostics)


def as_word(text: Text, what: str, words: Collection[str], diagnostics: Diagnostics) -> str:
    """The text, with a diagnostic if it is none of the words."""
    if text not in words:
        message = f"{what} is one of {listed(words)}, not {quoted(text)}"
        diagnostics.add_unknown("E-VALUE", text, message, words)
    return str(text)


def as_flag(text: Text, name: str, diagnostics: Diagnostics) -> bool:
    """True or false, the value of the key `name`."""
    if text not in {"true", "false"}:
        diagnostics.add("E-TYPE", text, f"'{name}' is true or false, not {quoted(text)}")
    return text != "false"


def as_whole(text: Text, name: str, diagnostics: Diagnostics) -> int | None:
    """A whole number from 1 up, the value of the key `name`."""
    if not _WHOLE.fullmatch(text):
        diagnostics.add("E-TYPE", text, f"'{name}' is a whole number, not {quoted(text)}")
        return None
    if int(text) < 1:
        diagnostics.add("E-VALUE", text, f"'{name}' is at least 1")
    return int(text)


def as_decimal(text: Text, name: str, diagnostics: Diagnostics, default: float) -> float:
    """A number above 0, the value of the key `name`; the default if it is none at all."""
    if not _DECIMAL.fullmatch(text):
        diagnostics.add("E-TYPE", text, f"'{name}' is a number, not {quoted(text)}")
        return default
    if float(text) <= 0:
        diagnostics.add("E-VALUE", text, f"'{name}' is above 0")
    return float(text)


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
