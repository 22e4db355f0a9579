"""Card parts: what several kinds of card are made of, and how it is read."""

import re
from dataclasses import dataclass
from typing import Final

from quizapp.decks.syntax.collector import quoted
from quizapp.decks.syntax.fields import Fields
from quizapp.decks.syntax.nodes import Map
from quizapp.decks.syntax.values import as_text
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
    if single and isinstance(fields.peek(name), Text):
        return tuple(map(Option, fields.texts(name, single=True)))
    options = []
    what = f"an entry of '{name}'"
    for node in fields.nodes(name):
        if type(node) is Map and len(node.entries) == 1 and not node.faulty:
            ((text, reply),) = node.entries.values()
            if may_have_value and type(reply) is Map:
                options.append(_option_with_value(text, reply, fields))
                continue
            feedback = as_text(reply, "the feedback", fields.diagnostics)
            options.append(Option(text, feedback))
        elif isinstance(node, Map):
            message = f"{what} is a text, or one text with its feedback"
            fields.diagnostics.add("E-TYPE", node, message)
        elif (text_only := as_text(node, what, fields.diagnostics)) is not None:
            options.append(Option(text_only))
    if fields.peek(name) == []:
        fields.empty(name)
    return tuple(options)


def _option_with_value(text: Text, reply: Map, fields: Fields) -> Option:
    inner = Fields(reply, f"the reply to {quoted(text)}", fields.diagnostics)
    option = Option(text, inner.need_text("say"), inner.need_text("if"))
    inner.close()
    return option


def read_tolerance(fields: Fields) -> Tolerance | None:
    """How far off an answer may be: a number for the absolute one, or {abs, rel}."""
    node = fields.take("tolerance")
    if node is None:
        return None
    if type(node) is not Map:
        absolute = as_text(node, "'tolerance'", fields.diagnostics)
        return Tolerance(absolute) if absolute else None
    inner = Fields(node, "'tolerance'", fields.diagnostics)
    absolute, relative = inner.text("abs"), inner.text("rel")
    inner.close()
    if not node.entries:
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
