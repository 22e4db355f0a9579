"""The preview of one item: its question in one draw, and what answers would get."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final, NamedTuple

from quizapp.decks.items import Item
from quizapp.decks.kinds.numeric import Numeric
from quizapp.decks.kinds.task import LabTask
from quizapp.decks.lint.effort import MOST_DRAWS, Effort
from quizapp.decks.lint.evaluate import Evaluator
from quizapp.decks.lint.redraws import cases_of
from quizapp.decks.substitution import fill
from quizapp.engine.scalar.expressions import evaluate, parse
from quizapp.study.answer.grading import Verdict, grade
from quizapp.study.answer.question import Question
from quizapp.study.kinds.render import render
from quizapp.study.preview.deck import PreviewRow
from quizapp.text.numbers import quantity, show_number

BINS: Final = 8
"""Columns of the picture of a distribution: more would say more than 400 draws know."""

SHOWN_DIGITS: Final = 3
"""Enough to tell a mistake from the answer."""


class ShownTrap(NamedTuple):
    """A named mistake, with the number to which it leads in this draw."""

    number: str
    expression: str
    say: str
    """Markdown."""


class TriedAnswer(NamedTuple):
    """What an answer would get."""

    answer: str
    verdict: Verdict


class Spread(NamedTuple):
    """How the right answer is spread over many draws."""

    draws: int
    variants: int
    """How many different numbers were drawn."""
    lowest: float
    highest: float
    counts: tuple[int, ...]
    """How many answers fall into each of equal parts between the ends."""

    @property
    def sentence(self) -> str:
        """The variants and the ends."""
        # So many different ones among the draws: others were not drawn yet.
        more = "at least " if self.variants > self.draws // 4 else ""
        variants = more + quantity(self.variants, "variant")
        lowest, highest = brief_number(self.lowest), brief_number(self.highest)
        ends = f"always {lowest}" if lowest == highest else f"{lowest} to {highest}"
        return f"{variants}, {ends}"


@dataclass(frozen=True, slots=True)
class DrawnItem:
    """An item as it is asked with the numbers of one draw."""

    question: Question | None
    """None where it cannot be asked."""
    problem: str = ""
    """Why not."""
    traps: tuple[ShownTrap, ...] = ()
    tries: tuple[TriedAnswer, ...] = ()


def draw_row(row: PreviewRow, count: int) -> DrawnItem:
    """The item at its draw of this number, from 0; whatever its author wrote, it never raises."""
    if row.item is None or row.problem:
        return DrawnItem(None, row.problem)
    try:
        question = render(row.item, count=count)
        return DrawnItem(question, "", tuple(_traps(question)), tuple(_tries(question)))
    except ValueError as error:  # an expression that cannot be worked out is one
        return DrawnItem(None, str(error))


def spread_of(item: Item, *, draws: int = MOST_DRAWS) -> Spread | None:
    """How the answer is spread over the first draws; None where it is no number, or has none."""
    card = item.card
    if not isinstance(card, Numeric | LabTask) or (isinstance(card, LabTask) and card.options):
        return None
    effort = Effort()
    effort.draws = draws
    evaluator = Evaluator("", effort)
    how = evaluator.draws(card.draws)
    cases = None if how is None else cases_of(evaluator, card, how, item.topic)
    answers = evaluator.column(card.answer, cases) if cases and cases.rows else None
    if not cases or not answers:
        return None
    lowest, highest = min(answers), max(answers)
    width = (highest - lowest) / BINS
    counts = [0] * BINS
    for answer, times in zip(answers, cases.counts, strict=True):
        counts[min(BINS - 1, int((answer - lowest) / width)) if width else 0] += times
    return Spread(cases.total, len(cases.rows), lowest, highest, tuple(counts))


def _traps(question: Question) -> Iterator[ShownTrap]:
    card, values = question.item.card, question.values
    for trap in card.mistakes if isinstance(card, Numeric | LabTask) else ():
        number = evaluate(parse(trap.value, names=values), values)
        yield ShownTrap(brief_number(number), trap.value, fill(trap.say, values))


def _tries(question: Question) -> Iterator[TriedAnswer]:
    for answer in question.trial_answers:
        yield TriedAnswer(answer, grade(question, answer))


def brief_number(number: float) -> str:
    """A number with as many digits as tell a mistake from the answer."""
    return show_number(float(f"{number:.{SHOWN_DIGITS}g}"))
