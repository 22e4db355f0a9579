"""Retention as a page: owns what it reads."""

from collections.abc import Callable
from dataclasses import dataclass

from quizapp.insight.page import Page, PageFacts, PageValue, Scope
from quizapp.insight.reader import Reader
from quizapp.insight.retention.numbers import Retention, retention
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

    def prepare(self, reader: Reader, scope: Scope) -> Callable[[], PageValue]:
        """Read the answers."""
        answers, today = reader.answers, reader.today
        return lambda: RetentionValue(retention(answers, today=today, scope=scope))
