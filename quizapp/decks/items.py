"""Items: the things of a topic that are scheduled, in the order in which a learner meets them."""

from collections.abc import Iterator
from dataclasses import dataclass

from quizapp.decks.kinds.base import Card
from quizapp.decks.topic import Topic


@dataclass(frozen=True, slots=True)
class Item:
    """What is scheduled: a card, one gap of it, or its reverse."""

    key: str
    """`topic/id`, with `#c1` for a gap and `#rev` for a reverse."""
    topic: str
    card: Card
    facet: str = ""
    """The gap's name, `rev`, or empty."""

    @property
    def kind(self) -> str:
        """The name of the card's kind."""
        return self.card.kind


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
        for facet in card.facets:
            key = f"{topic.id}/{card.id}" + (f"#{facet}" if facet else "")
            yield Item(key, topic.id, card, facet)


def retired_families(topic: Topic) -> tuple[str, ...]:
    """The keys of the cards that were taken out, former ones too; their histories are kept."""
    retired = (card for card in cards_of(topic) if card.retired)
    return tuple(f"{topic.id}/{name}" for card in retired for name in (card.id, *card.was))


def former_keys(item: Item) -> tuple[str, ...]:
    """The keys that the item had before its card was given another id."""
    facet = f"#{item.facet}" if item.facet else ""
    return tuple(f"{item.topic}/{name}{facet}" for name in item.card.was)
