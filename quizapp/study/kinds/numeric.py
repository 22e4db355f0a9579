"""Numeric items: fresh numbers each time, and an answer within a tolerance."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Final

from quizapp.decks.items import Item
from quizapp.decks.kinds.numeric import Numeric
from quizapp.decks.kinds.parts import Tolerance
from quizapp.decks.kinds.redraw import draw_apart, is_near
from quizapp.decks.kinds.task import LabTask
from quizapp.decks.substitution import fill, fill_optional, substitutions
from quizapp.engine.scalar.arithmetic import is_close
from quizapp.engine.scalar.expressions import evaluate, parse
from quizapp.study.answer.assessment import RIGHT, Assessment
from quizapp.study.answer.numeric import read_number
from quizapp.study.answer.question import (
    Formula,
    GivenAnswer,
    Question,
    QuestionFact,
    Response,
)
from quizapp.study.formula.slips import TRAP_WORD, FoundSlips, find_slips
from quizapp.study.quality import Quality
from quizapp.text.numbers import decimals_asked, read_shown, show_number

NEAR_MISS: Final = 3
"""Tolerances within which a wrong number is near."""


@dataclass(frozen=True, slots=True, kw_only=True)
class NumericQuestion(Question):
    """A question answered by a number."""

    expected: float
    """The right number, in `unit`."""
    tolerance: float
    """How far a number may be off, in the same unit; 0 and up."""
    relative: float
    """The part of the tolerance that grows with the number, for each 1 of its size."""
    unit: str | None = None
    """Plain text."""
    traps: tuple[tuple[float, str], ...] = ()
    """Named mistakes: the value each leads to, and what to say; none of them is right."""
    solution: str | None = None
    ends: tuple[float, float] | None = None
    """Between which the right number lies, in `unit`."""
    formula: str = ""
    """The expression of the right number over `values`, where it has one."""

    @property
    def machine(self) -> bool:
        """Always."""
        return True

    def in_words(self) -> Iterator[QuestionFact]:
        """The number, and how it is worked out."""
        yield from Question.in_words(self)
        if self.solution:
            yield QuestionFact("worked", self.solution)

    @property
    def trial_answers(self) -> tuple[str, ...]:
        """The right number, one that is near, and where each mistake leads."""
        near = self.expected + (1 + NEAR_MISS) / 2 * self.tolerance
        numbers = (self.expected, near, *(value for value, _ in self.traps))
        return tuple(dict.fromkeys(rounded(n, self.tolerance_of(n)) for n in numbers))

    def tolerance_of(self, value: float) -> float:
        """How far a number may be off and still count as this one, be it right or a mistake.

        A mistake may be of quite another size than the right number.
        """
        return max(0.0, self.tolerance + self.relative * (abs(value) - abs(self.expected)))

    def read(self, text: str) -> float:
        """The number that was typed.

        Raises:
            NotANumber: it does not read as one.
        """
        return read_number(text, self.unit, self.ends)

    def given(self, response: Response) -> GivenAnswer | None:
        """The number that was answered; none where nothing was."""
        if not isinstance(response, str) or not response.strip():
            return None
        return GivenAnswer(self.read(response), self.expected, self.tolerance)

    def formula_of_answer(self) -> Formula | None:
        """The formula of the card; none where it is only known by its value."""
        return Formula(self.formula, self.values) if self.formula else None

    def check(self, response: Response) -> None:
        """Let pass what reads as a number.

        Raises:
            NotANumber: it does not.
        """
        if isinstance(response, str):
            self.read(response)

    def assess(self, response: Response) -> Assessment:
        """Right, a mistake that has a name, near, or wrong."""
        if not isinstance(response, str):
            raise self.misfit(response)
        number = self.read(response)
        if is_close(number, self.expected, self.tolerance):
            return RIGHT
        for value, remark in self.traps:
            if is_close(number, value, self.tolerance_of(value)):
                return Assessment(quality=Quality.WRONG, mistake=remark, slip=TRAP_WORD)
        if is_close(number, self.expected, NEAR_MISS * self.tolerance):
            return Assessment(quality=Quality.AGAIN, near="close, but outside the tolerance")
        slips = self._slips(number)
        return Assessment(quality=Quality.WRONG, remarks=slips.sentences, slip=slips.words)

    def _slips(self, number: float) -> FoundSlips:
        """The slips that lead to a wrong number to which no mistake of the card does."""
        return find_slips(
            number, self.formula, self.values, allowed=self.tolerance_of, apart=self._is_apart
        )

    def _is_apart(self, value: float) -> bool:
        """Nobody would take the value for the right one, nor for a mistake of the card."""
        return not is_near(value, self.expected, self.tolerance) and not any(
            is_close(value, mistake, self.tolerance_of(mistake)) for mistake, _ in self.traps
        )


def render_numeric(item: Item, count: int) -> NumericQuestion:
    """The item as it is asked after `count` answers."""
    card = item.card
    assert isinstance(card, Numeric)
    values = draw_apart(card, key=item.key, count=count)
    return number_question(
        item,
        card,
        count=count,
        values=values,
        unit=fill_optional(card.unit, values),
        solution=fill_optional(card.solution, values),
        ends=_ends(card, values),
    )


def number_question(
    item: Item,
    card: Numeric | LabTask,
    *,
    count: int,
    values: Mapping[str, float],
    unit: str | None = None,
    solution: str | None = None,
    ends: tuple[float, float] | None = None,
) -> NumericQuestion:
    """The question for the number that the card wants with these values."""
    expected = _value(card.answer, values)
    allowed, relative = allowance(card.tolerance or Tolerance(), expected, values)
    traps = [(_value(trap.value, values), fill(trap.say, values)) for trap in card.mistakes]
    return NumericQuestion(
        item=item,
        count=count,
        prompt=fill(card.question, values),
        answer=f"{_shown(card, values, expected, allowed)} {unit or ''}".rstrip(),
        values=values,
        expected=expected,
        tolerance=allowed,
        relative=relative,
        unit=unit,
        traps=tuple(trap for trap in traps if not is_close(trap[0], expected, allowed)),
        solution=solution,
        ends=ends,
        formula=card.answer,
    )


def allowance(
    tolerance: Tolerance, expected: float, values: Mapping[str, float]
) -> tuple[float, float]:
    """How far a number may be off, and the part of that for each 1 of its size."""
    relative = _value(tolerance.relative, values)
    return _value(tolerance.absolute, values) + relative * abs(expected), relative


def _ends(card: Numeric, values: Mapping[str, float]) -> tuple[float, float] | None:
    return (_value(card.range[0], values), _value(card.range[1], values)) if card.range else None


def _shown(
    card: Numeric | LabTask, values: Mapping[str, float], expected: float, allowed: float
) -> str:
    """The right number with the decimals that the question asks for, or else as in the solution."""
    marks = substitutions(card.solution) if card.solution else ()
    if marks and decimals_asked(card.question) is None:
        number = show_number(_value(marks[-1].expression, values), marks[-1].format)
        if is_close(read_shown(number), expected, allowed):
            return number
    return with_decimals(card.question, expected, allowed)


def with_decimals(question: str, expected: float, allowed: float) -> str:
    """The right number with the decimals that the question asks for, if that is near enough."""
    decimals = decimals_asked(question)
    number = "" if decimals is None else show_number(expected, f".{decimals}f")
    if number and is_close(read_shown(number), expected, allowed):
        return number
    return rounded(expected, allowed)


def rounded(value: float, tolerance: float) -> str:
    """The shortest decimal within a tenth of the tolerance, so that rounding never decides.

    Args:
        value: any finite number.
        tolerance: in the same unit; 0 shows the number in full.

    >>> rounded(0.35667494393873245, 0.005), rounded(1e-7, 0), rounded(40.0, 1)
    ('0.357', '1e-07', '40')
    """
    for digits in range(1, 17):
        short = float(f"{value:.{digits}g}")
        if abs(short - value) <= tolerance / 10:
            return show_number(short)
    return show_number(value)


def _value(text: str, values: Mapping[str, float]) -> float:
    return evaluate(parse(text, names=values), values)
