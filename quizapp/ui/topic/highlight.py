"""Highlighted code: the few kinds of token that a reader looks for, in the styles of the theme."""

from typing import Final

from rich.syntax import Syntax
from textual.content import Content

from quizapp.ui.markdown import CODE_STYLE
from quizapp.ui.text import plain

TOKEN_STYLES: Final = {
    "Token.Comment": "dim italic",
    "Token.Keyword": "bold",
    "Token.Operator.Word": "bold",
    "Token.Name.Function": f"bold {CODE_STYLE}",
    "Token.Literal.String": "$text-success",
    "Token.Literal.Number": "$text-success",
}
"""By the family of a token; all else is drawn as it is."""


def highlighted(code: str, language: str) -> Content:
    """The code with its tokens in styles; in the one of all code if nothing knows the language."""
    lexer = Syntax("", language).lexer
    tokens = list(lexer.get_tokens_unprocessed(code)) if lexer else []
    # Whatever a lexer makes of it, the reader sees the code as it was written.
    if "".join(text for *_, text in tokens) != code:
        return plain(code, CODE_STYLE)
    return Content("").join(plain(text, _style(str(kind))) for _, kind, text in tokens)


def _style(kind: str) -> str:
    families = (family for family in TOKEN_STYLES if f"{kind}.".startswith(f"{family}."))
    return TOKEN_STYLES.get(next(families, ""), "")
