"""Messages that pass between screens which are loaded apart."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from textual.message import Message

if TYPE_CHECKING:
    from quizapp.collection.request import SessionRequest
    from quizapp.study.answer.lab_link import LabLaunch
    from quizapp.study.filters import Filter


@dataclass
class SessionRequested(Message):
    """A session is to be opened over this screen."""

    request: "SessionRequest"


@dataclass
class LabsRequested(Message):
    """The list of labs is to be opened, those of this topic first."""

    topic: str


@dataclass
class LabRequested(Message):
    """A lab is to be opened over this screen, which may want to know when it is left."""

    launch: "LabLaunch"
    then: Callable[[object], None] | None = None


@dataclass
class LabLikely(Message):
    """A lab may be opened next: what it needs can be loaded."""


@dataclass
class UndoRequested(Message):
    """The last thing is to be taken back, or done again."""

    redo: bool


@dataclass
class FilterChosen(Message):
    """What the filter chooses is to be studied."""

    filter: "Filter"


@dataclass
class FilterClosed(Message):
    """The filter line is to be closed."""
