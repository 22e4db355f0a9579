"""The rule for prose: every number that a text computes can be computed."""

from collections.abc import Iterator, Mapping
from dataclasses import fields, is_dataclass
from typing import Final

from quizapp.decks.diagnostics import Diagnostic
from quizapp.decks.kinds.base import Card
from quizapp.decks.kinds.parts import Tolerance, Trap
from quizapp.decks.lint.effort import Effort
from quizapp.decks.lint.evaluate import EXPRESSION, NO_VARIABLES, Evaluator
from quizapp.decks.lint.rule import LintRule
from quizapp.decks.substitution import OPENING
from quizapp.decks.text import Text
from quizapp.decks.topic import Topic, Walkthrough, WorkedExample

NO_PROSE: Final[Mapping[type, frozenset[str]]] = {
    WorkedExample: frozenset({"checks"}),
    Tolerance: frozenset({"absolute", "relative"}),
    Trap: frozenset({"value"}),
    Walkthrough: frozenset({"code"}),
}
"""Fields that hold expressions or code, as cards know of their own; learners see all others."""


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
    return (text for text in shown_texts(value, drawn=False) if OPENING in text)


def shown_texts(value: object, *, drawn: bool = True) -> Iterator[Text]:
    """The texts within a value that learners see.

    Args:
        value: a topic, or a part of one.
        drawn: those of cards further down that draw numbers, too.
    """
    if isinstance(value, Text):
        yield value
        return
    for part in _parts(value):
        if drawn or not (isinstance(part, Card) and part.draws_numbers):
            yield from shown_texts(part, drawn=drawn)


def _parts(value: object) -> Iterator[object]:
    if isinstance(value, tuple):
        yield from value
    elif isinstance(value, Mapping):
        yield from value.values()
    elif is_dataclass(value):
        hidden = value.expressions if isinstance(value, Card) else NO_PROSE.get(type(value), ())
        yield from (
            getattr(value, field.name) for field in fields(value) if field.name not in hidden
        )


PROSE_RULE: Final = LintRule(check_prose, (EXPRESSION,))
