"""Working: owns which numbers of a question or of a section are worked out, and in what order."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from types import MappingProxyType

from quizapp.decks.contents.computed import computed_in
from quizapp.engine.scalar.expressions import ExpressionError, parse
from quizapp.engine.scalar.working import WorkingLine, is_worked, working
from quizapp.study.answer.question import Question


@dataclass(frozen=True, slots=True)
class Working:
    """One number, worked out."""

    formula: str
    """The expression as its author wrote it; empty where no drawn number stands in it."""
    lines: tuple[WorkingLine, ...]


def workings(
    expressions: Iterable[str], values: Mapping[str, float] = MappingProxyType({})
) -> tuple[Working, ...]:
    """Each of the expressions worked out, without those in which there is nothing to do.

    >>> [working.lines[-1].text for working in workings(["p", "1 - p", "oops("], {"p": 0.25})]
    ['0.75']
    >>> [working.formula for working in workings(["exp(2)", "exp(p)"], {"p": 0.25})]
    ['', 'exp(p)']
    """
    return tuple(
        Working(expression if parse(expression, names=tuple(values)).names else "", lines)
        for expression in expressions
        if is_worked(expression, tuple(values)) and (lines := _lines(expression, values))
    )


def workings_of(question: Question) -> tuple[Working, ...]:
    """The right number first, then the numbers in the texts of the card as they come."""
    formula = question.formula_of_answer()
    first = workings([formula.text], formula.values) if formula else ()
    others = (
        text for text in computed_in(question.item.card) if not formula or text != formula.text
    )
    return *first, *workings(others, question.values)


def has_workings(question: Question) -> bool:
    """Some number of the question can be worked out."""
    names = tuple(question.values)
    return question.formula_of_answer() is not None or any(
        is_worked(expression, names) for expression in computed_in(question.item.card)
    )


def _lines(expression: str, values: Mapping[str, float]) -> tuple[WorkingLine, ...]:
    """Nothing where it has no value: `check` says so, and the page shows it as it was written."""
    try:
        return working(expression, values)
    except ExpressionError:
        return ()
