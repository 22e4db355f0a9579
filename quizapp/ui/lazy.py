"""What waits for the first frame: screens, loaded by name when first needed, and new decks."""

import asyncio
import sys
from collections.abc import Callable, Sequence
from concurrent.futures import Future
from contextlib import suppress
from importlib import import_module
from threading import Thread
from typing import Any, Final, TypeAlias, TypeVar

from quizapp.collection.reading.pending import PendingDecks
from quizapp.plot.cells import Picture

SCREENS: Final = {
    "browse": "quizapp.ui.screens.browse:BrowseScreen",
    "commands": "quizapp.ui.screens.palette:LibraryCommands",
    "debrief": "quizapp.ui.screens.debrief:DebriefScreen",
    "desk": "quizapp.ui.screens.desk_choice:DeskChoiceScreen",
    "filter": "quizapp.ui.widgets.filter_line:FilterLine",
    "flow": "quizapp.ui.screens.flow:FlowScreen",
    "help": "quizapp.ui.screens.help:help_screen",
    "insight": "quizapp.ui.screens.insight:InsightScreen",
    "interview": "quizapp.ui.screens.interview:InterviewScreen",
    "lab": "quizapp.ui.screens.lab:LabScreen",
    "labs": "quizapp.ui.screens.labs:LabsScreen",
    "leech": "quizapp.ui.screens.leech:LeechScreen",
    "new_card": "quizapp.ui.screens.new_card:NewCardScreen",
    "page": "quizapp.ui.screens.help:HelpScreen",
    "past": "quizapp.ui.screens.past_interviews:PastInterviewsScreen",
    "placement": "quizapp.ui.screens.placement:PlacementScreen",
    "preview": "quizapp.ui.screens.preview:PreviewScreen",
    "settings": "quizapp.ui.screens.settings:SettingsScreen",
    "spoken": "quizapp.ui.screens.spoken:SpokenScreen",
    "study": "quizapp.ui.screens.study:StudyScreen",
    "summary": "quizapp.ui.screens.summary:SummaryScreen",
    "topic": "quizapp.ui.screens.topic:topic_screen",
    "walkthrough": "quizapp.ui.screens.walkthrough:WalkthroughScreen",
}
"""What can be opened over another screen, by name: the module, and what in it makes the thing."""

DrawPanel: TypeAlias = Callable[..., Picture | None]
"""Draws a panel of evidence."""

Computed = TypeVar("Computed")

PANEL_PICTURES: Final = "quizapp.plot.evidence_picture"

AFTER_HOME: Final = ("topic", "help", "study", "summary", "filter", "browse")
"""What most learners open next; the labs are loaded when one is likely."""


def load(name: str) -> Callable[..., Any]:
    """What makes the screen of that name; its module is loaded now, if it was not before."""
    module, _, attribute = SCREENS[name].partition(":")
    maker: Callable[..., Any] = getattr(import_module(module), attribute)
    return maker


def panel_picture_loaded() -> DrawPanel | None:
    """What draws panels of evidence; None until it is loaded."""
    draw: DrawPanel | None = getattr(sys.modules.get(PANEL_PICTURES), "panel_picture", None)
    return draw


def load_panel_pictures_ahead(then: Callable[[], object]) -> None:
    """Load what draws panels, which brings NumPy, while these are read; `then` is called here."""
    then_here = _called_here(then)

    def work() -> None:
        import_module(PANEL_PICTURES)
        then_here()

    Thread(target=work, daemon=True).start()


def load_ahead(names: Sequence[str]) -> None:
    """Load these while something is read."""
    Thread(target=lambda: [load(name) for name in names], daemon=True).start()


def load_labs_ahead() -> None:
    """Load the lab screen and every lab, which bring NumPy, while something is read."""
    Thread(target=_load_labs, daemon=True).start()


def _load_labs() -> None:
    load("lab")
    import_module("quizapp.labs.registry").all_labs()


def read_ahead(pending: PendingDecks, take_in: Callable[[], object]) -> None:
    """Read these decks in a thread; `take_in` is called in this one when there is news."""
    Thread(target=pending.work, args=(_called_here(take_in),), daemon=True).start()


def compute_aside(work: Callable[[], Computed], then: Callable[[Future[Computed]], object]) -> None:
    """Do the work in a thread that no one waits for; `then` is called here with what came of it."""
    future: Future[Computed] = Future()
    then_here = _called_here(lambda: then(future))

    def compute() -> None:
        try:
            future.set_result(work())
        except Exception as error:  # noqa: BLE001 - whoever asks for the result gets it
            future.set_exception(error)
        then_here()

    Thread(target=compute, daemon=True).start()


def _called_here(function: Callable[[], object]) -> Callable[[], None]:
    """What another thread may call to have the function called in this one."""
    loop = asyncio.get_running_loop()

    def call() -> None:
        # The app may have ended meanwhile, and its loop with it: then nobody is to be told.
        with suppress(RuntimeError):
            loop.call_soon_threadsafe(function)

    return call
