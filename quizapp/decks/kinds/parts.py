"""Card parts: what several kinds of card are made of, and how it is read."""

import re
from dataclasses import dataclass
from typing import Final

from quizapp.decks.syntax.collector import quoted
from quizapp.decks.syntax.fields import Fields
from quizapp.decks.syntax.nodes import Map
from quizapp.decks.text import Text

_VARIABLE: Final = re.compile(r"[A-Za-z_][A-Za-z0-9_]{0,31}")

NOTHING: Final = Text("0")
"""The expression that a tolerance is when the author gives none."""


@dataclass(frozen=True, slots=True)
class Option:
    """A wrong option with what to say to the learner who takes it."""

    text: Text
    feedback: Text | None = None
    value: Text | None = None
    """An expression: the number at which a learner arrives who holds this wrong reason."""


@dataclass(frozen=True, slots=True)
class Tolerance:
    """How far a number may be off: |given - answer| <= absolute + relative * |answer|."""

    absolute: Text = NOTHING
    """An expression, as are all of these."""
    relative: Text = NOTHING


@dataclass(frozen=True, slots=True)
class Trap:
    """A named mistake: the value that it leads to, and what to say."""

    value: Text
    """An expression."""
    say: Text


def read_options(
    fields: Fields, name: str, *, may_have_value: bool = False, single: bool = False
) -> tuple[Option, ...]:
    """Options to choose from, each a text or a text with its feedback.

    Args:
        fields: of the card.
        name: the key of the list.
        may_have_value: the feedback may be written like a trap, with the value of the mistake.
        single: one text may stand for a list of one.
    """
    return fields.pairs(name, _option, single=single, mappings=may_have_value)


def _option(text: Text, reply: Text | Fields | None) -> Option:
    """The option, with what is said to it, and its value where that is a mapping."""
    if isinstance(reply, Fields):
        return Option(text, reply.need_text("say"), reply.need_text("if"))
    return Option(text, reply)


def read_tolerance(fields: Fields) -> Tolerance | None:
    """How far off an answer may be: a number for the absolute one, or {abs, rel}."""
    inner = fields.inner("tolerance", "'tolerance'") if fields.holds("tolerance", Map) else None
    if inner is None:
        number = fields.text("tolerance")
        return Tolerance(number) if number else None
    absolute, relative = inner.text("abs"), inner.text("rel")
    inner.close()
    if not inner.entries:
        fields.empty("tolerance")
    return Tolerance(absolute or NOTHING, relative or NOTHING)


def read_traps(fields: Fields) -> tuple[Trap, ...]:
    """The named mistakes of a numeric question."""
    return fields.things(
        "traps", "a trap", lambda row: Trap(value=row.need_text("if"), say=row.need_text("say"))
    )


def read_variables(fields: Fields) -> dict[str, Text]:
    """How the numbers of a question are drawn, by name."""
    variables = fields.text_map("vars")
    for name in variables:
        if not _VARIABLE.fullmatch(name):
            message = f"{quoted(name)} cannot name a variable: use letters, digits and _"
            fields.diagnostics.add("E-ID", variables[name], message)
    return variables
