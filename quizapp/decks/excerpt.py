"""Gists: what an item asks, as one plain line for lists and searches."""

from typing import Final

from quizapp.decks.items import REVERSE
from quizapp.decks.model import (
    Basic,
    Choice,
    Cloze,
    Gap,
    Interview,
    Item,
    LabTask,
    Numeric,
    Order,
    Ticket,
    Trace,
    Typed,
)
from quizapp.decks.substitution import blanked

LONGEST_GIST: Final = 120
"""Enough to know a card by, and to tell it from its neighbours."""

HIDDEN: Final = "[…]"
"""What stands in for the gap that the item asks."""


def excerpt(item: Item) -> str:
    """The item's question on one line, without its numbers, cut to 120 characters.

    Of a cloze the other gaps are filled; of a reverse it is the answer, which is what is shown.
    """
    line = " ".join(blanked(_asked(item)).replace("`", "").split())
    return line if len(line) <= LONGEST_GIST else f"{line[: LONGEST_GIST - 1]}…"


def _asked(item: Item) -> str:
    card = item.card
    match card:
        case Cloze():
            return "".join(_shown(piece, item.facet) for piece in card.pieces)
        case Basic() if item.facet == REVERSE:
            return card.answer
        case Ticket():
            return card.symptom
        case Basic() | Choice() | Typed() | Numeric() | Order() | Interview() | LabTask() | Trace():
            return card.question
    raise TypeError(card)


def _shown(piece: str | Gap, facet: str) -> str:
    if isinstance(piece, str):
        return piece
    return HIDDEN if piece.name == facet else piece.answer
