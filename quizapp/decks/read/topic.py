"""Topics as read: the top-level keys of a deck file."""

from collections.abc import Callable, Collection
from typing import Final, TypeVar

from quizapp.decks.ids import TOPIC_PATTERN
from quizapp.decks.items import cards_of
from quizapp.decks.kinds.base import Card
from quizapp.decks.kinds.interview import Interview, read_interview
from quizapp.decks.read.card import read_card
from quizapp.decks.read.sections import (
    read_coverage,
    read_example,
    read_flow,
    read_lab,
    read_session,
    read_theory,
    read_tradeoff,
    read_walkthrough,
)
from quizapp.decks.read.size import MAX_ITEMS, cut_to_size
from quizapp.decks.syntax.collector import Diagnostics, listed, quoted
from quizapp.decks.syntax.fields import Fields
from quizapp.decks.syntax.names import NameTable
from quizapp.decks.syntax.nodes import Map, Seq
from quizapp.decks.syntax.values import on_one_line
from quizapp.decks.text import Text
from quizapp.decks.topic import FlowDiagram, Topic, Walkthrough

PartOfTopic = TypeVar("PartOfTopic", FlowDiagram, Walkthrough)

FORMAT: Final = "1"
"""The version of the format that this reader understands."""

SUBSTANCE: Final = ("cards", "interview", "labs")
"""The lists of which a topic has at least one."""

TOPIC_LEVELS: Final = ("core", "extra")

TOPIC_ID_HINT: Final = (
    "Use a-z, 0-9, dots and hyphens, at most 64, and start with a letter or digit."
)


def read_root(
    root: Map, diagnostics: Diagnostics, *, complete: bool, lost: Collection[str] = ()
) -> Topic:
    """The topic with all that is right in it; its id is empty when it has no usable one.

    Nothing is missed in a file cut short, nor the names among the words that were `lost`.
    """
    fields = Fields(root, "a topic", diagnostics, most=MAX_ITEMS)
    table = NameTable(diagnostics, lost)
    topic = read_keys(fields, table, complete=complete)
    fields.close()
    table.warn_of_temporary()
    if complete and not fields.cut_short:
        _check_substance(fields)
        table.check()
        _check_coverage(topic, fields)
    return cut_to_size(topic, diagnostics)


def read_keys(fields: Fields, table: NameTable, *, complete: bool) -> Topic:
    """The topic that the keys make; its names are still to be looked up.

    Args:
        fields: of the file.
        table: takes the names.
        complete: the file was read to its end, so what is not there is missing.
    """
    return _topic(_topic_id(fields, complete=complete), fields, table)


def _topic_id(fields: Fields, *, complete: bool) -> str:
    """The id of the topic, empty when it is missing or wrong."""
    text = fields.text("topic")
    if complete:
        fields.require("topic")
    if text and not TOPIC_PATTERN.fullmatch(text):
        fields.diagnostics.add("E-ID", text, f"{quoted(text)} is not a topic id", TOPIC_ID_HINT)
        return ""
    return str(text or "")


def _former_ids(name: str, fields: Fields) -> tuple[Text, ...]:
    """The former ids of the topic."""
    former = []
    for text in fields.texts("was", single=True):
        if not TOPIC_PATTERN.fullmatch(text):
            fields.diagnostics.add("E-ID", text, f"{quoted(text)} is not a topic id", TOPIC_ID_HINT)
        elif text == name:
            message = f"{quoted(text)} is the id that the topic has now"
            fields.diagnostics.add("E-DUPLICATE-TOPIC", text, message, "Take this entry away.")
        elif text not in former:
            former.append(text)
    return tuple(former)


def _topic(name: str, fields: Fields, table: NameTable) -> Topic:
    """Everything that the file says; the order of the keys is that of the format."""
    _check_version(fields)
    learner, production = _notes(fields)

    def interview(row: Fields) -> Interview:
        return read_interview(row, table)

    return Topic(
        id=name,
        file=fields.diagnostics.file,
        line=fields.entries["topic"][0].line if name else fields.line,
        key_lines={key: place.line for key, (place, _) in fields.entries.items()},
        title=fields.heading("title") or Text(name),
        was=_former_ids(name, fields),
        summary=fields.text("summary"),
        track=str(fields.heading("track") or ""),
        level=fields.word("level", TOPIC_LEVELS, default="core"),
        minutes=fields.whole("minutes"),
        tags=tuple(map(on_one_line, fields.texts("tags"))),
        prereqs=fields.texts("prereqs"),
        unlocks=fields.texts("unlocks"),
        theory=fields.things("theory", "a part of the theory", lambda r: read_theory(r, table)),
        deepening=fields.texts("deepening"),
        interview_deepening=fields.texts("interview_deepening"),
        tradeoffs=fields.things("tradeoffs", "a trade-off", read_tradeoff),
        learner_note=learner,
        production_note=production,
        examples=fields.things("examples", "an example", lambda r: read_example(r, table)),
        flow=_flow(fields, table),
        labs=fields.things("labs", "a lab", lambda r: read_lab(r, table)),
        sessions=fields.things("sessions", "a session", lambda r: read_session(r, table)),
        walkthrough=_walkthrough(fields, table),
        interview=fields.things("interview", "an interview question", interview),
        senior_angle=fields.text("senior_angle"),
        cards=_cards(fields, table),
        coverage=fields.things("coverage", "a coverage point", lambda r: read_coverage(r, table)),
        sources=fields.texts("sources"),
    )


def _check_version(fields: Fields) -> None:
    """A file of a later format is read as well as it can be, and said to be one."""
    version = fields.text("quizapp")
    if version and version != FORMAT:
        message = f"this is format {quoted(version)}; format {FORMAT} is what can be read"
        fields.diagnostics.add("E-VERSION", version, message)


def _notes(fields: Fields) -> tuple[Text | None, Text | None]:
    """The notes for the learner and for production."""
    inner = fields.inner("notes", "'notes'")
    if inner is None:
        return None, None
    notes = inner.text("learner"), inner.text("production")
    inner.close()
    return notes


def _flow(fields: Fields, table: NameTable) -> FlowDiagram | None:
    """The flow, if it is right throughout."""
    return _faultless(fields, "flow", lambda inner: read_flow(inner, table))


def _walkthrough(fields: Fields, table: NameTable) -> Walkthrough | None:
    """The walkthrough, if it is right but for single questions."""
    return _faultless(fields, "walkthrough", lambda inner: read_walkthrough(inner, table))


def _faultless(
    fields: Fields, name: str, read: Callable[[Fields], PartOfTopic]
) -> PartOfTopic | None:
    """The section under a key; none when left out or when something in it is wrong."""
    faults = fields.diagnostics.faults
    inner = fields.inner(name, f"a {name}")
    if inner is None:
        return None
    section = read(inner)
    inner.close()
    return section if fields.diagnostics.faults == faults else None


def _cards(fields: Fields, table: NameTable) -> tuple[Card, ...]:
    """The cards that are right."""
    cards = (read_card(node, table) for node in fields.nodes("cards"))
    return tuple(card for card in cards if card is not None)


def _check_coverage(topic: Topic, fields: Fields) -> None:
    """Every point is served by an item that is asked; every such item serves a point."""
    cards = [card for card in cards_of(topic) if not card.retired]
    retired = {card.id for card in cards_of(topic) if card.retired}
    for point in topic.coverage:
        if retired.issuperset(point.by):
            fields.diagnostics.add("E-COVERAGE", point.point, "only retired items serve this point")
    section = fields.peek("coverage")
    if not isinstance(section, Seq) or len(section) != len(topic.coverage):
        return  # a point that could not be read may serve any item
    served = {name for point in topic.coverage for name in point.by}
    for card in cards:
        if card.id not in served:
            message = "this item serves no point of the coverage section"
            hint = "Add it to a point, or add its point."
            fields.diagnostics.add("W-UNCOVERED", card, message, hint)
    _check_taught(topic, fields.diagnostics)


def _check_taught(topic: Topic, diagnostics: Diagnostics) -> None:
    """Every section of the theory teaches a point."""
    named = {name for point in topic.coverage for name in point.sections}
    for section in topic.theory:
        if section.id not in named:
            message = f"no point of the coverage section names the section '{section.id}'"
            hint = f"Write `section: {section.id}` at the points that it teaches."
            diagnostics.add("W-SECTION", section.title, message, hint)


def _check_substance(fields: Fields) -> None:
    """There is something to ask."""
    lists = [fields.entries[name] for name in SUBSTANCE if name in fields.entries]
    if not lists:
        names = [f"'{name}'" for name in SUBSTANCE]
        fields.diagnostics.add("E-MISSING", fields, f"a topic needs {listed(names)}")
    elif all(isinstance(value, Seq) and not value for _, value in lists):
        key = lists[0][0]
        fields.diagnostics.add("E-EMPTY", key, f"'{key}' is empty, so there is nothing to ask")
