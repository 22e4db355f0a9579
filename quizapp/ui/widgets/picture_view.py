"""The picture view: draws what a lab or a chart made for exactly its own size.

A key in a lab moves a few cells of many: only rows that differ from the picture before are painted,
as far as they differ. Over a slow line the bytes are what is waited for.
"""

from collections.abc import Callable
from dataclasses import dataclass
from itertools import takewhile
from operator import eq
from typing import TypeAlias

from rich.segment import Segment
from rich.style import Style
from textual import events
from textual.geometry import Region, Size
from textual.message import Message
from textual.strip import Strip
from textual.widget import Widget

from quizapp.labs.base import View
from quizapp.plot.cells import Line, Picture, Span
from quizapp.ui.picture_styles import colours_of, style_of

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
        self._lines: list[Line] = []
        self._strips: list[Strip] = []
        """The lines as they are painted."""
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

    @property
    def _look(self) -> tuple[Size, str]:
        return self.content_size, self.app.theme

    def show(self, draw: Drawing | None) -> None:
        """Draw this instead of what was there."""
        self._draw = draw
        self.display = draw is not None
        if self._drawn_for != self._look:
            self._drawn_for = None
            self.refresh()
            return
        before, self._lines = self._lines, self._make_lines()
        ends = map(_end_of_difference, before, self._lines)
        rows = [Region(0, y, end, 1) for y, end in enumerate(ends) if end]
        for row in rows:
            self._strips[row.y] = self._strip(self._lines[row.y])
        if rows:
            self.refresh(*rows)

    def render_line(self, y: int) -> Strip:
        """One row of the picture; all of them are made once for each size and theme."""
        if self._drawn_for != self._look:
            self._lines, self._drawn_for = self._make_lines(), self._look
            self._strips = list(map(self._strip, self._lines))
        return self._strips[y] if y < len(self._strips) else Strip.blank(self.size.width, Style())

    def _make_lines(self) -> list[Line]:
        view = self.view
        lines = self._draw(view).lines if self._draw and not self.folded else ()
        blank = (Span(" " * view.width),)
        return [*lines, *[blank] * (view.height - len(lines))]

    def _strip(self, line: Line) -> Strip:
        colours = colours_of(self.app.current_theme)
        return Strip([Segment(span.text, style_of(span.role, colours)) for span in line])

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


def _end_of_difference(before: Line, after: Line) -> int:
    """Up to which cell two lines of one width may differ; 0 where they do not."""
    if before == after:
        return 0
    same = takewhile(lambda spans: eq(*spans), zip(reversed(before), reversed(after), strict=False))
    return sum(len(span.text) for span in after) - sum(len(span.text) for span, _ in same)
