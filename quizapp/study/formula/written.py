"""Formulas that learners write: read as they would be on paper, and shown as they were read."""

import ast
import re
from collections.abc import Collection, Iterator
from itertools import pairwise
from typing import Final, NamedTuple
from unicodedata import decomposition

from quizapp.engine.scalar.expressions import (
    CONSTANTS,
    FUNCTIONS,
    Expression,
    ExpressionError,
    parse,
)
from quizapp.engine.scalar.grammar import read_tree
from quizapp.study.formula.printed import printed
from quizapp.text.spelling import exact_spelling

FORMULA_FUNCTIONS: Final = (
    *("ln", "log2", "log10", "exp", "log1p", "expm1", "sqrt", "abs", "min", "max"),
    *("sigmoid", "logit", "softplus"),
)
"""What a formula may be written with. The losses of the decks are not among them: `bce(y, p)` would
hand the question back."""

OTHER_SPELLINGS: Final = {"log": "ln", "σ": "sigmoid", "√": "sqrt", "π": "pi"}
"""What is written for them elsewhere."""

_BARS: Final = re.compile(r"\|([^|]+)\|")
_TOKEN: Final = re.compile(
    r"(?P<number>(?:\d+\.?\d*|\.\d+)(?:e[+-]?\d+(?![\w.]))?)"
    r"|(?P<name>√|[^\W\d]\w*)|(?P<sign>\*\*|[<>=!]=|\S)"
)


class NotAFormula(ValueError):  # noqa: N818 - the name says what is wrong
    """What was typed cannot be read as a formula; `str()` is a sentence for the learner."""


class _Token(NamedTuple):
    text: str
    kind: str
    """number, variable, function, word or sign."""

    @property
    def ends_factor(self) -> bool:
        return self.kind in ("number", "variable") or self.text == ")"

    @property
    def begins_factor(self) -> bool:
        return self.kind in ("variable", "function") or self.text == "("


def read_formula_text(
    text: str, names: Collection[str], without: Collection[str] = ()
) -> Expression:
    """The formula that was written; `^` is a power, `log` the natural logarithm, 2y a product.

    Args:
        text: what the learner typed.
        names: the variables that may stand in it.
        without: functions that may not.

    Raises:
        NotAFormula: nothing was written, or it does not read as a formula of these.

    >>> sorted(read_formula_text("-log(1 − p)", ("p", "y")).names)
    ['p']
    >>> read_formula_text("2yz + e^-|z| - ln p", ("y", "z", "p")).text
    '2 * y * z + exp(-abs(z)) - ln(p)'
    """
    tree = _tree(text, names, without)
    if "exp" in without and any(map(_is_power_of_e, ast.walk(tree))):
        raise NotAFormula("Write it without exp, and without a power of e.")
    return _parsed(ast.unparse(_Exponentials().visit(tree)), names)


def formula_as_read(text: str, names: Collection[str], without: Collection[str] = ()) -> str:
    """A formula as it was read, with brackets where its order could be mistaken; or nothing.

    >>> formula_as_read("e^-yz/2p", ("y", "z", "p")), formula_as_read("ln(", ("p",))
    ('((e^(-y)*z)/2)*p', '')
    """
    try:
        return printed(_tree(text, names, without))
    except NotAFormula:
        return ""


def _tree(text: str, names: Collection[str], without: Collection[str]) -> ast.expr:
    if not text.strip():
        raise NotAFormula("Type a formula first.")
    if fraction := next((sign for sign in text if decomposition(sign)[:10] == "<fraction>"), ""):
        raise NotAFormula(f"Write {fraction} with a stroke and in brackets, as in (1/2).")
    formula = _BARS.sub(r" abs(\1)", exact_spelling(text.strip()).replace("^", "**"))
    tokens = (*_tokens(formula, names), _Token("", ""))
    for token, following in pairwise(tokens):
        calls = token.kind == "function" and (following.begins_factor or following.kind == "number")
        if calls and (token.text in without or token.text not in FORMULA_FUNCTIONS):
            raise NotAFormula(f"Write it without {token.text}.")
    return read_tree(_parsed("".join(_joined(tokens)), names).text)


def _parsed(formula: str, names: Collection[str]) -> Expression:
    try:
        return parse(formula, names=tuple(names))
    except ExpressionError as error:
        sentence = f"{error.message[:1].upper()}{error.message[1:]}".rstrip(".?") + (
            "?" if error.message.endswith("?") else "."
        )
        raise NotAFormula(f"{sentence} The formula is in {', '.join(names)}.") from error


def _tokens(formula: str, names: Collection[str]) -> Iterator[_Token]:
    """Numbers, signs and words, with yz taken apart where y and z are variables."""
    for match in _TOKEN.finditer(formula):
        kind, text = match.lastgroup or "", match[0]
        if kind != "name":
            yield _Token(text, kind)
            continue
        text = text if text in names else OTHER_SPELLINGS.get(text, text)
        if text in names or text in CONSTANTS:
            yield _Token(text, "variable")
        elif text in FUNCTIONS:
            yield _Token(text, "function")
        elif all(letter in names or letter in CONSTANTS for letter in text):
            yield from (_Token(letter, "variable") for letter in text)
        else:
            yield _Token(text, "word")


def _joined(tokens: tuple[_Token, ...]) -> Iterator[str]:
    """The formula with its products and calls written out."""
    closing = ""
    for token, following in pairwise(tokens):
        yield f"{token.text}{closing}"
        closing = ""
        if token.kind == "function" and following.kind in ("number", "variable"):
            yield "("
            closing = ")"
        else:
            yield "*" if token.ends_factor and following.begins_factor else " "


def _is_power_of_e(node: ast.AST) -> bool:
    return (
        isinstance(node, ast.BinOp)
        and isinstance(node.op, ast.Pow)
        and isinstance(node.left, ast.Name)
        and node.left.id == "e"
    )


class _Exponentials(ast.NodeTransformer):
    """Powers of e and of other fixed numbers become exponentials, which take any exponent."""

    def visit_BinOp(self, node: ast.BinOp) -> ast.expr:
        """One power, and those within it."""
        self.generic_visit(node)
        if not isinstance(node.op, ast.Pow) or isinstance(node.right, ast.Constant):
            return node
        exponential = ast.Name("exp")
        match node.left:
            case ast.Name(id="e"):
                return ast.Call(exponential, [node.right], [])
            case ast.Constant(value=int() | float() as base) if base > 0:
                logarithm = ast.Call(ast.Name("ln"), [node.left], [])
                return ast.Call(exponential, [ast.BinOp(node.right, ast.Mult(), logarithm)], [])
        return node
