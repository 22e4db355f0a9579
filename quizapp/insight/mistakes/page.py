"""Named mistakes as a page: owns what it reads, and which items are to be studied."""

from collections.abc import Callable
from dataclasses import dataclass

from quizapp.insight.mistakes.numbers import Mistakes, named_mistakes
from quizapp.insight.mistakes.picture import mistakes_picture
from quizapp.insight.page import Page, PageFacts, PageValue, Scope
from quizapp.insight.reader import Reader
from quizapp.plot.cells import Picture


@dataclass(frozen=True, slots=True)
class MistakesValue(PageValue):
    """The numbers, drawn."""

    numbers: Mistakes

    def facts(self) -> PageFacts:
        """Every number of the page."""
        return self.numbers.facts()

    def draw(self, width: int, *, ascii: bool = False) -> Picture:
        """The page in so many columns."""
        return mistakes_picture(self.numbers, width, ascii=ascii)

    @property
    def study_keys(self) -> tuple[str, ...]:
        """The items that a session shall ask."""
        return self.numbers.study_keys


class MistakesPage(Page):
    """Which slips and traps wrong answers were traced to."""

    name = "mistakes"
    title = "Named mistakes"
    what_counts = (
        "A wrong answer counts under the name that it got when it was given: one wrong step in the"
        " card's own formula leads to it, or the card names it. Where either of two steps leads to"
        " it, it counts under both. Drills and filtered sessions count too; what was taken back,"
        " and what you let pass, do not. An item is mended once it was reviewed on two later days"
        " and passed, without a failed review since."
    )

    def prepare(self, reader: Reader, scope: Scope) -> Callable[[], PageValue]:
        """Read answers, mistakes and what can be asked."""
        answers, today, mistakes = reader.answers, reader.today, reader.mistakes
        askable = frozenset(reader.collection.kinds({mistake.item for mistake in mistakes}))
        return lambda: MistakesValue(
            named_mistakes(answers, mistakes, askable=askable, today=today, scope=scope)
        )
