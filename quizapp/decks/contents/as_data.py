"""A topic as plain data: everything that its file says, with the numbers that it computes."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import MISSING, Field, fields, is_dataclass
from typing import Any, Final, TypeAlias

from quizapp.decks.contents.coverage import items_by_card, items_by_point, items_by_section
from quizapp.decks.contents.panels import build_panels
from quizapp.decks.contents.walk_rows import walk_rows
from quizapp.decks.items import Item
from quizapp.decks.kinds.base import Card
from quizapp.decks.kinds.numeric import Numeric
from quizapp.decks.kinds.parts import Option, Tolerance, Trap
from quizapp.decks.kinds.redraw import draw_apart
from quizapp.decks.kinds.task import LabTask
from quizapp.decks.kinds.ticket import Ticket
from quizapp.decks.kinds.trace import Trace
from quizapp.decks.read.prose import shown_fields
from quizapp.decks.substitution import fill_or_keep
from quizapp.decks.topic import Topic, Walkthrough
from quizapp.decks.variables import draw
from quizapp.engine.scalar.expressions import ExpressionError, evaluate, parse

DrawnValues: TypeAlias = Mapping[str, float]
"""What is drawn for one asking, by variable."""

COMPUTED: Final[Mapping[type, frozenset[str]]] = {
    LabTask: frozenset({"answer"}),
    Numeric: frozenset({"answer", "range"}),
    Option: frozenset({"value"}),
    Tolerance: frozenset({"absolute", "relative"}),
    Trap: frozenset({"value"}),
}
"""Fields that hold expressions whose values are worth more than they are."""

UNSAID: Final = frozenset(
    {"line", "column", "temporary", "table", "stations", "evidence", "chains"}
)
"""Fields that are said otherwise, once for all cards of a section, or not at all."""

_KEPT: Final = (
    *("summary", "track", "level", "minutes", "tags", "prereqs", "unlocks", "theory", "deepening"),
    *("interview_deepening", "tradeoffs", "examples", "flow", "labs", "sessions", "walkthrough"),
    *("interview", "senior_angle", "cards", "sources"),
)


def topic_data(topic: Topic, *, count: int = 0) -> dict[str, object]:
    """Everything that a topic says, as JSON can hold it, with its numbers computed.

    What cannot be computed stays as it was written; `check` says why. What is left at its default
    is left out, but for the sections.

    Args:
        topic: any.
        count: how often each item was answered before, on which its numbers hang.
    """
    writer = _Writer(topic.id, count, items_by_card(topic))
    data = {name: writer.data(getattr(topic, name), {}) for name in _KEPT}
    served = items_by_section(topic)
    return {
        "topic": topic.id,
        "title": writer.data(topic.title, {}),
        **data,
        "theory": [
            {**writer.record(section, {}), "items": _keys(served[section.id])}
            for section in topic.theory
        ],
        "notes": {
            "learner": writer.data(topic.learner_note, {}),
            "production": writer.data(topic.production_note, {}),
        },
        "coverage": [
            {**writer.record(point, {}), "items": _keys(items)}
            for point, items in items_by_point(topic)
        ],
    }


class _Writer:
    """Writes the parts of one topic, each card with the numbers of one asking."""

    def __init__(self, topic: str, count: int, items: Mapping[str, Sequence[Item]]) -> None:
        self._topic = topic
        self._count = count
        self._items = items

    def data(self, value: object, drawn: DrawnValues) -> object:
        """The value without anything of ours in it."""
        if isinstance(value, str):
            return fill_or_keep(value, drawn)
        if isinstance(value, tuple | list):
            return [self.data(part, drawn) for part in value]
        if isinstance(value, Mapping):
            return {str(name): self.data(part, drawn) for name, part in value.items()}
        if isinstance(value, Card):
            return self._card(value)
        if isinstance(value, Walkthrough):
            rows = [dict(row) for row in walk_rows(self._topic, value.table)]
            return {**self.record(value, {}), "rows": rows}
        return self.record(value, drawn) if is_dataclass(value) else value

    def record(self, thing: Any, drawn: DrawnValues) -> dict[str, object]:
        """The fields of a thing that are not left at their defaults."""
        shown = shown_fields(thing.__class__, settings=True)
        computed = COMPUTED.get(type(thing), frozenset())
        record: dict[str, object] = {}
        for field in fields(thing):
            value = getattr(thing, field.name)
            if field.name in UNSAID or _is_default(field, value):
                continue
            if field.name in computed:
                record[field.name] = _value(value, drawn)
            elif field.name in shown:
                record[field.name] = self.data(value, drawn)
            else:
                record[field.name] = _as_written(value)
        return record

    def _card(self, card: Card) -> dict[str, object]:
        key = f"{self._topic}/{card.id}"
        drawn = self._drawn(card, key)
        record = {
            "key": key,
            "kind": card.kind,
            "items": _keys(self._items.get(card.id, ())),
            **({"drawn": dict(drawn)} if drawn else {}),
            **self.record(card, drawn),
        }
        if isinstance(card, Ticket) and card.evidence:
            record["evidence"] = self._panels(card, key, drawn)
        if isinstance(card, Trace) and not card.typed:
            record |= _run(card, drawn)
        return record

    def _drawn(self, card: Card, key: str) -> DrawnValues:
        try:
            if isinstance(card, Numeric | LabTask):
                return draw_apart(card, key=key, count=self._count)
            return draw(card.draws, key=key, count=self._count)
        except ExpressionError:
            return {}

    def _panels(self, ticket: Ticket, key: str, drawn: DrawnValues) -> object:
        try:
            panels = build_panels(ticket, drawn, seed=f"{key} {self._count}")
        except ValueError:
            return [_as_written({"use": panel.use, **panel.settings}) for panel in ticket.evidence]
        return [self.record(panel, {}) for panel in panels]


def _keys(items: Iterable[Item]) -> list[str]:
    return [item.key for item in items]


def _is_default(field: "Field[Any]", value: object) -> bool:
    if field.default_factory is not MISSING:
        return bool(value == field.default_factory())
    return field.default is not MISSING and bool(value == field.default)


def _value(value: object, drawn: DrawnValues) -> object:
    """What an expression comes to; a text that is none, as it is."""
    if isinstance(value, tuple):
        return [_value(part, drawn) for part in value]
    if not isinstance(value, str):
        return value
    try:
        return evaluate(parse(value, names=tuple(drawn)), drawn)
    except ExpressionError:
        return fill_or_keep(value, drawn)


def _run(trace: Trace, drawn: DrawnValues) -> dict[str, object]:
    """The rows of one asking, which are not those of the walk, and the answer that they give."""
    try:
        rows = trace.table.rows(drawn)
        return {"rows": [dict(row) for row in rows], "answer": trace.answer(rows)}
    except (ExpressionError, LookupError):
        return {"rows": [], "answer": None}


def _as_written(value: object) -> object:
    """Names, code and expressions."""
    if isinstance(value, str):
        return str(value)
    if isinstance(value, tuple):
        return [_as_written(part) for part in value]
    if isinstance(value, Mapping):
        return {str(name): _as_written(part) for name, part in value.items()}
    return value
