"""The picture view: draws what a lab or a chart made for exactly its own size."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeAlias

from rich.segment import Segment
from rich.style import Style
from textual import events
from textual.message import Message
from textual.strip import Strip
from textual.widget import Widget

from quizapp.labs.base import View
from quizapp.plot.cells import Picture
from quizapp.ui.picture_styles import colours_of, style_of

if TYPE_CHECKING:
    from textual.geometry import Size

Drawing: TypeAlias = Callable[[View], Picture]


class PictureView(Widget):
    """Shows a picture; without colour it asks for one that needs none."""

    @dataclass
    class Clicked(Message):
        """A cell of the picture was clicked."""

        column: int
        row: int

    @dataclass
    class Wheeled(Message):
        """The wheel was turned over the picture."""

        count: int

    def __init__(self, *, id: str, only_ascii: bool = False) -> None:  # noqa: A002 - Textual's own name
        """Draw in ASCII if that is all there is, as without colour."""
        super().__init__(id=id)
        self._only_ascii = only_ascii
        self._draw: Drawing | None = None
        self._strips: list[Strip] = []
        self.folded = False
        """There is no room to see anything: nothing is drawn."""
        self._drawn_for: tuple[Size, str] | None = None
        """The size and the theme for which the strips were made; none when they are stale."""

    @property
    def view(self) -> View:
        """How the picture is wanted now."""
        return View(
            width=max(1, self.content_size.width),
            height=max(1, self.content_size.height),
            ascii=self._only_ascii or self.app.no_color,
        )

    def show(self, draw: Drawing | None) -> None:
        """Draw this instead of what was there."""
        self._draw = draw
        self._drawn_for = None
        self.display = draw is not None
        self.refresh()

    def render_line(self, y: int) -> Strip:
        """One row of the picture; all of them are made once for each size and theme."""
        look = (self.content_size, self.app.theme)
        if self._drawn_for != look:
            self._strips, self._drawn_for = self._make(), look
        return self._strips[y] if y < len(self._strips) else Strip.blank(look[0].width, Style())

    def _make(self) -> list[Strip]:
        view, colours = self.view, colours_of(self.app.current_theme)
        lines = self._draw(view).lines if self._draw and not self.folded else ()
        rows = [[Segment(span.text, style_of(span.role, colours)) for span in row] for row in lines]
        rows += [[]] * (view.height - len(rows))
        plain = style_of("", colours)
        return [Strip(row).adjust_cell_length(view.width, plain) for row in rows]

    def on_click(self, event: events.Click) -> None:
        """Say which cell it was."""
        place = event.get_content_offset_capture(self)
        self.post_message(self.Clicked(place.x, place.y))

    def on_mouse_scroll_up(self, event: events.MouseScrollUp) -> None:
        """One to the right."""
        event.stop()
        self.post_message(self.Wheeled(1))

    def on_mouse_scroll_down(self, event: events.MouseScrollDown) -> None:
        """One to the left."""
        event.stop()
        self.post_message(self.Wheeled(-1))
