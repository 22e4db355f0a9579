"""Bounds: which numbers count as right in every case, and what all numeric answers are held to."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import compress
from typing import Final

from quizapp.decks.kinds.numeric import Numeric
from quizapp.decks.kinds.parts import Tolerance, Trap
from quizapp.decks.kinds.redraw import CLEARANCE, is_near
from quizapp.decks.kinds.task import LabTask
from quizapp.decks.lint.evaluate import (
    DRAW,
    EXPRESSION,
    SOUND_NUMERIC,
    Cases,
    Evaluator,
    example,
)
from quizapp.decks.lint.prose import computed_texts
from quizapp.decks.lint.rule import LintCode
from quizapp.decks.text import Text
from quizapp.engine.scalar.arithmetic import is_close
from quizapp.text.numbers import decimals_asked, decimals_of, read_shown, show_apart

LEAST_VARIANTS: Final = 8
"""With fewer, learners come to know the answers instead of the way to them."""


TRAP: Final = LintCode(
    code="E-TRAP",
    help="Numbers can be drawn with which no mistake is within 3 tolerances of the answer.",
    fails="""\
topic: t
cards:
  - id: c
    numeric: "What is {=p}?"
    vars: {p: "grid(0.1, 0.9, 0.1)"}
    answer: p
    tolerance: {abs: 0.01}
    traps: [{if: p, say: It is right.}]
""",
    passes="""\
topic: t
cards:
  - id: c
    numeric: "What is {=p}?"
    vars: {p: "grid(0.1, 0.9, 0.1)"}
    answer: p
    tolerance: {abs: 0.01}
    traps: [{if: 1 - p, say: The other one.}]
""",
)


NEGATIVE_TOLERANCE: Final = LintCode(
    code="E-TOLERANCE",
    help="A tolerance is 0 or more.",
    fails="""\
topic: t
cards:
  - id: c
    numeric: "What is {=p}?"
    vars: {p: "grid(0.1, 0.9, 0.1)"}
    answer: p
    tolerance: {abs: -0.01}
""",
    passes=SOUND_NUMERIC,
)


VARIANTS: Final = LintCode(
    code="E-VARIANTS",
    help="A numeric card asks at least 8 different questions, or one with a decimal answer.",
    fails="""\
topic: t
cards:
  - id: c
    numeric: "What is {=p}?"
    vars: {p: "pick(0.1, 0.2)"}
    answer: p
    tolerance: {abs: 0.01}
""",
    passes=SOUND_NUMERIC,
)


DISPLAY: Final = LintCode(
    code="E-DISPLAY",
    help="A solution's last number rounds to within tolerance of the answer.",
    fails="""\
topic: t
cards:
  - id: c
    numeric: "What is {=p} / 3?"
    vars: {p: "grid(0.1, 0.9, 0.1)"}
    answer: p/3
    tolerance: {abs: 0.001}
    solution: "{=p/3|.1f}"
""",
    passes="""\
topic: t
cards:
  - id: c
    numeric: "What is {=p} / 3?"
    vars: {p: "grid(0.1, 0.9, 0.1)"}
    answer: p/3
    tolerance: {abs: 0.001}
    solution: "{=p/3|.3f}"
""",
)


DIGITS: Final = LintCode(
    code="E-DIGITS",
    help="The answer is right in the decimals that its question asks for; the solution has them.",
    fails="""\
topic: t
cards:
  - id: c
    numeric: "What is {=p} / 3, to two decimals?"
    vars: {p: "grid(0.1, 0.9, 0.1)"}
    answer: p/3
    tolerance: {abs: 0.002}
""",
    passes="""\
topic: t
cards:
  - id: c
    numeric: "What is {=p} / 3, to two decimals?"
    vars: {p: "grid(0.1, 0.9, 0.1)"}
    answer: p/3
    tolerance: {abs: 0.005}
""",
)


NUMBER_CODES: Final = (TRAP, NEGATIVE_TOLERANCE, VARIANTS, DISPLAY, DIGITS, EXPRESSION, DRAW)
"""What the rules of everything with a numeric answer may find."""


@dataclass(frozen=True, slots=True)
class Bounds:
    """The right answer of each case and how far an answer may be off."""

    cases: Cases
    answers: Sequence[float]
    allowed: Sequence[float]
    """In the unit of the answers; 0 and up."""

    def hits(self, values: Iterable[float]) -> list[bool]:
        """Whether each value, one a case, counts as right."""
        return list(map(is_close, values, self.answers, self.allowed))

    def near(self, mistakes: Iterable[float]) -> list[bool]:
        """Whether each mistake, one a case, may be taken for the answer."""
        return list(map(is_near, mistakes, self.answers, self.allowed))


def read_bounds(
    evaluator: Evaluator, answer: Text, tolerance: Tolerance, cases: Cases
) -> Bounds | None:
    """The bounds that an answer and its tolerance make; None after a diagnostic."""
    answers = evaluator.column(answer, cases)
    absolute = _not_negative(evaluator, tolerance.absolute, cases)
    relative = _not_negative(evaluator, tolerance.relative, cases)
    if answers is None or absolute is None or relative is None:
        return None
    allowed = [
        fixed + share * abs(value)
        for fixed, share, value in zip(absolute, relative, answers, strict=True)
    ]
    return Bounds(cases, answers, allowed)


def check_undrawn(evaluator: Evaluator, card: Numeric | LabTask, *more: Text) -> None:
    """What cannot be worked out can still be read, so that one mistake does not hide another."""
    undrawn = Cases(tuple(card.variables), (), ())
    tolerance = card.tolerance or Tolerance()
    mistakes = (mistake.value for mistake in card.mistakes)
    for text in (card.answer, tolerance.absolute, tolerance.relative, *mistakes, *more):
        evaluator.column(text, undrawn)
    for text in computed_texts(card):
        evaluator.shown(text, undrawn)


def check_mistakes(
    evaluator: Evaluator, mistakes: Iterable[Trap], bounds: Bounds | None, cases: Cases
) -> None:
    """Report mistakes that have no value, or that stay near the answer in spite of all redraws."""
    for mistake in mistakes:
        values = evaluator.column(mistake.value, cases)
        if values is None or bounds is None:
            continue
        near = bounds.near(values)
        if any(near):
            share = sum(compress(cases.counts, near)) / cases.total
            message = f"the mistake is within {CLEARANCE} tolerances of the answer"
            message += f" in {max(share, 0.01):.0%} of the draws" if cases.names else ""
            hint = "Draw from other numbers, or narrow the tolerance."
            message += example(cases.rows[near.index(True)])
            evaluator.report(mistake.value, TRAP, message, hint)


def _not_negative(evaluator: Evaluator, text: Text, cases: Cases) -> list[float] | None:
    column = evaluator.column(text, cases)
    if column and min(column) < 0:
        row = cases.rows[column.index(min(column))]
        evaluator.report(text, NEGATIVE_TOLERANCE, f"the tolerance is negative{example(row)}")
        return None
    return column


def check_variants(
    evaluator: Evaluator, question: Text, numbers: list[tuple[str, ...]] | None, cases: Cases
) -> None:
    """Questions count as different when they show different numbers."""
    if numbers is None:
        return
    variants = len(set(numbers))
    if variants < LEAST_VARIANTS:
        message = f"{cases.total} draws gave {variants} different question{'s' * (variants > 1)}"
        message += " in which no mistake is near the answer" if cases.redrawn else ""
        hint = f"Draw from more numbers ({LEAST_VARIANTS} variants are the least) and show them"
        evaluator.report(question, VARIANTS, message, f"{hint}, or ask with `typed`.")


def check_shown_answer(
    evaluator: Evaluator,
    card: Numeric | LabTask,
    numbers_of: Mapping[Text, list[tuple[str, ...]] | None],
    bounds: Bounds,
) -> None:
    """The solution ends with the answer, in the digits that the question asks for.

    Args:
        evaluator: collects the diagnostics.
        card: its question says the digits, or does not; it may have no solution.
        numbers_of: what each computed text shows, one tuple a case; none where it shows nothing.
        bounds: of the answer.
    """
    solution = card.solution
    numbers = (numbers_of.get(solution) if solution else None) or [()]
    if solution:
        _check_solution(evaluator, solution, numbers, bounds)
    _check_digits(evaluator, card.question, numbers, bounds)


def _check_solution(
    evaluator: Evaluator, solution: Text, numbers: list[tuple[str, ...]], bounds: Bounds
) -> None:
    """The last number of a solution is the answer, rounded no further than the tolerance."""
    if not numbers[0]:
        return
    endings = [numbers[-1] for numbers in numbers]
    hits = bounds.hits(map(read_shown, endings))
    if not all(hits):
        miss = hits.index(False)
        answer = show_apart(bounds.answers[miss], read_shown(endings[miss]))
        message = f"the solution ends with {endings[miss]}, too far from the answer {answer}"
        message += example(bounds.cases.rows[miss])
        evaluator.report(solution, DISPLAY, message)


def _check_digits(
    evaluator: Evaluator, question: Text, numbers: list[tuple[str, ...]], bounds: Bounds
) -> None:
    """The digits that a question asks for are enough to be right, and its solution has them."""
    decimals = decimals_asked(question)
    if decimals is None:
        return
    hits = bounds.hits(round(answer, decimals) for answer in bounds.answers)
    fewest = min((decimals_of(shown[-1]) for shown in numbers if shown), default=decimals)
    if not all(hits):
        miss = hits.index(False)
        answer = show_apart(bounds.answers[miss], round(bounds.answers[miss], decimals))
        message = f"rounded as the question asks, the answer {answer} is counted as wrong"
        hint = f"Ask for more decimals, or admit half a unit of the last one: {0.5 / 10**decimals}"
        evaluator.report(question, DIGITS, message + example(bounds.cases.rows[miss]), hint)
    elif fewest < decimals:
        message = f"the solution ends with {fewest} decimals, and the question asks for {decimals}"
        evaluator.report(question, DIGITS, message)
