"""The rule for length: a question is read in seconds, an answer is a few words."""

import re
from typing import Final

from quizapp.decks.diagnostics import Diagnostic
from quizapp.decks.kinds.base import Card
from quizapp.decks.kinds.choice import Choice
from quizapp.decks.kinds.cloze import Cloze, Gap
from quizapp.decks.lint.effort import Effort
from quizapp.decks.lint.evaluate import Evaluator
from quizapp.decks.lint.often import report_each_or_most
from quizapp.decks.lint.rule import LintCode, LintRule
from quizapp.decks.lint.sides import reading_steps, shown_length, sides_of
from quizapp.decks.text import Text
from quizapp.decks.topic import Topic

_ANSWER: Final = """\
topic: t
cards:
  - id: c
    q: What does log loss punish most?
    a: {}
"""

TOO_LONG: Final = LintCode(
    code="W-LONG",
    help="A question has at most 140 characters, an answer 90, an option 110; more goes into"
    " `why`.",
    fails=_ANSWER.format(
        "Confident wrong predictions, since the logarithm of a probability near zero falls"
        " without limit"
    ),
    passes=_ANSWER.format(
        "Confident wrong predictions\n"
        "    why: The logarithm of a probability near zero falls without limit."
    ),
)

_LONG_QUESTION: Final = (
    "A model of unpaid loans kept in its first weeks what validation had promised, and in the"
    " second month its decisions were much worse, although neither the code nor the columns had"
    " changed. What is it called when cases change?"
)

MUCH_TOO_LONG: Final = LintCode(
    code="E-LONG",
    help="A question has at most 220 characters.",
    fails=f"topic: t\ncards:\n  - id: c\n    q: {_LONG_QUESTION}\n    a: Drift\n",
    passes="topic: t\ncards:\n  - id: c\n    q: What is it called when cases change?\n"
    "    a: Drift\n",
)

QUESTION_SIGNS: Final = 140
OVERLONG_QUESTION: Final = 220
ANSWER_SIGNS: Final = 90
OPTION_SIGNS: Final = 110
WORDS_OF_SENTENCE: Final = 30

LONG_BEYOND_DOUBT: Final = 4
"""Times the limit: what is written longer is not read to its end."""

_SENTENCE: Final = re.compile(r"(?<=[.!?:;])\s+")


def check_length(topic: Topic, effort: Effort) -> list[Diagnostic]:
    """Diagnostics about questions, answers and options that take long to read."""
    evaluator = Evaluator(topic.file, effort)
    answers: list[tuple[Text, str]] = []
    count = 0
    for card, question, texts in sides_of(topic):
        if len(question) > QUESTION_SIGNS:
            _check_question(evaluator, card, question)
        if isinstance(card, Choice):
            for option in (*texts, *(option.text for option in card.wrong)):
                if (length := _length(evaluator, option, OPTION_SIGNS)) > OPTION_SIGNS:
                    message = f"this option has {length} characters"
                    evaluator.report(option, TOO_LONG, message, _hint(OPTION_SIGNS))
            continue
        count += len(texts)
        answers += [
            (answer, f"this answer has {length} characters")
            for answer in texts
            if (length := _length(evaluator, answer, ANSWER_SIGNS)) > ANSWER_SIGNS
        ]
    summary = f"of {count} answers have more than {ANSWER_SIGNS} characters"
    report_each_or_most(
        evaluator, topic, TOO_LONG, answers, count=count, summary=summary, hint=_hint(ANSWER_SIGNS)
    )
    return evaluator.diagnostics


def _length(evaluator: Evaluator, text: Text, limit: int) -> int:
    """How long the text is shown, as far as it matters; nothing is longer than it is written."""
    if len(text) <= limit:
        return 0
    measured = text[: LONG_BEYOND_DOUBT * limit]
    if not evaluator.effort.spend(reading_steps(measured), text):
        return 0
    return shown_length(measured)


def _hint(limit: int) -> str:
    return f"Keep the one fact, in at most {limit}; the rest may stand in `why`."


def _check_question(evaluator: Evaluator, card: Card, question: Text) -> None:
    text = _whole(card) if isinstance(card, Cloze) else question
    text = text[: LONG_BEYOND_DOUBT * QUESTION_SIGNS]
    if not evaluator.effort.spend(reading_steps(text), question):
        return
    length = shown_length(text)
    if length > OVERLONG_QUESTION:
        hint = "It is read at every review: ask one thing, or make two cards of it."
        evaluator.report(question, MUCH_TOO_LONG, f"this question has {length} characters", hint)
    elif length > QUESTION_SIGNS:
        words = max(len(sentence.split()) for sentence in _SENTENCE.split(text))
        sentence = f", {words} words of them in one sentence" if words > WORDS_OF_SENTENCE else ""
        hint = f"Ask one thing, in at most {QUESTION_SIGNS}: it is read at every review."
        evaluator.report(
            question, TOO_LONG, f"this question has {length} characters{sentence}", hint
        )


def _whole(card: Cloze) -> str:
    """The sentence with its gaps filled."""
    return "".join(piece.answer if isinstance(piece, Gap) else piece for piece in card.pieces)


LENGTH_RULE: Final = LintRule(check_length, (TOO_LONG, MUCH_TOO_LONG))
