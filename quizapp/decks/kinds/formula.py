"""Formula cards: an answer that is a formula, compared by its values."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import ClassVar, Final

from quizapp.decks.kinds.base import (
    Card,
    CardKind,
    draw_parts,
    formula_part,
    prose_part,
    read_common,
)
from quizapp.decks.kinds.form_field import FormField, Shape
from quizapp.decks.kinds.parts import Trap, read_traps, read_variables
from quizapp.decks.syntax.fields import Fields
from quizapp.decks.syntax.names import NameTable
from quizapp.decks.text import Text


@dataclass(frozen=True, slots=True, kw_only=True)
class FormulaCard(Card):
    """A question answered by a formula."""

    kind: ClassVar[str] = "formula"
    expressions: ClassVar[frozenset[str]] = frozenset(
        {"variables", "answer", "extremes", "without"}
    )

    question: Text
    variables: Mapping[str, Text]
    """Name to how it is drawn where formulas are compared."""
    answer: Text
    extremes: Mapping[str, tuple[Text, ...]] = field(default_factory=dict)
    """Numbers of a variable at which a right formula may still break."""
    without: tuple[Text, ...] = ()
    """Functions that would hand the question back."""
    traps: tuple[Trap, ...] = ()
    """Formulas that are wrong, each with what to say."""

    def asks(self, facet: str) -> str:
        """The question."""
        return self.question

    def fingerprint_parts(self, facet: str) -> Iterable[str]:
        """Question and formula, and how its variables are drawn."""
        return (
            prose_part(self.question),
            formula_part(self.answer),
            *draw_parts(self.variables),
        )


def read_formula(fields: Fields, table: NameTable) -> FormulaCard:
    """A card written with `formula`, `vars` and `answer`."""
    question = fields.need_text("formula")
    fields.require("vars")
    variables = read_variables(fields)
    answer = fields.need_text("answer")
    extremes = {name: tuple(_numbers(value)) for name, value in fields.settings("extremes").items()}
    without = fields.texts("without", single=True)
    traps = read_traps(fields)
    common = read_common(fields, question, table)
    return FormulaCard(
        question=question,
        variables=variables,
        answer=answer,
        extremes=extremes,
        without=without,
        traps=traps,
        **common,
    )


def _numbers(value: object) -> Iterator[Text]:
    """The numbers of a list, or of a text with commas between them."""
    for each in value if isinstance(value, tuple) else (value,):
        if isinstance(each, Text):
            for number in each.split(","):
                yield Text(number.strip(), each.line, each.column)


FORMULA_KIND: Final = CardKind(
    name=FormulaCard.kind,
    read=read_formula,
    decides="formula",
    keys=frozenset({"vars", "answer", "extremes", "without", "traps"}),
    form=(
        FormField(
            "formula",
            "question",
            Shape.PROSE,
            "The odds of p, as a formula in p?",
            needed=True,
        ),
        FormField(
            "vars",
            "vars",
            Shape.PAIRS,
            "p: pick(0.1, 0.2, 0.4)",
            "or ints, grid, logu; several too",
            needed=True,
        ),
        FormField("answer", "answer", Shape.LINE, "p/(1 - p)", needed=True),
        FormField(
            "extremes",
            "extremes",
            Shape.PAIRS,
            "z: 17, 40, 800",
            "where a right formula may still break",
        ),
        FormField("without", "without", Shape.WORDS, "sigmoid", "functions it does without"),
        FormField(
            "traps",
            "traps",
            Shape.TRAPS,
            "1/p: That is 1 over p. Divide p by what is left of 1.",
            "one a line",
        ),
    ),
)
