"""Doors: the screens that are loaded when they are first needed, so that home paints early."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeAlias

from textual.app import App
from textual.containers import Vertical
from textual.message import Message
from textual.screen import ModalScreen, Screen

from quizapp.collection.collection import Collection

if TYPE_CHECKING:
    from quizapp.collection.sessions import SessionFactory
    from quizapp.study.answer.lab_link import LabLaunch
    from quizapp.study.filters import Filter
    from quizapp.study.session.session import Session
    from quizapp.ui.editor import EditResult


class LabWanted(Message):
    """A lab shall be opened over this screen."""

    def __init__(self, start: "LabLaunch") -> None:
        super().__init__()
        self.start = start


class LabAhead(Message):
    """A lab may be wanted next."""


class Place(Screen["Session | None"]):
    """A screen that knows where its keys are listed; ends with a session to go on with, or none."""

    @property
    def places(self) -> Sequence[str]:
        """The places whose keys work here, for the help."""
        raise NotImplementedError

    def may_leave(self) -> bool:
        """Nothing would be lost without a word if this screen ended now."""
        return True


class Filtering(Vertical):
    """A line below the topics on which a filter is typed."""

    class Chosen(Message):
        """The learner wants to study what the filter chooses."""

        def __init__(self, filter_: "Filter") -> None:
            super().__init__()
            self.filter = filter_

    class Closed(Message):
        """The learner wants nothing of it."""


Help: TypeAlias = ModalScreen[None]
"""Lies over a screen and explains its keys."""


Editing: TypeAlias = Callable[[App[Any], Path, int], "EditResult"]
"""Opens a deck file at a line in the learner's editor, and waits for its end."""


@dataclass(frozen=True, slots=True)
class Doors:
    """How to get at what the first frame does without; the front door fills it in."""

    sessions: Callable[[Collection], "SessionFactory"]
    study: Callable[["SessionFactory", "Session"], Place]
    summary: Callable[["SessionFactory", "Session"], Place]
    help: Callable[[Sequence[str]], Help]
    filter_line: Callable[[Collection], Filtering]
    labs: Callable[["SessionFactory", str], Place]
    lab: Callable[["SessionFactory", "LabLaunch"], Place]
    load_labs: Callable[[], object]
    """Loads the labs beforehand, and at once returns."""
