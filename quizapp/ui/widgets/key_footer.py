"""The footer: the three keys that matter now, and `?` for all."""

from textual import events
from textual.content import Content

from quizapp.ui.keys import KEYS, Key, footer, shown_key
from quizapp.ui.widgets.text_widget import TextWidget

TYPING = frozenset({"type", "number", "filter", "draft"})
"""The phases in which a text box has the keys."""

_HELP = next(key for key in KEYS if key.action == "help")


class KeyFooter(TextWidget):
    """One row of keys; a click on one does what the key does."""

    DEFAULT_CSS = """
    KeyFooter { dock: bottom; height: 1; padding: 0 1; background: $panel; }
    """

    def __init__(self, *phases: str, without: str = "lab") -> None:
        super().__init__()
        self._phases = phases
        self._without = without

    def show(self, *phases: str) -> None:
        """Draw the keys of other phases."""
        self._phases = phases
        self.refresh()

    @property
    def _keys(self) -> tuple[Key, ...]:
        return (*footer(*self._phases, without=self._without), _HELP)

    def _key_name(self, key: Key) -> str:
        """The one of its keys that works now: in a text box `?` is a letter."""
        names = key.keys.split(",")
        return names[-1] if key is _HELP and TYPING & set(self._phases) else names[0]

    def _entry(self, key: Key) -> Content:
        name = shown_key(self._key_name(key))
        return Content.assemble((name, "bold $accent"), (f" {key.label}   ", "$text-muted"))

    def lines(self, width: int) -> list[Content]:
        """The one row, cut at the right edge."""
        row = Content("").join(self._entry(key) for key in self._keys)
        return [row.truncate(width)]

    def on_click(self, event: events.Click) -> None:
        """Press the key under the pointer."""
        x = event.get_content_offset_capture(self).x
        for key in self._keys:
            x -= self._entry(key).cell_length
            if x < 0:
                self.app.simulate_key(self._key_name(key))
                return
