"""Scrolling: owns how far a key turns what is longer than its place."""

from textual.widget import Widget


def turn_pages(area: Widget, pages: int) -> None:
    """Scroll by so many pages, each of which leaves two lines of the last one in sight."""
    area.scroll_relative(y=pages * max(1, area.size.height - 2), animate=False)
