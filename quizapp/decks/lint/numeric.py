"""The rule for numeric cards: whatever numbers are drawn, the card stays right and worth asking."""

from typing import Final

from quizapp.decks.diagnostics import Diagnostic
from quizapp.decks.kinds.numeric import Numeric
from quizapp.decks.lint.bounds import (
    NUMBER_CODES,
    Bounds,
    check_mistakes,
    check_shown_answer,
    check_undrawn,
    check_variants,
    read_bounds,
)
from quizapp.decks.lint.effort import Effort
from quizapp.decks.lint.evaluate import Cases, Evaluator, example
from quizapp.decks.lint.prose import computed_texts
from quizapp.decks.lint.redraws import cases_of
from quizapp.decks.lint.rule import LintCode, LintRule
from quizapp.decks.text import Text
from quizapp.decks.topic import Topic
from quizapp.engine.scalar.arithmetic import is_close
from quizapp.text.numbers import show_apart

RANGE: Final = LintCode(
    code="E-RANGE",
    help="Every answer lies in the range that its card declares.",
    fails="""\
topic: t
cards:
  - id: c
    numeric: "What is {=p}?"
    vars: {p: "grid(0.1, 0.9, 0.1)"}
    answer: p
    tolerance: {abs: 0.01}
    range: [0, 0.5]
""",
    passes="""\
topic: t
cards:
  - id: c
    numeric: "What is {=p}?"
    vars: {p: "grid(0.1, 0.9, 0.1)"}
    answer: p
    tolerance: {abs: 0.01}
    range: [0, 1]
""",
)


def check_numeric(topic: Topic, effort: Effort) -> list[Diagnostic]:
    """Diagnostics about the numbers of numeric cards."""
    evaluator = Evaluator(topic.file, effort)
    for card in topic.cards:
        if isinstance(card, Numeric):
            draws = evaluator.draws(card.variables)
            if draws is None:
                check_undrawn(evaluator, card, *(card.range or ()))
            else:
                _check_card(evaluator, card, cases_of(evaluator, card, draws, topic.id))
    return evaluator.diagnostics


def _check_card(evaluator: Evaluator, card: Numeric, cases: Cases) -> None:
    bounds = read_bounds(evaluator, card.answer, card.tolerance, cases)
    check_mistakes(evaluator, card.mistakes, bounds, cases)
    if card.range:
        _check_range(evaluator, card.range, bounds, cases)
    numbers_of = {text: evaluator.shown(text, cases) for text in computed_texts(card)}
    if card.variables or bounds is None or bounds.answers[0].is_integer():
        check_variants(evaluator, card.question, numbers_of.get(card.question, [()]), cases)
    if bounds:
        check_shown_answer(evaluator, card, numbers_of, bounds)


def _check_range(
    evaluator: Evaluator, ends: tuple[Text, Text], bounds: Bounds | None, cases: Cases
) -> None:
    lows, highs = (evaluator.column(end, cases) for end in ends)
    if bounds is None or lows is None or highs is None:
        return
    for answer, low, high, row in zip(bounds.answers, lows, highs, cases.rows, strict=True):
        if not is_close(answer, min(max(answer, low), high), 0):
            between = f"{show_apart(low, answer)} to {show_apart(high, answer)}"
            message = f"the answer {show_apart(answer, low, high)} lies outside {between}"
            evaluator.report(ends[0], RANGE, f"{message}{example(row)}")
            return


NUMERIC_RULE: Final = LintRule(check_numeric, (RANGE, *NUMBER_CODES))
