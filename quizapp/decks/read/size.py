"""Size: owns how much of a topic is kept, since each item costs whatever its file gave for it."""

from dataclasses import replace
from itertools import takewhile
from typing import Final, TypeVar

from quizapp.decks.items import Item, cards_of, items_of
from quizapp.decks.kinds.base import Card
from quizapp.decks.syntax.collector import Diagnostics
from quizapp.decks.topic import Topic

CardT = TypeVar("CardT", bound=Card)

MAX_ITEMS: Final = 5_000
"""More than anyone learns from one file."""

MAX_QUESTION_CHARACTERS: Final = 2 << 20
"""Of the questions of all items: every gap of a text is an item that asks all of the text."""


def cut_to_size(topic: Topic, diagnostics: Diagnostics) -> Topic:
    """The topic without the cards that are too much for it, with a diagnostic at the first."""
    characters = 0
    for number, item in enumerate(items_of(topic)):
        characters += len(item.card.asks(item.facet))
        if number == MAX_ITEMS or characters > MAX_QUESTION_CHARACTERS:
            _complain(item, number, diagnostics)
            return _before(item.card, topic)
    return topic


def _complain(item: Item, number: int, diagnostics: Diagnostics) -> None:
    what = f"more than {MAX_ITEMS:,} items"
    if number < MAX_ITEMS:
        what = f"items whose questions have more than {MAX_QUESTION_CHARACTERS:,} characters"
    message = f"from here on there are {what}; they are left out"
    diagnostics.add("E-LIMIT", item.card, message, "Split the topic.")


def _before(card: Card, topic: Topic) -> Topic:
    """The topic without this card and those after it, in the order of `cards_of`."""
    kept = {earlier.id for earlier in takewhile(lambda other: other is not card, cards_of(topic))}

    def keep(cards: tuple[CardT, ...]) -> tuple[CardT, ...]:
        return tuple(other for other in cards if other.id in kept)

    walkthrough, flow = topic.walkthrough, topic.flow
    nodes = [
        node if node.fault and node.fault.id in kept else replace(node, fault=None)
        for node in (flow.nodes if flow else ())
    ]
    return replace(
        topic,
        cards=keep(topic.cards),
        interview=keep(topic.interview),
        labs=tuple(replace(lab, tasks=keep(lab.tasks)) for lab in topic.labs),
        sessions=tuple(replace(plan, tickets=keep(plan.tickets)) for plan in topic.sessions),
        walkthrough=walkthrough and replace(walkthrough, traces=keep(walkthrough.traces)),
        flow=flow and replace(flow, nodes=tuple(nodes)),
    )
