"""Lint: what can be said about a topic only by working it out; owns the one list of rules."""

from typing import Final

from quizapp.decks.diagnostics import Diagnostic, DiagnosticCode
from quizapp.decks.items import cards_of
from quizapp.decks.lint.alike import ALIKE_RULE
from quizapp.decks.lint.allowed import ALLOW, without_allowed
from quizapp.decks.lint.alone import ALONE_RULE
from quizapp.decks.lint.assertions import ASSERTIONS_RULE
from quizapp.decks.lint.atomic import ATOMIC_RULE
from quizapp.decks.lint.claims import CLAIMS_RULE
from quizapp.decks.lint.effort import MAX_STEPS, Effort
from quizapp.decks.lint.formulas import FORMULA_RULE
from quizapp.decks.lint.giveaways import GIVEAWAYS_RULE
from quizapp.decks.lint.interviews import INTERVIEWS_RULE
from quizapp.decks.lint.leak import LEAK_RULE
from quizapp.decks.lint.length import LENGTH_RULE
from quizapp.decks.lint.markup import MARKUP_RULE
from quizapp.decks.lint.numeric import NUMERIC_RULE
from quizapp.decks.lint.options import OPTIONS_RULE
from quizapp.decks.lint.orders import ORDERS_RULE
from quizapp.decks.lint.presets import PRESETS_RULE
from quizapp.decks.lint.prose import PROSE_RULE
from quizapp.decks.lint.rule import LintCode, LintRule
from quizapp.decks.lint.shape import SHAPE_RULE
from quizapp.decks.lint.tasks import TASKS_RULE
from quizapp.decks.lint.tickets import TICKETS_RULE
from quizapp.decks.lint.traces import TRACES_RULE
from quizapp.decks.lint.typed import TYPED_RULE
from quizapp.decks.lint.vague import VAGUE_RULE
from quizapp.decks.read.codes import READING_CODES
from quizapp.decks.text import Text
from quizapp.decks.topic import Topic

LINT_RULES: Final[tuple[LintRule, ...]] = (
    PROSE_RULE,
    MARKUP_RULE,
    ASSERTIONS_RULE,
    NUMERIC_RULE,
    FORMULA_RULE,
    TASKS_RULE,
    PRESETS_RULE,
    ORDERS_RULE,
    SHAPE_RULE,
    ALONE_RULE,
    GIVEAWAYS_RULE,
    TYPED_RULE,
    TICKETS_RULE,
    TRACES_RULE,
    INTERVIEWS_RULE,
    LENGTH_RULE,
    ATOMIC_RULE,
    VAGUE_RULE,
    LEAK_RULE,
    OPTIONS_RULE,
    CLAIMS_RULE,
    ALIKE_RULE,
)
"""Every rule; one that is added here is applied everywhere."""


def lint(topic: Topic, effort: Effort | None = None) -> tuple[Diagnostic, ...]:
    """What the rules find with the effort that any topic may take, or with another one.

    In the order of the file, each diagnostic once.
    """
    effort = effort or Effort(sum(bool(card.draws) for card in cards_of(topic)))
    diagnostics = {diagnostic for rule in LINT_RULES for diagnostic in rule.find(topic, effort)}
    if topic.allowances:
        whole = effort.end is None
        diagnostics = without_allowed(diagnostics, topic, all_codes(), whole=whole)
    if effort.end is not None:
        diagnostics.add(_cut_short(topic.file, effort.end))
    return tuple(sorted(diagnostics))


def _cut_short(file: str, text: Text) -> Diagnostic:
    """What says that not everything was judged."""
    message = f"to check all of this topic takes more than {MAX_STEPS:,} steps"
    hint = "From here on it was not checked. Split the topic, or give it fewer traps and draws."
    return Diagnostic(file, max(1, text.line), max(1, text.column), "E-LIMIT", message, hint)


def lint_codes() -> dict[str, LintCode]:
    """What the rules may find, and what may be wrong with a comment about that, by code."""
    return {code.code: code for rule in LINT_RULES for code in rule.codes} | {ALLOW.code: ALLOW}


def all_codes() -> dict[str, DiagnosticCode]:
    """Every code there is; the author's guide prints their lines of help."""
    return {**READING_CODES, **lint_codes()}
