"""Widgets that draw themselves as lines of text made for their width."""

from collections.abc import Callable
from typing import Self, TypeAlias

from textual.content import Content
from textual.geometry import Region, Size
from textual.widget import Widget

DrawLines: TypeAlias = Callable[[int], list[Content]]
"""The lines of a widget at so many cells of width."""


class TextWidget(Widget):
    """A widget whose picture is a list of lines; its height follows from its width."""

    DEFAULT_CSS = """
    TextWidget { height: auto; width: 1fr; }
    """

    _drawn: tuple[int, list[Content]] | None = None
    """The lines at a width, for layout and painting alike, until the next refresh."""

    def lines(self, width: int) -> list[Content]:
        """The picture at `width` cells."""
        raise NotImplementedError

    def _drawn_lines(self, width: int) -> list[Content]:
        if self._drawn is None or self._drawn[0] != width:
            self._drawn = width, self.lines(width)
        return self._drawn[1]

    def redraw(self) -> None:
        """Draw again after a change."""
        self._drawn = None
        super().refresh(layout=alters_height(self, self._drawn_lines))

    def refresh(
        self,
        *regions: Region,
        repaint: bool = True,
        layout: bool = False,
        recompose: bool = False,
    ) -> Self:
        """Draw again, from the beginning."""
        self._drawn = None
        return super().refresh(*regions, repaint=repaint, layout=layout, recompose=recompose)

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:  # noqa: ARG002 - Textual's signature
        """As many rows as there are lines."""
        return len(self._drawn_lines(width))

    def render(self) -> Content:
        """The lines at the width that layout gave."""
        return one_under_the_other(self, self._drawn_lines)


def alters_height(widget: Widget, draw: DrawLines) -> bool:
    """The widget needs another height now: only then the screen is laid out anew."""
    width, height = widget.content_size
    return not height or len(draw(width)) != height


def one_under_the_other(widget: Widget, draw: DrawLines) -> Content:
    """The lines of a widget at the width that layout gave."""
    return Content("\n").join(draw(max(1, widget.content_size.width)))
