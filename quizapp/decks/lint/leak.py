"""The rule for leaks: the answer does not stand where the learner reads before answering."""

import re
from collections.abc import Iterator
from typing import Final

from quizapp.decks.diagnostics import Diagnostic
from quizapp.decks.kinds.basic import Basic
from quizapp.decks.kinds.choice import Choice
from quizapp.decks.kinds.cloze import Cloze, Gap
from quizapp.decks.lint.effort import Effort
from quizapp.decks.lint.evaluate import Evaluator
from quizapp.decks.lint.rule import LintCode, LintRule
from quizapp.decks.lint.sides import Sides, sides_of
from quizapp.decks.syntax.collector import quoted
from quizapp.decks.text import Text
from quizapp.decks.topic import Topic

LEAK: Final = LintCode(
    code="E-LEAK",
    help="No hint holds the answer, and no gap is filled elsewhere in its sentence.",
    fails="topic: t\ncards:\n  - id: c\n    cloze: A [[logit]] of 0 is a logit of even odds.\n",
    passes="topic: t\ncards:\n  - id: c\n    cloze: A [[logit]] of 0 stands for even odds.\n",
)

ECHO: Final = LintCode(
    code="W-LEAK",
    help="An answer has a word that its question does not have.",
    fails="topic: t\ncards:\n  - 'Which error does a log loss of one example measure? ^c': "
    "Log loss\n",
    passes="topic: t\ncards:\n  - 'What is minus the logarithm of a probability called? ^c': "
    "Log loss\n",
)

FEWEST_SIGNS: Final = 4
"""Of a shorter word, such as `p` or `1`, too many others are made."""

SEEKING: Final = 4
"""Steps that it takes to look through a sign of a card."""

_WORD: Final = re.compile(r"[^\W\d_]+")
_ARTICLES: Final = {"a", "an", "the"}
_NO_WORDS: Final = re.compile(r"[0-9`$=<>+*/^\\({\[]")
"""What stands in answers whose letters are names: a formula is made of those of its question."""

_OFFERS: Final = re.compile(
    r"\bor\b|\bvs\b|\bversus\b|\bbetween\b|\bbigger\b|\b\w+er\b[^.?!]*[:,]|\bsame\b"
    r"|^(?:is|are|does|do|did|can|should|was|were|will|has|have|true|which of)\b|[:/|]",
    re.I,
)
"""Where a question offers its answers, one of them is bound to stand in it."""


def check_leak(topic: Topic, effort: Effort) -> list[Diagnostic]:
    """Diagnostics about answers that are read before they are given."""
    evaluator = Evaluator(topic.file, effort)
    for sides in sides_of(topic):
        card = sides.card
        if isinstance(card, Cloze):
            _check_gaps(evaluator, card)
        elif not isinstance(card, Choice):
            _check_hint(evaluator, sides)
        if isinstance(card, Basic):
            _check_echo(evaluator, card)
    return evaluator.diagnostics


def _check_gaps(evaluator: Evaluator, card: Cloze) -> None:
    """A gap is open while the others are filled, so all of these are read."""
    for gap in (piece for piece in card.pieces if isinstance(piece, Gap)):
        if gap.hint and _holds(gap.hint, gap.answer):
            _report_hint(evaluator, card.text, gap.answer)
        elif len(gap.answer) >= FEWEST_SIGNS and any(
            _holds(text, gap.answer) for text in _around(card, gap.name)
        ):
            message = f"{quoted(gap.answer)} is hidden in one place and can be read in another"
            hint = "Say it once, or give all its places the same gap: [[c1::…]] and [[c1::…]]."
            evaluator.report(card.text, LEAK, message, hint)


def _around(card: Cloze, name: str) -> Iterator[str]:
    """What is read while the gap of that name is open."""
    for piece in card.pieces:
        if isinstance(piece, str):
            yield piece
        elif piece.name != name:
            yield piece.answer


def _check_hint(evaluator: Evaluator, sides: Sides) -> None:
    hint = sides.card.hint
    for answer in sides.answers if hint else ():
        if hint and _holds(hint, answer):
            _report_hint(evaluator, hint, answer)


def _report_hint(evaluator: Evaluator, place: Text, answer: str) -> None:
    message = f"the hint holds the answer, {quoted(answer)}"
    hint = "Give what leads there: its first letter, or what it is like."
    evaluator.report(place, LEAK, message, hint)


def _holds(text: str, answer: str) -> bool:
    """The answer stands in the text as a word or words of its own."""
    if len(answer) > len(text) or answer.strip().casefold() not in text.casefold():
        return False
    sought = re.escape(answer.strip().rstrip("."))
    return re.search(rf"(?<!\w){sought}(?!\w)", text, re.I) is not None


def _check_echo(evaluator: Evaluator, card: Basic) -> None:
    question, answer = card.question, card.answer
    if len(answer) >= len(question) or _NO_WORDS.search(answer):
        return
    words = set(_WORD.findall(answer.casefold())) - _ARTICLES
    folded = question.casefold()
    if not all(word in folded for word in words) or max(map(len, words), default=0) < FEWEST_SIGNS:
        return
    if _OFFERS.search(question) or not evaluator.effort.spend(SEEKING * len(question), question):
        return
    if words <= set(_WORD.findall(folded)):
        message = f"{quoted(answer)} stands in the question already"
        evaluator.report(answer, ECHO, message, "Ask for it without naming it.")


LEAK_RULE: Final = LintRule(check_leak, (LEAK, ECHO))
