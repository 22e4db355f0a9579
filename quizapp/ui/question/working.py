"""Working on the screen: a page over the one below, on which its numbers are worked out."""

from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from textual.app import App

from quizapp.study.formula.working import Working
from quizapp.ui.lazy import load
from quizapp.ui.text import Block, line, plain, tell


def show_workings(app: App[Any], workings: Sequence[Working]) -> None:
    """Open the page; where nothing is computed, say so."""
    if workings:
        app.push_screen(load("page")(tuple(_blocks(workings))))
    else:
        tell(app, "No number here is computed.")


def _blocks(workings: Iterable[Working]) -> Iterator[Block]:
    yield line(plain("Working", "bold $accent"))
    for working in workings:
        if working.formula:
            yield line(plain(working.formula, "dim"))
        for place, step in enumerate(working.lines):
            opening = "  " if place == 0 else "= "
            spaced = place == 0 and not working.formula
            yield Block(opening, "    ", plain(step.text), spaced=spaced)
