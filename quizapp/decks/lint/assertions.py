"""The rule for claims: what `checks:` says about the engine is true."""

import re
from typing import Final

from quizapp.decks.diagnostics import Diagnostic
from quizapp.decks.lint.evaluate import NO_VARIABLES, Evaluator
from quizapp.decks.text import Text
from quizapp.decks.topic import Topic
from quizapp.engine.scalar.arithmetic import is_close

_CLAIM: Final = re.compile(r"([^=]+)=([^=]+?)(?:\+-|±)([^=]+)")


def assertions(topic: Topic) -> list[Diagnostic]:
    """Diagnostics about claims that cannot be read or do not hold."""
    evaluator = Evaluator(topic.file)
    for example in topic.examples:
        for claim in example.checks:
            _judge_claim(evaluator, claim)
    return evaluator.diagnostics


def _judge_claim(evaluator: Evaluator, claim: Text) -> None:
    parts = _CLAIM.fullmatch(claim)
    if not parts:
        hint = "Write it as in: ln(2) = 0.693147 +- 0.000001"
        evaluator.report(claim, "E-CHECK", "this is no claim of a value and its tolerance", hint)
        return
    sides = [Text(part.strip(), claim.line, claim.column) for part in parts.groups()]
    columns = [evaluator.column(side, NO_VARIABLES) for side in sides]
    values = [column[0] for column in columns if column]
    if len(values) < len(sides):
        return
    actual, claimed, tolerance = values
    if not is_close(actual, claimed, tolerance):
        evaluator.report(claim, "E-CHECK", f"{sides[0]} is {actual:.10g}, not {parts[2].strip()}")
