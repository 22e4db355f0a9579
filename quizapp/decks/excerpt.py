"""Excerpts: what an item asks, as one plain line for lists and searches."""

from typing import Final

from quizapp.decks.items import Item
from quizapp.decks.substitution import blanked
from quizapp.text.markup import shown_text

LONGEST_EXCERPT: Final = 120
"""Enough to know a card by, and to tell it from its neighbours."""

MOST_READ: Final = 2_000
"""Characters of a question: more than marks and white space take away from its first 120."""


def excerpt(item: Item) -> str:
    """The item's question on one line, without its numbers, cut to 120 characters.

    Of a cloze the other gaps are filled; of a reverse it is the answer, which is what is shown.
    """
    return _one_line(item.card.asks(item.facet))


def closed_excerpt(item: Item) -> str:
    """The same for a list that stands beside other items of the card: no answer is in it."""
    return _one_line(item.card.asks_closed(item.facet))


def _one_line(question: str) -> str:
    line = " ".join(shown_text(blanked(question)[:MOST_READ]).split())
    return line if len(line) <= LONGEST_EXCERPT else f"{line[: LONGEST_EXCERPT - 1]}…"
