"""Reading: a page over the screen below, such as the help with all its keys."""

from collections.abc import Sequence
from typing import ClassVar, Final

from textual import events
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll
from textual.content import Content
from textual.screen import ModalScreen

from quizapp.study.filters import WORDS
from quizapp.ui.keys import PLACES, keys_of
from quizapp.ui.markdown import inline, prose
from quizapp.ui.text import Block, line, plain
from quizapp.ui.widgets.prose_view import ProseView

GRADES: Final = """
**Again**: you did not remember. **Hard** means you remembered, with effort. **Good**: you
remembered. **Easy**: you knew it at once. The number beside a grade is when the item comes
back; ↺ says that it also comes back later today, which changes nothing in the schedule.
"""

KEY_WIDTH: Final = 12


class ReadingScreen(ModalScreen[None]):
    """Something to read over the screen below; any of its keys closes it."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape,question_mark,f1,q,w,enter,space", "dismiss(None)", "Close", show=False)
    ]

    def __init__(self, blocks: Sequence[Block]) -> None:
        super().__init__()
        self._blocks = (*blocks, line(Content.styled("Esc closes this.", "dim")))

    def compose(self) -> ComposeResult:
        """One box that scrolls."""
        with VerticalScroll(id="help"):
            yield ProseView(id="keys")

    def on_mount(self) -> None:
        """Draw the text."""
        self.query_one("#keys", ProseView).show(self._blocks)
        self.query_one("#help").focus()

    def on_click(self, event: events.Click) -> None:
        """Close by a click beside the box, or on the line that says how."""
        box, page = self.query_one("#help").region, self.query_one("#keys").region
        x, y = event.screen_x, event.screen_y
        if not box.contains(x, y) or y == page.bottom - 1:
            self.dismiss(None)


def filter_blocks() -> tuple[Block, ...]:
    """The words that filters know."""
    words = (
        Block(f"{name + ':':<{KEY_WIDTH}}", " " * KEY_WIDTH, inline(word.help), spaced=False)
        for name, word in WORDS.items()
    )
    return (line(plain("Filters", "bold $accent")), *words)


def help_blocks(places: Sequence[str]) -> tuple[Block, ...]:
    """The keys of these places, each with its sentence."""
    blocks: list[Block] = []
    for place in places:
        blocks.append(line(plain(PLACES[place], "bold $accent")))
        for key in keys_of(place):
            margin = f"{key.shown:<{KEY_WIDTH}}"
            blocks.append(Block(margin, " " * KEY_WIDTH, inline(key.help), spaced=False))
        if place == "study":
            blocks.extend(prose(GRADES))
        if place == "home":
            blocks.extend(filter_blocks())
    return tuple(blocks)
