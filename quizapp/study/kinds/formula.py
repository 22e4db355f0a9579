"""Formula items: a formula that has the right values, and keeps them where numbers are extreme."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import product

from quizapp.decks.items import Item
from quizapp.decks.kinds.formula import FormulaCard
from quizapp.decks.substitution import fill
from quizapp.decks.variables import draw_rows, read_draws
from quizapp.engine.scalar.expressions import Expression, evaluate_column, parse
from quizapp.study.answer.assessment import RIGHT, Assessment
from quizapp.study.answer.question import Question, QuestionFact, Response
from quizapp.study.formula.parting import DrawnRow, Parting, first_parting, values_over
from quizapp.study.formula.slips import TRAP_WORD, slips_in
from quizapp.study.formula.written import NotAFormula, formula_as_read, read_formula_text
from quizapp.study.quality import Quality
from quizapp.text.numbers import show_number

DRAWS = 40
"""On so many draws two formulas are compared."""

COMPANIONS = 4
"""With so many draws of the other variables an extreme is tried."""


@dataclass(frozen=True, slots=True, kw_only=True)
class FormulaQuestion(Question):
    """A question answered by a formula."""

    names: tuple[str, ...]
    """The variables of the formula."""
    expected: tuple[float, ...]
    """The right value in each of the rows."""
    rows: tuple[DrawnRow, ...]
    extreme_rows: tuple[DrawnRow, ...] = ()
    extreme_values: tuple[float, ...] = ()
    without: tuple[str, ...] = ()
    traps: tuple[tuple[str, str], ...] = ()
    """Formulas that are wrong, with what to say; Markdown."""

    @property
    def machine(self) -> bool:
        """Always."""
        return True

    @property
    def trial_answers(self) -> tuple[str, ...]:
        """The card's own formula, and those that are wrong, as far as one may write them."""
        formulas = (self.formula, *(trap for trap, _ in self.traps))
        return tuple(each for each in formulas if self._is_readable(each))

    @property
    def formula(self) -> str:
        """The card's own, as it is written."""
        card = self.item.card
        assert isinstance(card, FormulaCard)
        return str(card.answer)

    def in_words(self) -> Iterator[QuestionFact]:
        """The formula, and those that are wrong."""
        yield from Question.in_words(self)
        for trap, say in self.traps:
            yield QuestionFact("mistake", f"`{trap}`: {say}")

    def check(self, response: Response) -> None:
        """Let pass what reads as a formula.

        Raises:
            NotAFormula: it does not.
        """
        if isinstance(response, str):
            self._read(response)

    def as_read(self, text: str) -> str:
        """How a text is read while it is typed; empty where it is no formula yet."""
        return formula_as_read(text, self.names, self.without)

    def assess(self, response: Response) -> Assessment:
        """Right, right until it breaks, a mistake that has a name, or wrong."""
        if not isinstance(response, str):
            raise self.misfit(response)
        formula = self._read(response)
        if parting := first_parting(formula, self.rows, self.expected):
            return self._wrong(formula, parting)
        breaking = first_parting(formula, self.extreme_rows, self.extreme_values, extreme=True)
        if breaking:
            return Assessment(quality=Quality.GOOD, flaw=_breaking(breaking))
        return RIGHT

    def _is_readable(self, text: str) -> bool:
        try:
            self._read(text)
        except NotAFormula:
            return False
        return True

    def _read(self, text: str) -> Expression:
        return read_formula_text(text, self.names, self.without)

    def _wrong(self, formula: Expression, parting: Parting) -> Assessment:
        where = (_parting_sentence(parting),)
        given = values_over(formula, self.rows)
        if given is None:
            return Assessment(quality=Quality.WRONG, remarks=where)
        for trap, say in self.traps:
            if self._has_values(trap, given):
                return Assessment(quality=Quality.WRONG, mistake=say, slip=TRAP_WORD, remarks=where)
        slips = slips_in(self.formula, self.names, lambda text: self._has_values(text, given))
        return Assessment(
            quality=Quality.WRONG, slip=slips.words, remarks=(*where, *slips.sentences)
        )

    def _has_values(self, text: str, given: Sequence[float]) -> bool:
        """A formula has the values that another one was found to have."""
        return first_parting(parse(text, names=self.names), self.rows, given) is None


def render_formula(item: Item, count: int) -> FormulaQuestion:
    """The item as it is asked after `count` answers."""
    card = item.card
    assert isinstance(card, FormulaCard)
    names = tuple(card.variables)
    rows = compared_rows(card, key=item.key)
    extremes = extreme_rows(card, rows)
    answer = parse(card.answer, names=names)
    return FormulaQuestion(
        item=item,
        count=count,
        prompt=fill(card.question),
        answer=f"`{card.answer}`",
        names=names,
        rows=rows,
        expected=tuple(evaluate_column(answer, rows)),
        extreme_rows=extremes,
        extreme_values=tuple(evaluate_column(answer, extremes)),
        without=tuple(card.without),
        traps=tuple((str(trap.value), fill(trap.say)) for trap in card.traps),
    )


def compared_rows(card: FormulaCard, *, key: str) -> tuple[DrawnRow, ...]:
    """The numbers with which formulas are compared, the same at each review.

    Raises:
        ExpressionError: a variable does not say how it is drawn.
    """
    draws = read_draws(card.variables)
    drawn = dict.fromkeys(draw_rows(draws, key=key, counts=range(DRAWS)))
    return tuple(dict(zip(draws, row, strict=True)) for row in drawn)


def extreme_rows(card: FormulaCard, rows: tuple[DrawnRow, ...]) -> tuple[DrawnRow, ...]:
    """Each extreme of a variable with some numbers of the others.

    Raises:
        ExpressionError: an extreme cannot be read.
    """
    extremes = [
        {name: evaluate_column(parse(text), [{}])[0]}
        for name, texts in card.extremes.items()
        for text in texts
    ]
    by_numbers: Mapping[tuple[float, ...], DrawnRow] = {
        tuple(row.values()): row
        for extreme, others in product(extremes, rows[:COMPANIONS])
        for row in [{**others, **extreme}]
    }
    return tuple(by_numbers.values())


def _breaking(parting: Parting) -> str:
    """What a formula that is right does at an extreme; ends a sentence."""
    why = parting.why
    if parting.given is not None:
        numbers = (show_number(number, ".4g") for number in (parting.given, parting.expected))
        why = "it gives {}, not {}".format(*numbers)
    return f"and it breaks at {parting.place}: {why}"


def _parting_sentence(parting: Parting) -> str:
    """Where a wrong formula parts from the right one."""
    expected = show_number(parting.expected, ".4g")
    if parting.given is None:
        return (
            f"At {parting.place} yours has no value ({parting.why}); the right one is {expected}."
        )
    given = show_number(parting.given, ".4g")
    if given == expected:
        given, expected = f"{parting.given!r}", f"{parting.expected!r}"
    return f"At {parting.place} yours gives {given}, and the right one {expected}."
