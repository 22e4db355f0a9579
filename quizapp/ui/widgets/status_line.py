"""The status line: where am I, and how far."""

from textual.content import Content

from quizapp.ui.text import plain
from quizapp.ui.widgets.text_widget import TextWidget


class StatusLine(TextWidget):
    """One row: the place on the left, progress on the right; the left gives way."""

    DEFAULT_CSS = """
    StatusLine { height: 1; padding: 0 1; color: $text-muted; }
    """

    def __init__(self, where: str = "", progress: str = "") -> None:
        super().__init__()
        self._where = where
        self._progress = progress

    def show(self, where: str, progress: str) -> None:
        """Draw another place and progress."""
        self._where = where
        self._progress = progress
        self.refresh()

    def lines(self, width: int) -> list[Content]:
        """The one row."""
        brand = Content.styled("quizapp", "bold $accent")
        right = plain(self._progress)
        place = plain(f" › {self._where}" if self._where else "")
        room = max(0, width - brand.cell_length - right.cell_length - 2)
        place = place.truncate(room, ellipsis=True)
        gap = max(1, width - brand.cell_length - place.cell_length - right.cell_length)
        return [brand + place + Content(" " * gap) + right]
