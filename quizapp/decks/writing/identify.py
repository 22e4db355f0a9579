"""Identify: gives ids to the items of a deck, by insertion; every other byte stays as it is."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import yaml
from yaml.events import MappingStartEvent, ScalarEvent

from quizapp.decks.ids import ID_PATTERN, split_id
from quizapp.decks.items import cards_of
from quizapp.decks.kinds.base import Card
from quizapp.decks.kinds.basic import Basic
from quizapp.decks.kinds.registry import is_card_key
from quizapp.decks.read.file import read_topic
from quizapp.decks.syntax.libyaml import FASTEST
from quizapp.decks.text import Text
from quizapp.decks.topic import Topic
from quizapp.decks.writing.made_ids import name_after

_BYTE_ORDER_MARK = "\ufeff"


@dataclass(frozen=True, slots=True)
class GivenId:
    """An id that an item was given."""

    card: Card
    """As it was, under its temporary id."""
    name: str
    at: int
    """Where in the text of the file, without a byte-order mark, it was put in."""
    inserted: str
    """All that was put in there."""


@dataclass(frozen=True, slots=True)
class Identified:
    """A deck whose items have ids."""

    data: bytes
    """Of the whole file."""
    given: tuple[GivenId, ...] = ()
    refused: tuple[Card, ...] = ()
    """Items that stand in a way to which no id can be added."""
    is_whole: bool = True
    """The file is well-formed, so that it is known where each item stands."""


def unnamed(topic: Topic) -> tuple[Card, ...]:
    """The items of a topic that have no id, in the order of the file."""
    cards = (card for card in cards_of(topic) if card.temporary)
    return tuple(sorted(cards, key=lambda card: (card.line, card.column)))


def identify(file: str, data: bytes) -> Identified:
    r"""The deck with an id for each item that can be read and had none.

    >>> identify("t.yaml", b"topic: t\ncards:\n  - What is a nat?: A unit.  # of logs\n").data
    b'topic: t\ncards:\n  - What is a nat? ^nat: A unit.  # of logs\n'
    """
    topic = read_topic(file, data).topic
    cards = unnamed(topic) if topic else ()
    if topic is None or not cards:
        return Identified(data)
    source = data.decode("utf-8").removeprefix(_BYTE_ORDER_MARK)
    try:
        marks = _Marks(source)
    except (yaml.YAMLError, ValueError, OverflowError):  # all that a parser raises: see read_nodes
        return Identified(data, refused=cards, is_whole=False)
    taken = marks.names | {name for card in cards_of(topic) for name in (card.id, *card.was)}
    given: list[GivenId] = []
    refused = []
    for card in cards:
        name = name_after(card.asks(card.facets[0]), taken, fallback=card.kind)
        insert = marks.insert(card, name)
        if insert is None:
            refused.append(card)
            continue
        taken.add(name)
        given.append(GivenId(card, name, *insert))
    head = data[: len(data) - len(source.encode())]
    result = head + _with(source, given).encode()
    if not _holds(read_topic(file, result).topic, topic, given):
        return Identified(data, refused=cards)
    return Identified(result, tuple(given), tuple(refused))


def _with(source: str, given: list[GivenId]) -> str:
    """The text with the ids in it."""
    end, pieces = 0, []
    for entry in given:  # in the order of the file
        pieces += [source[end : entry.at], entry.inserted]
        end = entry.at
    return "".join([*pieces, source[end:]])


def _holds(new: Topic | None, old: Topic, given: list[GivenId]) -> bool:
    """The new topic has the items of the old one, but for the ids that were given."""
    names = {entry.card.id: entry.name for entry in given}
    if new is None:
        return False

    def asked(card: Card, name: str) -> tuple[object, ...]:
        parts = [tuple(card.fingerprint_parts(facet)) for facet in card.facets]
        return name, card.kind, card.was, card.tags, card.facets, parts

    before = [asked(card, names.get(card.id, card.id)) for card in cards_of(old)]
    return before == [asked(card, card.id) for card in cards_of(new)][: len(before)]


class _Marks:
    """Where the texts and mappings of a file begin and end, and what in it may be an id."""

    def __init__(self, source: str) -> None:
        self.names: set[str] = set()
        """Every text that could be an id: what names an item, or will, is among them."""
        self._source = source
        self._scalars: dict[tuple[int, int], Any] = {}
        self._mappings: dict[tuple[int, int], tuple[Any, Any]] = {}
        opened: Any = None
        for event in _events(source):
            place = event.start_mark.line + 1, event.start_mark.column + 1
            if isinstance(event, ScalarEvent):
                self._scalars.setdefault(place, event)
                _, name = split_id(Text(event.value, *place))
                self.names.update(
                    text for text in (event.value, name) if ID_PATTERN.fullmatch(text)
                )
            if opened is not None:
                start = opened.start_mark
                self._mappings[start.line + 1, start.column + 1] = opened, event
            opened = event if isinstance(event, MappingStartEvent) else None

    def insert(self, card: Card, name: str) -> tuple[int, str] | None:
        """Where to put in what gives the card the id; none where nothing can be put in."""
        place = card.line, card.column
        scalar, mapping = self._scalars.get(place), self._mappings.get(place)
        if isinstance(card, Basic) and scalar is not None and not is_card_key(scalar.value):
            return self._behind(scalar, name)
        return None if mapping is None else self._first_key(*mapping, name)

    def _behind(self, question: Any, name: str) -> tuple[int, str] | None:
        """At the end of a one-line question, within its quotes."""
        if question.style in {"|", ">"}:
            return None
        end = question.end_mark.index - (1 if question.style else 0)
        gap = "" if self._source[end - 1].isspace() else " "
        return end, f"{gap}^{name}"

    def _first_key(self, mapping: Any, key: Any, name: str) -> tuple[int, str] | None:
        """Before the first key of a card."""
        start = mapping.start_mark
        if mapping.flow_style:
            at = start.index + 1
            while self._source[at] in " \t":
                at += 1
            return at, f"id: {name}, "
        if key.start_mark.index != start.index:
            return None  # written as `? key`, whose columns say nothing
        end = self._source.find("\n", start.index)
        feed = "\r\n" if end > 0 and self._source[end - 1] == "\r" else "\n"
        return start.index, f"id: {name}{feed}{' ' * start.column}"


def _events(source: str) -> Iterator[Any]:
    """The events of a text, as the reader of decks gets them."""
    parser = FASTEST(source)
    while (event := parser.get_event()) is not None:
        yield event
