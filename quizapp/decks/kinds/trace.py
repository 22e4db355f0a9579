"""Traces: questions about the values of the code in the walkthrough of a topic."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import ClassVar, Final

from quizapp.decks.kinds.base import Card, CardKind, formula_part, prose_part, read_common
from quizapp.decks.syntax.fields import Fields
from quizapp.decks.syntax.names import NameTable
from quizapp.decks.syntax.nodes import Seq
from quizapp.decks.syntax.values import as_text, as_texts
from quizapp.decks.text import Text


@dataclass(frozen=True, slots=True, kw_only=True)
class Trace(Card):
    """A question about a value in the code walkthrough."""

    kind: ClassVar[str] = "trace"
    expressions: ClassVar[frozenset[str]] = frozenset({"expression"})

    question: Text
    expression: Text
    answer: object
    """A `Text`, or a tuple of them."""

    def asks(self, facet: str) -> str:
        """The question."""
        return self.question

    def fingerprint_parts(self, facet: str) -> Iterable[str]:
        """Question, expression and the values that are right."""
        answers = self.answer if isinstance(self.answer, tuple) else (self.answer,)
        return prose_part(self.question), formula_part(self.expression), *map(str, answers)


def read_trace(fields: Fields, table: NameTable) -> Trace:
    """A question about a value in the walkthrough."""
    question = fields.need_text("question")
    expression = fields.need_text("expr")
    node = fields.take("answer")
    answer: object = None
    if node is None:
        fields.missing("answer")
    elif isinstance(node, Seq):
        answer = as_texts(node, "answer", fields.diagnostics)
    else:
        answer = as_text(node, "'answer'", fields.diagnostics)
    common = read_common(fields, question, table)
    return Trace(question=question, expression=expression, answer=answer, **common)


TRACE_KIND: Final = CardKind(name=Trace.kind, read=read_trace)
