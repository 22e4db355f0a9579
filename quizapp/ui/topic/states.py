"""States in sight: the sign and the word for how far something is known, and when it comes back."""

from datetime import date
from typing import Final

from textual.content import Content

from quizapp.collection.topics.page import ItemFacts
from quizapp.study.coverage import ItemState
from quizapp.text.days import relative_day
from quizapp.ui.text import plain

STATE_SIGNS: Final = dict(zip(ItemState, "●◐✗○–", strict=True))
ASCII_STATE_SIGNS: Final = dict(zip(ItemState, "#+x.-", strict=True))

SIGN_STYLES: Final = {ItemState.KNOWN: "$text-success", ItemState.MISSED: "$text-error"}


def sign(state: ItemState, *, only_ascii: bool) -> Content:
    """One cell for a state; the word stands near it, so that no colour has to be seen."""
    signs = ASCII_STATE_SIGNS if only_ascii else STATE_SIGNS
    return plain(signs[state], SIGN_STYLES.get(state, "dim"))


def state_words(item: ItemFacts, today: date) -> str:
    """The state in words, with the day on which the item comes back.

    >>> state_words(ItemFacts("t/a", "basic", "A?", ItemState.MET, date(2026, 3, 2)), date.min)
    'met, in 739676 days'
    """
    if item.why_unaskable:
        return "cannot be asked"
    if item.due is None or item.state is ItemState.SUSPENDED:
        return item.state.value
    return f"{item.state.value}, {relative_day(item.due, today)}"
