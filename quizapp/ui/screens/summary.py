"""The summary: what the session was, what was missed, and what comes next."""

from collections.abc import Iterator, Sequence
from typing import ClassVar, Final

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import VerticalScroll

from quizapp.collection.catalogue import topic_of
from quizapp.collection.home.headline import done_line
from quizapp.collection.request import SessionRequest
from quizapp.collection.sessions import SessionFactory
from quizapp.engine.scalar.information import COIN_FLIP_NATS
from quizapp.store.errors import StoreError
from quizapp.study.answer.confidence import confidence_ledger
from quizapp.study.filters import parse_filter
from quizapp.study.kinds.render import render
from quizapp.study.session.session import Session
from quizapp.text.days import relative_day, show_minutes
from quizapp.text.numbers import quantity
from quizapp.ui.keys import bindings
from quizapp.ui.markdown import inline
from quizapp.ui.question.session_end import SessionEndScreen
from quizapp.ui.text import Block, labelled, line, plain, tell
from quizapp.ui.widgets.key_footer import KeyFooter
from quizapp.ui.widgets.prose_view import ProseView
from quizapp.ui.widgets.status_line import StatusLine


class SummaryScreen(SessionEndScreen):
    """Ends with a session to go on with (a drill, or an answer taken back), or with None."""

    BINDINGS: ClassVar[list[BindingType]] = bindings("summary")

    @property
    def places(self) -> Sequence[str]:
        """The summary alone."""
        return ("summary",)

    def compose(self) -> ComposeResult:
        """Status, the facts, keys."""
        yield StatusLine("Summary")
        with VerticalScroll(classes="page"):
            yield ProseView(id="facts")
        yield KeyFooter("missed" if self.session.missed else "clean")

    def on_mount(self) -> None:
        """Draw the facts."""
        self.query_one("#facts", ProseView).show(tuple(facts(self.sessions, self.session)))

    def action_drill(self) -> None:
        """Drill what was missed."""
        if self.session.missed:
            self.dismiss(self.session.drill_missed())
        else:
            tell(self.app, "Nothing was missed in this session.")

    def action_failed_today(self) -> None:
        """Cram everything that failed today."""
        try:
            session = self.sessions.session(SessionRequest(filter=parse_filter("failed:today")))
        except StoreError as error:
            tell(self.app, str(error), warn=True)
            return
        if session.step is None:
            tell(self.app, "Nothing failed today.")
        else:
            self.dismiss(session)

    def action_more(self) -> None:
        """Five more new items today, asked at once: those of its topic, if it had but one."""
        topics = frozenset(topic_of(planned.key) for planned in self.session.items)
        try:
            sentence = self.sessions.more_new()
            session = self.sessions.session(SessionRequest(topics if len(topics) == 1 else None))
            if session.step is None:
                # The topic has no new item left, and others have.
                session = self.sessions.session(SessionRequest())
        except StoreError as error:
            tell(self.app, str(error), warn=True)
            return
        tell(self.app, sentence)
        if session.step is not None:
            self.dismiss(session)

    def action_redo(self) -> None:
        """Do again what was taken back."""
        self.keeper.redo(self.session, self.go_back)


def facts(sessions: SessionFactory, session: Session) -> Iterator[Block]:
    """What was answered and right, how long it took, and when the next item is due."""
    missed = session.missed
    yield line(plain("Session done", "bold"))
    yield from _fact("answered", f"{session.answered}")
    if done := session.progress.done:
        yield from _fact("right", f"{done - len(missed)} of {done}")
    yield from _score(session.shares)
    yield from _fact("time", show_minutes(session.thinking_ms))
    yield from _sureness(sessions, session)
    yield from _ahead(sessions)
    yield from _missed(sessions, session)


def _ahead(sessions: SessionFactory) -> Iterator[Block]:
    """When the next item is due; once nothing is left today, what was done and what waits."""
    try:
        overview = sessions.collection.overview()
    except StoreError as error:
        yield from _fact("next due", str(error))
        return
    days = [facts.next_due for facts in overview.topics if facts.next_due]
    today = sessions.collection.moment().day
    yield from _fact("next due", relative_day(min(days), today) if days else "nothing yet")
    if not overview.work_ms:
        yield from _fact("today", done_line(overview))
        if overview.more_new:
            count = quantity(overview.more_new, "more new item")
            yield from _fact("", f"the day's new items are met: + brings {count}")


def _missed(sessions: SessionFactory, session: Session) -> Iterator[Block]:
    """The first of what was missed, a line each."""
    counts = {planned.key: planned.memory.answers for planned in session.items}
    for place, key in enumerate(session.missed[:MISSES_SHOWN]):
        try:
            prompt = render(sessions.item(key), count=counts.get(key, 0)).prompt
        except (KeyError, ValueError):
            # The card has left its deck, or cannot be asked any more, since it was missed.
            prompt = key
        question = inline(" ".join(prompt.split())).truncate(LINE_CELLS, ellipsis=True)
        yield Block("✗ ", "  ", question, spaced=place == 0)
    more = len(session.missed) - MISSES_SHOWN
    if more > 0:
        yield line(plain(f"  and {more} more: d drills them all", "dim"), spaced=False)


def _score(shares: Sequence[float]) -> tuple[Block, ...]:
    """How much was right of what counts in parts, as tickets do, where any was asked."""
    if not shares:
        return ()
    answers = quantity(len(shares), "ticket")
    return _fact("scored", f"{sum(shares) / len(shares):.0%} on {answers}")


def _sureness(sessions: SessionFactory, session: Session) -> tuple[Block, ...]:
    """What the confidences stated today came to, where any were."""
    try:
        book = confidence_ledger(sessions.collection.event_store.events_on(session.today))
    except StoreError:
        return ()
    if book.mean_nats is None:
        return ()
    price = f"{book.mean_nats:.3f} nats each (a shrug: {COIN_FLIP_NATS:.3f})"
    sentence = f"{book.count} × today, {price}"
    return _fact("stated", sentence)


MISSES_SHOWN: Final = 5
"""Of the questions that were missed; the drill has them all."""

LINE_CELLS: Final = 74
"""As much of a question as stands on one line of a terminal of 80 cells."""

LABEL_CELLS: Final = 10
"""Cells for the word left of a fact."""


def _fact(label: str, value: str) -> tuple[Block, ...]:
    return labelled(label, [line(plain(value), spaced=False)], LABEL_CELLS)
