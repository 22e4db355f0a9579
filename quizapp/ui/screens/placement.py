"""The end of a test: which points were passed, and whether their items are set to known."""

from collections import Counter
from collections.abc import Iterator, Sequence
from typing import ClassVar, Final

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import VerticalScroll

from quizapp.collection.sessions import SessionFactory
from quizapp.collection.topics.testing_out import set_to_known, to_place
from quizapp.store.errors import StoreError
from quizapp.study.coverage import ItemState
from quizapp.study.session.placement import PlacementTest, PointOutcome
from quizapp.study.session.session import Session
from quizapp.text.numbers import quantity
from quizapp.ui.keys import bindings
from quizapp.ui.markdown import inline
from quizapp.ui.question.session_end import SessionEndScreen
from quizapp.ui.text import Block, line, plain, tell
from quizapp.ui.topic.states import sign
from quizapp.ui.widgets.key_footer import KeyFooter
from quizapp.ui.widgets.prose_view import ProseView
from quizapp.ui.widgets.status_line import StatusLine

POINT_CELLS: Final = 72
"""As much of a point as stands on one line of a terminal of 80 cells."""


class PlacementScreen(SessionEndScreen):
    """Ends with the session to go back to, where the last answer was taken back, or with None."""

    BINDINGS: ClassVar[list[BindingType]] = bindings("placement")

    def __init__(self, sessions: SessionFactory, session: Session, *, only_ascii: bool) -> None:
        super().__init__(sessions, session)
        self._only_ascii = only_ascii
        self._count = 0
        """How many items may be set to known."""

    @property
    def places(self) -> Sequence[str]:
        """This screen alone."""
        return ("placement",)

    def compose(self) -> ComposeResult:
        """Status, what was passed, keys."""
        assert self.session.test is not None
        asked = quantity(len(self.session.test.asked), "question")
        yield StatusLine("Test out", asked)
        with VerticalScroll(classes="page"):
            yield ProseView(id="facts")
        yield KeyFooter()

    def on_mount(self) -> None:
        """Draw what was passed."""
        test = self.session.test
        assert test is not None
        try:
            self._count = len(to_place(self.sessions, self.session))
        except StoreError as error:
            tell(self.app, str(error), warn=True)
        days = self.session.scheduler.placed_days(self.session.today)
        known = sign(ItemState.KNOWN, only_ascii=self._only_ascii).plain
        facts = (*passed_points(test, known), *offer(self._count, days))
        self.query_one("#facts", ProseView).show(facts)
        phase = "passed" if self._count else "none"
        self.query_one(KeyFooter).show(phase, places=self.places)

    def action_accept(self) -> None:
        """Set the items to known, in one step."""
        if not self._count:
            self.action_leave()
            return
        try:
            count = len(set_to_known(self.sessions, self.session))
        except StoreError as error:
            tell(self.app, str(error), warn=True)
            return
        self.dismiss(None)
        # What is said now would be over with this screen.
        sentence = f"{quantity(count, 'item')} set to known. u takes that back in one step."
        self.app.call_later(tell, self.app, sentence)


def passed_points(test: PlacementTest, known_sign: str) -> Iterator[Block]:
    """Which points were passed, and how many were not, or were not asked about."""
    passed = test.passed
    yield line(plain(f"Passed {len(passed)} of {quantity(len(test.points), 'point')}", "bold"))
    for number, place in enumerate(passed):
        point = inline(" ".join(test.points[place].split())).truncate(POINT_CELLS, ellipsis=True)
        yield Block(f"{known_sign} ", "  ", point, spaced=number == 0)
    counts = Counter(test.outcomes)
    others = [
        outcome
        for outcome in PointOutcome
        if counts[outcome] and outcome is not PointOutcome.PASSED
    ]
    facts = " ".join(f"{outcome.capitalize()}: {counts[outcome]}." for outcome in others)
    yield line(plain(facts, "dim"))


def offer(count: int, days: int) -> Iterator[Block]:
    """What Enter does, and what leaving does."""
    if count:
        what = f"Enter sets their {quantity(count, 'item')} to known, due in {days} days"
        yield line(plain(f"{what}; one u takes that back."))
    yield line(
        plain("Esc leaves everything as it is. Your answers count like any others.", "dim"),
        spaced=not count,
    )
