"""What a lint rule is: a function over a topic, and the codes of what it finds."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from quizapp.decks.diagnostics import Diagnostic, DiagnosticCode
from quizapp.decks.lint.effort import Effort
from quizapp.decks.topic import Topic


@dataclass(frozen=True, slots=True, kw_only=True)
class LintCode(DiagnosticCode):
    """One thing that a rule may find; it stands beside the function that finds it."""

    library: bool = False
    """Other topics can bring it about, so that one alone does not tell whether it is there."""


@dataclass(frozen=True, slots=True)
class LintRule:
    """A function that looks through a topic, with all that it may find."""

    find: Callable[[Topic, Effort], Iterable[Diagnostic]]
    """Works out no more than the effort allows, which all rules share."""
    codes: tuple[LintCode, ...]
