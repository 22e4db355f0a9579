"""The doors behind home: what each opens is loaded at its first use, or while home is read."""

import gc
import os
import threading
from collections.abc import Sequence
from functools import partial
from typing import TYPE_CHECKING

from quizapp.cli.circumstances import new_id
from quizapp.store.agenda import Agenda
from quizapp.ui.doors import Doors, Filtering, Help, Place

if TYPE_CHECKING:
    from quizapp.store.desk import Desk
    from quizapp.study.lab_start import LabStart
    from quizapp.study.session import Session


def desk(agenda: Agenda) -> "Desk":
    """The desk over this agenda."""
    from quizapp.store.desk import Desk

    return Desk(agenda, new_id=new_id)


def study(desk: "Desk", session: "Session") -> Place:
    """The study screen."""
    from quizapp.ui.editor import edit
    from quizapp.ui.screens.study import StudyScreen

    return StudyScreen(desk, session, partial(edit, env=os.environ))


def summary(desk: "Desk", session: "Session") -> Place:
    """The summary screen."""
    from quizapp.ui.screens.summary import SummaryScreen

    return SummaryScreen(desk, session)


def help_(places: Sequence[str]) -> Help:
    """The help over the screen with these places."""
    from quizapp.ui.screens.reading import ReadingScreen, help_blocks

    return ReadingScreen(help_blocks(places))


def filter_line(agenda: Agenda) -> Filtering:
    """The filter line over this library."""
    from quizapp.store.filtering import chosen, rows
    from quizapp.ui.widgets.filter_line import FilterLine, Vocabulary

    library = tuple(rows(agenda))
    tags = tuple({tag for row in library for tag in row.tags})
    return FilterLine(
        Vocabulary(tags, tuple(agenda.topics), lambda f: len(chosen(agenda, f, library)))
    )


def labs(desk: "Desk", topic: str) -> Place:
    """The list of labs; while it is read, the labs and what they compute with are loaded."""
    from quizapp.ui.screens.labs import LabsScreen

    threading.Thread(target=_load_labs, daemon=True).start()
    return LabsScreen(desk, topic)


def lab(desk: "Desk", start: "LabStart") -> Place:
    """The screen of one lab."""
    from quizapp.ui.editor import edit
    from quizapp.ui.screens.lab import LabScreen

    return LabScreen(desk, start, partial(edit, env=os.environ))


DOORS = Doors(
    desk=desk,
    study=study,
    summary=summary,
    help=help_,
    filter_line=filter_line,
    labs=labs,
    lab=lab,
)


def settle() -> None:
    """What waited for the first frame: the collector, and everything behind home."""
    gc.enable()
    threading.Thread(target=_load, daemon=True).start()


def _load_labs() -> None:
    import quizapp.ui.screens.lab  # noqa: F401 - loading is the point


def _load() -> None:
    import quizapp.ui.screens.reading
    import quizapp.ui.screens.study
    import quizapp.ui.screens.summary
    import quizapp.ui.widgets.filter_line  # noqa: F401 - loading is the point
