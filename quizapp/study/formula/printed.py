"""Formulas in print: owns where brackets stand so that no order of steps can be mistaken."""

import ast
from typing import Final

_SIGNS: Final[dict[type[ast.operator], str]] = {
    ast.Add: " + ",
    ast.Sub: " - ",
    ast.Mult: "*",
    ast.Div: "/",
    ast.Pow: "^",
}
_SUMS: Final = (ast.Add, ast.Sub)


def printed(node: ast.expr) -> str:
    """An expression as it is read, `^` for a power.

    >>> tree = ast.parse("-x**2 + 1/2*(x - 1)", mode="eval").body
    >>> printed(tree)
    '-(x^2) + (1/2)*(x - 1)'
    """
    match node:
        case ast.UnaryOp(op=ast.USub(), operand=operand):
            return f"-{_bracketed(operand)}"
        case ast.BinOp(left=left, op=sign, right=right) if type(sign) in _SIGNS:
            first = printed(left) if _is_free_before(left, sign) else _bracketed(left)
            second = printed(right) if _is_free(right, sign) else _bracketed(right)
            return f"{first}{_SIGNS[type(sign)]}{second}"
        case ast.Call(func=ast.Name(id=name), args=arguments):
            return f"{name}({', '.join(map(printed, arguments))})"
    return ast.unparse(node).replace("**", "^")


def _bracketed(node: ast.expr) -> str:
    simple = isinstance(node, ast.Name | ast.Constant | ast.Call)
    return printed(node) if simple else f"({printed(node)})"


def _is_free_before(left: ast.expr, sign: ast.operator) -> bool:
    """On the left a minus sign needs no brackets, nor what goes on in the same way."""
    if isinstance(left, ast.UnaryOp):
        return not isinstance(sign, ast.Pow)
    if isinstance(left, ast.BinOp) and isinstance(left.op, ast.Mult) and isinstance(sign, ast.Mult):
        return True
    return _is_free(left, sign) or (_is_sum(left) and isinstance(sign, _SUMS))


def _is_free(part: ast.expr, sign: ast.operator) -> bool:
    """Products need no brackets in a sum, powers none in both."""
    if not isinstance(part, ast.BinOp) or isinstance(sign, ast.Pow):
        return False
    if isinstance(sign, _SUMS):
        return not _is_sum(part)
    return isinstance(part.op, ast.Pow)


def _is_sum(part: ast.expr) -> bool:
    return isinstance(part, ast.BinOp) and isinstance(part.op, _SUMS)
