"""The rule for lab tasks: whatever numbers are drawn, the answer is right, and no trap is."""

from typing import Final

from quizapp.decks.diagnostics import Diagnostic
from quizapp.decks.kinds.parts import Tolerance
from quizapp.decks.kinds.task import LabTask
from quizapp.decks.lint.bounds import (
    NUMBER_CODES,
    check_mistakes,
    check_shown_answer,
    check_undrawn,
    check_variants,
    read_bounds,
)
from quizapp.decks.lint.effort import Effort
from quizapp.decks.lint.evaluate import Cases, Evaluator
from quizapp.decks.lint.prose import computed_texts
from quizapp.decks.lint.redraws import cases_of
from quizapp.decks.lint.rule import LintRule
from quizapp.decks.topic import Topic

NUMBERS: Final = frozenset({"number", "set"})
"""The forms of task whose answer is a number."""


def check_tasks(topic: Topic, effort: Effort) -> list[Diagnostic]:
    """Diagnostics about the numbers of lab tasks."""
    evaluator = Evaluator(topic.file, effort)
    for task in (task for lab in topic.labs for task in lab.tasks):
        draws = evaluator.draws(task.variables)
        if draws is None:
            if task.form in NUMBERS:
                check_undrawn(evaluator, task)
        else:
            _check_task(evaluator, task, cases_of(evaluator, task, draws, topic.id))
    return evaluator.diagnostics


def _check_task(evaluator: Evaluator, task: LabTask, cases: Cases) -> None:
    numbers_of = {text: evaluator.shown(text, cases) for text in computed_texts(task)}
    if task.form in NUMBERS:
        bounds = read_bounds(evaluator, task.answer, task.tolerance or Tolerance(), cases)
        check_mistakes(evaluator, task.mistakes, bounds, cases)
        if cases.redrawn:
            numbers = numbers_of.get(task.question, [()])
            check_variants(evaluator, task.question, numbers, cases)
        if bounds:
            check_shown_answer(evaluator, task, numbers_of, bounds)


TASKS_RULE: Final = LintRule(check_tasks, NUMBER_CODES)
