"""Text widgets: the base of widgets that draw themselves as lines of text made for their width."""

from textual.content import Content
from textual.geometry import Size
from textual.widget import Widget


class TextWidget(Widget):
    """A widget whose picture is a list of lines; its height follows from its width."""

    DEFAULT_CSS = """
    TextWidget { height: auto; width: 1fr; }
    """

    def lines(self, width: int) -> list[Content]:
        """The picture at `width` cells."""
        raise NotImplementedError

    def redraw(self) -> None:
        """Draw again after a change; the screen is laid out anew only if that alters the height."""
        width, height = self.content_size
        self.refresh(layout=not height or len(self.lines(width)) != height)

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:  # noqa: ARG002 - Textual's signature
        """As many rows as there are lines."""
        return len(self.lines(width))

    def render(self) -> Content:
        """The lines at the width that layout gave."""
        return Content("\n").join(self.lines(max(1, self.content_size.width)))
