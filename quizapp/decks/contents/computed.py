"""Computed numbers: owns which expressions stand in the prose of a part of a deck."""

from dataclasses import fields
from typing import Any, Final

from quizapp.decks.kinds.parts import Trap
from quizapp.decks.substitution import substitutions
from quizapp.decks.text import texts_in
from quizapp.engine.scalar.expressions import ExpressionError

_NEVER_READ: Final = frozenset({"settings", "run", "lab", "table", "variables", "aka", "former"})
"""Fields of a card whose numbers no learner reads as such."""


def computed_in(*parts: object) -> tuple[str, ...]:
    """The expressions in the texts of these parts, in the order of the file, each once.

    What is said of a mistake is left out: its numbers are those of the mistake.

    >>> from quizapp.decks.text import Text
    >>> computed_in(Text("ln 2 = {=ln(2)|.3f}"), (Text("{=1/3|.2f}, {=ln(2)}"),))
    ('ln(2)', '1/3')
    """
    texts = sorted(texts_in(parts, _read_fields), key=lambda text: (text.line, text.column))
    expressions: dict[str, None] = {}
    for text in texts:
        try:
            expressions.update((mark.expression.strip(), None) for mark in substitutions(text))
        except ExpressionError:
            continue
    return tuple(expressions)


def _read_fields(part: Any) -> tuple[str, ...]:
    if isinstance(part, Trap):
        return ()
    return tuple(field.name for field in fields(part) if field.name not in _NEVER_READ)
