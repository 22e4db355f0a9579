"""The host: what the front door lends to the app, and what the app asks of its screens."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any, Protocol, TypeAlias, runtime_checkable

from textual.app import App

from quizapp.collection.collection import Collection

if TYPE_CHECKING:
    from quizapp.collection.sessions import SessionFactory
    from quizapp.ui.editor import EditResult


@runtime_checkable
class HasKeys(Protocol):
    """A screen that knows where its keys are listed."""

    @property
    def places(self) -> Sequence[str]:
        """The places whose keys work here, for the help."""
        ...


class OpensLibrary(Protocol):
    """The app, as far as its screens know it."""

    collection: Collection


@runtime_checkable
class FollowsLibrary(Protocol):
    """A screen that shows what decks and journal hold, and can do so again."""

    def follow_library(self) -> None:
        """Show them as they are now."""
        ...


@runtime_checkable
class HoldsAnswers(Protocol):
    """A screen that may hold what the disk refused."""

    def may_leave(self) -> bool:
        """Nothing would be lost without a word if this screen ended now."""
        ...


Editing: TypeAlias = Callable[[App[Any], Path, int], "EditResult"]
"""Opens a deck file at a line in the learner's editor, and waits for its end."""


Copying: TypeAlias = Callable[[str], object]
"""Puts a text into the clipboard of the desktop, where the program runs on one."""


@dataclass(frozen=True, slots=True)
class Host:
    """What the front door lends to the app, since it depends on the machine."""

    sessions: Callable[[Collection], "SessionFactory"]
    edit: Editing
    copy: Copying
    only_ascii: bool = False
    """The terminal has neither braille nor blocks."""
