"""Lint: what can be said about a topic only by working it out, one rule a function."""

from collections.abc import Callable, Iterable
from typing import Final, TypeAlias

from quizapp.decks.diagnostics import Complaint
from quizapp.decks.lint.assertions import claims
from quizapp.decks.lint.numeric import numeric
from quizapp.decks.lint.orders import orders
from quizapp.decks.lint.presets import presets
from quizapp.decks.lint.prose import prose
from quizapp.decks.lint.tasks import tasks
from quizapp.decks.topic import Topic

Rule: TypeAlias = Callable[[Topic], Iterable[Complaint]]

RULES: Final[tuple[Rule, ...]] = (prose, claims, numeric, tasks, presets, orders)
"""Every rule; one that is added here is applied everywhere."""


def lint(topic: Topic) -> tuple[Complaint, ...]:
    """What the rules find, in the order of the file, each complaint once."""
    return tuple(sorted({complaint for rule in RULES for complaint in rule(topic)}))
