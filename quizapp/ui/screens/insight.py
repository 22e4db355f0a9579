"""Insight: the pages of statistics, one at a time, about all topics or about one."""

from collections.abc import Sequence
from concurrent.futures import Future
from dataclasses import dataclass
from functools import partial
from typing import ClassVar, Final

from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import VerticalScroll
from textual.message import Message
from textual.screen import Screen

from quizapp.collection.catalogue import topic_of
from quizapp.collection.sessions import SessionFactory
from quizapp.insight.page import Page, PageEntry, PageValue, Scope
from quizapp.insight.reader import Reader
from quizapp.insight.registry import PAGES
from quizapp.store.errors import StoreError
from quizapp.ui.insight.place import InsightPlace
from quizapp.ui.keys import bindings
from quizapp.ui.lazy import compute_aside, load
from quizapp.ui.messages import ItemsRequested, LabRequested
from quizapp.ui.text import Block, line, plain, tell
from quizapp.ui.widgets.key_footer import KeyFooter
from quizapp.ui.widgets.page_tabs import PageTabs
from quizapp.ui.widgets.prose_view import ProseView
from quizapp.ui.widgets.scrolling import turn_pages
from quizapp.ui.widgets.statistics_view import WAITING, StatisticsView
from quizapp.ui.widgets.status_line import StatusLine

ALL_TOPICS: Final = "all topics"

SCROLL_CELLS: Final = 10
"""To the side, where a page is wider than the terminal."""


class InsightScreen(Screen[None]):
    """One page; it is worked out in a thread, and nobody waits for what takes long."""

    AUTO_FOCUS = ""
    BINDINGS: ClassVar[list[BindingType]] = bindings("insight")

    @dataclass
    class Ready(Message):
        """A page was worked out."""

        about: tuple[str, Scope]
        reader: Reader
        """Of which answers."""
        result: Future[PageValue]

    def __init__(
        self,
        sessions: SessionFactory,
        *,
        only_ascii: bool = False,
        pages: tuple[Page, ...] = PAGES,
    ) -> None:
        super().__init__()
        self.sessions = sessions
        self.reader: Reader | None = None
        self.place = InsightPlace(pages)
        self.status = StatusLine("Insight")
        self.tabs = PageTabs([page.title for page in pages])
        self.view = StatisticsView(only_ascii=only_ascii)
        self.sentence = ProseView(id="entry")
        self.footer = KeyFooter("insight")
        self._values: dict[tuple[str, Scope], PageValue] = {}
        """The pages as they were worked out last; until one is worked out anew it stays."""
        self._current: set[tuple[str, Scope]] = set()
        """Those that are worked out of what the reader has."""
        self._working: set[str] = set()
        """The pages that are being worked out: of each one topic at a time, so that turning through
        many of them starts no more than one thread a page."""

    @property
    def places(self) -> Sequence[str]:
        """The screen alone."""
        return ("insight",)

    @property
    def value(self) -> PageValue | None:
        """The page at hand; none while it is worked out."""
        return self._values.get(self._about)

    @property
    def _about(self) -> tuple[str, Scope]:
        return (self.place.page.name, self.place.scope)

    def compose(self) -> ComposeResult:
        """Where, the names of the pages, the page, an entry of it by itself, keys."""
        yield self.status
        yield self.tabs
        with VerticalScroll(classes="page", can_focus=False):
            yield self.view
        yield self.sentence
        yield self.footer

    def on_mount(self) -> None:
        """How tall the page is, its layout will say."""
        self.watch(self._page, "virtual_size", self._name_keys, init=False)

    def on_screen_resume(self) -> None:
        """Read what may have come in; the screen is there before it is read."""
        self.draw()
        self.call_after_refresh(self._read)

    def follow_library(self) -> None:
        """Read again: a deck was changed, or something taken back."""
        self.reader = None
        self._read()

    def _read(self) -> None:
        """Take the answers as they are now."""
        try:
            if self.reader is None or not self.reader.is_current:
                self.reader = Reader(self.sessions.collection)
                self._current.clear()
                self.go(self.place.with_topics(self.reader.answered_topics))
        except StoreError as error:
            tell(self.app, str(error), warn=True)

    def go(self, place: InsightPlace) -> None:
        """Look at another page, or at another part of it."""
        self.place = place
        name = place.page.name
        if self.reader and name not in self._working and self._about not in self._current:
            try:
                work = place.page.prepare(self.reader, place.scope)
            except StoreError as error:
                tell(self.app, str(error), warn=True)
                return
            self._working.add(name)
            compute_aside(work, partial(self._say_computed, self._about, self.reader))
        self.draw()

    def _say_computed(
        self, about: tuple[str, Scope], reader: Reader, result: Future[PageValue]
    ) -> None:
        self.post_message(self.Ready(about, reader, result))

    @on(Ready)
    def _take(self, message: Ready) -> None:
        """Keep what was worked out; a fault of ours in it is raised here."""
        self._working.discard(message.about[0])
        self._values[message.about] = message.result.result()
        if message.reader is self.reader:
            self._current.add(message.about)
        self.go(self.place)

    def draw(self) -> None:
        """Draw where the learner is."""
        value, entry = self.value, self._entry
        topic = self.place.topic
        titles = self.sessions.collection.topics
        about = titles.get(topic, topic) if topic else ALL_TOPICS
        # Until it is worked out anew, a page that is there stays.
        progress = about if self._about in self._current else f"{WAITING} {about}"
        self.status.show(f"Insight › {self.place.page.title}", progress)
        self.tabs.show(self.place.page_index)
        self.view.show(value, self.place.entry if entry else -1)
        self.sentence.show([line(plain(entry.sentence))] if entry else [])
        self._name_keys()

    @property
    def _entry(self) -> PageEntry | None:
        """The entry that is looked at by itself."""
        value, place = self.value, self.place.entry
        return value.entries[place] if value and 0 <= place < len(value.entries) else None

    def _name_keys(self) -> None:
        """Say which keys matter."""
        value = self.value
        phases = {
            "lab": value and value.lab,
            "study": value and value.study_keys,
            "topics": self.place.topics,
            "entries": value and value.entries,
            "more": self._page.max_scroll_y,
        }
        here = (phase for phase, is_so in phases.items() if is_so)
        counts = {"study": len(value.study_keys)} if value else {}
        self.footer.show("insight", *here, places=self.places, counts=counts)

    @property
    def _page(self) -> VerticalScroll:
        return self.query_one(".page", VerticalScroll)

    def on_resize(self) -> None:
        """Another size may hold more of the page."""
        self.call_after_refresh(self._name_keys)

    @on(PageTabs.Clicked)
    def _open_page(self, message: PageTabs.Clicked) -> None:
        self._to_page(message.index)

    def action_turn_page(self, step: int) -> None:
        """Go to the page so many further."""
        self._to_page(self.place.page_index + step)

    def _to_page(self, index: int) -> None:
        self.go(self.place.on_page(index))
        self._page.scroll_home(animate=False)

    def action_turn_topic(self, step: int) -> None:
        """Go to the topic so many below."""
        self.go(self.place.turn_topic(step))

    def action_move(self, step: int) -> None:
        """Look at the entry so many further by itself; without any, scroll what is too wide."""
        if self.value and self.value.entries:
            self._to_entry(self.place.entry + step)
        else:
            self._page.scroll_relative(x=step * SCROLL_CELLS, animate=False)

    @on(StatisticsView.Clicked)
    def _look_at(self, message: StatisticsView.Clicked) -> None:
        self._to_entry(message.entry)

    def _to_entry(self, entry: int) -> None:
        if self.value and self.value.entries:
            self.go(self.place.at_entry(entry, count=len(self.value.entries)))

    def action_page(self, pages: int) -> None:
        """Scroll."""
        turn_pages(self._page, pages)

    def action_explain(self) -> None:
        """Say which answers the page counts."""
        page = self.place.page
        blocks = [line(plain(page.title, "bold $accent")), line(plain(page.what_counts))]
        self.app.push_screen(load("page")(blocks))

    def action_lab(self) -> None:
        """Open the lab with one's own answers in it."""
        if self.value and self.value.lab:
            self.post_message(LabRequested(self.value.lab))
        elif wants := self.place.page.lab_wants:
            tell(self.app, f"The lab of {self.place.page.title} wants at least {wants}.")
        else:
            tell(self.app, f"No lab belongs to {self.place.page.title}.")

    def action_study(self) -> None:
        """Study the items that the page names."""
        if self.value and self.value.study_keys:
            why = "None of these items can be asked now."
            self.post_message(ItemsRequested(self.value.study_keys, why))
        else:
            tell(self.app, "The page names no items to study.")

    def action_enter(self) -> None:
        """List the items of the entry, or study those that the page names."""
        if self._entry:
            blocks = [line(plain(self._entry.sentence)), *self._item_blocks(self._entry.items)]
            self.app.push_screen(load("page")(blocks))
        elif self.value and self.value.study_keys:
            self.action_study()
        else:
            self.action_move(1)

    def _item_blocks(self, keys: Sequence[str]) -> list[Block]:
        """What each of the items asks."""
        details = self.sessions.collection.details
        of_topic = {topic: details(topic).items for topic in {*map(topic_of, keys)}}
        texts = ((key, of_topic[topic_of(key)].get(key)) for key in keys)
        return [
            line(plain(f"{key}  ", "dim") + plain(item.text if item else ""), spaced=not place)
            for place, (key, item) in enumerate(texts)
        ]
