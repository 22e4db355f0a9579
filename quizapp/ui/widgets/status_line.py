"""The status line: where am I, and how far."""

from textual.content import Content

from quizapp.ui.text import plain
from quizapp.ui.widgets.text_widget import TextWidget


class StatusLine(TextWidget):
    """One row: the place and its mode on the left, progress on the right; the place gives way."""

    DEFAULT_CSS = """
    StatusLine { height: 1; padding: 0 1; color: $text-muted; }
    """

    def __init__(self, where: str = "", progress: str = "") -> None:
        super().__init__()
        self._where = where
        self._progress = progress
        self._mode = ""

    def show(self, where: str, progress: str, *, mode: str = "") -> None:
        """Draw another place and progress; the mode of the place is never cut."""
        self._where = where
        self._mode = mode
        self._progress = progress
        self.refresh()

    def lines(self, width: int) -> list[Content]:
        """The one row."""
        brand = Content.styled("quizapp", "bold $accent")
        right = plain(self._progress)
        place = plain(f" › {self._where}" if self._where else "")
        mode = plain(f" › {self._mode}" if self._mode else "")
        taken = brand.cell_length + mode.cell_length + right.cell_length
        place = place.truncate(max(0, width - taken - 2), ellipsis=True) + mode
        gap = max(1, width - brand.cell_length - place.cell_length - right.cell_length)
        return [brand + place + Content(" " * gap) + right]
