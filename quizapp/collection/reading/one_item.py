"""One item alone: owns whether it can be asked while nobody has judged the whole of its topic."""

from dataclasses import replace
from typing import TypeVar

from quizapp.decks.items import Item, cards_of
from quizapp.decks.kinds.base import Card
from quizapp.decks.lint import lint
from quizapp.decks.lint.effort import Effort
from quizapp.decks.lint.unaskable import unaskable
from quizapp.decks.topic import Topic

CardType = TypeVar("CardType", bound=Card)


def why_unaskable(topic: Topic, item: Item) -> str:
    """Why the item cannot be asked, with the address; empty when it can.

    It is drawn as often as among all cards of its topic, so that the topic's own verdict agrees.
    """
    effort = Effort(sum(bool(card.draws) for card in cards_of(topic)))
    findings = lint(_reduced(topic, item.card), effort)
    return "".join(map(str, unaskable([item], findings).values()))


def _reduced(topic: Topic, card: Card) -> Topic:
    """The topic with this card, and with what stands around it where it stands."""
    walkthrough = topic.walkthrough
    return Topic(
        id=topic.id,
        file=topic.file,
        title=topic.title,
        cards=_only(card, topic.cards),
        interview=_only(card, topic.interview),
        labs=tuple(
            replace(lab, tasks=tasks) for lab in topic.labs if (tasks := _only(card, lab.tasks))
        ),
        sessions=tuple(
            replace(session, tickets=tickets)
            for session in topic.sessions
            if (tickets := _only(card, session.tickets))
        ),
        walkthrough=walkthrough if walkthrough and _only(card, walkthrough.traces) else None,
    )


def _only(card: Card, cards: tuple[CardType, ...]) -> tuple[CardType, ...]:
    return tuple(other for other in cards if other is card)
