"""Expressions: the arithmetic that authors may write, read once and evaluated without `eval`."""

import ast
import difflib
import inspect
import math
import re
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache, lru_cache
from itertools import compress, pairwise
from operator import add, eq, ge, gt, le, lt, mul, ne, neg, not_, sub
from types import MappingProxyType
from typing import Final, TypeAlias

from quizapp.engine.scalar import arithmetic, decisions, information, losses
from quizapp.engine.scalar.grammar import ExpressionError, read_tree

__all__ = [
    "CONSTANTS",
    "FUNCTIONS",
    "Expression",
    "ExpressionError",
    "evaluate",
    "evaluate_column",
    "parse",
]

CONSTANTS: Final[Mapping[str, float]] = MappingProxyType({"e": math.e, "pi": math.pi})
"""Names that always mean the same; no variable should take them."""

FUNCTIONS: Final[Mapping[str, Callable[..., float]]] = MappingProxyType(
    {
        "ln": arithmetic.ln,
        "log2": arithmetic.log2,
        "log10": arithmetic.log10,
        "exp": arithmetic.exp,
        "log1p": arithmetic.log1p,
        "expm1": arithmetic.expm1,
        "sqrt": arithmetic.sqrt,
        "abs": arithmetic.magnitude,
        "min": arithmetic.smallest,
        "max": arithmetic.largest,
        "round": arithmetic.round_to,
        "mean": arithmetic.mean,
        "sum": arithmetic.total,
        "sigmoid": losses.sigmoid,
        "logit": losses.logit,
        "softplus": losses.softplus,
        "bce": losses.bce,
        "bcez": losses.bcez,
        "dbcez": losses.dbcez,
        "sq": losses.sq,
        "sqz": losses.sqz,
        "dsqz": losses.dsqz,
        "p_of_label": losses.p_of_label,
        "brier": losses.brier,
        "entropy": information.entropy,
        "entropy2": information.entropy2,
        "kl": information.kl,
        "mean_nll": information.mean_nll,
        "precision": decisions.precision,
        "recall": decisions.recall,
        "f1": decisions.f1,
        "fbeta": decisions.fbeta,
        "accuracy": decisions.accuracy,
        "threshold_cost": decisions.threshold_cost,
        "ece": decisions.ece,
    }
)
"""Every function that an expression may call, by the name that authors write."""

_OPERATORS: Final[Mapping[type[ast.AST], Callable[..., float]]] = {
    ast.Add: add,
    ast.Sub: sub,
    ast.Mult: mul,
    ast.Div: arithmetic.ratio,
    ast.Pow: arithmetic.power,
    ast.USub: neg,
}

_COMPARISONS: Final[Mapping[type[ast.AST], Callable[[float, float], bool]]] = {
    ast.Lt: lt,
    ast.LtE: le,
    ast.Gt: gt,
    ast.GtE: ge,
    ast.Eq: eq,
    ast.NotEq: ne,
}

_Values: TypeAlias = Mapping[str, float]
"""The number of each variable."""

_Step: TypeAlias = Callable[[Sequence[_Values]], list[float]]
"""One node of the tree, turned into a function from rows of values to a column of results.

A column at a time, since most of what a single row would cost is the way from node to node.
"""


@dataclass(frozen=True, slots=True)
class Expression:
    """An expression that was read, ready to be evaluated many times."""

    text: str
    names: frozenset[str]
    """The variables that it uses."""
    _step: _Step = field(repr=False, compare=False)


def parse(text: str, *, names: Collection[str] = ()) -> Expression:
    """Read an expression in which the variables `names` may stand.

    Raises:
        ExpressionError: it is too long, or says something that expressions do not have.

    >>> sorted(parse("bce(y, p)/ln(2)", names={"y", "p", "z"}).names)
    ['p', 'y']
    """
    return _parsed(str(text), tuple(names))


@lru_cache(maxsize=1024)
def _parsed(text: str, names: tuple[str, ...]) -> Expression:
    """The same, read once: a card is judged, drawn and shown with the same few expressions."""
    step = _step(read_tree(text), names)
    return Expression(text, frozenset(_VARIABLE.findall(text)).intersection(names), step)


_VARIABLE: Final = re.compile(r"\b[A-Za-z_][A-Za-z0-9_]*\b(?!\s*\()")
"""A word of an expression that calls no function."""


def evaluate(expression: Expression, values: _Values = MappingProxyType({})) -> float:
    """The value of an expression: a finite number, 1 or 0 for a comparison that holds or fails.

    Raises:
        ExpressionError: a variable has no value, or the arithmetic has no finite result.

    >>> evaluate(parse("2*x if x > 1 else 0", names={"x"}), {"x": 3.0})
    6.0
    """
    (value,) = evaluate_column(expression, [values])
    return value


def evaluate_column(expression: Expression, rows: Sequence[_Values]) -> list[float]:
    """The value of an expression in each row, as `evaluate` gives it.

    Raises:
        ExpressionError: it has no value in some row; not always what is said of the first such row.

    >>> evaluate_column(parse("x**2", names={"x"}), [{"x": 3.0}, {"x": -1.0}])
    [9.0, 1.0]
    """
    try:
        values = list(map(float, expression._step(rows)))
    except KeyError as missing:
        raise ExpressionError(f"'{missing.args[0]}' has no value") from None
    if not all(map(math.isfinite, values)):
        raise ExpressionError("the value is not finite")
    return values


def _step(node: ast.expr, names: Collection[str]) -> _Step:
    match node:
        case ast.Constant(value=int() | float() as number):
            return _constant(float(number), node)
        case ast.Name():
            return _name(node, names)
        case ast.UnaryOp(op=ast.USub()):
            return _applied(neg, node, [node.operand], names)
        case ast.BinOp() if type(node.op) in _OPERATORS:
            return _applied(_OPERATORS[type(node.op)], node, [node.left, node.right], names)
        case ast.Compare():
            return _compared(node, names)
        case ast.IfExp():
            return _conditional(node, names)
        case ast.Call():
            return _called(node, names)
        case ast.UnaryOp():
            raise ExpressionError("a number takes no plus sign", node.col_offset)
        case ast.Tuple():
            message = "a comma stands only between the arguments of a function"
            raise ExpressionError(message, node.col_offset)
    raise ExpressionError("expressions have nothing like this", node.col_offset)


def _constant(number: float, node: ast.expr) -> _Step:
    if not math.isfinite(number):
        raise ExpressionError("the number is too large", node.col_offset)
    return lambda rows: [number] * len(rows)


def _name(node: ast.Name, names: Collection[str]) -> _Step:
    name = node.id
    if name in names:
        return lambda rows: [values[name] for values in rows]
    if name in CONSTANTS:
        return _constant(CONSTANTS[name], node)
    if name in FUNCTIONS:
        raise ExpressionError(f"'{name}' is a function: write {_usage(name)}", node.col_offset)
    guess = _guess(name, [*names, *CONSTANTS])
    raise ExpressionError(f"there is no variable '{name}'{guess}", node.col_offset)


def _called(node: ast.Call, names: Collection[str]) -> _Step:
    if not isinstance(node.func, ast.Name):
        raise ExpressionError("only a function can be called; write * to multiply", node.col_offset)
    name = node.func.id
    if name not in FUNCTIONS:
        if name in names or name in CONSTANTS:
            message = f"'{name}' is no function; write * to multiply"
        else:
            guess = "; the natural logarithm is ln" if name == "log" else _guess(name, FUNCTIONS)
            message = f"there is no function '{name}'{guess}"
        raise ExpressionError(message, node.col_offset)
    if node.keywords or not _accepts(name, len(node.args)):
        raise ExpressionError(f"'{name}' is written {_usage(name)}", node.col_offset)
    return _applied(FUNCTIONS[name], node, node.args, names)


def _applied(
    function: Callable[..., float],
    node: ast.expr,
    operands: Iterable[ast.expr],
    names: Collection[str],
) -> _Step:
    """A step that names the part of the expression which has no finite value."""
    steps = [_step(operand, names) for operand in operands]

    def step(rows: Sequence[_Values]) -> list[float]:
        columns = [operand(rows) for operand in steps]
        try:
            results = list(map(function, *columns))
        except ValueError as error:
            reason = str(error)
        except OverflowError:
            reason = "the result is too large"
        else:
            if all(map(math.isfinite, results)):
                return results
            reason = "the result is not finite"
        raise ExpressionError(f"{ast.unparse(node)}: {reason}", node.col_offset)

    return step


def _compared(node: ast.Compare, names: Collection[str]) -> _Step:
    """A chain such as 0 < p < 1 holds when each of its links does."""
    steps = [_step(operand, names) for operand in (node.left, *node.comparators)]
    if any(type(sign) not in _COMPARISONS for sign in node.ops):
        raise ExpressionError("expressions have no such comparison", node.col_offset)
    holds = [_COMPARISONS[type(sign)] for sign in node.ops]

    def step(rows: Sequence[_Values]) -> list[float]:
        sides = [operand(rows) for operand in steps]
        links = [list(map(link, *pair)) for link, pair in zip(holds, pairwise(sides), strict=True)]
        return [float(all(chain)) for chain in zip(*links, strict=True)]

    return step


def _conditional(node: ast.IfExp, names: Collection[str]) -> _Step:
    """Only the branch that is taken needs a value."""
    test, then, otherwise = (_step(part, names) for part in (node.test, node.body, node.orelse))

    def step(rows: Sequence[_Values]) -> list[float]:
        holds = [bool(value) for value in test(rows)]
        taken = iter(then(list(compress(rows, holds))))
        others = iter(otherwise(list(compress(rows, map(not_, holds)))))
        return [next(taken if is_taken else others) for is_taken in holds]

    return step


@cache
def _parameters(name: str) -> tuple[inspect.Parameter, ...]:
    return tuple(inspect.signature(FUNCTIONS[name]).parameters.values())


def _accepts(name: str, count: int) -> bool:
    parameters = _parameters(name)
    required = sum(parameter.default is parameter.empty for parameter in parameters)
    if parameters[-1].kind is inspect.Parameter.VAR_POSITIONAL:
        return count >= max(1, required - 1)
    return required <= count <= len(parameters)


def _usage(name: str) -> str:
    words = [
        "..." if parameter.kind is parameter.VAR_POSITIONAL else parameter.name
        for parameter in _parameters(name)
    ]
    return f"{name}({', '.join(words)})"


def _guess(word: str, words: Iterable[str]) -> str:
    near = difflib.get_close_matches(word, list(words), n=1)
    return f"; did you mean '{near[0]}'?" if near else ""
