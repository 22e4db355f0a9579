"""Kinds: what items may ask for. A module of its own, since planning needs no more of the model."""

from enum import StrEnum


class Kind(StrEnum):
    """What an item asks for; the first seven are the kinds of card."""

    BASIC = "basic"
    CLOZE = "cloze"
    CHOICE = "choice"
    TYPED = "typed"
    NUMERIC = "numeric"
    ORDER = "order"
    INTERVIEW = "interview"
    TASK = "task"
    TICKET = "ticket"
    TRACE = "trace"
