"""The grammar of expressions: the signs and words they have, and how text becomes a tree."""

import ast
import keyword
import re
from typing import Final

MAX_CHARACTERS: Final = 300
MAX_NODES: Final = 150

_TOKEN: Final = re.compile(
    r"(?P<number>(?:[0-9]+\.?[0-9]*|\.[0-9]+)(?:[eE][+-]?[0-9]+)?)(?P<glued>[A-Za-z_.])?"
    r"|(?P<word>[A-Za-z_][A-Za-z0-9_]*)"
    r"|\*\*|[-+*/(),]|[<>]=?|[=!]=|[ \t\n]+"
)
"""All that an expression is made of; nothing else ever reaches Python's parser."""

_INSTEAD: Final = {
    "^": "**",
    "=": "==",
    "−": "-",
    "–": "-",
    "×": "*",
    "·": "*",
    "÷": "/",
    "≤": "<=",
    "≥": ">=",
}
"""What to write for a sign that authors are used to and expressions do not have."""


class ExpressionError(ValueError):
    """An expression cannot be read or has no value; `str()` is the message."""

    def __init__(self, message: str, offset: int = 0) -> None:
        super().__init__(message)
        self.message = message
        self.offset = offset
        """Where in the expression's text, counted from 0."""


def read_tree(text: str) -> ast.expr:
    """Read the text of an expression into a tree whose column offsets count from its start.

    Raises:
        ExpressionError: it is too long, holds a sign or word that expressions do not have, or
            does not fit together.

    >>> ast.unparse(read_tree(" 1+x "))
    '1 + x'
    """
    if len(text) > MAX_CHARACTERS:
        raise ExpressionError(f"an expression has at most {MAX_CHARACTERS} characters")
    if not text.strip():
        raise ExpressionError("the expression is empty")
    _check_signs(text)
    tree = _parsed(text)
    # Each part has a sign of its own, so that a short text need not be walked through.
    if len(text) > MAX_NODES and (count := len(_parts(tree))) > MAX_NODES:
        raise ExpressionError(f"an expression has at most {MAX_NODES} parts, not {count}")
    if indent := _indent(text):
        for part in _parts(tree):
            part.col_offset += indent
            part.end_col_offset = (part.end_col_offset or 0) + indent
    return tree


def _parts(tree: ast.expr) -> list[ast.expr]:
    return [node for node in ast.walk(tree) if isinstance(node, ast.expr)]


def _check_signs(text: str) -> None:
    position = 0
    while position < len(text):
        token = _TOKEN.match(text, position)
        if token is None:
            raise ExpressionError(_stranger(text[position]), position)
        if token["glued"]:
            message = f"'{token[0]}' is no number; write * to multiply"
            raise ExpressionError(message, position)
        word = token["word"]
        if word and keyword.iskeyword(word) and word not in ("if", "else"):
            raise ExpressionError(f"expressions have no '{word}'", position)
        position = token.end()


def _stranger(sign: str) -> str:
    instead = _INSTEAD.get(sign)
    text = f"'{sign}'" if sign.isprintable() else f"U+{ord(sign):04X}"
    return f"expressions have no {text}" + (f"; write {instead}" if instead else "")


def _parsed(text: str) -> ast.expr:
    """Python's tree of a text that holds only known tokens."""
    source = text.strip().replace("\n", " ")
    try:
        return ast.parse(source, mode="eval").body
    except SyntaxError as error:
        place = (error.offset or 1) - 1 + _indent(text)
        message = "the expression is not complete or something in it is out of place"
        raise ExpressionError(message, min(max(0, place), len(text) - 1)) from None
    except (RecursionError, MemoryError):
        raise ExpressionError("the expression is nested too deeply") from None


def _indent(text: str) -> int:
    return len(text) - len(text.lstrip())
