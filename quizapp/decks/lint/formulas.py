"""The rule for formula cards: the formula has a value wherever it is compared."""

from typing import Final

from quizapp.decks.diagnostics import Diagnostic
from quizapp.decks.kinds.formula import FormulaCard
from quizapp.decks.lint.effort import Effort
from quizapp.decks.lint.evaluate import NO_VARIABLES, Cases, Evaluator, example
from quizapp.decks.lint.rule import LintCode, LintRule
from quizapp.decks.topic import Topic
from quizapp.engine.scalar.arithmetic import is_alike
from quizapp.engine.scalar.expressions import FUNCTIONS, parse
from quizapp.text.numbers import show_number

SOUND_FORMULA: Final = """\
topic: t
cards:
  - id: c
    formula: "The odds of p?"
    vars: {p: "grid(0.1, 0.9, 0.1)"}
    answer: p/(1 - p)
"""

FORMULA: Final = LintCode(
    code="E-FORMULA",
    help="A formula moves with each of its variables, extremes are of those, and no trap is right.",
    fails="""\
topic: t
cards:
  - id: c
    formula: "The odds of p?"
    vars: {p: "grid(0.1, 0.9, 0.1)"}
    answer: p/(1 - p)
    extremes: {z: [40]}
""",
    passes=SOUND_FORMULA,
)


def check_formulas(topic: Topic, effort: Effort) -> list[Diagnostic]:
    """Diagnostics about formula cards."""
    evaluator = Evaluator(topic.file, effort)
    for card in topic.cards:
        if isinstance(card, FormulaCard):
            draws = evaluator.draws(card.variables)
            if not card.variables:
                evaluator.report(card.answer, FORMULA, "a formula needs variables in 'vars'")
            elif draws is not None:
                cases = evaluator.cases(draws, f"{topic.id}/{card.id}", card.answer)
                _check_card(evaluator, card, cases)
    return evaluator.diagnostics


def _check_card(evaluator: Evaluator, card: FormulaCard, cases: Cases) -> None:
    values = evaluator.column(card.answer, cases)
    if values is None:
        return
    for name in sorted(card.variables.keys() - parse(card.answer, names=cases.names).names):
        message = f"the formula does not have '{name}' in it"
        evaluator.report(card.variables[name], FORMULA, message, "Leave it out of 'vars'.")
    if all(is_alike(value, values[0]) for value in values):
        message = f"every draw has the value {show_number(values[0])}, so that number is right, too"
        evaluator.report(card.answer, FORMULA, message, "Draw more numbers, or ask with `numeric`.")
    for name in card.without:
        if name not in FUNCTIONS:
            evaluator.report(name, FORMULA, f"there is no function '{name}' to do without")
    for name, texts in card.extremes.items():
        if name not in card.variables:
            message = f"'{name}' has extremes and is none of 'vars'"
            evaluator.report(card.answer, FORMULA, message)
            continue
        for text in texts:
            numbers = evaluator.column(text, NO_VARIABLES)
            if numbers:
                rows = tuple({**row, name: numbers[0]} for row in cases.rows)
                evaluator.column(card.answer, Cases(cases.names, rows, cases.counts))
    for trap in card.traps:
        wrong = evaluator.column(trap.value, cases)
        if wrong and all(is_alike(one, other) for one, other in zip(wrong, values, strict=True)):
            message = f"this is the right formula in every draw{example(cases.rows[0])}"
            evaluator.report(trap.value, FORMULA, message)


FORMULA_RULE: Final = LintRule(check_formulas, (FORMULA,))
