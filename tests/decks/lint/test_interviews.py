"""Tests of what is said of interview questions: what they lack, and points that answer nothing."""

import json

import pytest

from quizapp.decks.lint import lint
from quizapp.decks.read.file import read_topic

POINTS = [{"id": f"p{at}", "w": 1, "text": f"Claim number {at}"} for at in range(3)]
SOUND = {"id": "a", "q": "Why does it fail?", "seconds": 60, "points": POINTS, "senior": "Then."}


def messages(**changes: object) -> list[str]:
    question = {name: value for name, value in {**SOUND, **changes}.items() if value is not None}
    deck = f"topic: t\ninterview: {json.dumps([question])}\n"
    reading = read_topic("deck.yaml", deck.encode())
    assert reading.topic
    return [found.message for found in lint(reading.topic) if found.code == "W-INTERVIEW"]


@pytest.mark.parametrize(
    ("changes", "message"),
    [
        ({"seconds": None}, "this question has no seconds"),
        ({"senior": None}, "this question has no senior angle"),
        ({"points": POINTS[:2]}, "this question has 2 points with a weight"),
        ({"points": None, "seconds": None}, "has no point with a weight, no seconds"),
        (
            {"points": [*POINTS, {"id": "x", "text": "It does fail, for it does."}]},
            "says only what the question says",
        ),
        (
            {"q": "Why do clipped logits fail?", "points": [*POINTS, {"text": "Clipping logits"}]},
            "the point 'Clipping logits' says only what the question says",
        ),
    ],
)
def test_what_a_question_lacks_is_told(changes: dict[str, object], message: str) -> None:
    found = messages(**changes)
    assert [message in line for line in found] == [True] * bool(message)


def test_a_whole_question_and_a_retired_one_are_left_alone() -> None:
    assert messages() == []
    assert messages(seconds=None, retired=True) == []
