"""The clock line: what is said of a question at the left, its clock at the right."""

from textual.content import Content

from quizapp.ui.text import plain, with_right
from quizapp.ui.widgets.text_widget import TextWidget


class ClockLine(TextWidget):
    """One row, painted anew only when a second has passed."""

    DEFAULT_CSS = """
    ClockLine { height: 1; color: $text-muted; }
    """

    def __init__(self) -> None:
        super().__init__(id="clock")
        self._label = self._clock = ""

    def show(self, label: str, clock: str) -> None:
        """Draw another label and time."""
        if (label, clock) != (self._label, self._clock):
            self._label, self._clock = label, clock
            self.refresh()

    def lines(self, width: int) -> list[Content]:
        """The one row; the label gives way."""
        return [with_right(plain(self._label), plain(self._clock), width)]
