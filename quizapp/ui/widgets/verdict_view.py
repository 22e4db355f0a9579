"""The verdict view: what a spoken answer came to, a line each for what it left out."""

from collections.abc import Sequence

from textual.content import Content

from quizapp.study.points import AskedPoint, NamedPoints, show_weight
from quizapp.ui.interview.drawing import SPOKEN_LABEL_CELLS
from quizapp.ui.markdown import inline
from quizapp.ui.text import plain, with_right
from quizapp.ui.widgets.points_box import KIND_WORDS
from quizapp.ui.widgets.text_widget import TextWidget


class VerdictView(TextWidget):
    """The weight that was named with the time it took, and the points that were missed."""

    def __init__(self) -> None:
        super().__init__(id="verdict")
        self.display = False
        self._named: NamedPoints | None = None
        self._clock = ""

    def show(self, named: NamedPoints | None, clock: str = "") -> None:
        """Draw what was named, or nothing."""
        self._named, self._clock = named, clock
        self.display = named is not None
        self.redraw()

    def lines(self, width: int) -> list[Content]:
        """The sum, then the points that were missed, which the learner has just read in full."""
        if self._named is None:
            return []
        total = _label("named") + plain(named_words(self._named), "bold")
        clock = plain(self._clock, "$text-muted")
        return [with_right(total, clock, width), *_missed(self._named.missed, width)]


def named_words(named: NamedPoints) -> str:
    """How much of the weight was named, and whether it was more than what is true."""
    if named.share is None:
        return "this question has no points: grade it yourself"
    weights = f"{show_weight(named.weight)} of {show_weight(named.total)}"
    edge = ", a trade-off or a failure among it" if named.edge else ""
    return f"{weights} ({named.share:.2f}){edge}"


def _missed(points: Sequence[AskedPoint], width: int) -> list[Content]:
    rows = []
    for place, point in enumerate(points):
        kind = KIND_WORDS.get(point.kind, "")
        note = plain(f"  {kind}" if kind else "", "dim")
        row = _label("" if place else "missed") + plain(f"{show_weight(point.weight)}  ", "dim")
        row += inline(" ".join(point.text.split()))
        rows.append(row.truncate(max(0, width - note.cell_length), ellipsis=True) + note)
    return rows


def _label(word: str) -> Content:
    return plain(f"{word:<{SPOKEN_LABEL_CELLS}}", "dim")
