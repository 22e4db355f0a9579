"""What a lint rule is: a function over a topic, and the codes of what it finds."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from quizapp.decks.diagnostics import Diagnostic
from quizapp.decks.lint.effort import Effort
from quizapp.decks.topic import Topic


@dataclass(frozen=True, slots=True, kw_only=True)
class LintCode:
    """One thing that can be wrong; it stands beside the function that finds it."""

    code: str
    """`E-` for an error, `W-` for advice; once given, it stays."""
    help: str
    """The line of the author's guide: what holds where nothing is wrong."""
    fails: str
    """A deck in which it is wrong, and nothing else."""
    passes: str
    """The same deck, mended."""


@dataclass(frozen=True, slots=True)
class LintRule:
    """A function that looks through a topic, with all that it may find."""

    find: Callable[[Topic, Effort], Iterable[Diagnostic]]
    """Works out no more than the effort allows, which all rules share."""
    codes: tuple[LintCode, ...]
