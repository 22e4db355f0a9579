"""Memory as a page: owns what it reads, and what the cost surface gets of it."""

from collections.abc import Callable
from dataclasses import dataclass

from quizapp.insight.memory.numbers import FEWEST_DESCENDED, MemoryWeights, memory_weights
from quizapp.insight.memory.picture import memory_picture
from quizapp.insight.page import Page, PageFacts, PageValue, Scope
from quizapp.insight.reader import Reader
from quizapp.labs.cost_surface.form import SURFACE_FORM
from quizapp.plot.cells import Picture
from quizapp.study.answer.lab_link import LabLaunch


@dataclass(frozen=True, slots=True)
class MemoryValue(PageValue):
    """The numbers, drawn."""

    numbers: MemoryWeights

    def facts(self) -> PageFacts:
        """Every number of the page."""
        return self.numbers.facts()

    def draw(self, width: int, *, ascii: bool = False) -> Picture:
        """The page in so many columns."""
        return memory_picture(self.numbers, width, ascii=ascii)

    @property
    def lab(self) -> LabLaunch | None:
        """The cost surface with one's own last reviews; none where there are too few."""
        xs, ys = self.numbers.waiting
        if len(xs) < FEWEST_DESCENDED or len(set(xs)) == 1:
            return None
        values = {"x": xs, "y": ys, "start": (0.0, 0.0)}
        return LabLaunch(SURFACE_FORM, values, title=f"{SURFACE_FORM.title}: your own forgetting")


class MemoryPage(Page):
    """What one's own answers say of forgetting."""

    name = "memory"
    title = "Memory"
    lab_wants = f"{FEWEST_DESCENDED} scored reviews that did not all wait alike"
    what_counts = (
        "The first graded answer of a study day counts, of an item that was answered on an earlier"
        " day; it passed from Hard on; passes before their day are left out. A logistic regression"
        " is fitted to all of them by Newton's method on log loss: t are the days waited, I is the"
        " interval before, n counts earlier reviews of the item. Intervals are of 95 %, with the"
        " answers to one item taken as one."
    )

    def prepare(self, reader: Reader, scope: Scope) -> Callable[[], PageValue]:
        """Read answers."""
        answers, today = reader.answers, reader.today.toordinal()
        return lambda: MemoryValue(memory_weights(answers, today=today, scope=scope))
