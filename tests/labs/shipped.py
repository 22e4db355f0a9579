"""The tasks of the shipped topics, posed with many draws of their numbers."""

from pathlib import Path

from quizapp.decks.items import items_of
from quizapp.decks.read.library import read_file
from quizapp.study.answer.question import Question
from quizapp.study.kinds.render import render

TOPIC = Path(__file__).parents[2] / "content" / "ml-interview" / "ml.logreg-cost.yaml"
DRAWS = 60


def drawn(task: str) -> list[Question]:
    """So many draws of a task of the shipped topic."""
    topic = read_file(TOPIC).topic
    assert topic
    item = next(each for each in items_of(topic) if each.key == f"{topic.id}/{task}")
    return [render(item, count=count) for count in range(DRAWS)]
