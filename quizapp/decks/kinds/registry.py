"""The kinds of card: owns the one list of them, and what is looked up in it."""

from collections.abc import Container
from functools import cache
from typing import Final

from quizapp.decks.kinds.base import COMMON_KEYS, CardKind
from quizapp.decks.kinds.basic import BASIC_KIND
from quizapp.decks.kinds.choice import CHOICE_KIND
from quizapp.decks.kinds.cloze import CLOZE_KIND
from quizapp.decks.kinds.fault import FAULT_KIND
from quizapp.decks.kinds.formula import FORMULA_KIND
from quizapp.decks.kinds.interview import INTERVIEW_KIND
from quizapp.decks.kinds.numeric import NUMERIC_KIND
from quizapp.decks.kinds.order import ORDER_KIND
from quizapp.decks.kinds.task import TASK_KIND
from quizapp.decks.kinds.ticket import TICKET_KIND
from quizapp.decks.kinds.trace import TRACE_KIND
from quizapp.decks.kinds.typed import TYPED_KIND

CARD_KINDS: Final[tuple[CardKind, ...]] = (
    BASIC_KIND,
    CLOZE_KIND,
    CHOICE_KIND,
    TYPED_KIND,
    NUMERIC_KIND,
    FORMULA_KIND,
    ORDER_KIND,
    INTERVIEW_KIND,
    TASK_KIND,
    TICKET_KIND,
    TRACE_KIND,
    FAULT_KIND,
)
"""Every kind; one that is added here is read, checked, listed, searched and fingerprinted."""


def kind_names() -> tuple[str, ...]:
    """What `kind:` may ask for."""
    return tuple(kind.name for kind in CARD_KINDS)


def deciding_keys() -> tuple[str, ...]:
    """The keys of which an entry of `cards` has exactly one."""
    return tuple(kind.decides for kind in _deciding(CARD_KINDS))


def is_card_key(key: str) -> bool:
    """Some card has the key: alone in a mapping it is not the question of a one-line card."""
    return key in _card_keys(CARD_KINDS)


@cache
def _card_keys(kinds: tuple[CardKind, ...]) -> frozenset[str]:
    # Asked of every one-line card, of which a deck has thousands.
    return COMMON_KEYS.union(*({kind.decides, *kind.keys} for kind in _deciding(kinds)))


@cache
def _deciding(kinds: tuple[CardKind, ...]) -> tuple[CardKind, ...]:
    return tuple(kind for kind in kinds if kind.decides)


def kinds_of(keys: Container[str]) -> tuple[CardKind, ...]:
    """The kinds that the keys of a mapping decide for; one, if the card is right."""
    kinds = tuple(kind for kind in _deciding(CARD_KINDS) if kind.decides in keys)
    if len(kinds) == 1:
        return kinds
    owners = tuple(
        kind
        for kind in kinds
        if all(other is kind or other.decides in kind.keys for other in kinds)
    )
    return owners or kinds
