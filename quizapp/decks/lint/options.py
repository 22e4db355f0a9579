"""The rule for options: each stands alone, wherever it is shuffled to, and each is answered."""

import re
from typing import Final

from quizapp.decks.diagnostics import Diagnostic
from quizapp.decks.items import cards_of
from quizapp.decks.kinds.base import Card
from quizapp.decks.kinds.choice import Choice
from quizapp.decks.kinds.order import Order
from quizapp.decks.kinds.task import LabTask
from quizapp.decks.lint.effort import Effort
from quizapp.decks.lint.evaluate import Evaluator
from quizapp.decks.lint.often import report_each_or_most
from quizapp.decks.lint.rule import LintCode, LintRule
from quizapp.decks.syntax.collector import quoted
from quizapp.decks.text import Text
from quizapp.decks.topic import Topic

_CHOICE: Final = """\
topic: t
cards:
  - id: c
    choice: What keeps the weights finite?
    correct: {}
    wrong:
      - A smaller rate{}
      - Copies of rows: They are just as separable.
"""

PLACE: Final = LintCode(
    code="W-PLACE",
    help="No option speaks of another by its place or letter, such as `all of the above`.",
    fails=_CHOICE.format("None of these", ": It walks more slowly."),
    passes=_CHOICE.format("An L2 penalty", ": It walks more slowly."),
)

NO_REPLY: Final = LintCode(
    code="W-NO-REPLY",
    help="Who takes a wrong option or step is told why: by its reply, or by the card's `why`.",
    fails=_CHOICE.format("An L2 penalty", ""),
    passes=_CHOICE.format("An L2 penalty", ": It walks more slowly."),
)

MATCHING: Final = 2
"""Steps that it takes to look through a sign of an option."""

LONGEST_PLACE: Final = 40
"""Signs: what is longer says something of its own."""

_PLACE: Final = re.compile(
    r"(?:all|none|any|both|neither|two|some) of (?:the )?(?:above|these|those|them|options)\b.*"
    r"|(?:both )?\(?(?P<first>[a-d])\)? (?:and|&) \(?(?!(?P=first))[b-e]\)?"
    r"|the (?:first|last|previous|second) (?:two|one|option)s?",
    re.I,
)


def check_options(topic: Topic, effort: Effort) -> list[Diagnostic]:
    """Diagnostics about options that hang on others, and wrong ones that teach nothing."""
    evaluator = Evaluator(topic.file, effort)
    silent = []
    count = 0
    for card in cards_of(topic):
        if card.retired or not isinstance(card, Choice | LabTask | Order):
            continue
        _check_places(evaluator, card)
        wrong = _wrong(card)
        count += bool(wrong)
        if not card.why and (text := next((text for text, reply in wrong if not reply), None)):
            silent.append((text, f"who takes {quoted(text)} is not told what is wrong with it"))
    hint = "Write `- the option: why it is wrong`, or give the card a `why`."
    summary = f"of {count} cards do not tell who is wrong why"
    report_each_or_most(evaluator, topic, NO_REPLY, silent, count=count, summary=summary, hint=hint)
    return evaluator.diagnostics


def _check_places(evaluator: Evaluator, card: Card) -> None:
    options = _options(card)
    short = [text for text in options if len(text) <= LONGEST_PLACE]
    if not short or not evaluator.effort.spend(MATCHING * sum(map(len, short)), short[0]):
        return
    for text in short:
        if _PLACE.fullmatch(text.rstrip(" .")):
            message = f"{quoted(text)} speaks of options that are shuffled"
            evaluator.report(text, PLACE, message, "Say what it stands for.")


def _options(card: Card) -> list[Text]:
    """What the learner picks from."""
    if isinstance(card, Choice):
        return [*card.correct, *(option.text for option in card.wrong)]
    if isinstance(card, LabTask):
        return [option.text for option in (*card.options, *card.wrong_reasons)]
    return []


def _wrong(card: Choice | LabTask | Order) -> list[tuple[Text, Text | None]]:
    """What may be picked and is wrong, each with its reply."""
    if isinstance(card, Order):
        return [(text, None) for text in card.distractors.values()]
    options = card.wrong if isinstance(card, Choice) else card.options
    right = () if isinstance(card, Choice) else (card.answer,)
    return [(option.text, option.feedback) for option in options if option.text not in right]


OPTIONS_RULE: Final = LintRule(check_options, (PLACE, NO_REPLY))
