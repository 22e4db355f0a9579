"""What the app loads when it is first needed, so that home paints early, and what it is lent."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from importlib import import_module
from pathlib import Path
from threading import Thread
from typing import TYPE_CHECKING, Any, Final, Protocol, TypeAlias, runtime_checkable

from textual.app import App

from quizapp.collection.collection import Collection

if TYPE_CHECKING:
    from quizapp.collection.sessions import SessionFactory
    from quizapp.ui.editor import EditResult

SCREENS: Final = {
    "filter": "quizapp.ui.widgets.filter_line:FilterLine",
    "help": "quizapp.ui.screens.help:help_screen",
    "lab": "quizapp.ui.screens.lab:LabScreen",
    "labs": "quizapp.ui.screens.labs:LabsScreen",
    "study": "quizapp.ui.screens.study:StudyScreen",
    "summary": "quizapp.ui.screens.summary:SummaryScreen",
}
"""What can be opened over home, by name: the module, and what in it makes the thing."""

AFTER_HOME: Final = ("help", "study", "summary", "filter")
"""What most learners open next; the labs bring NumPy, and are loaded when one is likely."""


def load(name: str) -> Callable[..., Any]:
    """What makes the screen of that name; its module is loaded now, if it was not before."""
    module, _, attribute = SCREENS[name].partition(":")
    maker: Callable[..., Any] = getattr(import_module(module), attribute)
    return maker


def load_ahead(names: Sequence[str]) -> None:
    """Load these while something is read."""
    Thread(target=lambda: [load(name) for name in names], daemon=True).start()


@runtime_checkable
class HasKeys(Protocol):
    """A screen that knows where its keys are listed."""

    @property
    def places(self) -> Sequence[str]:
        """The places whose keys work here, for the help."""
        ...


@runtime_checkable
class HoldsAnswers(Protocol):
    """A screen that may hold what the disk refused."""

    def may_leave(self) -> bool:
        """Nothing would be lost without a word if this screen ended now."""
        ...


Editing: TypeAlias = Callable[[App[Any], Path, int], "EditResult"]
"""Opens a deck file at a line in the learner's editor, and waits for its end."""


@dataclass(frozen=True, slots=True)
class Host:
    """What the front door lends to the app, since it depends on the machine."""

    sessions: Callable[[Collection], "SessionFactory"]
    edit: Editing
    only_ascii: bool = False
    """The terminal has neither braille nor blocks."""
