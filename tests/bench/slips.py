"""Does the search for slips name the right one, and does it keep silent about random numbers?"""

import math
import random
from collections.abc import Iterator, Mapping
from typing import Final, NamedTuple

from quizapp.decks.variables import draw
from quizapp.engine.scalar.expressions import ExpressionError, evaluate, parse
from quizapp.engine.scalar.slips import Slip, possible_slips, slips_met

CARDS: Final[tuple[tuple[str, Mapping[str, str]], ...]] = (
    ("bce(y, p)", {"y": "pick(0, 1)", "p": "grid(0.05, 0.95, 0.05)"}),
    ("-ln(g)", {"g": "pick(0.02, 0.05, 0.1, 0.2, 0.3, 0.4, 0.6, 0.8)"}),
    ("-log2(p)", {"p": "grid(0.05, 0.95, 0.05)"}),
    ("bcez(y, ln(o))", {"o": "pick(0.2, 0.25, 0.5, 2, 3, 4, 5)", "y": "pick(0, 1)"}),
    (
        "mean(bce(1,a), bce(0,b), bce(1,c))",
        {"a": "pick(0.6, 0.8, 0.9)", "b": "pick(0.1, 0.2, 0.4)", "c": "pick(0.01, 0.02, 0.1)"},
    ),
    ("sigmoid((a - c + b)*ln(2))", {"a": "ints(1, 3)", "c": "ints(1, 2)", "b": "pick(-2, 2, 3)"}),
    ("sigmoid(w*x + b)", {"w": "grid(0.2, 2, 0.1)", "x": "pick(-2, 1, 2)", "b": "pick(-1, 0.5)"}),
    ("s/(s + k*(1 - s))", {"k": "pick(3, 4, 9, 12)", "s": "pick(0.75, 0.8, 0.9)"}),
    ("(1-t)*a + t*b", {"a": "pick(0.2, 0.4)", "b": "pick(0.8, 1.2)", "t": "pick(0.2, 0.25, 0.75)"}),
    ("fp/(fp + fn)", {"fp": "pick(1, 2, 5, 8)", "fn": "pick(10, 20, 30)"}),
    ("precision(tp, fp)", {"tp": "ints(5, 40)", "fp": "ints(3, 60)"}),
    ("f1(tp, fp, fn)", {"tp": "ints(5, 40)", "fp": "ints(3, 60)", "fn": "ints(3, 60)"}),
    ("kl(p, 1-p, q, 1-q)", {"p": "pick(0.2, 0.3, 0.4)", "q": "pick(0.6, 0.7, 0.9)"}),
    ("entropy2(r)", {"r": "pick(0.02, 0.05, 0.1, 0.15, 0.2, 0.3, 0.4)"}),
    ("n*ln(2)", {"n": "ints(2, 40)"}),
    ("100 - a + m*b", {"a": "ints(5, 20)", "m": "ints(2, 9)", "b": "ints(1, 9)"}),
    ("sq(y, p)", {"y": "pick(0, 1)", "p": "grid(0.05, 0.95, 0.05)"}),
    ("a*b*c", {"a": "ints(2, 19)", "b": "ints(2, 19)", "c": "grid(0.1, 0.9, 0.1)"}),
    ("exp(-k*t)", {"k": "grid(0.1, 1, 0.1)", "t": "ints(1, 6)"}),
    ("m*v**2/2", {"m": "ints(2, 30)", "v": "ints(2, 30)"}),
)  # fmt: skip
"""Expressions as authors write them, and how their numbers are drawn."""

TOLERANCE: Final = 0.006
"""As a card has it that asks for two decimals."""


class Score(NamedTuple):
    """What the search made of wrong numbers."""

    tried: int
    spoken: int
    right: int
    """The slip that was made is among those that are named."""

    @property
    def precision(self) -> float:
        """The part of what is said that is true."""
        return self.right / self.spoken if self.spoken else 1.0


def planted(count: int, seed: int) -> Score:
    """The verdict on numbers that a known slip leads to, written with two or three decimals."""
    spoken = right = 0
    dice = random.Random(seed)
    for slip, number, text, values in _planted(count, dice):
        digits = dice.choice((2, 3))
        named = _named(round(number, digits), digits, text, values)
        spoken += bool(named)
        right += slip.name in [other.name for other in named]
    return Score(count, spoken, right)


def at_random(count: int, seed: int) -> Score:
    """The verdict on random numbers of the size of the right one; what is said is false."""
    dice = random.Random(seed)
    spoken = 0
    for tried in range(count):
        text, values, expected = _asked(dice, tried)
        digits = dice.choice((2, 3))
        number = expected * math.exp(dice.uniform(-math.log(5), math.log(5)))
        spoken += bool(_named(round(number, digits), digits, text, values))
    return Score(count, spoken, 0)


def _named(number: float, digits: int, text: str, values: Mapping[str, float]) -> tuple[Slip, ...]:
    right = evaluate(parse(text, names=tuple(values)), values)
    return slips_met(
        number,
        text,
        values,
        allowed=lambda _: TOLERANCE,
        step=10.0**-digits,
        apart=lambda value: abs(value - right) > 3 * TOLERANCE,
    )


def _planted(
    count: int, dice: random.Random
) -> Iterator[tuple[Slip, float, str, Mapping[str, float]]]:
    """Slips that are not near the right number, each with the number it leads to."""
    tried = found = 0
    while found < count:
        tried += 1
        text, values, expected = _asked(dice, tried)
        slip = dice.choice(possible_slips(text, tuple(values)))
        try:
            probable = slip.probability and evaluate(
                parse(slip.probability, names=tuple(values)), values
            )
            number = evaluate(parse(slip.expression, names=tuple(values)), values)
        except ExpressionError:
            continue
        if (
            (probable == "" or 0 < probable < 1)
            and abs(number - expected) > 3 * TOLERANCE
            and number
        ):
            found += 1
            yield slip, number, text, values


def _asked(dice: random.Random, count: int) -> tuple[str, Mapping[str, float], float]:
    text, variables = dice.choice(CARDS)
    values = draw(variables, key="bench", count=count)
    return text, values, evaluate(parse(text, names=tuple(values)), values)


def main() -> None:
    """Print how often it speaks, and how often that is true."""
    plants, random_numbers = planted(1_000, 1), at_random(10_000, 1)
    print(f"planted slips   {plants.tried:6,}  named {plants.spoken:6,}  "
          f"precision {plants.precision:.3f}")  # fmt: skip
    print(f"random numbers  {random_numbers.tried:6,}  named {random_numbers.spoken:6,}  "
          f"false {random_numbers.spoken / random_numbers.tried:.2%}")  # fmt: skip


if __name__ == "__main__":
    main()
