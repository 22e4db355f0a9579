"""Home: the library, what is due in it, and what in it cannot be studied."""

from collections.abc import Iterator, Sequence
from datetime import date
from typing import TYPE_CHECKING, ClassVar, Final

from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Horizontal, VerticalScroll
from textual.screen import Screen

from quizapp.collection.collection import Collection
from quizapp.collection.home.headline import NEWCOMER_LINES, interview_line, today_line
from quizapp.collection.home.overview import Overview
from quizapp.collection.home.topic_facts import tracks_of
from quizapp.collection.request import SessionRequest
from quizapp.store.errors import StoreError
from quizapp.text.numbers import progress_line, quantity
from quizapp.ui.home.attention import attention
from quizapp.ui.home.beside import topic_blocks
from quizapp.ui.keys import bindings
from quizapp.ui.lazy import load
from quizapp.ui.messages import (
    BrowseRequested,
    DeskOpened,
    FilterChosen,
    FilterClosed,
    InsightOpened,
    LabsRequested,
    MoreRequested,
    NewCardRequested,
    SessionRequested,
    SettingsOpened,
    TopicRequested,
    UndoRequested,
)
from quizapp.ui.text import tell
from quizapp.ui.widgets.day_head import DayHead
from quizapp.ui.widgets.key_footer import KeyFooter
from quizapp.ui.widgets.prose_view import ProseView
from quizapp.ui.widgets.status_line import StatusLine
from quizapp.ui.widgets.topic_list import TopicList

if TYPE_CHECKING:
    from textual.timer import Timer

    from quizapp.study.queue.catch_up import CatchUp

PROGRESS_SECONDS: Final = 0.1
"""Between two looks at how far the reading of the library is."""

BAR_CELLS: Final = 12

DAYS_AHEAD: Final = 3
"""How far `a` reaches: far enough for a free evening, near enough that answers still count."""


class HomeScreen(Screen[None]):
    """Where every session starts and ends."""

    AUTO_FOCUS = "#topics"
    BINDINGS: ClassVar[list[BindingType]] = bindings("home")

    def __init__(self, collection: Collection, *, only_ascii: bool = False) -> None:
        super().__init__()
        self.collection = collection
        self._only_ascii = only_ascii
        self.status = StatusLine()
        self.head = DayHead(only_ascii=only_ascii)
        self.topics = TopicList(only_ascii=only_ascii)
        self.topic_facts = ProseView(id="topic-facts")
        self.problems = ProseView(id="problems")
        self.footer = KeyFooter("topics")
        self._progress: Timer | None = None
        self._offered: CatchUp | None = None
        """The plan that was shown, and may be taken."""

    @property
    def places(self) -> Sequence[str]:
        """The list, and the screen around it."""
        return ("topics", "home")

    def compose(self) -> ComposeResult:
        """Status, what today holds, the topics, what wants attention, keys."""
        yield self.status
        yield self.head
        with Horizontal(id="library"):
            with VerticalScroll(id="topic-rows", can_focus=False):
                yield self.topics
            with VerticalScroll(id="beside", can_focus=False):
                yield self.topic_facts
        yield self.problems
        yield self.footer

    def on_mount(self) -> None:
        """Show how far the reading of the library is, while it is read."""
        if self.collection.pending:
            self._progress = self.set_interval(PROGRESS_SECONDS, self.draw_status)

    def on_screen_resume(self) -> None:
        """Count again: a session may just have ended, or a day begun."""
        self.draw()

    def follow_library(self) -> None:
        """Count again: a deck was changed, or something taken back."""
        self.draw()

    def draw(self) -> None:
        """Show the library as it is now."""
        try:
            overview = self.collection.overview()
            problems = self.collection.problems
        except StoreError as error:
            tell(self.app, str(error), warn=True)
            return
        today = self.collection.moment().day
        self.draw_status()
        self._draw_head(overview, today)
        self.topics.show(tracks_of(overview.topics), today=today)
        self._draw_beside()
        self.problems.show(attention(overview, problems))
        self.footer.show("topics" if overview.topics else "empty", places=self.places)

    def _draw_head(self, overview: Overview, today: date) -> None:
        self.head.show(
            today_line(overview, is_read=not self.collection.pending),
            interview_line(self.collection.settings.interview_ahead(today), today),
            [*further_sentences(overview)],
            coming=() if overview.is_newcomer else overview.coming,
            today=today,
        )

    @on(TopicList.Moved)
    def _draw_beside(self) -> None:
        facts = self.topics.facts
        today = self.collection.moment().day
        self.topic_facts.show(topic_blocks(facts, today) if facts else [])

    def draw_status(self) -> None:
        """Show the day, and how far the reading of the library is."""
        today, pending = self.collection.moment().day, self.collection.pending
        plain_bar = self._only_ascii or self.app.no_color
        work = (
            progress_line(*pending.progress, cells=BAR_CELLS, only_ascii=plain_bar)
            if pending
            else ""
        )
        if self._progress and not pending:
            self._progress.stop()
        self.status.show(work, f"{today:%a} {today.day} {today:%b %Y}")

    def action_study_all(self) -> None:
        """Study all that is due, and the day's new items."""
        self.post_message(SessionRequested(SessionRequest()))

    def action_ahead(self) -> None:
        """Study what comes due soon."""
        self.post_message(SessionRequested(SessionRequest(days_ahead=DAYS_AHEAD)))

    def action_more(self) -> None:
        """Five more new items today."""
        self.post_message(MoreRequested())

    def action_catch_up(self) -> None:
        """Show the plan for the backlog; the second time, take it."""
        try:
            offer = self.collection.catch_up_offer()
            if offer and offer == self._offered:
                self.collection.follow(offer)
                sentence = (
                    f"Until {offer.last} each day asks {offer.per_day}; catch_up_until ends it."
                )
            elif offer:
                sentence = f"{offer.offer} c again takes the plan."
            else:
                sentence = "The backlog is not more than a day's work, or is being spread already."
        except StoreError as error:
            offer, sentence = None, str(error)
        self._offered = offer
        tell(self.app, sentence)
        self.draw()

    def action_interview(self) -> None:
        """Open the interview desk."""
        self.post_message(DeskOpened())

    def action_labs(self) -> None:
        """Open the list of labs."""
        self.post_message(LabsRequested(self.topics.chosen))

    def action_insight(self) -> None:
        """Open the pages of statistics."""
        self.post_message(InsightOpened())

    def action_settings(self) -> None:
        """Open the settings."""
        self.post_message(SettingsOpened())

    def action_new_card(self) -> None:
        """Write a new card."""
        self.post_message(NewCardRequested())

    def action_browse(self) -> None:
        """List all items."""
        self.post_message(BrowseRequested())

    def action_undo(self) -> None:
        """Take back the last thing, whenever it was done."""
        self.post_message(UndoRequested(redo=False))

    def action_redo(self) -> None:
        """Do again what was taken back."""
        self.post_message(UndoRequested(redo=True))

    def action_filter(self) -> None:
        """Open the filter line."""
        if self.query("#filter"):
            return
        self.mount(load("filter")(self.collection), before=self.footer)
        # A toast would lie over the count.
        self.app.clear_notifications()
        self.footer.show("filter")

    @on(FilterClosed)
    def _close_filter(self) -> None:
        self.query("#filter").remove()
        self.topics.focus()
        self.draw()

    @on(FilterChosen)
    def _study_filter(self, message: FilterChosen) -> None:
        self._close_filter()
        self.post_message(SessionRequested(SessionRequest(filter=message.filter)))

    @on(TopicList.Opened)
    def _open(self, message: TopicList.Opened) -> None:
        self.post_message(TopicRequested(message.topic))


def further_sentences(overview: Overview) -> Iterator[str]:
    """What a first visit is told, and what else may be done today."""
    if overview.topics and overview.is_newcomer:
        yield from (text.format(key="s") for text in NEWCOMER_LINES)
    if overview.more_new and not overview.new_today:
        yield f"+ brings {quantity(overview.more_new, 'more new item')} today."
    if overview.catching_up_until:
        yield f"The backlog is spread until {overview.catching_up_until}."
    elif overview.offer:
        yield f"{overview.offer.offer} c says more."
    if overview.flagged:
        yield f"Flagged to be mended: {len(overview.flagged)} (/is:flagged)."
