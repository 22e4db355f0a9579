"""Messages that pass between screens which are loaded apart."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from textual.message import Message

if TYPE_CHECKING:
    from pathlib import Path

    from quizapp.collection.request import SessionRequest
    from quizapp.decks.writing.card_form import CardForm
    from quizapp.study.answer.lab_link import LabLaunch
    from quizapp.study.filters import Filter
    from quizapp.study.interview.choose import DeskRequest
    from quizapp.study.session.session import Session


@dataclass
class SessionRequested(Message):
    """A session is to be opened over this screen."""

    request: "SessionRequest"


@dataclass
class ItemsRequested(Message):
    """These items are to be asked over this screen, in this order, due or not."""

    keys: tuple[str, ...]
    why_empty: str
    """What to say where none of them can be asked."""
    summary: bool = True
    """The session is told of at its end."""


@dataclass
class PlacementRequested(Message):
    """A test of what is known of a topic is to be gone through."""

    session: "Session"


@dataclass
class TopicRequested(Message):
    """The page of a topic is to be opened over this screen."""

    topic: str


@dataclass
class BrowseRequested(Message):
    """All items that a filter finds are to be listed over this screen."""

    filter_text: str = ""
    key: str = ""
    """The item on which the cursor shall stand."""


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
class PartRequested(Message):
    """What a topic has to walk through is to be opened: its flow or its walkthrough."""

    screen: Literal["flow", "walkthrough"]
    topic: str


@dataclass
class PreviewRequested(Message):
    """The preview of a deck file is to be opened over this screen."""

    file: "Path"
    key: str = ""
    """The item to begin with, if the file has it."""


@dataclass
class NewCardRequested(Message):
    """The form for a new card is to be opened over this screen."""

    deck: str = ""
    """The deck or topic that takes the card; empty where the learner shall say."""
    form: "CardForm | None" = None
    """What stands in the form already."""


@dataclass
class DeskOpened(Message):
    """The interview desk is to be opened over this screen."""

    request: "DeskRequest | None" = None
    """What it wants; none where the learner shall say."""
    begins: bool = False
    """The interview that it wants begins at once."""


@dataclass
class LabLikely(Message):
    """A lab may be opened next: what it needs can be loaded."""


@dataclass
class MoreRequested(Message):
    """Five more new items are wanted today."""


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


@dataclass
class SettingsOpened(Message):
    """The settings are to be opened over this screen."""


@dataclass
class InsightOpened(Message):
    """The pages of statistics are to be opened over this screen."""
