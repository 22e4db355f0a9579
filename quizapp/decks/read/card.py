"""Cards as read: an entry of the list `cards`, long or on one line, of whatever kind."""

import re
from typing import Final

from quizapp.decks.ids import split_id
from quizapp.decks.kinds.base import Card
from quizapp.decks.kinds.basic import Basic
from quizapp.decks.kinds.registry import deciding_keys, is_card_key, kinds_of
from quizapp.decks.syntax.collector import listed, quoted
from quizapp.decks.syntax.fields import Fields, as_fields
from quizapp.decks.syntax.names import NameTable
from quizapp.decks.syntax.nodes import Map, Node
from quizapp.decks.syntax.values import as_id, as_text
from quizapp.decks.text import Text

CARD: Final = "a card"

FAR: Final = 80
"""A comment that stands farther behind a text was not meant as a part of it."""

_COMMENT: Final = re.compile(r"\s*#")


def read_card(node: Node, table: NameTable) -> Card | None:
    """The card, or none when something about it is wrong."""
    diagnostics = table.diagnostics
    before = diagnostics.faults
    card: Card | None
    if type(node) is Map and len(node.entries) == 1 and not node.faulty:
        (entry,) = node.entries.values()
        card = _long(node, table) if is_card_key(entry[0]) else _one_line(*entry, table)
    else:
        card = _long(node, table)
    return card if diagnostics.faults == before else None


def _one_line(key: Text, value: Node, table: NameTable) -> Card | None:
    """A card written as `question ^id: answer`."""
    diagnostics = table.diagnostics
    if not key or key.isspace():
        diagnostics.add("E-EMPTY", key, "the question is empty")
        return None
    answer = as_text(value, "the answer of a one-line card", diagnostics)
    question, name = split_id(key)
    temporary = not name
    if temporary:
        name = table.declare_temporary(question, key, CARD)
    elif as_id(Text(name, key.line, key.column), diagnostics):
        table.declare(name, key)
    if answer is None:
        return None
    return Basic(
        id=name,
        line=key.line,
        column=key.column,
        temporary=temporary,
        question=question,
        answer=answer,
    )


def _long(node: Node, table: NameTable) -> Card | None:
    """A card written as a mapping of keys."""
    diagnostics = table.diagnostics
    if type(node) is Text:
        hint = "Write 'question: answer' with a space after the colon, or keys such as q and a."
        start = node.column - 1
        if diagnostics.lines[node.line - 1].find(" #", start, start + len(node) + FAR) >= 0:
            hint = "What follows ' #' is a comment: put the question in quotes."
        message = f"a card needs a question and an answer, but here is the text {quoted(node)}"
        diagnostics.add("E-TYPE", node, message, hint)
        return None
    fields = as_fields(node, CARD, diagnostics)
    if fields is None:
        return None
    kinds = kinds_of(fields.entries)
    if len(kinds) == 1:
        return kinds[0].read(fields, table)
    keys = [kind.decides for kind in kinds]
    clash = f"here are {' and '.join(keys)}" if kinds else "none of them is here"
    message = f"exactly one of {listed(deciding_keys())} makes a card, but {clash}"
    if kinds or type(node) is not Map or not node.faulty:  # an entry left out may have decided
        diagnostics.add("E-KIND", node, message, "" if kinds else _kind_hint(fields))
    if name := fields.identity():
        table.declare(name, node)
    return None


def _kind_hint(fields: Fields) -> str:
    """What the author of a card without a deciding key may have meant."""
    guesses = (fields.diagnostics.guess(name, deciding_keys()) for name in fields.entries)
    return next(filter(None, guesses), "") or (
        "A one-line card that gets further keys is written with q and a."
    )
