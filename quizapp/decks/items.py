"""Items: the things of a topic that are scheduled, in the order in which a newcomer meets them."""

from collections.abc import Iterator
from typing import Final

from quizapp.decks.kinds import Kind
from quizapp.decks.model import (
    Basic,
    Card,
    Choice,
    Cloze,
    Interview,
    Item,
    LabTask,
    Numeric,
    Order,
    Ticket,
    Trace,
    Typed,
)
from quizapp.decks.topic import Topic

KIND_OF: Final[dict[type[Card], Kind]] = {
    Basic: Kind.BASIC,
    Cloze: Kind.CLOZE,
    Choice: Kind.CHOICE,
    Typed: Kind.TYPED,
    Numeric: Kind.NUMERIC,
    Order: Kind.ORDER,
    Interview: Kind.INTERVIEW,
    LabTask: Kind.TASK,
    Ticket: Kind.TICKET,
    Trace: Kind.TRACE,
}

REVERSE: Final = "rev"
"""The facet of a card asked from its answer."""


def cards_of(topic: Topic) -> Iterator[Card]:
    """Everything with an id that can be asked, cards first, as the file gives them."""
    yield from topic.cards
    yield from topic.interview
    for lab in topic.labs:
        yield from lab.tasks
    for session in topic.sessions:
        yield from session.tickets
    if topic.walkthrough:
        yield from topic.walkthrough.traces


def items_of(topic: Topic) -> Iterator[Item]:
    """The topic's items: one a card, one a gap name, one more for a reverse; no retired ones."""
    for card in cards_of(topic):
        if card.retired:
            continue
        for facet in facets_of(card):
            key = f"{topic.id}/{card.id}" + (f"#{facet}" if facet else "")
            yield Item(key, topic.id, KIND_OF[type(card)], card, facet)


def retired_families(topic: Topic) -> tuple[str, ...]:
    """The keys of the cards that were taken out, former ones too; their histories are kept."""
    retired = (card for card in cards_of(topic) if card.retired)
    return tuple(f"{topic.id}/{name}" for card in retired for name in (card.id, *card.was))


def former_keys(item: Item) -> tuple[str, ...]:
    """The keys that the item had before its card was given another id."""
    facet = f"#{item.facet}" if item.facet else ""
    return tuple(f"{item.topic}/{name}{facet}" for name in item.card.was)


def facets_of(card: Card) -> tuple[str, ...]:
    """The parts of a card that are scheduled one by one."""
    if isinstance(card, Cloze):
        return card.names
    if isinstance(card, Basic) and card.reverse:
        return ("", REVERSE)
    return ("",)
