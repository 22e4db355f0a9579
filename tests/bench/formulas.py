"""Formulas: any text is read and judged at once, and none breaks the program.

python -m tests.bench.formulas [TEXTS]
"""

import random
import sys
from statistics import median
from time import perf_counter
from typing import Final

from quizapp.study.formula.written import NotAFormula
from tests.study.kinds.test_formula import LOSS, question

TEXTS: Final = 100_000
PIECES: Final = (
    *("z", "y", "(", ")", "+", "-", "*", "/", "**", "^", ",", ".", " ", "2", "1e9", "0.5", "64"),
    *("ln(", "exp(", "sqrt(", "max(", "log1p(", "sigmoid(", "if", "else", "y*ln(z)", "é", "\u200b"),
)
LONGEST: Final = 40
LONG_SECONDS: Final = 0.002
"""What takes longer is tried again: the machine may have been elsewhere."""


def main(texts: int = TEXTS) -> None:
    """Print how long texts take, beside a sound formula."""
    asked, dice = question(LOSS), random.Random(0)
    sound = [seconds("-y*ln(sigmoid(z)) - (1 - y)*ln(sigmoid(-z))")[0] for _ in range(1000)]
    taken, readable = [], 0
    for _ in range(texts):
        text = "".join(dice.choices(PIECES, k=dice.randint(1, LONGEST)))
        spent, was_read = seconds(text)
        if spent > LONG_SECONDS:
            spent = min(spent, *(seconds(text)[0] for _ in range(2)))
        taken.append(spent)
        readable += was_read
    print(f"{texts:,} random texts for {asked.item.key}, {readable:,} of them formulas: no crash")
    print(f"  a sound formula, median {median(sound) * 1000:6.2f} ms")
    for name, value in (("median", median(taken)), ("slowest", max(taken))):
        print(
            f"  a text, {name:<7}         {value * 1000:6.2f} ms   {value / median(sound):5.2f} x"
        )


def seconds(text: str) -> tuple[float, bool]:
    """How long a text takes, and whether it is a formula."""
    asked, begun = question(LOSS), perf_counter()
    try:
        asked.check(text)
        asked.assess(text)
    except NotAFormula:
        return perf_counter() - begun, False
    return perf_counter() - begun, True


if __name__ == "__main__":
    main(*map(int, sys.argv[1:]))
