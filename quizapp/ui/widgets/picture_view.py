"""The picture view: draws what a lab or a chart made for exactly its own size."""

from collections.abc import Callable
from typing import TypeAlias

from rich.segment import Segment
from textual import events
from textual.message import Message
from textual.strip import Strip
from textual.widget import Widget

from quizapp.plot.cells import Line, Picture
from quizapp.ui.labs.lab import View
from quizapp.ui.roles import colours_of, style_of

Drawing: TypeAlias = Callable[[View], Picture]


class PictureView(Widget):
    """Shows a picture; without colour it asks for one that needs none."""

    class Clicked(Message):
        """A cell of the picture was clicked."""

        def __init__(self, picture: "PictureView", column: int, row: int) -> None:
            super().__init__()
            self.picture = picture
            self.column = column
            self.row = row

    class Wheeled(Message):
        """The wheel was turned over the picture."""

        def __init__(self, picture: "PictureView", count: int) -> None:
            super().__init__()
            self.picture = picture
            self.count = count

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002 - Textual's own name
        super().__init__(id=id)
        self._draw: Drawing | None = None
        self._drawn: tuple[View, tuple[Line, ...]] | None = None

    @property
    def view(self) -> View:
        """How the picture is wanted now."""
        return View(
            width=max(1, self.content_size.width),
            height=max(1, self.content_size.height),
            ascii=self.app.no_color,
        )

    def show(self, draw: Drawing | None) -> None:
        """Draw this instead of what was there."""
        self._draw = draw
        self._drawn = None
        self.display = draw is not None
        self.refresh()

    def render_line(self, y: int) -> Strip:
        """One row of the picture; the drawing is made once for each size."""
        view = self.view
        if self._drawn is None or self._drawn[0] != view:
            lines = self._draw(view).lines if self._draw else ()
            self._drawn = view, lines
        lines = self._drawn[1]
        colours = colours_of(self.app.current_theme)
        if y >= len(lines):
            return Strip.blank(view.width, style_of("", colours))
        segments = [Segment(span.text, style_of(span.role, colours)) for span in lines[y]]
        return Strip(segments).adjust_cell_length(view.width, style_of("", colours))

    def on_click(self, event: events.Click) -> None:
        """Say which cell it was."""
        place = event.get_content_offset_capture(self)
        self.post_message(self.Clicked(self, place.x, place.y))

    def on_mouse_scroll_up(self, event: events.MouseScrollUp) -> None:
        """One to the right."""
        event.stop()
        self.post_message(self.Wheeled(self, 1))

    def on_mouse_scroll_down(self, event: events.MouseScrollDown) -> None:
        """One to the left."""
        event.stop()
        self.post_message(self.Wheeled(self, -1))
