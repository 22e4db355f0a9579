"""Lint: what can be said about a topic only by working it out; owns the one list of rules."""

from typing import Final

from quizapp.decks.diagnostics import READING_CODES, Diagnostic
from quizapp.decks.lint.assertions import ASSERTIONS_RULE
from quizapp.decks.lint.markup import MARKUP_RULE
from quizapp.decks.lint.numeric import NUMERIC_RULE
from quizapp.decks.lint.orders import ORDERS_RULE
from quizapp.decks.lint.presets import PRESETS_RULE
from quizapp.decks.lint.prose import PROSE_RULE
from quizapp.decks.lint.rule import LintCode, LintRule
from quizapp.decks.lint.tasks import TASKS_RULE
from quizapp.decks.topic import Topic

LINT_RULES: Final[tuple[LintRule, ...]] = (
    PROSE_RULE,
    MARKUP_RULE,
    ASSERTIONS_RULE,
    NUMERIC_RULE,
    TASKS_RULE,
    PRESETS_RULE,
    ORDERS_RULE,
)
"""Every rule; one that is added here is applied everywhere."""


def lint(topic: Topic) -> tuple[Diagnostic, ...]:
    """What the rules find, in the order of the file, each diagnostic once."""
    return tuple(sorted({diagnostic for rule in LINT_RULES for diagnostic in rule.find(topic)}))


def lint_codes() -> dict[str, LintCode]:
    """What the rules may find, by code."""
    return {code.code: code for rule in LINT_RULES for code in rule.codes}


def all_codes() -> dict[str, str]:
    """Every code there is, with its line of help; the author's guide prints this list."""
    return {**READING_CODES, **{name: code.help for name, code in lint_codes().items()}}
