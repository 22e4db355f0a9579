"""Tickets give evidence, and senior angles have a subject."""

import json

import pytest

from quizapp.decks.lint import lint
from quizapp.decks.read.file import read_topic


def codes(deck: str) -> list[str]:
    reading = read_topic("deck.yaml", f"topic: t\n{deck}cards: [Why ^w: So.]\n".encode())
    assert reading.topic, reading.diagnostics
    assert not reading.diagnostics
    return [diagnostic.code for diagnostic in lint(reading.topic)]


@pytest.mark.parametrize(
    ("symptom", "cause", "found"),
    [
        ("Serving fills a gap with 0, training with the median.", "train-serving skew", True),
        ("Its probabilities are miscalibrated.", "miscalibration", True),
        ("Five labels in a hundred are flipped.", "label noise", False),
        ("With two classes, accuracy is 99%.", "class imbalance", False),
        ("Live loss is above offline.", "train-serving skew", False),
    ],
)
def test_a_symptom_that_names_its_cause_is_found(symptom: str, cause: str, found: bool) -> None:
    ticket = {"id": "f", "symptom": symptom, "cause": cause, "not": ["label leakage"]}
    session = {"id": "s", "kind": "failure-lab", "title": "S", "scenarios": [ticket]}
    assert codes(f"sessions: [{json.dumps(session)}]\n") == ["W-CAUSE"] * found


@pytest.mark.parametrize(
    ("one", "other", "found"),
    [
        ("Ask who reads the number first.", "First ask who reads the number.", True),
        ("Sums are stable. Ask who pays.", "Means are not. Ask who pays.", True),
        ("Check quality, latency and recovery.", "Look at quality, latency or recovery.", True),
        ("Mind precision, recall and F1.", "Mind precision, latency and recovery.", False),
        ("Say where the curvature turns.", "Say what an outlier costs.", False),
    ],
)
def test_a_sentence_that_fits_two_questions_is_found(one: str, other: str, found: bool) -> None:
    points = [{"id": f"p{at}", "w": 1, "text": "Sums"} for at in range(3)]
    questions = [
        {
            "id": f"i{n}",
            "level": "beginner",
            "q": f"Why {n}?",
            "seconds": 60,
            "points": points,
            "senior": senior,
        }
        for n, senior in enumerate((one, other))
    ]
    assert codes(f"interview: {json.dumps(questions)}\n") == ["W-SENIOR"] * found
