"""Lint: what can be said about a topic only by working it out, one rule a function."""

from collections.abc import Callable, Iterable
from typing import Final, TypeAlias

from quizapp.decks.diagnostics import Diagnostic
from quizapp.decks.lint.assertions import assertions
from quizapp.decks.lint.numeric import numeric
from quizapp.decks.lint.orders import orders
from quizapp.decks.lint.presets import presets
from quizapp.decks.lint.prose import prose
from quizapp.decks.lint.tasks import tasks
from quizapp.decks.topic import Topic

Rule: TypeAlias = Callable[[Topic], Iterable[Diagnostic]]

RULES: Final[tuple[Rule, ...]] = (prose, assertions, numeric, tasks, presets, orders)
"""Every rule; one that is added here is applied everywhere."""


def lint(topic: Topic) -> tuple[Diagnostic, ...]:
    """What the rules find, in the order of the file, each diagnostic once."""
    return tuple(sorted({diagnostic for rule in RULES for diagnostic in rule(topic)}))
