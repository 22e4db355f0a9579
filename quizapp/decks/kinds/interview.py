"""Interview questions: answered aloud and ticked point by point, in a list of their own."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import ClassVar, Final

from quizapp.decks.kinds.base import Card, CardKind, prose_part, read_common
from quizapp.decks.syntax.fields import Fields
from quizapp.decks.syntax.names import NameTable
from quizapp.decks.syntax.values import as_id
from quizapp.decks.text import Text

POINT_KINDS: Final = ("tradeoff", "failure")


@dataclass(frozen=True, slots=True)
class Point:
    """One key point of an interview answer."""

    id: str
    weight: float
    text: Text
    kind: str = ""
    """Empty, `tradeoff` or `failure`."""
    was: tuple[str, ...] = ()
    """Its former ids: what was ticked under one of them goes on under the new one."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Interview(Card):
    """A question to answer aloud, ticked point by point."""

    kind: ClassVar[str] = "interview"

    question: Text
    seconds: int | None = None
    points: tuple[Point, ...] = ()
    senior: Text | None = None
    red_flags: tuple[Text, ...] = ()
    followups: tuple[Text, ...] = ()

    def asks(self, facet: str) -> str:
        """The question."""
        return self.question

    def fingerprint_parts(self, facet: str) -> Iterable[str]:
        """The question and its points."""
        return prose_part(self.question), *(prose_part(point.text) for point in self.points)


def read_interview(fields: Fields, table: NameTable) -> Interview:
    """An interview question."""
    question = fields.need_text("q")
    seconds = fields.whole("seconds")
    points = _points(fields)
    senior = fields.text("senior")
    red_flags = fields.texts("red_flags")
    followups = fields.texts("followups")
    common = read_common(fields, question, table)
    return Interview(
        question=question,
        seconds=seconds,
        points=points,
        senior=senior,
        red_flags=red_flags,
        followups=followups,
        **common,
    )


def _points(fields: Fields) -> tuple[Point, ...]:
    """The key points; one without an id is named by its position."""
    names: set[str] = set()
    former: list[Text] = []

    def read(row: Fields) -> Point:
        name = row.identity() or f"p{len(names) + 1}"
        if name in names:
            row.diagnostics.add("E-DUPLICATE-ID", row, f"another point has the id '{name}' already")
        names.add(name)
        was = tuple(text for text in row.texts("was", single=True) if as_id(text, row.diagnostics))
        former.extend(was)
        return Point(
            id=name,
            weight=row.decimal("w", default=1.0),
            text=row.need_text("text"),
            kind=row.word("kind", POINT_KINDS),
            was=tuple(map(str, was)),
        )

    points = fields.things("points", "a point", read)
    for at, text in enumerate(former):
        if text in names or text in former[:at]:
            message = f"the former id '{text}' is that of another point too"
            fields.diagnostics.add("E-DUPLICATE-ID", text, message, "What was ticked has one heir.")
    return points


INTERVIEW_KIND: Final = CardKind(name=Interview.kind, read=read_interview)
