"""Expressions: the arithmetic that authors may write, read once and evaluated without `eval`."""

import ast
import difflib
import inspect
import math
from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import dataclass, field
from functools import cache
from operator import add, eq, ge, gt, le, lt, mul, ne, neg, sub
from types import MappingProxyType
from typing import Final, TypeAlias

from quizapp.engine.scalar import arithmetic, decisions, information, losses
from quizapp.engine.scalar.grammar import ExpressionError, read_tree

__all__ = ["CONSTANTS", "FUNCTIONS", "Expression", "ExpressionError", "evaluate", "parse"]

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

_Step: TypeAlias = Callable[[Mapping[str, float]], float]
"""One node of the tree, turned into a function of the variables' values."""


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
    tree = read_tree(text)
    step = _step(tree, names)
    called = {id(node.func) for node in ast.walk(tree) if isinstance(node, ast.Call)}
    used = {
        node.id for node in ast.walk(tree) if isinstance(node, ast.Name) and id(node) not in called
    }
    return Expression(text, frozenset(used.intersection(names)), step)


def evaluate(expression: Expression, values: Mapping[str, float] = MappingProxyType({})) -> float:
    """The value of an expression: a finite number, 1 or 0 for a comparison that holds or fails.

    Raises:
        ExpressionError: a variable has no value, or the arithmetic has no finite result.

    >>> evaluate(parse("2*x if x > 1 else 0", names={"x"}), {"x": 3.0})
    6.0
    """
    try:
        value = float(expression._step(values))
    except KeyError as missing:
        raise ExpressionError(f"'{missing.args[0]}' has no value") from None
    if not math.isfinite(value):
        raise ExpressionError("the value is not finite")
    return value


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
    return lambda _: number


def _name(node: ast.Name, names: Collection[str]) -> _Step:
    name = node.id
    if name in names:
        return lambda values: values[name]
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

    def step(values: Mapping[str, float]) -> float:
        arguments = [operand(values) for operand in steps]
        try:
            result = function(*arguments)
        except ValueError as error:
            reason = str(error)
        except OverflowError:
            reason = "the result is too large"
        else:
            if math.isfinite(result):
                return result
            reason = "the result is not finite"
        raise ExpressionError(f"{ast.unparse(node)}: {reason}", node.col_offset)

    return step


def _compared(node: ast.Compare, names: Collection[str]) -> _Step:
    """A chain such as 0 < p < 1 holds when each of its links does."""
    steps = [_step(operand, names) for operand in (node.left, *node.comparators)]
    if any(type(sign) not in _COMPARISONS for sign in node.ops):
        raise ExpressionError("expressions have no such comparison", node.col_offset)
    holds = [_COMPARISONS[type(sign)] for sign in node.ops]

    def step(values: Mapping[str, float]) -> float:
        sides = [operand(values) for operand in steps]
        links = zip(holds, sides, sides[1:], strict=False)
        return float(all(link(first, second) for link, first, second in links))

    return step


def _conditional(node: ast.IfExp, names: Collection[str]) -> _Step:
    """Only the branch that is taken needs a value."""
    test, then, otherwise = (_step(part, names) for part in (node.test, node.body, node.orelse))
    return lambda values: then(values) if test(values) else otherwise(values)


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
