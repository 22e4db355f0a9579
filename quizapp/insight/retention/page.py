"""Retention as a page: owns what it reads."""

from collections.abc import Callable
from dataclasses import dataclass

from quizapp.insight.page import Page, PageFacts, PageValue, Scope
from quizapp.insight.proportion import FEWEST_FOR_SHARE, PERCENT
from quizapp.insight.reader import Reader
from quizapp.insight.retention.numbers import GROWN_DAYS, Retention, retention
from quizapp.insight.retention.picture import retention_picture
from quizapp.plot.cells import Picture


@dataclass(frozen=True, slots=True)
class RetentionValue(PageValue):
    """The numbers, drawn."""

    numbers: Retention

    def facts(self) -> PageFacts:
        """Every number of the page."""
        return self.numbers.facts()

    def draw(self, width: int, *, ascii: bool = False) -> Picture:
        """The page in so many columns."""
        return retention_picture(self.numbers, width, ascii=ascii)


class RetentionPage(Page):
    """How much of what was due was still known."""

    name = "retention"
    title = "Retention"
    what_counts = (
        "The first graded answer of a study day counts, if it is a review of an item that was"
        " answered on an earlier study day; it passes from Hard on. First looks, drills, filtered"
        " sessions, answers that came too early to count and what was taken back are left out."
        f" An item is grown from an interval of {GROWN_DAYS} days before the answer on. Intervals"
        f" of {PERCENT} % are Wilson's; below {FEWEST_FOR_SHARE} answers only the count is given."
    )

    def prepare(self, reader: Reader, scope: Scope) -> Callable[[], PageValue]:
        """Read the answers."""
        answers, today, titles = reader.answers, reader.today, reader.titles
        return lambda: RetentionValue(retention(answers, today=today, scope=scope, titles=titles))
