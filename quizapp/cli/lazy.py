"""What the front door lends to the app: each is loaded at its first use, or while home is read."""

import gc
import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from quizapp.cli.context import new_id
from quizapp.cli.terminal import draws_ascii
from quizapp.collection.collection import Collection
from quizapp.ui.host import Host
from quizapp.ui.lazy import AFTER_HOME, load_ahead

if TYPE_CHECKING:
    from quizapp.collection.sessions import SessionFactory
    from quizapp.ui.editor import EditResult

TURN_SECONDS: Final = 0.0005


def make_sessions(collection: Collection) -> "SessionFactory":
    """What sessions over the collection are made by."""
    from quizapp.collection.sessions import SessionFactory

    return SessionFactory(collection, new_id=new_id)


def open_editor(app: Any, file: Path, line: int) -> "EditResult":
    """Open the file in the editor that the environment names."""
    from quizapp.ui.editor import edit

    return edit(app, file, line, env=os.environ)


def copy_text(text: str) -> None:
    """Put the text into the clipboard of the desktop that the environment names, if any."""
    from quizapp.cli.clipboard import hand_to_desktop

    hand_to_desktop(text, env=os.environ)


def host() -> Host:
    """This machine, as the app sees it."""
    # Once the app runs it has put something in the place of stdout; this is the terminal.
    encoding = sys.__stdout__.encoding if sys.__stdout__ else ""
    return Host(make_sessions, open_editor, copy_text, only_ascii=draws_ascii(os.environ, encoding))


def share_turns() -> None:
    """Hand the interpreter over sooner than Python does by itself, which is after 5 ms.

    Whoever asks the index lets go of it at each row. Beside a thread that reads 30 deck files,
    home stood for 10 s, waiting for 5 ms two thousand times.
    """
    sys.setswitchinterval(TURN_SECONDS)


def settle() -> None:
    """What waited for the first frame: the collector, and everything behind home.

    What start-up made stays to the end. Where the collector looked it through again, a key in a lab
    waited 45 ms instead of 13.
    """
    gc.freeze()
    gc.enable()
    load_ahead(AFTER_HOME)
