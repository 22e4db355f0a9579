"""The rule for lab tasks: whatever numbers are drawn, the answer is right, and no trap is."""

from typing import Final

from quizapp.decks.diagnostics import Complaint
from quizapp.decks.lint.bounds import judge_solution, judge_traps, judge_undrawn, read_target
from quizapp.decks.lint.evaluate import NO_VARIABLES, Cases, Judge, drawn_cases
from quizapp.decks.lint.prose import computed_texts
from quizapp.decks.model import LabTask, Tolerance
from quizapp.decks.topic import Topic

NUMBERS: Final = frozenset({"number", "set"})
"""The forms of task whose answer is a number."""


def tasks(topic: Topic) -> list[Complaint]:
    """Complaints about the numbers of lab tasks."""
    judge = Judge(topic.file)
    for task in (task for lab in topic.labs for task in lab.tasks):
        draws = judge.draws(task.variables)
        if draws is None:
            if task.form in NUMBERS:
                judge_undrawn(judge, task)
        else:
            key = f"{topic.id}/{task.id}"
            _judge_task(judge, task, drawn_cases(draws, key) if draws else NO_VARIABLES)
    return judge.complaints


def _judge_task(judge: Judge, task: LabTask, cases: Cases) -> None:
    shown = {text: judge.shown(text, cases) for text in computed_texts(task)}
    if task.form in NUMBERS:
        target = read_target(judge, task.answer, task.tolerance or Tolerance(), cases)
        judge_traps(judge, task.traps, target, cases)
        if task.solution and target:
            judge_solution(judge, task.solution, shown.get(task.solution) or [()], target)
