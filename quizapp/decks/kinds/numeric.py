"""Numeric cards: fresh numbers each time, answered by a number."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
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
from quizapp.decks.kinds.parts import (
    Tolerance,
    Trap,
    read_tolerance,
    read_traps,
    read_variables,
)
from quizapp.decks.syntax.fields import Fields
from quizapp.decks.syntax.names import NameTable
from quizapp.decks.syntax.nodes import Seq
from quizapp.decks.text import Text


@dataclass(frozen=True, slots=True, kw_only=True)
class Numeric(Card):
    """A question with fresh numbers, answered by a number."""

    kind: ClassVar[str] = "numeric"
    expressions: ClassVar[frozenset[str]] = frozenset({"variables", "answer", "range"})
    draws_numbers: ClassVar[bool] = True

    question: Text
    variables: Mapping[str, Text]
    """Name to how it is drawn, such as `grid(0.05, 0.95, 0.05)`."""
    answer: Text
    tolerance: Tolerance
    unit: Text | None = None
    traps: tuple[Trap, ...] = ()
    solution: Text | None = None
    range: tuple[Text, Text] | None = None
    """Where every answer must lie, ends included: two expressions."""

    @property
    def mistakes(self) -> tuple[Trap, ...]:
        """Every mistake that leads to a number."""
        return self.traps

    @property
    def draws(self) -> Mapping[str, Text]:
        """How each variable is drawn."""
        return self.variables

    def asks(self, facet: str) -> str:
        """The question, its numbers still to be drawn."""
        return self.question

    def fingerprint_parts(self, facet: str) -> Iterable[str]:
        """Question, formula and unit, and how the numbers are drawn."""
        unit, draws = prose_part(self.unit or ""), draw_parts(self.variables)
        return prose_part(self.question), formula_part(self.answer), unit, *draws


def read_numeric(fields: Fields, table: NameTable) -> Numeric:
    """A card written with `numeric`, `answer` and `tolerance`."""
    question = fields.need_text("numeric")
    variables = read_variables(fields)
    answer = fields.need_text("answer")
    tolerance = read_tolerance(fields)
    fields.require("tolerance")
    unit = fields.heading("unit")
    traps = read_traps(fields)
    solution = fields.text("solution")
    ends = _range(fields)
    common = read_common(fields, question, table)
    return Numeric(
        question=question,
        variables=variables,
        answer=answer,
        tolerance=tolerance or Tolerance(),
        unit=unit,
        traps=traps,
        solution=solution,
        range=ends,
        **common,
    )


def _range(fields: Fields) -> tuple[Text, Text] | None:
    """The ends between which every answer must lie."""
    ends = fields.texts("range")
    if len(ends) == 2:
        return ends[0], ends[1]
    node = fields.peek("range")
    if isinstance(node, Seq) and len(node) != 2:
        fields.diagnostics.add("E-TYPE", node, "'range' is a list of two: the lowest, the highest")
    return None


NUMERIC_KIND: Final = CardKind(
    name=Numeric.kind,
    read=read_numeric,
    decides="numeric",
    keys=frozenset({"vars", "answer", "tolerance", "unit", "traps", "solution", "range"}),
    form=(
        FormField(
            "numeric", "question", Shape.PROSE, "What are the odds of p = {=p}?", needed=True
        ),
        FormField(
            "vars",
            "vars",
            Shape.PAIRS,
            "p: pick(0.1, 0.2, 0.4)",
            "or ints, grid, logu; several too",
        ),
        FormField("answer", "answer", Shape.LINE, "p/(1 - p)", needed=True),
        FormField(
            "tolerance",
            "tolerance",
            Shape.TOLERANCE,
            "0.01",
            "how far off an answer may be",
            needed=True,
        ),
        FormField("unit", "unit", Shape.LINE, "nats"),
        FormField("range", "range", Shape.ENDS, "0 to 1", "where every answer lies"),
        FormField(
            "traps",
            "traps",
            Shape.TRAPS,
            "1/p: That is 1 over p. Divide p by what is left of 1.",
            "one a line",
        ),
        FormField("solution", "solution", Shape.PROSE, note="how one gets there"),
    ),
)
