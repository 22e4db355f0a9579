"""The rule for lab tasks: an answer that is a number can be computed, and its traps are wrong."""

from typing import Final

from quizapp.decks.complaints import Complaint
from quizapp.decks.lint.judge import NO_VARIABLES, Judge
from quizapp.decks.lint.target import judge_traps, read_target
from quizapp.decks.model import Tolerance
from quizapp.decks.topic import Topic

NUMBERS: Final = frozenset({"number", "set"})
"""The forms of task whose answer is a number."""


def tasks(topic: Topic) -> list[Complaint]:
    """Complaints about the numbers of lab tasks."""
    judge = Judge(topic.file)
    for task in (task for lab in topic.labs for task in lab.tasks if task.form in NUMBERS):
        target = read_target(judge, task.answer, task.tolerance or Tolerance(), NO_VARIABLES)
        judge_traps(judge, task.traps, target, NO_VARIABLES)
    return judge.complaints
