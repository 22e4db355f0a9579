"""Tasks of the shipped topic, as a learner gets them, with the lab that answers them."""

from pathlib import Path
from typing import Any, Final

from quizapp.decks.items import items_of
from quizapp.decks.read.library import read_file
from quizapp.labs.registry import lab_of
from quizapp.study.answer.lab_link import question_launch
from quizapp.study.answer.question import Question
from quizapp.study.kinds.render import render

FILE: Final = Path(__file__).parents[2] / "content/ml-interview/ml.logreg-cost.yaml"

DRAWN: Final = 500
"""Enough that each of a few dozen variants comes up."""


def answered(task: str) -> list[tuple[Question, Any]]:
    """Each variant of a task, with the state in which the lab answers it."""
    topic = read_file(FILE).topic
    assert topic
    item = next(item for item in items_of(topic) if item.key == f"{topic.id}/{task}")
    questions = {str(q.values): q for q in (render(item, count=count) for count in range(DRAWN))}
    starts = [(question, question_launch(topic, question)) for question in questions.values()]
    return [
        (question, lab_of(start.form).open(start.values)) for question, start in starts if start
    ]
