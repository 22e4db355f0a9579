"""What cannot be asked: the items whose texts compute what no draw, or not every one, allows."""

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import fields, is_dataclass
from typing import Final

from quizapp.decks.diagnostics import Diagnostic
from quizapp.decks.items import Item
from quizapp.decks.kinds.base import LabLink
from quizapp.decks.lint.evaluate import DRAW, EXPRESSION
from quizapp.decks.text import Text

UNASKABLE_CODES: Final = frozenset({DRAW.code, EXPRESSION.code})
"""What keeps a card from being asked; all else that lint finds leaves a question to ask."""


def unaskable(items: Iterable[Item], diagnostics: Iterable[Diagnostic]) -> dict[str, Diagnostic]:
    """The first reason why an item cannot be asked, by key; none for those that can.

    Args:
        items: of one topic.
        diagnostics: what lint found in it.
    """
    reasons = {
        (diagnostic.line, diagnostic.column): diagnostic
        for diagnostic in diagnostics
        if diagnostic.code in UNASKABLE_CODES
    }
    if not reasons:
        return {}
    first = ((item.key, _first(item, reasons)) for item in items)
    return {key: reason for key, reason in first if reason}


def _first(item: Item, reasons: Mapping[tuple[int, int], Diagnostic]) -> Diagnostic | None:
    places = ((text.line, text.column) for text in _texts(item.card))
    return min((reasons[place] for place in places if place in reasons), default=None)


def _texts(value: object) -> Iterator[Text]:
    """The texts within a value; a card can be asked without the lab that it opens."""
    if isinstance(value, Text):
        yield value
    elif isinstance(value, LabLink):
        return
    elif is_dataclass(value):
        for field in fields(value):
            yield from _texts(getattr(value, field.name))
    elif isinstance(value, Mapping):
        yield from _texts(tuple(value.values()))
    elif isinstance(value, Collection) and not isinstance(value, str):
        for part in value:
            yield from _texts(part)
