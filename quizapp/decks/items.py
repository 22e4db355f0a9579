"""Items: the things of a topic that are scheduled, in the order in which a learner meets them."""

from collections.abc import Collection, Iterator
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
    if topic.flow:
        yield from (node.fault for node in topic.flow.nodes if node.fault)


def items_of(topic: Topic) -> Iterator[Item]:
    """The topic's items: one a card, one a gap name, one more for a reverse; no retired ones."""
    for card in cards_of(topic):
        if card.retired:
            continue
        for facet in card.facets:
            key = f"{topic.id}/{card.id}" + (f"#{facet}" if facet else "")
            yield Item(key, topic.id, card, facet)


def needs_of(item: Item) -> tuple[str, ...]:
    """The keys of the cards that the item needs, `topic/id`, wherever they stand."""
    names = map(str, item.card.after)
    return tuple(name if "/" in name else f"{item.topic}/{name}" for name in names)


def retired_families(topic: Topic) -> tuple[str, ...]:
    """The keys of the cards that were taken out, former ones too; their histories are kept."""
    retired = (card for card in cards_of(topic) if card.retired)
    return tuple(
        f"{name}/{identity}"
        for card in retired
        for name in (topic.id, *topic.was)
        for identity in (card.id, *card.was)
    )


def former_keys(item: Item, topics: Collection[str] = ()) -> tuple[str, ...]:
    """The keys that the item had before its card or its topic was given another id.

    Args:
        item: of the topic.
        topics: the former ids of the topic.
    """
    facet = f"#{item.facet}" if item.facet else ""
    names = (item.card.id, *item.card.was)
    former = [f"{topic}/{name}{facet}" for topic in (*topics, item.topic) for name in names]
    return tuple(key for key in former if key != item.key)
