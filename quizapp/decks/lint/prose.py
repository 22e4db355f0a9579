"""The rule for prose: every number that a text computes can be computed."""

from collections.abc import Iterator
from typing import Final

from quizapp.decks.diagnostics import Diagnostic
from quizapp.decks.lint.effort import Effort
from quizapp.decks.lint.evaluate import EXPRESSION, NO_VARIABLES, Evaluator
from quizapp.decks.lint.rule import LintRule
from quizapp.decks.read.prose import shown_texts
from quizapp.decks.substitution import OPENING
from quizapp.decks.text import Text
from quizapp.decks.topic import Topic


def check_prose(topic: Topic, effort: Effort) -> list[Diagnostic]:
    """Diagnostics about the texts of a topic that use no variables."""
    evaluator = Evaluator(topic.file, effort)
    for text in computed_texts(topic):
        evaluator.shown(text, NO_VARIABLES)
    return evaluator.diagnostics


def computed_texts(value: object) -> Iterator[Text]:
    """The texts within a value that compute numbers.

    Cards further down that draw numbers are left out: their texts need their variables.
    """
    return (text for text in shown_texts(value, drawn=False, settings=True) if OPENING in text)


PROSE_RULE: Final = LintRule(check_prose, (EXPRESSION,))
