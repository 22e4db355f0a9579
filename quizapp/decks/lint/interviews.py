"""The rule for interview questions: a listener can tick them, and nothing in them is given away."""

from collections.abc import Iterator
from typing import Final

from quizapp.decks.diagnostics import Diagnostic
from quizapp.decks.kinds.interview import Interview
from quizapp.decks.lint.effort import Effort
from quizapp.decks.lint.evaluate import Evaluator
from quizapp.decks.lint.rule import LintCode, LintRule
from quizapp.decks.similarity import stems
from quizapp.decks.syntax.collector import quoted
from quizapp.decks.topic import Topic
from quizapp.text.numbers import quantity

_QUESTION: Final = """\
topic: t
interview:
  - id: a
    level: beginner
    q: Why is log loss a mean of logarithms?
    {}points:
      - {{id: p1, w: 2, text: Independent labels multiply}}
      - {{id: p2, w: 1, text: A sum is stable}}
      - {{id: p3, w: 1, text: The size of the data cancels}}
    senior: Then say what a mean hides.
"""

INTERVIEW: Final = LintCode(
    code="W-INTERVIEW",
    help="An interview question has three points that weigh something, `seconds` and a `senior`"
    " angle; no point says only what the question says.",
    fails=_QUESTION.format(""),
    passes=_QUESTION.format("seconds: 60\n    "),
)

FEWEST_POINTS: Final = 3

READING_A_POINT: Final = 4
"""Steps that a sign of a question or of a point costs."""

FEWEST_WORDS_ALIKE: Final = 2
"""A point of one word may well stand in its question."""


def check_interviews(topic: Topic, effort: Effort) -> list[Diagnostic]:
    """Diagnostics about the interview questions that are asked."""
    evaluator = Evaluator(topic.file, effort)
    for card in (card for card in topic.interview if not card.retired):
        signs = len(card.question) + sum(len(point.text) for point in card.points)
        if not effort.spend(READING_A_POINT * signs, card.question):
            break
        if lacks := ", ".join(_lacks(card)):
            message = f"this question has {lacks}"
            hint = "Three points with weights, `seconds` and `senior` make it one to practise."
            evaluator.report(card.question, INTERVIEW, message, hint)
        said = set(stems(card.question))
        for point in card.points:
            words = set(stems(point.text))
            if len(words) >= FEWEST_WORDS_ALIKE and words <= said:
                message = f"the point {quoted(point.text)} says only what the question says"
                evaluator.report(point.text, INTERVIEW, message, "Say what answers it.")
    return evaluator.diagnostics


def _lacks(card: Interview) -> Iterator[str]:
    """What the question has too little of."""
    points = sum(point.weight > 0 for point in card.points)
    if points < FEWEST_POINTS:
        yield f"{quantity(points, 'point')} with a weight" if points else "no point with a weight"
    if not card.seconds:
        yield "no seconds"
    if not card.senior:
        yield "no senior angle"


INTERVIEWS_RULE: Final = LintRule(check_interviews, (INTERVIEW,))
