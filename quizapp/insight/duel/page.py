"""The duel as a page: owns what it reads."""

from collections.abc import Callable
from dataclasses import dataclass

from quizapp.insight.duel.numbers import Duel, duel
from quizapp.insight.duel.picture import duel_picture
from quizapp.insight.page import Page, PageFacts, PageValue, Scope
from quizapp.insight.reader import Reader
from quizapp.plot.cells import Picture


@dataclass(frozen=True, slots=True)
class DuelValue(PageValue):
    """The numbers, drawn."""

    numbers: Duel

    def facts(self) -> PageFacts:
        """Every number of the page."""
        return self.numbers.facts()

    def draw(self, width: int, *, ascii: bool = False) -> Picture:
        """The page in so many columns."""
        return duel_picture(self.numbers, width, ascii=ascii)


class DuelPage(Page):
    """Which model predicts the learner's next answer."""

    name = "duel"
    title = "Duel"
    what_counts = (
        "The first graded answer of a study day counts, of an item that was answered on an earlier"
        " day; it passed from Hard on. Each model predicts it from earlier study days alone: what"
        " is fitted is fitted anew for each of five runs of days, on what is chosen of the days"
        " before it, and the first days are fitted on alone. SM-2's rows are what it would have"
        " said of the same answers; passes before their day are left out, failures are not. Losses"
        " are in nats, predictions are clipped to 0.0001 and 0.9999, intervals are of 95 % by a"
        " bootstrap that draws whole items. AUC is the chance that an answer that passed was given"
        " more than one that failed; it may lie below a half where what is said changes from run to"
        " run alone. ECE is how far ten groups of equal count, by what was said, lie from what"
        " came."
    )

    def prepare(self, reader: Reader, scope: Scope) -> Callable[[], PageValue]:
        """Read answers with their confidence."""
        answers, today = reader.answers, reader.today.toordinal()
        return lambda: DuelValue(duel(answers, today=today, scope=scope))
