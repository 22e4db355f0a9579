"""The steps: owns how one line of a working follows from the line before."""

import ast
import math
from collections.abc import Iterator, Mapping
from typing import Final, NamedTuple, TypeAlias

from quizapp.engine.scalar.expressions import CONSTANTS, ExpressionError, evaluate, parse
from quizapp.engine.scalar.grammar import read_tree
from quizapp.engine.scalar.working.definitions import definition_of

DIGITS_ON_THE_WAY: Final = 6
"""As many as an intermediate number shows; each line is worked out with all of them."""

CLOSE: Final = 1e-12
"""Two lines are equal to a unit in the twelfth digit: a definition that loses more, as ln(1 - p)
does where p is all but 0, is not unfolded."""

_WORKED_OUT: Final = "="
"""Marks a number that a step gave, beside those that were drawn or written."""

_SIGNS: Final[Mapping[type[ast.operator], str]] = {
    ast.Add: "+",
    ast.Sub: "-",
    ast.Mult: "*",
    ast.Div: "/",
    ast.Pow: "**",
}
_SUMS: Final = (ast.Add, ast.Sub)

_Values: TypeAlias = Mapping[str, float]


class WorkingLine(NamedTuple):
    """One line of a working."""

    text: str
    """As it is read: an expression, or at the end a number."""
    value: float
    """What it comes to, with all digits."""


def working(text: str, values: _Values) -> tuple[WorkingLine, ...]:
    """The expression with its numbers, step by step until a number is left.

    Raises:
        ExpressionError: it cannot be read, or has no value.

    >>> [line.text for line in working("bce(y, p)", {"y": 1, "p": 0.3})]
    ['bce(1, 0.3)', '-ln(0.3)', '1.20397']
    >>> [line.text for line in working("mean(x, 2*x, 9)", {"x": 3})]
    ['mean(3, 2 * 3, 9)', 'mean(3, 6, 9)', '(3 + 6 + 9) / 3', '18 / 3', '6']
    """
    evaluate(parse(text, names=tuple(values)), values)
    return tuple(_lines(_settled(_with_values(read_tree(text), values))))


def is_worked(text: str, names: tuple[str, ...]) -> bool:
    """Something in the expression is to be worked out: it is more than a number or a variable.

    >>> is_worked("p", ("p",)), is_worked("-0.5", ()), is_worked("1 - p", ("p",))
    (False, False, True)
    """
    try:
        parse(text, names=names)
        return not isinstance(_unsigned(read_tree(text)), ast.Name | ast.Constant)
    except ExpressionError:
        return False


def _lines(tree: ast.expr) -> Iterator[WorkingLine]:
    before = ""
    while True:
        text = ast.unparse(_readable(tree))
        if text != before:
            yield WorkingLine(text, _value(tree))
        if _is_number(tree):
            return
        before, tree = text, _settled(_step(tree))


def _step(node: ast.expr) -> ast.expr:
    """The tree in which each part is a step further whose own parts are numbers."""
    match node:
        case ast.UnaryOp(operand=operand):
            return ast.UnaryOp(ast.USub(), _step(operand))
        case ast.BinOp(left=left, op=op, right=right):
            if all(map(_is_number, _terms(node))):
                return _number(_value(node))
            return ast.BinOp(_step(left), op, _step(right))
        case ast.Call(func=function, args=arguments):
            if all(map(_is_number, arguments)):
                return _unfolded(node) or _number(_value(node))
            return ast.Call(function, list(map(_step, arguments)), [])
    return node


def _terms(node: ast.expr) -> list[ast.expr]:
    """What a sum or a product adds up or multiplies, however many they are."""
    if isinstance(node, ast.BinOp):
        left = node.left
        sums = isinstance(node.op, _SUMS)
        if isinstance(left, ast.BinOp) and (
            isinstance(left.op, _SUMS) if sums else type(left.op) is type(node.op) is ast.Mult
        ):
            return [*_terms(left), node.right]
        return [left, node.right]
    return [node]


def _unfolded(node: ast.Call) -> ast.expr | None:
    """What the function stands for, with these numbers; none where it has no formula that holds."""
    assert isinstance(node.func, ast.Name)
    definition = definition_of(node.func.id, len(node.args))
    if definition is None:
        return None
    names, text = definition
    numbers = dict(zip(names, map(_value, node.args), strict=True))
    try:
        value = evaluate(parse(text, names=names), numbers)
    except ExpressionError:
        return None
    if not math.isclose(value, _value(node), rel_tol=CLOSE):
        return None
    return _settled(_put_in(read_tree(text), dict(zip(names, node.args, strict=True))))


def _with_values(tree: ast.expr, values: _Values) -> ast.expr:
    return _put_in(tree, {name: _literal(value) for name, value in values.items()})


def _put_in(tree: ast.expr, parts: Mapping[str, ast.expr]) -> ast.expr:
    """The tree with these parts where the names stand."""

    class PutIn(ast.NodeTransformer):
        def visit_Name(self, node: ast.Name) -> ast.expr:
            return parts.get(node.id, node)

        def visit_Call(self, node: ast.Call) -> ast.expr:
            return ast.Call(node.func, list(map(self.visit, node.args)), [])

    changed: ast.expr = PutIn().visit(tree)
    return changed


def _settled(node: ast.expr) -> ast.expr:
    """The tree without cases that are not taken, and without two signs before a number."""
    match node:
        case ast.IfExp(test=test, body=body, orelse=orelse):
            return _settled(body if _holds(test) else orelse)
        case ast.UnaryOp(operand=operand):
            inner = _settled(operand)
            if isinstance(inner, ast.UnaryOp) and _is_number(inner):
                return inner.operand
            return ast.UnaryOp(ast.USub(), inner)
        case ast.BinOp(left=left, op=op, right=right):
            return _with_one_sign(_settled(left), op, _settled(right))
        case ast.Call(func=function, args=arguments):
            return ast.Call(function, list(map(_settled, arguments)), [])
    return node


def _with_one_sign(left: ast.expr, op: ast.operator, right: ast.expr) -> ast.BinOp:
    """The sum or difference, in which no minus follows a sign."""
    if isinstance(op, _SUMS) and isinstance(right, ast.UnaryOp):
        return ast.BinOp(left, ast.Sub() if isinstance(op, ast.Add) else ast.Add(), right.operand)
    return ast.BinOp(left, op, right)


def _holds(test: ast.expr) -> bool:
    return bool(evaluate(parse(ast.unparse(test))))


def _value(node: ast.expr) -> float:
    """What a part comes to; a part at a time, since the whole may be longer than may be written."""
    match node:
        case ast.Constant(value=int() | float() as number):
            return float(number)
        case ast.Name(id=name):
            return CONSTANTS[name]
        case ast.UnaryOp(operand=operand):
            return -_value(operand)
        case ast.BinOp(left=left, op=op, right=right):
            return _applied(f"a {_SIGNS[type(op)]} b", {"a": _value(left), "b": _value(right)})
        case ast.Call(func=ast.Name(id=name), args=arguments):
            numbers = {f"x{place}": _value(node) for place, node in enumerate(arguments)}
            return _applied(f"{name}({', '.join(numbers)})", numbers)
    raise ExpressionError("the expression has no value")


def _applied(text: str, numbers: _Values) -> float:
    return evaluate(parse(text, names=tuple(numbers)), numbers)


def _is_number(node: ast.expr) -> bool:
    return isinstance(_unsigned(node), ast.Constant | ast.Name)


def _unsigned(node: ast.expr) -> ast.expr:
    return node.operand if isinstance(node, ast.UnaryOp) else node


def _literal(value: float, kind: str | None = None) -> ast.expr:
    """The number as it is written; a sign stands before it, so that a power knows of it."""
    size = abs(value)
    whole = float(size).is_integer() and size < 1e15
    constant = ast.Constant(int(size) if whole else float(size), kind)
    return ast.UnaryOp(ast.USub(), constant) if value < 0 else constant


def _number(value: float) -> ast.expr:
    """A number that a step gave."""
    return _literal(value, _WORKED_OUT)


def _readable(node: ast.expr) -> ast.expr:
    """The tree in which the numbers that steps gave show as many digits as one would write."""

    class Readable(ast.NodeTransformer):
        def visit_Constant(self, node: ast.Constant) -> ast.expr:
            if node.kind != _WORKED_OUT:
                return node
            return ast.Name(f"{_value(node):.{DIGITS_ON_THE_WAY}g}")

        def visit_Call(self, node: ast.Call) -> ast.expr:
            return ast.Call(node.func, list(map(self.visit, node.args)), [])

        def visit_UnaryOp(self, node: ast.UnaryOp) -> ast.expr:
            return ast.UnaryOp(node.op, self.visit(node.operand))

        def visit_BinOp(self, node: ast.BinOp) -> ast.expr:
            return ast.BinOp(self.visit(node.left), node.op, self.visit(node.right))

    shown: ast.expr = Readable().visit(node)
    return shown
