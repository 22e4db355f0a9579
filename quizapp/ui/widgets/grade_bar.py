"""The grade bar: the buttons that grade, each with the interval that it would give."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from textual import events
from textual.content import Content
from textual.message import Message
from textual.reactive import var

from quizapp.study.session.flow import Flow
from quizapp.study.session.grades import AGAIN_TODAY
from quizapp.ui.grades import GradeButton, buttons
from quizapp.ui.text import plain
from quizapp.ui.widgets.text_widget import TextWidget


class GradeBar(TextWidget):
    """The grades, shown after the reveal."""

    DEFAULT_CSS = """
    GradeBar { padding: 0 1; }
    """

    flow: var[Flow | None] = var(None, init=False)

    @dataclass
    class Pressed(Message):
        """A button was clicked, which does what its key does."""

        key: str

    def __init__(self, *, six: bool = False) -> None:
        """Offer all six grades of SM-2, or the four of them."""
        super().__init__()
        self._six = six
        self._grades: tuple[GradeButton, ...] = ()

    def watch_flow(self, flow: Flow) -> None:
        """Offer what the flow wants to be decided."""
        self.show(buttons(flow, six=self._six))

    @property
    def grades(self) -> Mapping[str, GradeButton]:
        """The grades that may be given now, by key."""
        return {grade.key: grade for grade in self._grades if grade.enabled}

    def disabled_grade(self, key: str) -> str:
        """The name of the grade on this key that may not be given now; empty where none is."""
        return next((grade.name for grade in self._grades if grade.key == key), "")

    def show(self, grades: Sequence[GradeButton]) -> None:
        """Draw these buttons, or nothing before the reveal."""
        self._grades = tuple(grades)
        self.redraw()

    def lines(self, width: int) -> list[Content]:
        """One row, or two where the grades need them; a blank one before the reveal."""
        rows = [Content("").join(grade.label for grade in row) for row in self._rows(width)]
        meaning = plain(f" {AGAIN_TODAY} again today", "dim")
        if any(grade.drills for grade in self._grades):
            # In the last row, if there is room: the help says it too.
            whole = rows[-1] + meaning
            rows[-1] = whole if whole.cell_length <= width else rows[-1]
        return rows or [Content("")]

    def on_click(self, event: events.Click) -> None:
        """Press the button under the pointer."""
        x, y = event.get_content_offset_capture(self)
        rows = self._rows(self.content_size.width)
        for grade in rows[y] if 0 <= y < len(rows) else ():
            x -= grade.label.cell_length
            if x < 0:
                if grade.enabled:
                    self.post_message(self.Pressed(grade.key))
                return

    def _rows(self, width: int) -> list[list[GradeButton]]:
        rows: list[list[GradeButton]] = []
        room = 0
        for grade in self._grades:
            needed = grade.label.cell_length
            if needed > room:
                rows.append([])
                room = width
            rows[-1].append(grade)
            room -= needed
        return rows
