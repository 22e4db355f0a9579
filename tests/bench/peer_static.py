"""A baseline of the labs' benchmark: a bare Textual app that draws a screen of text on each key."""

from textual import events
from textual.app import App, ComposeResult
from textual.content import Content
from textual.widgets import Static


class Page(App[None]):
    """As many cells as a lab's picture, all of them other ones after each key."""

    CSS = "Static { width: 1fr; height: 1fr; }"

    def __init__(self) -> None:
        super().__init__()
        self._presses = 0

    def compose(self) -> ComposeResult:
        """The page."""
        yield Static(self._text(), id="page")

    def on_key(self, event: events.Key) -> None:
        """Draw other cells."""
        event.stop()
        self._presses += 1
        self.query_one("#page", Static).update(self._text(), layout=False)

    def _text(self) -> Content:
        sign = "ready"[self._presses % 5] if self._presses else "ready "
        return Content("\n".join((sign * 120)[:100] for _ in range(30)))


if __name__ == "__main__":
    Page().run()
