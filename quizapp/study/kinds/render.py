"""Rendering: how an item becomes the question that is asked this time, whatever its kind."""

from collections.abc import Callable
from dataclasses import replace
from functools import cache
from pkgutil import resolve_name
from typing import TypeAlias

from quizapp.decks.items import Item
from quizapp.decks.substitution import fill_optional
from quizapp.study.answer.question import Question
from quizapp.study.kinds import asked_kinds

Renderer: TypeAlias = Callable[[Item, int], Question]


def render(item: Item, *, count: int) -> Question:
    """The item as it is asked after `count` answers; the same for the same item and count.

    Raises:
        ValueError: no session asks items of its kind, or a text of the card holds an expression
            that cannot be evaluated.
    """
    kind = asked_kinds().get(item.kind)
    if kind is None:
        raise ValueError(f"{item.key}: items of kind {item.kind} are not asked one by one")
    question, card = _renderer(kind.render)(item, count), item.card
    return replace(
        question,
        hint=fill_optional(card.hint, question.values),
        why=fill_optional(card.why, question.values),
        source=fill_optional(card.source, question.values),
    )


@cache
def _renderer(name: str) -> Renderer:
    """The function of that name, loaded when it is first needed."""
    renderer: Renderer = resolve_name(name)
    return renderer
