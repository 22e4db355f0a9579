"""Browse: every item of the library, found by a filter; what it asks, and what is done with it.

Longer than most files: a screen's keys are methods of its class.
"""

import asyncio
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import ClassVar, Final

from textual import events, on, work
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Container, VerticalScroll
from textual.screen import Screen
from textual.widgets import Input

from quizapp.collection.browsing.acts import ItemActs
from quizapp.collection.browsing.browser import Browser, Sort
from quizapp.collection.browsing.detail import ItemDetail, item_detail
from quizapp.collection.browsing.rows import BrowseRow
from quizapp.collection.sessions import SessionFactory
from quizapp.store.errors import StoreError
from quizapp.store.progress import MANY_ITEMS
from quizapp.study.filters import Filter, FilterError, completions, parse_filter, unknown_name
from quizapp.text.numbers import quantity
from quizapp.ui.browsing.detail import detail_blocks
from quizapp.ui.host import Editing
from quizapp.ui.keys import bindings
from quizapp.ui.messages import FilterClosed, ItemsRequested, NewCardRequested, PreviewRequested
from quizapp.ui.question.edit_item import edit_item
from quizapp.ui.text import line, plain, tell
from quizapp.ui.widgets.filter_line import MOST_SHOWN, FilterInput
from quizapp.ui.widgets.item_table import ItemTable
from quizapp.ui.widgets.key_footer import KeyFooter
from quizapp.ui.widgets.prose_view import ProseView
from quizapp.ui.widgets.scrolling import turn_pages
from quizapp.ui.widgets.status_line import StatusLine

NOTHING_TO_STUDY: Final = "None of these can be asked now: they rest, or no screen asks them."

SORT_NAMES: Final = {
    Sort.DECK: "as in the decks",
    Sort.DUE: "by due day",
    Sort.EASE: "by ease, the hardest first",
    Sort.LAPSES: "by lapses, the most first",
    Sort.TEXT: "by question",
}

GROWTH: Final = 2
"""While the library is read, what is found is looked up anew each time it has so often as much."""


class BrowseScreen(Screen[None]):
    """Where items are found, looked at and put right."""

    AUTO_FOCUS = ""
    BINDINGS: ClassVar[list[BindingType]] = bindings("browse")

    def __init__(
        self, sessions: SessionFactory, editing: Editing, *, filter_text: str = "", key: str = ""
    ) -> None:
        """List what the filter finds, with the cursor on the item of that key."""
        super().__init__()
        self.sessions = sessions
        self.editing = editing
        self.browser = Browser(sessions.collection)
        self.acts = ItemActs(sessions)
        self.sort = Sort.DECK
        self.rows: Sequence[BrowseRow] = ()
        """What the line finds."""
        self.marked: set[str] = set()
        self._wanted = key
        """Where the cursor shall be once it is read."""
        self._item: ItemDetail | None = None
        self._was_left = False
        self.status = StatusLine("Browse")
        self.line = FilterInput(self._offers, value=filter_text, id="browse-line")
        self.note = ProseView(id="browse-note")
        self.table = ItemTable()
        self.detail = ProseView(id="item-facts")
        self.detail.dense = True
        self.footer = KeyFooter()

    @property
    def places(self) -> Sequence[str]:
        """The line while it is typed in, and the screen around it."""
        return ("filter", "browse") if self.line.has_focus else ("browse",)

    def compose(self) -> ComposeResult:
        """Status, the line and what is to be said of it, the rows, the item, keys."""
        yield self.status
        yield self.line
        yield self.note
        with Container(id="browse-body"):
            yield self.table
            with VerticalScroll(id="item", can_focus=False):
                yield self.detail
        yield self.footer

    def on_mount(self) -> None:
        """Ready to type; or at the rows, where somebody else has typed."""
        (self.table if self.line.value else self.line).focus()
        self._read()

    def on_screen_suspend(self) -> None:
        """What lies over this may change the items."""
        self._was_left = True

    def on_screen_resume(self) -> None:
        """What is known of the items may have changed meanwhile."""
        if self._was_left:
            self._refresh()

    def follow_library(self) -> None:
        """Read the decks anew: one of them was changed, or something was taken back."""
        self.browser.restart()
        self._read(least=len(self.rows))

    # From the library to the rows

    @work(exclusive=True, group="read")
    async def _read(self, least: int = 0) -> None:
        """Read the library in small steps; between two of them a key is taken.

        Args:
            least: until so many are read, what was found before is shown.
        """
        try:
            while self.browser.read_more():
                if len(self.browser.rows) >= least:
                    self.find()
                    least = GROWTH * len(self.browser.rows)
                await asyncio.sleep(0)
            self.find()
        except StoreError as error:
            tell(self.app, str(error), warn=True)

    @on(Input.Changed)
    @work(exclusive=True, group="find")
    async def _find_soon(self) -> None:
        """The next key comes first; the first screen comes before the number of all."""
        await asyncio.sleep(0)
        filter_ = self._filter()
        if filter_ is None:
            return
        found: list[BrowseRow] = []
        wants = self.table.page_rows
        for piece in self.browser.pieces(filter_, self.sort):
            found += piece
            if wants and len(found) > wants:
                self.rows, wants = tuple(found), 0
                self.draw(counted=False)
            await asyncio.sleep(0)
        self._show(filter_, found)

    def find(self) -> None:
        """Show what the line finds; what it found before stays while it says nothing known."""
        filter_ = self._filter()
        if filter_ is not None:
            self._show(filter_, self.browser.find(filter_, self.sort))

    def _filter(self) -> Filter | None:
        """What the line says; None, and a sentence under it, where that is nothing known."""
        try:
            return parse_filter(self.line.value)
        except FilterError as error:
            self._say(error.message)
            return None

    def _show(self, filter_: Filter, rows: Sequence[BrowseRow]) -> None:
        self.rows = tuple(rows)
        self.draw()
        self._say(unknown_name(filter_, self.browser.values) if self.browser.complete else "")

    def draw(self, *, counted: bool = True) -> None:
        """Draw the rows, their number, and the item under the cursor."""
        today = self.sessions.collection.moment().day
        self.table.show(self.rows, today=today, marked=self.marked)
        if self._wanted and self.table.go_to(self._wanted):
            self._wanted = ""
        more = "" if counted and self.browser.complete else " …"
        self.status.show("Browse", f"{len(self.rows):,} of {self._all_items}{more}")
        self._show_item()
        self._name_keys()

    @property
    def _all_items(self) -> str:
        return quantity(len(self.browser.rows), "item")

    def _say(self, fault: str = "") -> None:
        """One line: what is wrong with the filter, how it may go on, or how the rows stand."""
        offers = self._offers() if self.line.has_focus else ()
        if fault and not offers:
            said = plain(fault, "$text-warning")
        elif offers:
            said = plain("  ".join(offers[:MOST_SHOWN]), "dim")
        else:
            marks = f"{quantity(len(self.marked), 'item')} marked, " if self.marked else ""
            said = plain(f"{marks}sorted {SORT_NAMES[self.sort]}", "dim")
        self.note.show([line(said)])

    def _offers(self) -> tuple[str, ...]:
        # Of an empty line every word could come; that is for the help.
        return completions(self.line.value, self.browser.values) if self.line.value else ()

    @on(ItemTable.Moved)
    def _show_item(self) -> None:
        row = self.table.row
        if row is None:
            self.detail.show([])
            return
        same = self._item is not None and self._item.row.key == row.key
        self._draw_item(row, self._item.draw if self._item and same else None)

    def _draw_item(self, row: BrowseRow, number: int | None) -> None:
        try:
            self._item = item_detail(self.sessions, row, draw=number)
        except StoreError as error:
            tell(self.app, str(error), warn=True)
            return
        self.detail.show(detail_blocks(self._item, self.sessions.collection.moment().day))

    @on(events.DescendantBlur)
    @on(events.DescendantFocus)
    def _name_keys(self) -> None:
        phase = "line" if self.line.has_focus else "items" if self.rows else "nothing"
        counts = {"study": len(self._asked())}
        self.footer.show(phase, places=self.places, counts=counts)

    # Around the rows

    @on(Input.Submitted)
    @on(FilterClosed)
    def _to_rows(self) -> None:
        self.table.focus()
        self.find()

    def action_line(self) -> None:
        """Go to the filter line."""
        self.line.focus()

    def action_move(self, step: int) -> None:
        """Move the cursor."""
        self.table.move(step)

    def action_edge(self, side: int) -> None:
        """Move the cursor to the first row, or to the last one."""
        self.table.move_to(0 if side < 0 else len(self.rows) - 1)

    def action_page(self, pages: int) -> None:
        """Move the cursor by as many rows as are seen."""
        self.table.move(pages * self.table.page_rows)

    def action_scroll_item(self, pages: int) -> None:
        """Scroll what is said of the item."""
        turn_pages(self.query_one("#item"), pages)

    def action_sort(self) -> None:
        """Sort in the next way."""
        self._sort_by(self.sort.following)

    @on(ItemTable.HeadPressed)
    def _sort_by_column(self, message: ItemTable.HeadPressed) -> None:
        self._sort_by(Sort(message.column) if message.column in set(Sort) else Sort.DECK)

    def _sort_by(self, sort: Sort) -> None:
        self.sort = sort
        self.find()

    def action_redraw(self) -> None:
        """Show the item with the numbers of its next draw."""
        if self.table.row and self._item:
            self._draw_item(self.table.row, self._item.draw + 1)

    # What is done with the items

    @on(ItemTable.Pressed)
    def action_mark(self) -> None:
        """Mark the item, or take its mark away, and go on to the next."""
        if self.table.row:
            self.marked ^= {self.table.row.key}
            self.table.move(1)
            self._marks_changed()

    def action_mark_all(self) -> None:
        """Mark all that is found; where all are, none."""
        keys = {row.key for row in self.rows}
        self.marked = self.marked - keys if keys <= self.marked else self.marked | keys
        self._marks_changed()

    def _marks_changed(self) -> None:
        self.draw()
        self._say()

    @property
    def chosen(self) -> tuple[str, ...]:
        """What a key acts on: the marked items, or else the one under the cursor."""
        if self.marked:
            return tuple(row.key for row in self.browser.rows if row.key in self.marked)
        return (self.table.row.key,) if self.table.row else ()

    def action_suspend(self) -> None:
        """Suspend the items, or resume them."""
        self._act(self.acts.toggle_suspended)

    def action_flag(self) -> None:
        """Flag the items to be mended, or take the flags away."""
        self._act(self.acts.toggle_flag)

    def action_bury(self) -> None:
        """Bury the items until tomorrow."""
        self._act(self.acts.bury)

    def _act(self, act: Callable[[Sequence[str]], str]) -> None:
        keys = self.chosen
        if len(keys) > MANY_ITEMS:
            # Said before anything is written, since nothing can be said meanwhile.
            self.status.show("Browse", f"writing {quantity(len(keys), 'event')} …")
            self.call_after_refresh(self._act_on, act, keys)
        elif keys:
            self._act_on(act, keys)

    def _act_on(self, act: Callable[[Sequence[str]], str], keys: Sequence[str]) -> None:
        try:
            sentence = act(keys)
        except StoreError as error:
            tell(self.app, str(error), warn=True)
            return
        self._refresh()
        tell(self.app, sentence)

    def _refresh(self) -> None:
        """Show what is known now of the items that something was written about."""
        try:
            outdated = self.browser.is_outdated
            if not outdated:
                self.browser.refresh(self.browser.touched())
        except StoreError as error:
            tell(self.app, str(error), warn=True)
            return
        if outdated:
            self.follow_library()
        else:
            self.find()

    def action_undo(self) -> None:
        """Take back the last thing, of however many items it was."""
        self._take_step(self.sessions.steps.undo_sentence)

    def _take_step(self, step: Callable[[], str]) -> None:
        try:
            sentence = step()
        except StoreError as error:
            tell(self.app, str(error), warn=True)
            return
        self._refresh()
        tell(self.app, sentence)

    def action_redo(self) -> None:
        """Do again what was taken back."""
        self._take_step(self.sessions.steps.redo_sentence)

    def action_study(self) -> None:
        """Study the marked items, or all that is found."""
        self.post_message(ItemsRequested(self._asked(), NOTHING_TO_STUDY))

    def _asked(self) -> tuple[str, ...]:
        """Of the marked items, or else of all that is found, those that can be asked."""
        rows = self.rows
        if self.marked:
            # What is marked and not in view now comes last.
            every = {row.key: row for row in (*rows, *self.browser.rows)}
            rows = [row for row in every.values() if row.key in self.marked]
        return tuple(row.key for row in rows if not row.obstacle)

    def action_edit(self) -> None:
        """Open the item in the learner's editor, and read its deck anew."""
        row = self.table.row
        if row is None:
            return
        try:
            edited = edit_item(
                self.app, self.sessions, row.key, line=row.line, editing=self.editing
            )
            problem = self.sessions.reload(edited.file) if edited and edited.changed else ""
        except StoreError as error:
            tell(self.app, str(error), warn=True)
            return
        if edited is None:
            tell(self.app, f"{row.file} cannot be read now.", warn=True)
            return
        if edited.changed or edited.note:
            self.follow_library()
            sentence = problem or ("The item is shown as it is now." if edited.changed else "")
            tell(self.app, f"{sentence} {edited.note}".strip(), warn=bool(problem) or edited.failed)

    def action_preview(self) -> None:
        """See the items of the file as they will look."""
        if row := self.table.row:
            self.post_message(PreviewRequested(Path(row.file), row.key))

    def action_new_card(self) -> None:
        """Write a new card for the topic of the item."""
        self.post_message(NewCardRequested(self.table.row.topic if self.table.row else ""))

    def action_leave(self) -> None:
        """Take all marks away; without any, go back."""
        if self.marked:
            self.marked.clear()
            self._marks_changed()
        else:
            self.dismiss()
