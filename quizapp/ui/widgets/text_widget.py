"""Widgets that draw themselves as lines of text made for their width."""

from collections.abc import Callable
from typing import TypeAlias

from textual.content import Content
from textual.geometry import Size
from textual.widget import Widget

DrawLines: TypeAlias = Callable[[int], list[Content]]
"""The lines of a widget at so many cells of width."""


class TextWidget(Widget):
    """A widget whose picture is a list of lines; its height follows from its width."""

    DEFAULT_CSS = """
    TextWidget { height: auto; width: 1fr; }
    """

    def lines(self, width: int) -> list[Content]:
        """The picture at `width` cells."""
        raise NotImplementedError

    def redraw(self) -> None:
        """DrawLines again after a change."""
        redraw(self, self.lines)

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:  # noqa: ARG002 - Textual's signature
        """As many rows as there are lines."""
        return len(self.lines(width))

    def render(self) -> Content:
        """The lines at the width that layout gave."""
        return one_under_the_other(self, self.lines)


def redraw(widget: Widget, draw: DrawLines) -> None:
    """Draw a widget again; the screen is laid out anew only if that alters the height."""
    width, height = widget.content_size
    widget.refresh(layout=not height or len(draw(width)) != height)


def one_under_the_other(widget: Widget, draw: DrawLines) -> Content:
    """The lines of a widget at the width that layout gave."""
    return Content("\n").join(draw(max(1, widget.content_size.width)))
