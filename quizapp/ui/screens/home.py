"""Home: the library, what is due in it, and what in it cannot be studied."""

from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING, ClassVar, Final

from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import VerticalScroll
from textual.screen import Screen

from quizapp.collection.collection import Collection
from quizapp.collection.overview import Overview
from quizapp.collection.request import SessionRequest
from quizapp.decks.diagnostics import Level
from quizapp.store.errors import StoreError
from quizapp.text.days import relative_day
from quizapp.text.numbers import progress_line
from quizapp.ui.keys import bindings
from quizapp.ui.lazy import load
from quizapp.ui.messages import (
    FilterChosen,
    FilterClosed,
    LabsRequested,
    SessionRequested,
    TopicRequested,
    UndoRequested,
)
from quizapp.ui.text import Block, line, plain, tell
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

FLAGS_SHOWN: Final = 5
"""Flagged cards named on home; the filter finds the others."""


class HomeScreen(Screen[None]):
    """Where every session starts and ends."""

    AUTO_FOCUS = "#topics"
    BINDINGS: ClassVar[list[BindingType]] = bindings("home")

    def __init__(self, collection: Collection) -> None:
        super().__init__()
        self.collection = collection
        self.status = StatusLine()
        self.headline = ProseView(id="headline")
        self.topics = TopicList()
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
        """Status, what today holds, the topics, what is broken, keys."""
        yield self.status
        with VerticalScroll(classes="page", can_focus=False):
            yield self.headline
            yield self.topics
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
            sentences = self.collection.problems
        except StoreError as error:
            tell(self.app, str(error), warn=True)
            return
        today = self.collection.moment().day
        self.draw_status()
        is_read = not self.collection.pending
        self.headline.show([line(plain(headline(overview, is_read=is_read), "bold"))])
        self.topics.show(overview.topics, today=today)
        self.problems.show(flags(overview) + problems(overview, sentences))
        self.footer.show("topics" if overview.topics else "empty")

    def draw_status(self) -> None:
        """Show the day, and how far the reading of the library is."""
        today, pending = self.collection.moment().day, self.collection.pending
        work = progress_line(*pending.progress, cells=BAR_CELLS) if pending else ""
        if self._progress and not pending:
            self._progress.stop()
        self.status.show(work, f"{today:%a} {today.day} {today:%b %Y}{self._interview(today)}")

    def _interview(self, today: date) -> str:
        """How far the interview is, if one is planned."""
        day = self.collection.settings.interview_ahead(today)
        return f" · interview {relative_day(day, today)}" if day else ""

    def action_study_all(self) -> None:
        """Study all that is due, and the day's new items."""
        self.post_message(SessionRequested(SessionRequest()))

    def action_ahead(self) -> None:
        """Study what comes due soon."""
        self.post_message(SessionRequested(SessionRequest(days_ahead=DAYS_AHEAD)))

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

    def action_labs(self) -> None:
        """Open the list of labs."""
        self.post_message(LabsRequested(self.topics.chosen))

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


def headline(overview: Overview, *, is_read: bool = True) -> str:
    """One sentence on what today holds, and what else wants attention."""
    if not overview.topics:
        return "There is no topic to study yet." if is_read else "The library is being read."
    parts = [f"{overview.due_today} due" if overview.due_today else ""]
    parts.append(f"{overview.new_today} new" if overview.new_today else "")
    sentences = [
        f"Today: {' and '.join(filter(None, parts))}." if any(parts) else "Nothing is due."
    ]
    if overview.catching_up_until:
        sentences.append(f"The backlog is spread until {overview.catching_up_until}.")
    elif overview.offer:
        sentences.append(f"{overview.offer.offer} c says more.")
    if overview.flagged:
        sentences.append(f"Flagged to be mended: {len(overview.flagged)} (/is:flagged).")
    return " ".join(sentences)


def flags(overview: Overview) -> list[Block]:
    """The first cards that the learner wants to mend, by what they ask."""
    rows = [f"⚑ {text}" for text in overview.flagged[:FLAGS_SHOWN]]
    more = len(overview.flagged) - len(rows)
    rows += [f"  and {more} more"] if more else []
    return [
        Block("", "  ", plain(text, "dim"), spaced=number == 0) for number, text in enumerate(rows)
    ]


def problems(overview: Overview, sentences: tuple[str, ...]) -> list[Block]:
    """Broken files with their first diagnostic, then what is wrong with the learner's own files."""
    blocks = [line(plain(sentence, "$text-warning")) for sentence in sentences]
    blocks += [line(plain(lost.sentence, "$text-warning")) for lost in overview.lost_topics]
    blocks += [line(plain(entry.sentence, "dim")) for entry in overview.stand_ins]
    left_out = {facts.topic: facts.unaskable_sentence for facts in overview.topics}
    broken = False
    for entry in overview.faulty:
        errors = [diagnostic for diagnostic in entry.diagnostics if diagnostic.level is Level.ERROR]
        if errors:
            broken = True
            more = f" (and {len(errors) - 1} more)" if len(errors) > 1 else ""
            sentence = left_out.pop(entry.topic, "") or str(errors[0])
            blocks.append(line(plain(f"{sentence}{more}", "$text-error")))
    blocks += [line(plain(text, "$text-warning")) for text in left_out.values() if text]
    if broken:
        blocks.append(line(plain("`quizapp check FILE` lists everything with the lines.", "dim")))
    return blocks
