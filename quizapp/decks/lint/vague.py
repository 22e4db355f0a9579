"""The rule for answers that cannot be wrong, and for questions that speak of nothing."""

import re
from typing import Final

from quizapp.decks.diagnostics import Diagnostic
from quizapp.decks.kinds.choice import Choice
from quizapp.decks.lint.effort import Effort
from quizapp.decks.lint.evaluate import Evaluator
from quizapp.decks.lint.rule import LintCode, LintRule
from quizapp.decks.lint.sides import Sides, sides_of
from quizapp.decks.syntax.collector import quoted
from quizapp.decks.text import Text
from quizapp.decks.topic import Topic

YES_NO: Final = LintCode(
    code="W-YES-NO",
    help="An answer says more than yes or no, which half of all guesses get right.",
    fails="topic: t\ncards:\n  - 'Is log loss convex in the weights? ^c': 'Yes.'\n",
    passes="topic: t\ncards:\n  - 'Why is log loss convex in the weights? ^c': "
    "Its curvature p(1-p) is never negative.\n",
)

VAGUE: Final = LintCode(
    code="W-VAGUE",
    help="An answer commits itself: it is not `it depends`, and does not end in `etc.`",
    fails="topic: t\ncards:\n  - 'Which threshold is best? ^c': It depends.\n",
    passes="topic: t\ncards:\n  - 'What decides which threshold is best? ^c': "
    "The costs of the two errors.\n",
)

ORPHAN: Final = LintCode(
    code="W-ORPHAN",
    help="A question says what its first `it`, `this` or `they` stands for.",
    fails="topic: t\ncards:\n  - 'How does it treat a probability of 0? ^c': "
    "The loss is infinite.\n",
    passes="topic: t\ncards:\n  - 'How does log loss treat a probability of 0? ^c': "
    "The loss is infinite.\n",
)

_YES_NO: Final = frozenset({"yes", "no", "true", "false"})
_VAGUE: Final = re.compile(
    r"(?:well, )?(?:it|that|this)? ?(?:all )?depends|(?:some|many|several|various|a lot"
    r"|(?:very |it is |it's )*important)",
    re.I,
)
_UNENDED: Final = re.compile(r"\betc\.?\)?$|\band (?:so on|so forth|(?:many )?more)\)?$", re.I)
_LAST_SIGNS: Final = 20
"""As many as the end of an answer takes that leaves itself open."""

_ORPHAN: Final = re.compile(
    r"(?:what|why|how|when|where|which)(?: (?:much|many|often|long|far))?"
    r" (?:is|are|does|do|did|was|were|can|could|has|have|should|would|will) "
    r"(?P<word>it|they|(?:this|that|these|those)(?= ?(?:do|mean|print|return|show)?\W*$))\b"
    r"(?P<rest>.*)",
    re.I | re.DOTALL,
)
_STANDS_BEHIND: Final = re.compile(
    r"\b(?:to|that|when|whenever|if|for|where|because|whether|while|as|who|which)\b|[:`$\n\[]"
)
"""What `it` may stand for all the same: `Why is it wrong to clip?`, `What does this print: …`"""


def check_vague(topic: Topic, effort: Effort) -> list[Diagnostic]:
    """Diagnostics about answers that say nothing and questions without their subject."""
    evaluator = Evaluator(topic.file, effort)
    for sides in sides_of(topic):
        _check_answers(evaluator, sides)
        if match := _ORPHAN.match(sides.question):
            _check_orphan(evaluator, sides.question, match)
    return evaluator.diagnostics


def _check_answers(evaluator: Evaluator, sides: Sides) -> None:
    for answer in sides.answers:
        end = answer[-_LAST_SIGNS:].rstrip(" .!")
        if len(answer) <= _LAST_SIGNS and end.casefold() in _YES_NO:
            if not isinstance(sides.card, Choice) or len(sides.card.wrong) == 1:
                message = f"{quoted(answer)} is guessed by every second learner"
                hint = "Ask why, or from when on, and answer with that."
                evaluator.report(answer, YES_NO, message, hint)
        elif len(answer) <= _LAST_SIGNS and _VAGUE.fullmatch(end):
            message = f"{quoted(answer)} is no answer that can be wrong"
            evaluator.report(answer, VAGUE, message, "Ask what it depends on, or for one case.")
        elif _UNENDED.search(end):
            message = "this answer has no end, so nobody knows when it was given"
            evaluator.report(answer, VAGUE, message, "Say all that counts, or ask for one of them.")


def _check_orphan(evaluator: Evaluator, question: Text, match: re.Match[str]) -> None:
    if _STANDS_BEHIND.search(match["rest"]):
        return
    message = f"nothing in this question says what {quoted(match['word'])} is"
    hint = "Name it: the card may be asked after one of another topic."
    evaluator.report(question, ORPHAN, message, hint)


VAGUE_RULE: Final = LintRule(check_vague, (YES_NO, VAGUE, ORPHAN))
