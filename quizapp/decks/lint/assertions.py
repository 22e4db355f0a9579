"""The rule for assertions: what `checks:` says about the engine is true."""

import re
from typing import Final

from quizapp.decks.diagnostics import Diagnostic
from quizapp.decks.lint.effort import Effort
from quizapp.decks.lint.evaluate import EXPRESSION, NO_VARIABLES, Evaluator
from quizapp.decks.lint.rule import LintCode, LintRule
from quizapp.decks.text import Text
from quizapp.decks.topic import Topic
from quizapp.engine.scalar.arithmetic import is_close
from quizapp.text.numbers import show_apart

_ASSERTION: Final = re.compile(r"([^=]+)=([^=]+?)(?:\+-|±)([^=]+)")


CHECK: Final = LintCode(
    code="E-CHECK",
    help="A claim under `checks:` is written `value = number +- tolerance` and holds.",
    fails="""\
topic: t
examples:
  - id: e
    kind: concrete
    title: A coin
    text: It costs {=ln(2)|.2f} nats.
    checks: ["ln(2) = 0.7 +- 0.001"]
cards:
  - "What does a coin cost? ^c": One bit.
""",
    passes="""\
topic: t
examples:
  - id: e
    kind: concrete
    title: A coin
    text: It costs {=ln(2)|.2f} nats.
    checks: ["ln(2) = 0.693 +- 0.001"]
cards:
  - "What does a coin cost? ^c": One bit.
""",
)


def check_assertions(topic: Topic, effort: Effort) -> list[Diagnostic]:
    """Diagnostics about assertions that cannot be read or do not hold."""
    evaluator = Evaluator(topic.file, effort)
    for example in topic.examples:
        for text in example.checks:
            _check_assertion(evaluator, text)
    return evaluator.diagnostics


def _check_assertion(evaluator: Evaluator, text: Text) -> None:
    parts = _ASSERTION.fullmatch(text)
    if not parts:
        hint = "Write it as in: ln(2) = 0.693147 +- 0.000001"
        evaluator.report(text, CHECK, "this is no claim of a value and its tolerance", hint)
        return
    sides = [Text(part.strip(), text.line, text.column) for part in parts.groups()]
    columns = [evaluator.column(side, NO_VARIABLES) for side in sides]
    values = [column[0] for column in columns if column]
    if len(values) < len(sides):
        return
    actual, stated, tolerance = values
    if not is_close(actual, stated, tolerance):
        value = show_apart(actual, stated, fewest=10)
        evaluator.report(text, CHECK, f"{sides[0]} is {value}, not {parts[2].strip()}")


ASSERTIONS_RULE: Final = LintRule(check_assertions, (CHECK, EXPRESSION))
