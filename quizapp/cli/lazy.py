"""The doors behind home: what each opens is loaded at its first use, or while home is read."""

import gc
import os
import sys
import threading
from collections.abc import Mapping, Sequence
from functools import partial
from typing import TYPE_CHECKING

from quizapp.cli.context import new_id
from quizapp.collection.collection import Collection
from quizapp.ui.lazy import Doors, Filtering, Help, Place

if TYPE_CHECKING:
    from quizapp.collection.sessions import SessionFactory
    from quizapp.study.answer.lab_link import LabLaunch
    from quizapp.study.session.session import Session


def sessions(collection: Collection) -> "SessionFactory":
    """The desk over this agenda."""
    from quizapp.collection.sessions import SessionFactory

    return SessionFactory(collection, new_id=new_id)


def study(sessions: "SessionFactory", session: "Session") -> Place:
    """The study screen."""
    from quizapp.ui.editor import edit
    from quizapp.ui.screens.study import StudyScreen

    return StudyScreen(sessions, session, partial(edit, env=os.environ))


def summary(sessions: "SessionFactory", session: "Session") -> Place:
    """The summary screen."""
    from quizapp.ui.screens.summary import SummaryScreen

    return SummaryScreen(sessions, session)


def help_(places: Sequence[str]) -> Help:
    """The help over the screen with these places."""
    from quizapp.ui.screens.help import help_screen

    return help_screen(places)


def filter_line(collection: Collection) -> Filtering:
    """The filter line over this library."""
    from quizapp.collection.filtered import chosen, rows
    from quizapp.ui.widgets.filter_line import FilterLine, Vocabulary

    library = tuple(rows(collection))
    tags = tuple({tag for row in library for tag in row.tags})
    return FilterLine(
        Vocabulary(tags, tuple(collection.topics), lambda f: len(chosen(collection, f, library)))
    )


def labs(sessions: "SessionFactory", topic: str) -> Place:
    """The list of labs; while it is read, the labs and what they compute with are loaded."""
    from quizapp.ui.screens.labs import LabsScreen

    load_labs()
    return LabsScreen(sessions, topic)


def lab(sessions: "SessionFactory", start: "LabLaunch") -> Place:
    """The screen of one lab."""
    from quizapp.ui.editor import edit
    from quizapp.ui.screens.lab import LabScreen

    # The app has put something in the place of stdout; this is the terminal.
    only_ascii = draws_ascii(os.environ, sys.__stdout__.encoding if sys.__stdout__ else "")
    return LabScreen(sessions, start, partial(edit, env=os.environ), only_ascii=only_ascii)


def draws_ascii(env: Mapping[str, str], encoding: str) -> bool:
    """The terminal, or what stands between it and the program, has no braille and no blocks."""
    return env.get("TERM", "") in {"linux", "dumb"} or "utf" not in encoding.lower()


def load_labs() -> None:
    """Load the labs and what they compute with, while something is read."""
    threading.Thread(target=_load_labs, daemon=True).start()


DOORS = Doors(
    sessions=sessions,
    study=study,
    summary=summary,
    help=help_,
    filter_line=filter_line,
    labs=labs,
    lab=lab,
    load_labs=load_labs,
)


def settle() -> None:
    """What waited for the first frame: the collector, and everything behind home.

    What start-up made stays to the end. Where the collector looked it through again, a key in a lab
    waited 45 ms instead of 13.
    """
    gc.freeze()
    gc.enable()
    threading.Thread(target=_load, daemon=True).start()


def _load_labs() -> None:
    import quizapp.ui.screens.lab  # noqa: F401 - loading is the point


def _load() -> None:
    import quizapp.ui.screens.help
    import quizapp.ui.screens.study
    import quizapp.ui.screens.summary
    import quizapp.ui.widgets.filter_line  # noqa: F401 - loading is the point
