"""Basic items: asked from either side; the learner grades them."""

from dataclasses import dataclass

from quizapp.decks.items import Item
from quizapp.decks.kinds.basic import Basic
from quizapp.decks.substitution import fill
from quizapp.study.answer.question import Question


@dataclass(frozen=True, slots=True, kw_only=True)
class BasicQuestion(Question):
    """One side of a card, to be answered with the other."""


def render_basic(item: Item, count: int) -> BasicQuestion:
    """The item as it is asked after `count` answers."""
    card = item.card
    assert isinstance(card, Basic)
    prompt, answer = map(fill, card.sides(item.facet))
    return BasicQuestion(item=item, count=count, prompt=prompt, answer=answer)
