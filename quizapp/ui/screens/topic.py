"""The topic page: one section at a time, what tests it, and the ways to be tested on it.

Longer than most files: a screen's keys are methods of its class; what it draws lies in `ui/topic`.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, ClassVar, Final

from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Horizontal
from textual.screen import Screen

from quizapp.collection.request import SessionRequest
from quizapp.collection.sessions import SessionFactory
from quizapp.collection.topics.page import TopicPage
from quizapp.collection.topics.page_reader import topic_page
from quizapp.collection.topics.readings import keep_reading
from quizapp.collection.topics.testing_out import placement_session, why_no_test
from quizapp.decks.contents.page_section import SectionKind
from quizapp.decks.contents.sections import items_of_session, session_sentence
from quizapp.store.errors import StoreError
from quizapp.study.coverage import ItemState
from quizapp.study.formula.working import workings
from quizapp.study.interview.choose import DeskRequest
from quizapp.ui.keys import bindings
from quizapp.ui.markdown import inline
from quizapp.ui.messages import (
    BrowseRequested,
    DeskOpened,
    ItemsRequested,
    LabRequested,
    NewCardRequested,
    PartRequested,
    PlacementRequested,
    SessionRequested,
    UndoRequested,
)
from quizapp.ui.question.working import show_workings
from quizapp.ui.text import plain, tell
from quizapp.ui.topic.drawing import outline_rows, point_rows, status_words
from quizapp.ui.topic.page_row import PageRow
from quizapp.ui.topic.view import PageView
from quizapp.ui.widgets.key_footer import KeyFooter
from quizapp.ui.widgets.outline import Outline
from quizapp.ui.widgets.page_rows import PageRows
from quizapp.ui.widgets.scrolling import turn_pages
from quizapp.ui.widgets.section_view import SectionView
from quizapp.ui.widgets.status_line import StatusLine

if TYPE_CHECKING:
    from quizapp.study.answer.lab_link import LabLaunch

NOTHING_TO_ASK: Final = "Nothing here can be asked now."


class TopicScreen(Screen[None]):
    """Everything that a deck says of its topic, section by section."""

    AUTO_FOCUS = ""
    BINDINGS: ClassVar[list[BindingType]] = bindings("topic")

    def __init__(self, sessions: SessionFactory, page: TopicPage, *, only_ascii: bool) -> None:
        super().__init__()
        self.sessions = sessions
        self.view = PageView.first(page, read_first=sessions.collection.settings.read_first)
        self._only_ascii = only_ascii
        self._asked = ""
        """The item that was asked from the end of the section."""
        self._labs: Sequence[LabLaunch] = ()
        self.status = StatusLine()
        self.outline = Outline()
        self.section = SectionView(only_ascii=only_ascii)
        self.footer = KeyFooter()

    @property
    def places(self) -> Sequence[str]:
        """The page has one list of keys."""
        return ("topic",)

    def compose(self) -> ComposeResult:
        """Status, the outline beside the section, keys."""
        yield self.status
        with Horizontal(id="spread"):
            yield self.outline
            yield self.section
        yield self.footer

    def on_screen_resume(self) -> None:
        """Count again: something may just have been answered."""
        self.follow_library()

    def follow_library(self) -> None:
        """Show the topic as its deck and the journal have it now, at the same section."""
        try:
            page = topic_page(self.sessions.collection, self.view.page.topic.id)
            self._labs = self.sessions.presets(self.view.page.topic.id)
        except StoreError as error:
            tell(self.app, str(error), warn=True)
            return
        if page is None:
            tell(self.app, f"The library has no topic {self.view.page.topic.id} any more.")
            self.dismiss()
            return
        self.view = self.view.with_page(page)
        asked, self._asked = page.items.get(self._asked), ""
        if asked and asked.state is not ItemState.NEW:
            self.action_next()
        else:
            self.draw()

    def draw(self) -> None:
        """Draw the view."""
        view = self.view
        title = str(view.page.topic.title)
        self.status.show(title, status_words(view))
        self.outline.show(outline_rows(view.page, only_ascii=self._only_ascii), view.place)
        self.section.show(view, self._rows())
        self.set_class(view.in_outline, "outlined")
        self.footer.show(*view.key_phases, places=self.places)

    def _rows(self) -> list[PageRow]:
        """The list to choose from that the section has, if any."""
        match self.view.section.kind:
            case SectionKind.COVERAGE:
                return [row for _, row in point_rows(self.view, only_ascii=self._only_ascii)]
            case SectionKind.LABS:
                return [
                    PageRow(inline(lab.title), self._known_words(lab.tasks)) for lab in self._labs
                ]
            case SectionKind.SESSIONS:
                topic = self.view.page.topic
                return [
                    PageRow(
                        inline(plan.title),
                        self._known_words(item.key for item in items_of_session(topic, plan)),
                        below=(PageRow(plain(session_sentence(plan)), dim=True),),
                    )
                    for plan in topic.sessions
                ]
        return []

    def _known_words(self, keys: Iterable[str]) -> str:
        """How many of the items are known."""
        items = [self.view.page.items[key] for key in keys]
        known = sum(item.state is ItemState.KNOWN for item in items)
        return f"{known} of {len(items)} known" if items else ""

    # Moving

    def _go(self, view: PageView) -> None:
        self.view = view
        self.draw()

    def _keep_reading(self) -> None:
        """Keep that the section was read, once a day; the overview is no reading."""
        if not self.view.place:
            return
        page = self.view.page
        try:
            event = keep_reading(self.sessions, page.topic.id, self.view.section.id)
        except StoreError as error:
            tell(self.app, str(error), warn=True)
            return
        if event:
            self.view = self.view.with_page(replace(page, readings=page.readings.after(event)))

    def action_next(self) -> None:
        """Go on to the next section; this one was read."""
        self._keep_reading()
        view = self.view.next()
        if view.place == self.view.place:
            tell(self.app, "That was the last section. o shows the outline, q goes home.")
        self._go(view)

    def action_previous(self) -> None:
        """Go back to the section before; the first has none."""
        if self.view.place:
            self._go(self.view.previous())
        else:
            tell(self.app, "This is the first section. n goes on, q goes home.")

    def action_outline(self) -> None:
        """Let the keys move through the outline, or through the section again."""
        self._go(replace(self.view, in_outline=not self.view.in_outline))

    def action_coverage(self) -> None:
        """Go to the coverage map; there, let it go by the outline or in its own order."""
        view = self.view
        if view.section.kind is SectionKind.COVERAGE and not view.in_outline:
            self._go(replace(view, by_outline=not view.by_outline))
        elif SectionKind.COVERAGE in view.page.place_of:
            self._go(view.at(SectionKind.COVERAGE))
        else:
            tell(self.app, "This topic has no coverage map.")

    def action_move(self, step: int) -> None:
        """Move the cursor of the list at hand, or scroll the text by a line."""
        if self.view.in_outline:
            self.outline.rows.action_move(step)
        elif self.section.rows.display:
            self.section.rows.action_move(step)
        else:
            self.section.turn(step)

    def action_edge(self, side: int) -> None:
        """Move to the first row of the list at hand or to the top of the text; or to the ends."""
        if self.view.in_outline:
            self.outline.rows.action_edge(side)
        elif self.section.rows.display:
            self.section.rows.action_edge(side)
        else:
            self.section.turn(side * self.section.virtual_size.height)

    def action_page(self, pages: int) -> None:
        """Scroll a long section."""
        turn_pages(self.section, pages)

    def action_more(self) -> None:
        """Show the next answer of an example; else scroll on, and at the end of a text go on."""
        if self.view.asks_step:
            self.action_open_step()
        elif self.section.has_more:
            self.action_page(1)
        else:
            self.action_go_on()

    def action_working(self) -> None:
        """Work the numbers of the section out."""
        show_workings(self.app, workings(self.view.expressions))

    def action_leave(self) -> None:
        """Close the outline where it lies over the text, or go home."""
        if self.view.in_outline:
            self.action_outline()
        else:
            self.dismiss()

    @on(PageRows.Opened)
    def _open_clicked(self, message: PageRows.Opened) -> None:
        self.view = replace(self.view, in_outline=message.rows is self.outline.rows)
        self.action_enter()

    # What Enter does; a section of another kind names its own in `ENTER_ACTIONS`, and here

    def action_enter(self) -> None:
        """Do what the section is for."""
        self.enter_actions[self.view.enter]()

    @property
    def enter_actions(self) -> Mapping[str, Callable[[], None]]:
        """What does what Enter is said to do."""
        return {
            "desk": self.action_open_desk,
            "items": self.action_open_items,
            "lab": self.action_open_lab,
            "next": self.action_go_on,
            "question": self.action_open_question,
            "section": self.action_open_section,
            "session": self.action_open_session,
            "step": self.action_open_step,
            "study": self.action_open_study,
            "test": self.action_open_test,
            "walk": self.action_open_walk,
        }

    def action_open_section(self) -> None:
        """Go to the section under the cursor of the outline."""
        self._go(self.view.at(self.view.page.sections[self.outline.rows.cursor].id))

    def action_go_on(self) -> None:
        """Go on, since nothing is to be asked here; an example is left with `n` alone."""
        if self.view.section.steps:
            # Who opens step after step presses once too often, and would miss what comes next.
            tell(self.app, "That was the last step. n goes on to the next section.")
        else:
            self.action_next()

    def action_open_study(self) -> None:
        """Study what is due in the topic, and the day's new items."""
        topics = frozenset({self.view.page.topic.id})
        self.post_message(SessionRequested(SessionRequest(topics=topics)))

    def action_open_desk(self) -> None:
        """Open the interview desk with the questions of the topic."""
        topics = frozenset({self.view.page.topic.id})
        self.post_message(DeskOpened(DeskRequest(topics=topics)))

    def action_open_step(self) -> None:
        """Show the next answer of a guided example."""
        self._go(self.view.with_step())
        self.call_after_refresh(self.section.scroll_end, animate=False)

    def action_open_question(self) -> None:
        """Ask the question at the end of the section; the next section follows its answer."""
        question = self.view.open_question
        if question:
            self._asked = question.key
            self.post_message(ItemsRequested((question.key,), NOTHING_TO_ASK, summary=False))

    def action_open_test(self) -> None:
        """Ask all that tests the section."""
        self._ask(item.key for item in self.view.askable)

    def action_open_items(self) -> None:
        """Show the items of the point under the cursor, or hide them again."""
        points = point_rows(self.view, only_ascii=self._only_ascii)
        place, _ = points[self.section.rows.cursor]
        self._go(self.view.with_toggled(place))
        self.call_after_refresh(self.section.rows.follow_cursor)

    def action_open_lab(self) -> None:
        """Open the lab under the cursor."""
        if self._labs:
            self.post_message(LabRequested(self._labs[self.section.rows.cursor]))

    def action_open_walk(self) -> None:
        """Walk through the flow or the code."""
        is_flow = self.view.section.kind is SectionKind.FLOW
        topic = self.view.page.topic.id
        self.post_message(PartRequested("flow" if is_flow else "walkthrough", topic))

    def action_open_session(self) -> None:
        """Begin the session under the cursor."""
        topic = self.view.page.topic
        plan = topic.sessions[self.section.rows.cursor]
        self._ask(item.key for item in items_of_session(topic, plan))

    def action_weak(self) -> None:
        """Study what was answered here and is not known, what was missed first."""
        if self.view.page.weak:
            self._ask(self.view.page.weak)
        else:
            tell(self.app, "Nothing here was answered that is not known.")

    def action_test_out(self) -> None:
        """Ask a few questions that tell which points are known already."""
        try:
            session = placement_session(self.sessions, self.view.page.topic.id)
        except StoreError as error:
            tell(self.app, str(error), warn=True)
            return
        if session.step:
            self.post_message(PlacementRequested(session))
        else:
            tell(self.app, why_no_test(session))

    def action_new_card(self) -> None:
        """Write a new card for the topic."""
        self.post_message(NewCardRequested(self.view.page.topic.id))

    def action_browse(self) -> None:
        """List the items of the topic."""
        self.post_message(BrowseRequested(f"deck:{self.view.page.topic.id} "))

    def action_undo(self) -> None:
        """Take the last thing back, whenever it was done."""
        self.post_message(UndoRequested(redo=False))

    def action_redo(self) -> None:
        """Do again what was taken back."""
        self.post_message(UndoRequested(redo=True))

    def _ask(self, keys: Iterable[str]) -> None:
        """Ask these items, without those that no screen asks yet."""
        items = (self.view.page.items[key] for key in keys)
        askable = tuple(item.key for item in items if not item.why_unaskable)
        self.post_message(ItemsRequested(askable, NOTHING_TO_ASK))


def topic_screen(sessions: SessionFactory, topic: str, *, only_ascii: bool) -> TopicScreen | None:
    """The page of a topic; None where the library has it no more.

    Raises:
        StoreError: the disk refused.
    """
    page = topic_page(sessions.collection, topic)
    return TopicScreen(sessions, page, only_ascii=only_ascii) if page else None
