"""What cannot be asked: the items whose texts compute what no draw, or not every one, allows."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import fields
from typing import Any, Final

from quizapp.decks.diagnostics import Diagnostic
from quizapp.decks.items import Item
from quizapp.decks.kinds.base import LabLink
from quizapp.decks.lint.evaluate import DRAW, EXPRESSION
from quizapp.decks.lint.tickets import EVIDENCE
from quizapp.decks.lint.traces import TRACE, TYPED_TRACE
from quizapp.decks.text import texts_in

UNASKABLE_CODES: Final = frozenset(
    code.code for code in (DRAW, EXPRESSION, TRACE, TYPED_TRACE, EVIDENCE)
)
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
    places = ((text.line, text.column) for text in texts_in(item.card, _asked_fields))
    return min((reasons[place] for place in places if place in reasons), default=None)


def _asked_fields(part: Any) -> Iterator[str]:
    """A card can be asked without the lab that it opens."""
    return (field.name for field in fields(part) if not isinstance(part, LabLink))
