"""Prose: owns which texts of a topic learners see, and warns where a comment cuts one short."""

from collections.abc import Iterator, Mapping
from dataclasses import fields
from functools import cache
from typing import Any, Final

from quizapp.decks.kinds.base import Card, LabLink
from quizapp.decks.kinds.fault import FlowFault
from quizapp.decks.kinds.order import Order
from quizapp.decks.kinds.parts import Option, Tolerance, Trap
from quizapp.decks.kinds.task import LabTask
from quizapp.decks.kinds.ticket import PanelRequest
from quizapp.decks.kinds.trace import Trace
from quizapp.decks.syntax.collector import Diagnostics, quoted
from quizapp.decks.text import Text, texts_in
from quizapp.decks.topic import (
    CodeStep,
    CoveragePoint,
    LabPreset,
    SessionPlan,
    Topic,
    Walkthrough,
    WorkedExample,
)

NO_PROSE: Final[Mapping[type, frozenset[str]]] = {
    Card: frozenset({"tags", "after"}),
    CodeStep: frozenset({"lines", "concept"}),
    CoveragePoint: frozenset({"by", "sections"}),
    PanelRequest: frozenset({"use"}),
    FlowFault: frozenset({"breaks_when", "shows_at", "stations"}),
    LabLink: frozenset({"use"}),
    LabPreset: frozenset({"use", "hide"}),
    LabTask: frozenset({"control"}),
    Order: frozenset({"chains"}),
    SessionPlan: frozenset({"steps", "use_card"}),
    Tolerance: frozenset({"absolute", "relative"}),
    Topic: frozenset({"tags", "prereqs", "unlocks", "allowances"}),
    Option: frozenset({"value"}),
    Trap: frozenset({"value"}),
    Trace: frozenset({"table"}),
    Walkthrough: frozenset({"code", "table"}),
    WorkedExample: frozenset({"checks"}),
}
"""Fields that hold names, code or, beyond those that cards know of, expressions; or texts that are
those of something else too."""

SETTINGS: Final = frozenset({"settings"})
"""Fields whose texts set a lab or a panel: numbers may be computed there, and none is read."""


def shown_texts(value: object, *, drawn: bool = True, settings: bool = False) -> Iterator[Text]:
    """The texts within a value that learners see.

    Args:
        value: a topic, or a part of one.
        drawn: those of cards further down that draw numbers, too.
        settings: those too that set a lab.
    """

    def shown(part: Any) -> tuple[str, ...]:
        if not drawn and isinstance(part, Card) and part.draws_numbers and part is not value:
            return ()
        return shown_fields(part.__class__, settings=settings)

    return texts_in(value, shown)


@cache
def shown_fields(kind: Any, *, settings: bool) -> tuple[str, ...]:
    """The names of the fields that learners see of a kind of thing.

    Args:
        kind: a dataclass.
        settings: those too that set a lab or a panel.
    """
    hidden = NO_PROSE.get(kind, frozenset())
    if issubclass(kind, Card):
        hidden |= NO_PROSE[Card] | kind.expressions
    if not settings:
        hidden |= SETTINGS
    return tuple(field.name for field in fields(kind) if field.name not in hidden)


def warn_of_comments(topic: Topic, diagnostics: Diagnostics) -> None:
    """Warn of each comment right behind a text without quotes: it may be meant as part of it."""
    if not diagnostics.comments:
        return
    for text in shown_texts(topic):
        if place := diagnostics.comments.get((text.line, text.column)):
            comment = diagnostics.lines[place.line - 1][place.column - 1 :]
            message = f"{quoted(comment)} is a comment and not part of the text"
            hint = "Put the text in quotes, or the comment on a line of its own."
            diagnostics.add("W-COMMENT", place, message, hint)
