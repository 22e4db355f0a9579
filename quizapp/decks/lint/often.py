"""Often: owns how a complaint is said that is true of most of a topic."""

from collections.abc import Sequence
from typing import Final

from quizapp.decks.lint.evaluate import Evaluator
from quizapp.decks.lint.rule import LintCode
from quizapp.decks.text import Text
from quizapp.decks.topic import Topic

FEWEST_TO_SUM_UP: Final = 8
"""Of fewer complaints of one kind each is said."""


def report_each_or_most(
    evaluator: Evaluator,
    topic: Topic,
    code: LintCode,
    findings: Sequence[tuple[Text, str]],
    *,
    count: int,
    summary: str,
    hint: str,
) -> None:
    """Something is wrong with each of these; where most have it, the topic is written so.

    Args:
        evaluator: that collects it.
        topic: whose first line it is said of, once, if it is how the topic is written.
        code: what is wrong.
        findings: the place and the message of each.
        count: of how many they are.
        summary: what is said of all, behind their number.
        hint: what to do about it.
    """
    if len(findings) >= FEWEST_TO_SUM_UP and 2 * len(findings) > count:
        place = Text(topic.id, topic.line, 1)
        evaluator.report(place, code, f"{len(findings)} {summary}", hint)
        return
    for text, message in findings:
        evaluator.report(text, code, message, hint)
