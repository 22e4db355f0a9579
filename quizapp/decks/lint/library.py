"""Lint of a library: what only several topics together can be told of.

`quizapp check` alone asks for it: the app would have to read every deck at each start.
"""

from collections.abc import Iterable

from quizapp.decks.diagnostics import Diagnostic
from quizapp.decks.lint.alike import alike_pairs, asked_cards, report_alike
from quizapp.decks.lint.allowed import is_allowed
from quizapp.decks.lint.effort import MAX_STEPS, Effort
from quizapp.decks.lint.evaluate import Evaluator
from quizapp.decks.topic import Topic


def lint_library(topics: Iterable[Topic]) -> list[Diagnostic]:
    """Diagnostics about cards that ask what a card of an earlier topic asks.

    What cards of one topic have in common, the rules of a topic find.
    """
    topics = tuple(topics)
    effort = Effort(steps=MAX_STEPS * max(1, len(topics)))
    cards = (card for topic in topics for card in asked_cards(topic))
    diagnostics: list[Diagnostic] = []
    for first, second, code in alike_pairs(cards, effort):
        if first.topic is not second.topic:
            evaluator = Evaluator(second.topic.file, effort)
            report_alike(evaluator, first, second, code)
            allowances = second.topic.allowances
            diagnostics += [
                each for each in evaluator.diagnostics if not is_allowed(each, allowances)
            ]
    return diagnostics
