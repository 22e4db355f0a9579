"""Changes: owns the wrong steps that can be taken at one place of an expression.

Longer than most files: it is one list, a function for each kind of slip.
"""

import ast
from collections.abc import Callable, Iterator
from typing import Final, TypeAlias

from quizapp.engine.scalar.slips.slip import Change, SlipName

_LABELLED: Final = frozenset({"bce", "bcez", "dbcez", "sq", "sqz", "dsqz", "p_of_label"})
"""Functions whose first argument is a label, and whose second mirrors when the label changes."""

_IN_NATS: Final = frozenset(
    {"ln", "log1p", "bce", "bcez", "softplus", "entropy", "entropy2", "kl", "mean_nll"}
)
_KEEP_UNIT: Final = frozenset({"mean", "sum", "min", "max", "abs", "round"})
_LOGARITHMS: Final = {"ln": ("log2", "log10"), "log2": ("ln",), "log10": ("ln",)}
_TURNED_BY_SIGN: Final = frozenset({"exp", "sigmoid", "softplus"})

_Changes: TypeAlias = Iterator[Change]


def label_changes(node: ast.expr) -> _Changes:
    """The other label in a loss, or the case that belongs to the other label."""
    match node:
        case ast.Call(func=ast.Name(id=name), args=[label, *others]) if name in _LABELLED:
            other = complement_of(label)
            changed = call(name, other, *others)
            yield Change(SlipName.LABEL, changed, "the label {} is taken for {}", (label, other))
        case ast.IfExp(test=test, body=body, orelse=orelse) if _asks_label(test):
            condition = "the case of the other label is taken"
            yield Change(SlipName.LABEL, ast.IfExp(test, orelse, body), condition)


def base_changes(node: ast.expr) -> _Changes:
    """Another base in a logarithm or in a power."""
    match node:
        case ast.Call(func=ast.Name(id=name), args=[argument]) if name in _LOGARITHMS:
            for other in _LOGARITHMS[name]:
                condition = f"the logarithm is {other} and not {name}"
                yield Change(SlipName.BASE, call(other, argument), condition)
        case ast.Call(func=ast.Name(id="exp"), args=[argument]):
            changed = ast.BinOp(ast.Constant(2), ast.Pow(), argument)
            yield Change(SlipName.BASE, changed, "2 and not e is raised to a power")


def base_of_whole(tree: ast.expr) -> _Changes:
    """Bits for a result in nats, or nats where bits are asked for."""
    match tree:
        case ast.BinOp(left=left, op=ast.Div(), right=right) if _is_ln2(right):
            yield Change(SlipName.BASE, left, "the result stays in nats")
            return
    if is_in_nats(tree):
        bits = ast.BinOp(tree, ast.Div(), call("ln", ast.Constant(2)))
        yield Change(SlipName.BASE, bits, "the result is in bits and not in nats")


def complement_changes(node: ast.expr) -> _Changes:
    """The rest to 1 in place of a share, or the share in place of the rest."""
    match node:
        case ast.BinOp(left=ast.Constant(value=1), op=ast.Sub(), right=share):
            yield _complement(share, node, share)
        case ast.Name():
            yield _complement(complement_of(node), node, node)
        case ast.Call(func=ast.Name(id=name), args=[argument]) if (
            name in _LOGARITHMS and not isinstance(argument, ast.Constant)
        ):
            yield _complement(
                call(name, complement_of(argument)),
                argument,
                argument,
                instead=complement_of(argument),
            )


def complement_of_whole(tree: ast.expr) -> _Changes:
    """The rest to 1 as the result."""
    if not is_in_nats(tree):
        condition = "the result is taken from 1"
        yield Change(SlipName.COMPLEMENT, complement_of(tree), condition, probability=tree)


def _complement(
    changed: ast.expr, part: ast.expr, share: ast.expr, *, instead: ast.expr | None = None
) -> Change:
    condition = "{} stands in place of {}"
    parts = (instead or changed, part)
    return Change(SlipName.COMPLEMENT, changed, condition, parts, probability=share)


def sign_changes(node: ast.expr) -> _Changes:
    """Plus for minus, minus for plus, and a sign that is lost or too many."""
    match node:
        case ast.UnaryOp(op=ast.USub(), operand=operand):
            yield Change(SlipName.SIGN, operand, "the minus before {} is left out", (operand,))
        case ast.BinOp(left=left, op=ast.Add(), right=right):
            minus = ast.BinOp(left, ast.Sub(), right)
            yield Change(SlipName.SIGN, minus, "{} is subtracted and not added", (right,))
        case ast.BinOp(left=left, op=ast.Sub(), right=right):
            plus = ast.BinOp(left, ast.Add(), right)
            yield Change(SlipName.SIGN, plus, "{} is added and not subtracted", (right,))
            turned = ast.BinOp(right, ast.Sub(), left)
            yield Change(SlipName.SIGN, turned, "{} is subtracted from {}", (left, right))
        case ast.Call(func=ast.Name(id=name), args=[argument]) if name in _TURNED_BY_SIGN:
            condition = f"{name} takes {{}} with the other sign"
            yield Change(SlipName.SIGN, call(name, _negative(argument)), condition, (argument,))


def sign_of_whole(tree: ast.expr) -> _Changes:
    """The result with the other sign."""
    yield Change(SlipName.SIGN, _negative(tree), "the result has the other sign")


def inverse_changes(node: ast.expr) -> _Changes:
    """A fraction upside down."""
    match node:
        case ast.BinOp(left=left, op=ast.Div(), right=right):
            changed = ast.BinOp(right, ast.Div(), left)
            condition = "the fraction of {} and {} is upside down"
            yield Change(SlipName.INVERSE, changed, condition, (left, right))


def inverse_of_whole(tree: ast.expr) -> _Changes:
    """1 over the result."""
    if not is_in_nats(tree):
        changed = ast.BinOp(ast.Constant(1), ast.Div(), tree)
        yield Change(SlipName.INVERSE, changed, "the result is upside down")


def mean_changes(node: ast.expr) -> _Changes:
    """A sum in place of a mean, or a mean in place of a sum."""
    match node:
        case ast.Call(func=ast.Name(id="mean"), args=[_, _, *_] as numbers):
            yield Change(SlipName.MEAN, call("sum", *numbers), "the sum is taken and not the mean")
        case ast.Call(func=ast.Name(id="sum"), args=[_, _, *_] as numbers):
            yield Change(SlipName.MEAN, call("mean", *numbers), "the mean is taken and not the sum")
        case ast.Call(func=ast.Name(id="mean_nll"), args=[_, count, _]):
            changed = ast.BinOp(count, ast.Mult(), node)
            yield Change(SlipName.MEAN, changed, "the sum is taken and not the mean")


def factor_changes(node: ast.expr) -> _Changes:
    """A factor, a divisor or a power that is left out."""
    match node:
        case ast.BinOp(left=left, op=ast.Mult(), right=right):
            yield Change(SlipName.FACTOR, right, "the factor {} is left out", (left,))
            yield Change(SlipName.FACTOR, left, "the factor {} is left out", (right,))
        case ast.BinOp(left=left, op=ast.Div(), right=right):
            yield Change(SlipName.FACTOR, left, "the division by {} is left out", (right,))
        case ast.BinOp(left=left, op=ast.Pow(), right=right):
            yield Change(SlipName.FACTOR, left, "the power {} is left out", (right,))


def odds_changes(node: ast.expr) -> _Changes:
    """Odds in place of a probability, a probability in place of odds, or odds without their log."""
    odds = "odds stand in place of the probability"
    share = "a probability stands in place of the odds"
    match node:
        case ast.Call(func=ast.Name(id="sigmoid"), args=[z]):
            yield Change(SlipName.ODDS, call("exp", z), odds)
        case ast.Call(func=ast.Name(id="exp"), args=[z]):
            yield Change(SlipName.ODDS, call("sigmoid", z), share)
        case ast.Call(func=ast.Name(id="precision" | "recall"), args=[right, wrong]):
            yield Change(SlipName.ODDS, ast.BinOp(right, ast.Div(), wrong), odds)
        case ast.Call(func=ast.Name(id="logit"), args=[p]):
            changed = ast.BinOp(p, ast.Div(), complement_of(p))
            yield Change(SlipName.ODDS, changed, "the logarithm of the odds is left out")
        case ast.BinOp(left=part, op=ast.Div(), right=ast.BinOp(left=a, op=ast.Add(), right=b)):
            rest = b if _same(part, a) else a if _same(part, b) else None
            if rest is not None:
                yield Change(SlipName.ODDS, ast.BinOp(part, ast.Div(), rest), odds)
        case ast.BinOp(left=p, op=ast.Div(), right=rest) if _same(rest, complement_of(p)):
            yield Change(SlipName.ODDS, p, share)


def odds_of_whole(tree: ast.expr) -> _Changes:
    """The odds as the result."""
    if not is_in_nats(tree):
        odds = ast.BinOp(tree, ast.Div(), complement_of(tree))
        condition = "odds stand in place of the probability"
        yield Change(SlipName.ODDS, odds, condition, probability=tree)


def swap_changes(node: ast.expr) -> _Changes:
    """Two distributions in each other's place."""
    match node:
        case ast.Call(func=ast.Name(id="kl"), args=numbers) if len(numbers) % 2 == 0:
            half = len(numbers) // 2
            changed = call("kl", *numbers[half:], *numbers[:half])
            yield Change(SlipName.SWAP, changed, "the two distributions change places")


AT_EACH_PLACE: Final[tuple[Callable[[ast.expr], _Changes], ...]] = (
    label_changes,
    base_changes,
    complement_changes,
    sign_changes,
    inverse_changes,
    mean_changes,
    factor_changes,
    odds_changes,
    swap_changes,
)
"""What may go wrong anywhere."""

OF_THE_WHOLE: Final[tuple[Callable[[ast.expr], _Changes], ...]] = (
    base_of_whole,
    complement_of_whole,
    sign_of_whole,
    inverse_of_whole,
    odds_of_whole,
)
"""What may go wrong with a result."""


def call(name: str, *arguments: ast.expr) -> ast.Call:
    """A function of an expression, called."""
    return ast.Call(ast.Name(name), list(arguments), [])


def complement_of(node: ast.expr) -> ast.expr:
    """What a part leaves to 1, in its shortest form.

    >>> ast.unparse(complement_of(complement_of(ast.Name("p"))))
    'p'
    """
    match node:
        case ast.Constant(value=0):
            return ast.Constant(1)
        case ast.Constant(value=1):
            return ast.Constant(0)
        case ast.BinOp(left=ast.Constant(value=1), op=ast.Sub(), right=rest):
            return rest
    return ast.BinOp(ast.Constant(1), ast.Sub(), node)


def mirrors(node: ast.expr) -> frozenset[int]:
    """The places of arguments in which a complement is the other label, so that it has a name."""
    match node:
        case ast.Call(func=ast.Name(id=name)) if name in _LABELLED:
            return frozenset({0, 1})
        case ast.Call(func=ast.Name(id=name)) if name in _LOGARITHMS:
            return frozenset({0})
    return frozenset()


def is_in_nats(node: ast.expr) -> bool:
    """The unit of a result is the nat, as far as its form says.

    >>> is_in_nats(ast.parse("-ln(p)/n", mode="eval").body)
    True
    """
    match node:
        case ast.Call(func=ast.Name(id=name), args=arguments):
            return name in _IN_NATS or (name in _KEEP_UNIT and any(map(is_in_nats, arguments)))
        case ast.UnaryOp(operand=operand):
            return is_in_nats(operand)
        case ast.BinOp(left=left, op=ast.Add() | ast.Sub(), right=right):
            return is_in_nats(left) or is_in_nats(right)
        case ast.BinOp(left=left, op=ast.Mult(), right=right):
            return is_in_nats(left) != is_in_nats(right)
        case ast.BinOp(left=left, op=ast.Div(), right=right):
            return is_in_nats(left) and not is_in_nats(right)
        case ast.IfExp(body=body, orelse=orelse):
            return is_in_nats(body) or is_in_nats(orelse)
    return False


def _asks_label(test: ast.expr) -> bool:
    return any(isinstance(part, ast.Name) and part.id == "y" for part in ast.walk(test))


def _is_ln2(node: ast.expr) -> bool:
    return _same(node, call("ln", ast.Constant(2)))


def _negative(node: ast.expr) -> ast.expr:
    match node:
        case ast.UnaryOp(op=ast.USub(), operand=operand):
            return operand
    return ast.UnaryOp(ast.USub(), node)


def _same(node: ast.expr, other: ast.expr) -> bool:
    return ast.unparse(node) == ast.unparse(other)
