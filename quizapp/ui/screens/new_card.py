"""The new card: a form that is the YAML, judged while one types, and written by one key.

Longer than most files: a screen's keys are methods of its class.
"""

import asyncio
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import ClassVar, Final, NamedTuple

from textual import on, work
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Container, Horizontal, VerticalScroll
from textual.screen import Screen
from textual.widgets import Input, Label, TextArea

from quizapp.collection.deck_preview import complaints_about
from quizapp.collection.own_decks import add_card, address_of, is_read_only, names_in
from quizapp.collection.sessions import SessionFactory
from quizapp.decks.writing.card_form import CardForm
from quizapp.store.errors import StoreError
from quizapp.store.user_decks import own_decks
from quizapp.study.form_report import FormReport, report_on
from quizapp.ui.form.blocks import card_blocks, verdict_blocks, yaml_blocks
from quizapp.ui.keys import bindings
from quizapp.ui.text import clean, plain, tell
from quizapp.ui.widgets.form_box import FormRow, KindPicker
from quizapp.ui.widgets.key_footer import KeyFooter
from quizapp.ui.widgets.prose_view import ProseView
from quizapp.ui.widgets.scrolling import turn_pages
from quizapp.ui.widgets.status_line import StatusLine

PAUSE_SECONDS: Final = 0.05
"""After the last key before the card is judged: what is typed is drawn at once in any case."""

DEFAULT_DECK: Final = "my-notes"
"""Where cards go that nobody wants elsewhere."""

NO_OFFER: Final = "No trap is suggested: a numeric card gets some once its numbers can be drawn."

WARNING_ONCE: Final = "What is typed is not written. Esc again throws it away; Ctrl+S writes it."


class _Trial(NamedTuple):
    """What a report hangs on."""

    form: CardForm
    taken: frozenset[str]
    draw: int


class NewCardScreen(Screen[None]):
    """One form for cards of every kind; after a card the next one of its kind and deck."""

    AUTO_FOCUS = "FormBox"
    BINDINGS: ClassVar[list[BindingType]] = bindings("draft")

    def __init__(
        self, sessions: SessionFactory, form: CardForm | None = None, *, deck: str = ""
    ) -> None:
        """Open the form, which may be filled in already, for a deck if one is named."""
        super().__init__()
        self.sessions = sessions
        self.form = replace(form or CardForm(), deck=deck or self._usual_deck)
        self._start = self.form
        """What stood in it when it was opened, which is not lost by leaving."""
        self._leaves = False
        """Leaving was warned of, and nothing was typed since."""
        self._draw = 0
        self._judged: _Trial | None = None
        """What the report speaks of."""
        self._is_judging = False
        self._taken: frozenset[str] = frozenset()
        self.report = FormReport(())
        self.status = StatusLine("New card")
        self.picker = KindPicker(self.form.kind)
        self.deck = Input(self.form.deck, compact=True, id="deck", select_on_focus=False)
        self.card_id = Input(compact=True, id="card-id", select_on_focus=False)
        self.fields = VerticalScroll(*self._rows(), id="fields", can_focus=False)
        self.lines = ProseView(id="becomes")
        self.asks = ProseView(id="asks-now")
        self.verdict = ProseView(id="verdict")
        self.footer = KeyFooter("draft")

    @property
    def places(self) -> Sequence[str]:
        """The form alone."""
        return ("draft",)

    def compose(self) -> ComposeResult:
        """Kind, deck and id; the fields; what they become; the verdict; keys."""
        yield self.status
        with Horizontal(id="form-head"):
            yield self.picker
            yield Label(plain("deck"))
            yield self.deck
            yield Label(plain("id"))
            yield self.card_id
        with Container(id="form-body"):
            yield self.fields
            with VerticalScroll(id="form-result", can_focus=False):
                yield self.lines
                yield self.asks
        yield self.verdict
        yield self.footer

    def on_mount(self) -> None:
        """Draw the form, ready to type."""
        self.lines.dense = self.asks.dense = True
        self._look_at_deck()
        self._draw_form()

    @property
    def _folder(self) -> Path:
        return self.sessions.collection.event_store.paths.decks

    def _rows(self) -> list[FormRow]:
        """The fields of the kind, with what stands in them."""
        entries = self.form.entries
        return [FormRow.of(asked, entries.get(asked.label, "")) for asked in self.form.fields]

    async def _rebuild(self) -> None:
        """Draw the fields of another kind, the first that is empty ready to type."""
        self.picker.show(self.form.kind)
        rows = self._rows()
        await self.fields.remove_children()
        await self.fields.mount_all(rows)
        if not self.picker.has_focus:
            next((row for row in rows if not row.box.text), rows[0]).box.focus()
        self._draw_form()

    # What is typed

    @on(TextArea.Changed)
    def _take(self, message: TextArea.Changed) -> None:
        row = message.text_area.parent
        if isinstance(row, FormRow) and self.form.entries.get(row.label, "") != row.box.text:
            self._change(self.form.with_entry(row.label, row.box.text))

    @on(Input.Changed, "#deck")
    def _take_deck(self) -> None:
        if self.form.deck != self.deck.value.strip():
            self._change(replace(self.form, deck=self.deck.value.strip()))
            self._look_at_deck()

    @on(Input.Changed, "#card-id")
    def _take_id(self) -> None:
        self._change(replace(self.form, name=self.card_id.value.strip()))

    @on(Input.Submitted)
    def _go_on(self) -> None:
        self.focus_next()

    @on(KindPicker.Turned)
    async def _turn(self, message: KindPicker.Turned) -> None:
        self.form = self.form.next_kind(message.step)
        await self._rebuild()

    async def action_next_kind(self) -> None:
        """The form for the next kind of card."""
        self.form = self.form.next_kind()
        await self._rebuild()

    def _change(self, form: CardForm) -> None:
        if form != self.form:
            self.form, self._leaves = form, False
            self._draw_form()

    def _look_at_deck(self) -> None:
        """Know the ids of the deck, and say what becomes of a shipped one."""
        try:
            self._taken = names_in(self.sessions, self.form.deck)
        except StoreError:
            self._taken = frozenset()

    # What it becomes

    def _draw_form(self) -> None:
        """Draw the lines at once; judge them when nothing was typed for a moment."""
        where = "shipped, copied to your decks first" if self._is_shipped() else ""
        self.status.show(f"New card › {self.form.deck}", where)
        self.card_id.placeholder = clean(self.form.card_name(self._taken))
        self.lines.show(yaml_blocks(self.form.lines(self._taken)))
        self._judge()

    def _is_shipped(self) -> bool:
        return is_read_only(self.sessions, self.form.deck)

    @property
    def _trial(self) -> _Trial:
        return _Trial(self.form, self._taken, self._draw)

    def _judge(self) -> None:
        if not self._is_judging:
            self._is_judging = True
            self._follow()

    @work
    async def _follow(self) -> None:
        """Judge until nothing was typed meanwhile; one at a time, since none can be stopped."""
        while self._judged != self._trial:
            await asyncio.sleep(PAUSE_SECONDS)
            await self._judge_now()
        self._is_judging = False

    async def _judge_now(self) -> None:
        """Judge in a thread: a card that draws a lot takes longer than a key may."""
        trial = self._trial
        if trial != self._judged:
            form, taken, draw = trial
            report = await asyncio.to_thread(report_on, form, taken, draw=draw)
            self._show(report)
            self._judged = trial

    def _show(self, report: FormReport) -> None:
        self.report = report
        self.asks.show(card_blocks(report))
        self.verdict.show(verdict_blocks(report))

    def action_redraw(self) -> None:
        """Draw other numbers."""
        self._draw += 1
        self._judge()

    # Suggested traps

    def action_take_trap(self) -> None:
        """Let the card name the mistake that is suggested first."""
        if not self.report.offers:
            tell(self.app, NO_OFFER)
            return
        (trap, *_), *_ = self.report.offers
        form = self.form.with_trap(trap.value, trap.say)
        self.report = replace(self.report, offers=())
        for row in self.fields.query(FormRow):
            if row.box.text != (text := form.entries.get(row.label, "")):
                row.box.text = text
                row.scroll_visible(animate=False)
        self._change(form)

    def action_next_trap(self) -> None:
        """Suggest another one first."""
        first, others = self.report.offers[:1], self.report.offers[1:]
        self._show(replace(self.report, offers=others + first))

    @property
    def _usual_deck(self) -> str:
        """A deck of the learner's own; a copy of a shipped topic where there is no other."""
        copies = {each.topic for each in self.sessions.collection.stand_ins}
        decks = sorted(own_decks(self._folder), key=lambda deck: deck in copies)
        return next(iter(decks), DEFAULT_DECK)

    def action_scroll_result(self, pages: int) -> None:
        """Scroll what the card becomes."""
        turn_pages(self.query_one("#form-result"), pages)

    # Writing and leaving

    def _gather(self) -> None:
        """Know what stands in the boxes, even if the word of the last key is still under way."""
        form = replace(self.form, deck=self.deck.value.strip(), name=self.card_id.value.strip())
        for row in self.fields.query(FormRow):
            if form.entries.get(row.label, "") != row.box.text:
                form = form.with_entry(row.label, row.box.text)
        self._change(form)
        # The deck may have been changed elsewhere since the form was opened.
        before = self._taken
        self._look_at_deck()
        if self._taken != before:
            self._draw_form()

    async def action_write(self) -> None:
        """Write the card; then the form is ready for the next one."""
        self._gather()
        # What is typed while it is judged is written too: the lines are those that are shown.
        while self._judged != self._trial:
            await self._judge_now()
        form, report = self.form, self.report
        if report.refusal:
            self._go_to(report)
            tell(self.app, report.refusal, warn=True)
            return
        try:
            file = add_card(self.sessions, form.deck, report.lines)
            diagnostic = self.sessions.reload(file)
            name = form.card_name(self._taken)
            address = address_of(self.sessions, file, name)
        except StoreError as error:
            tell(self.app, str(error), warn=True)
            return
        self.form = self._start = form.cleared()
        self.card_id.value = ""
        self._look_at_deck()
        await self._rebuild()
        self.fields.query(FormRow).first().box.focus()
        # Only the next layout knows how long the emptied fields are.
        self.call_after_refresh(self.fields.scroll_home, animate=False)
        older = f". The file has this too: {diagnostic}" if diagnostic else ""
        tell(self.app, clean(f"Written: {address}{older}"), warn=bool(older))
        self._look_at_neighbours(file, name, address)

    @work(group="neighbours")
    async def _look_at_neighbours(self, file: Path, name: str, address: str) -> None:
        """Say what the card that was written gets to hear beside the others of its deck."""
        complaints = await asyncio.to_thread(complaints_about, file, name)
        for complaint in complaints[:1]:
            more = f" And {len(complaints) - 1} more." if complaints[1:] else ""
            said = f"Written: {address}. It gets {complaint.code}: {complaint.message}.{more}"
            tell(self.app, clean(said), warn=True)

    def _go_to(self, report: FormReport) -> None:
        """Put the cursor where something is still to be done."""
        wanted = (*report.missing, *(complaint.label for complaint in report.complaints))
        for row in self.fields.query(FormRow):
            if row.label == wanted[0]:
                row.box.focus()

    def may_leave(self) -> bool:
        """Nothing typed is lost without a word."""
        self._gather()
        start = replace(self._start, deck=self.form.deck, kind=self.form.kind)
        if self._leaves or self.form.is_empty or self.form == start:
            return True
        self._leaves = True
        tell(self.app, WARNING_ONCE, warn=True)
        return False

    def action_close(self) -> None:
        """Leave the form; what was typed is asked for once."""
        if self.may_leave():
            self.dismiss(None)
