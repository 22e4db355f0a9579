"""The size screen: what a terminal says that is too small for a question and its keys."""

from typing import Final

from textual.app import ComposeResult
from textual.geometry import Size
from textual.screen import ModalScreen

from quizapp.ui.text import line, plain
from quizapp.ui.widgets.prose_view import ProseView

SMALLEST: Final = Size(50, 16)
"""Below it keys, grades and boxes leave the screen, and a key would act on what nobody sees."""


class SizeScreen(ModalScreen[None]):
    """Lies over everything until the terminal is large enough."""

    def compose(self) -> ComposeResult:
        """Two sentences."""
        yield ProseView(id="size")

    def on_mount(self) -> None:
        """Say it of the first size."""
        self.fit(self.app.size)

    def on_screen_resume(self) -> None:
        """Go away if there was room while something else lay over this."""
        self.fit(self.app.size)

    def fit(self, size: Size) -> None:
        """Say what is needed, or go away."""
        if not is_too_small(size):
            if self.is_current:
                self.dismiss(None)
            return
        sentence = (
            f"quizapp needs {SMALLEST.width} columns and {SMALLEST.height} rows; this terminal has"
            f" {size.width} and {size.height}."
        )
        way_out = "Make it larger, or press Ctrl+Q to quit; every answer is saved."
        self.query_one(ProseView).show([line(plain(sentence, "bold")), line(plain(way_out))])


def is_too_small(size: Size) -> bool:
    """A question with its keys finds no room there."""
    return size.width < SMALLEST.width or size.height < SMALLEST.height
