"""The help screen: a page over the screen below, such as the help with all its keys."""

from collections.abc import Sequence
from typing import ClassVar, Final

from textual import events
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll
from textual.geometry import Offset
from textual.screen import ModalScreen

from quizapp.study.filter_words import WORDS
from quizapp.ui.keys import PLACES, Key, keys_of, works_on
from quizapp.ui.markdown import inline, prose
from quizapp.ui.text import Block, line, plain
from quizapp.ui.widgets.prose_view import ProseView

GRADES: Final = """
**Again**: you did not remember. **Hard** means you remembered, with effort. **Good**: you
remembered. **Easy**: you knew it at once. The number beside a grade is when the item comes
back; ↺ says that it also comes back later today, which changes nothing in the schedule.
"""

KEY_WIDTH: Final = 12

FILTERED: Final = ("home", "browse")
"""Where filters are typed."""

CLOSES: Final = "Esc closes this, and so does a click here or beside it."


class HelpScreen(ModalScreen[None]):
    """Something to read over the screen below; any of its keys closes it, and a click."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding(
            "escape,question_mark,f1,q,w,equals_sign,enter,space",
            "dismiss(None)",
            "Close",
            show=False,
        )
    ]

    def __init__(self, blocks: Sequence[Block], *, keys: Sequence[Key | None] = ()) -> None:
        """Show the blocks; a click on one that explains a key closes this and presses it."""
        super().__init__()
        self._blocks = (*blocks, line(plain(CLOSES, "dim")))
        self._keys = keys

    def compose(self) -> ComposeResult:
        """One box that scrolls."""
        with VerticalScroll(id="help"):
            yield ProseView(id="keys")

    def on_mount(self) -> None:
        """Draw the text."""
        self.query_one("#keys", ProseView).show(self._blocks)
        self.query_one("#help").focus()

    def on_click(self, event: events.Click) -> None:
        """Press the key that was clicked; close by a click beside the box or on its last line."""
        box, text = self.query_one("#help").region, self.query_one("#keys", ProseView)
        x, y = event.screen_x, event.screen_y
        if key := self._key_at(event.get_content_offset(text), text):
            self.dismiss(None)
            self.app.call_later(self.app.simulate_key, key.keys.split(",")[0])
        elif not box.contains(x, y) or y == text.region.bottom - 1:
            self.dismiss(None)

    def _key_at(self, clicked: Offset | None, text: ProseView) -> Key | None:
        """The key whose row is under the pointer."""
        place = text.block_at(clicked.y) if clicked else None
        return self._keys[place] if place is not None and place < len(self._keys) else None


def filter_blocks() -> tuple[Block, ...]:
    """The words that filters know."""
    words = (
        Block(f"{name + ':':<{KEY_WIDTH}}", " " * KEY_WIDTH, inline(word.help), spaced=False)
        for name, word in WORDS.items()
    )
    return (line(plain("Filters", "bold $accent")), *words)


def help_screen(places: Sequence[str], screen: object) -> HelpScreen:
    """The keys of these places that work on the screen, to be read or clicked."""
    rows = [row for row in help_rows(places) if row[1] is None or works_on(screen, row[1])]
    return HelpScreen([block for block, _ in rows], keys=[key for _, key in rows])


def help_rows(places: Sequence[str]) -> list[tuple[Block, Key | None]]:
    """The keys of these places, each with its sentence, and what else their help says."""
    rows: list[tuple[Block, Key | None]] = []
    for place in places:
        rows.append((line(plain(PLACES[place], "bold $accent")), None))
        for key in keys_of(place):
            margin = f"{key.shown:<{KEY_WIDTH}}"
            rows.append((Block(margin, " " * KEY_WIDTH, inline(key.help), spaced=False), key))
        more = prose(GRADES) if place == "study" else filter_blocks() if place in FILTERED else ()
        rows += [(block, None) for block in more]
    return rows
