"""The coming days as a page: owns what it reads."""

from collections.abc import Callable
from dataclasses import dataclass

from quizapp.insight.ahead.numbers import Ahead, days_ahead
from quizapp.insight.ahead.picture import LINES_ABOVE_DAYS, ahead_picture, day_sentence
from quizapp.insight.ahead.simulation import COURSES
from quizapp.insight.page import Page, PageEntry, PageFacts, PageValue, Scope
from quizapp.insight.reader import Reader
from quizapp.plot.cells import Picture
from quizapp.study.queue.candidates import asked_when_due


@dataclass(frozen=True, slots=True)
class AheadValue(PageValue):
    """The numbers, drawn."""

    numbers: Ahead

    def facts(self) -> PageFacts:
        """Every number of the page."""
        return self.numbers.facts()

    def draw(self, width: int, *, ascii: bool = False) -> Picture:
        """The page in so many columns."""
        return ahead_picture(self.numbers, width, ascii=ascii)

    @property
    def entries(self) -> tuple[PageEntry, ...]:
        """The days."""
        days = enumerate(self.numbers.days if self.numbers.items else (), start=LINES_ABOVE_DAYS)
        return tuple(PageEntry(line, day_sentence(day), day.due) for line, day in days)


class AheadPage(Page):
    """How many reviews the coming days will hold."""

    name = "ahead"
    title = "Ahead"
    what_counts = (
        "What is due now or comes due counts, on the day on which it would be asked if everything"
        f" is done on its day. The range holds four of five of {COURSES} simulated courses, in"
        " which each answer passes or fails as your own did lately, young and grown items apart."
        " New items, drills, interview questions, suspended items and a day's limits are left out."
    )

    def prepare(self, reader: Reader, scope: Scope) -> Callable[[], PageValue]:
        """Read answers and memories."""
        answers, today, scheduler = reader.answers, reader.today, reader.scheduler
        memories = asked_when_due(reader.memories, reader.kinds)
        return lambda: AheadValue(
            days_ahead(answers, memories, today=today, scope=scope, scheduler=scheduler)
        )
