"""The search: owns which slips a number is met by, and when chance alone might meet one."""

import ast
import math
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from functools import lru_cache
from typing import Final, NamedTuple, TypeAlias

from quizapp.engine.scalar.arithmetic import is_close
from quizapp.engine.scalar.expressions import Expression, ExpressionError, evaluate, parse
from quizapp.engine.scalar.grammar import read_tree
from quizapp.engine.scalar.slips.changes import AT_EACH_PLACE, OF_THE_WHOLE, mirrors
from quizapp.engine.scalar.slips.slip import Change, Slip, SlipName

MOST_BY_CHANCE: Final = 0.03
"""The chance at most that a random wrong number meets some slip of which is spoken."""

SAME_SIZE: Final = 5.0
"""A wrong number is of the size of the right one from a fifth of it up to five times as much."""

MOST_SLIPS: Final = 2
"""Where more than two slips lead to one number, the two most common are named."""

_ORDER: Final = {name: place for place, name in enumerate(SlipName)}

_Put: TypeAlias = Callable[[ast.expr], ast.expr]


class _Met(NamedTuple):
    """A slip and the number to which it leads."""

    slip: Slip
    value: float


@lru_cache(maxsize=64)
def possible_slips(text: str, names: tuple[str, ...]) -> tuple[Slip, ...]:
    """Every single slip in an expression over the variables `names`, the most common first.

    Raises:
        ExpressionError: the expression cannot be read.

    >>> [(slip.name.value, slip.expression) for slip in possible_slips("bce(y, p)", ("y", "p"))][:2]
    [('label', 'bce(1 - y, p)'), ('base', 'bce(y, p) / ln(2)')]
    """
    right = parse(text, names=names)
    tree = read_tree(text)
    slip_of: dict[str, Slip] = {}
    for change, whole in _changes(tree):
        slip = _slip(change, whole)
        slip_of.setdefault(slip.expression, slip)
    slip_of.pop(ast.unparse(tree), None)
    slips = [slip for slip in slip_of.values() if _makes_sense(slip, right, names)]
    return tuple(sorted(slips, key=lambda slip: _ORDER[slip.name]))


def slips_met(
    number: float,
    text: str,
    values: Mapping[str, float],
    *,
    allowed: Callable[[float], float],
    step: float = 0.0,
    apart: Callable[[float], bool] = lambda _: True,
) -> tuple[Slip, ...]:
    """The slips that lead to a wrong number: none, one, or two where both do.

    None where a random wrong number of the same size would often meet some slip, too: so it is
    asked of the most common slips only, as many as chance hardly meets.

    Args:
        number: what was answered.
        text: the expression of the right answer.
        values: of its variables.
        allowed: how far a number may be off a value and still count as that.
        step: one unit of the last digit that was written.
        apart: whether a value may be named: it is neither right nor a mistake that has a name.

    Raises:
        ExpressionError: the expression has no value.
    """
    right = evaluate(parse(text, names=tuple(values)), values)
    outcomes = [met for met in _outcomes(text, values) if apart(met.value)]

    def reach(value: float) -> float:
        return min(allowed(value), step) if step else allowed(value)

    candidates = [met for met in outcomes if is_close(number, met.value, reach(met.value))]
    if not candidates:
        return ()
    rare = _hardly_met(outcomes, right, lambda value: max(reach(value), step / 2))
    if not any(met.slip in rare for met in candidates):
        return ()
    first_of = {met.slip.name: met.slip for met in reversed(candidates)}
    return tuple(sorted(first_of.values(), key=lambda slip: _ORDER[slip.name])[:MOST_SLIPS])


def _outcomes(text: str, values: Mapping[str, float]) -> list[_Met]:
    """The slips that have a value with these numbers, and would be made with them."""
    met = []
    for slip in possible_slips(text, tuple(values)):
        try:
            if slip.probability and not 0 < _value(slip.probability, values) < 1:
                continue
            value = _value(slip.expression, values)
        except ExpressionError:
            continue
        # Nought is what anybody types who knows nothing.
        if value:
            met.append(_Met(slip, value))
    return met


def _hardly_met(
    outcomes: Sequence[_Met], right: float, reach: Callable[[float], float]
) -> Collection[Slip]:
    """As many of the slips, the most common first, as random numbers hardly meet."""
    chance, rare, numbers = 0.0, set[Slip](), set[float]()
    for met in outcomes:
        rounded = float(f"{met.value:.12g}")
        if rounded not in numbers:
            more = _chance(met.value, reach(met.value), right)
            if chance + more > MOST_BY_CHANCE:
                continue
            chance += more
            numbers.add(rounded)
        rare.add(met.slip)
    return rare


def _chance(value: float, reach: float, right: float) -> float:
    """The chance that a number of the size of the right one, each octave alike, comes so near.

    >>> round(_chance(1.0, 0.1, 1.0), 3)
    0.062
    """
    if right == 0 or value * right < 0:
        return 0.0 if right else 1.0
    size = abs(right)
    lowest = max(abs(value) - reach, size / SAME_SIZE)
    highest = min(abs(value) + reach, size * SAME_SIZE)
    return max(0.0, math.log(highest / lowest)) / (2 * math.log(SAME_SIZE))


def _value(text: str, values: Mapping[str, float]) -> float:
    return evaluate(parse(text, names=tuple(values)), values)


def _changes(tree: ast.expr) -> Iterator[tuple[Change, ast.expr]]:
    """Each wrong step, and the whole expression with it."""
    for of_whole in OF_THE_WHOLE:
        for change in of_whole(tree):
            yield change, change.node
    for node, put, is_mirrored in _places(tree, lambda new: new):
        for at_place in AT_EACH_PLACE:
            for change in at_place(node):
                if not (is_mirrored and change.name is SlipName.COMPLEMENT):
                    yield change, put(change.node)


def _places(
    node: ast.expr, put: _Put, *, mirrored: bool = False
) -> Iterator[tuple[ast.expr, _Put, bool]]:
    """Each part whose value goes into the result, and what puts another in its place."""
    yield node, put, mirrored
    match node:
        case ast.UnaryOp(operand=operand):
            yield from _places(operand, lambda new: put(ast.UnaryOp(ast.USub(), new)))
        case ast.BinOp(left=left, op=sign, right=right):
            yield from _places(left, lambda new: put(ast.BinOp(new, sign, right)))
            yield from _places(right, lambda new: put(ast.BinOp(left, sign, new)))
        case ast.IfExp(test=test, body=body, orelse=orelse):
            yield from _places(body, lambda new: put(ast.IfExp(test, new, orelse)))
            yield from _places(orelse, lambda new: put(ast.IfExp(test, body, new)))
        case ast.Call(func=function, args=arguments):
            mirrored_places = mirrors(node)
            for place, argument in enumerate(arguments):
                yield from _places(
                    argument,
                    _putter(put, function, arguments, place),
                    mirrored=place in mirrored_places,
                )


def _putter(put: _Put, function: ast.expr, arguments: list[ast.expr], place: int) -> _Put:
    """What puts another argument at this place of a call."""
    before, after = arguments[:place], arguments[place + 1 :]
    return lambda new: put(ast.Call(function, [*before, new, *after], []))


def _slip(change: Change, whole: ast.expr) -> Slip:
    parts = tuple(map(ast.unparse, change.parts))
    probability = ast.unparse(change.probability) if change.probability else ""
    return Slip(change.name, ast.unparse(whole), change.condition, parts, probability)


def _makes_sense(slip: Slip, right: Expression, names: tuple[str, ...]) -> bool:
    """It is no longer than expressions may be, and what was drawn still matters."""
    try:
        wrong = parse(slip.expression, names=names)
    except ExpressionError:
        return False
    return bool(wrong.names) or not right.names
