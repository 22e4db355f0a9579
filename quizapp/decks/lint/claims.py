"""The rule for claims: a sum that prose writes out comes out as it says."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice
from math import floor
from typing import Final

from quizapp.decks.diagnostics import Diagnostic
from quizapp.decks.items import cards_of
from quizapp.decks.lint.effort import Effort
from quizapp.decks.lint.evaluate import Evaluator
from quizapp.decks.lint.rule import LintCode, LintRule
from quizapp.decks.lint.sides import sides_of
from quizapp.decks.read.prose import shown_texts
from quizapp.decks.text import Text
from quizapp.decks.topic import Topic
from quizapp.engine.scalar.expressions import ExpressionError, evaluate, parse
from quizapp.text.numbers import show_number

CLAIM: Final = LintCode(
    code="W-CLAIM",
    help="A sum that a text writes out, such as `-ln(0.5) = 0.69`, comes out as it says.",
    fails="topic: t\ncards:\n  - 'What does p = 1/4 cost? ^c': '`-ln(1/4) = 1.93`'\n",
    passes="topic: t\ncards:\n  - 'What does p = 1/4 cost? ^c': '`-ln(1/4) = 1.39`'\n",
)

MOST_STARTS: Final = 8
"""From so many places what stands before the sign of equality is tried as a sum."""

LONGEST_SIDE: Final = 80

LOOSE: Final = 0.05
"""What is only about equal may be off by so much of itself."""

_MAY_CLAIM: Final = re.compile(r"[0-9)] ?[=≈] ?[-−]?\.?[0-9]")
_RIGHT: Final = re.compile(
    r"(?<![=<>!:+*/-])(?P<sign>[=≈]) ?"
    r"(?P<number>[-−]?(?:[0-9]+\.?[0-9]*|\.[0-9]+)(?<!\.)(?:e-?[0-9]+)?)(?P<part>%?)"
    r"(?!\.?\w|…|\.\.|[:,][0-9]| ?[\^*/+·×(]| ?[-−±–] ?\S| (?:\w|ln|log\w*|exp|sqrt|pi)\b)"
)
"""A number behind a sign of equality, which is no beginning of another sum."""

_SIDE: Final = re.compile(r"[A-Za-z0-9_.+\-−*/^(), ]+$")
_START: Final = re.compile(r"[-−]?(?:[0-9.(]|[a-z]+[0-9]*\()")
_BEFORE: Final = re.compile(r"(?:^|[,;:=≈(`$→]|(?<![\\A-Za-z])(?P<word>[A-Za-z]{2,})) ?$")
_OPERATORS: Final = frozenset(
    {
        "log",
        "exp",
        "sin",
        "cos",
        "tan",
        "sqrt",
        "root",
        "mod",
        "choose",
        "xor",
        "div",
        "times",
        "over",
    }
    | {"minus", "plus", "ln", "pi", "not", "of"}
)
"""Words that do something to the number behind them."""

_WORKED: Final = re.compile(r"[0-9)] ?[-+−*/^]|[a-z]\(")
_RANGE: Final = re.compile(r"[0-9]+[-−][0-9]+")


@dataclass(frozen=True, slots=True)
class _Claim:
    """A left side and a number that is said to be its value."""

    left: str
    number: str
    percent: bool
    loose: bool
    """It is only said to be about that."""

    def agrees(self, value: float) -> bool:
        """The value is the number in the digits that it has."""
        value *= 100 if self.percent else 1
        digits, _, exponent = self.number.replace("−", "-").partition("e")
        stated = float(f"{digits}e{exponent or 0}")
        unit = 10.0 ** (int(exponent or 0) - len(digits.partition(".")[2]))
        off = abs(value - stated)
        if "/" in self.left and unit == 1 and floor(value) == stated:
            return True  # whole numbers are divided so in some languages
        return off <= max(0.501 * unit, LOOSE * abs(value) if self.loose else 0)


def check_claims(topic: Topic, effort: Effort) -> list[Diagnostic]:
    """Diagnostics about sums that come out otherwise than they say."""
    evaluator = Evaluator(topic.file, effort)
    for text in _assertions(topic):
        for right in _RIGHT.finditer(text) if _MAY_CLAIM.search(text) else ():
            if (worked := _left_side(text, right.start(), effort)) is None:
                continue
            left, value = worked
            claim = _Claim(left, right["number"], bool(right["part"]), right["sign"] == "≈")
            if not claim.agrees(value):
                message = f"{left} is {show_number(value, '.4g')}, not {claim.number}"
                hint = f"Mend it, or have it computed: {{={_expression(left)}|.2f}}."
                evaluator.report(text, CLAIM, message, hint)
    return evaluator.diagnostics


def _assertions(topic: Topic) -> Iterator[Text]:
    """What the author says is so; questions and wrong options may say anything."""
    for sides in sides_of(topic):
        yield from sides.answers or (sides.question,)
    for card in cards_of(topic):
        if card.why:
            yield card.why
    yield from shown_texts((topic.theory, topic.deepening, topic.examples))


def _left_side(text: Text, end: int, effort: Effort) -> tuple[str, float] | None:
    """The longest sum that ends there, and its value; None where nothing can be worked out."""
    side = _SIDE.search(text[max(0, end - LONGEST_SIDE) : end])
    if side is None:
        return None
    starts = (at for at in range(end - len(side[0]), end) if _starts(text, at))
    for at in islice(starts, MOST_STARTS):
        left = text[at:end].strip()
        if not _WORKED.search(left) or _RANGE.fullmatch(left):
            return None
        if not effort.spend_reading(left, text):
            return None
        try:
            return left, evaluate(parse(_expression(left)))
        except ExpressionError:
            continue
    return None


def _starts(text: str, at: int) -> bool:
    """A sum may begin there, where no word or sign before it does anything to its first number."""
    before = _BEFORE.search(text[max(0, at - 20) : at])
    if before is None or not _START.match(text, at):
        return False
    return (before["word"] or "").casefold() not in _OPERATORS


def _expression(left: str) -> str:
    """The sum as expressions are written."""
    return left.replace("^", "**").replace("\N{MINUS SIGN}", "-")


CLAIMS_RULE: Final = LintRule(check_claims, (CLAIM,))
