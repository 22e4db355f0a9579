"""The preview screen: the items of a deck file as they will look, following every save."""

import asyncio
from collections.abc import Sequence
from pathlib import Path
from typing import ClassVar, Final

from textual import on, work
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import VerticalScroll
from textual.screen import Screen

from quizapp.collection.catalogue import is_shipped
from quizapp.collection.deck_preview import preview_file
from quizapp.collection.own_decks import file_to_edit
from quizapp.collection.sessions import SessionFactory
from quizapp.store.errors import StoreError
from quizapp.store.watcher import Watcher
from quizapp.study.answer.question import Question
from quizapp.study.preview.deck import DeckPreview, PreviewRow
from quizapp.study.preview.flow import preview_flow
from quizapp.study.preview.item import DrawnItem, draw_row, spread_of
from quizapp.study.preview.words import draw_facts
from quizapp.study.quality import Quality
from quizapp.study.session.grades import first_grade
from quizapp.text.numbers import quantity
from quizapp.ui.host import Host
from quizapp.ui.keys import bindings
from quizapp.ui.preview.blocks import complaint_blocks, fact_blocks
from quizapp.ui.text import Block, labelled, line, plain, tell
from quizapp.ui.widgets.card_view import CardView
from quizapp.ui.widgets.key_footer import KeyFooter
from quizapp.ui.widgets.kinds.registry import presenter_of
from quizapp.ui.widgets.preview_list import PreviewList
from quizapp.ui.widgets.prose_view import ProseView
from quizapp.ui.widgets.scrolling import turn_pages
from quizapp.ui.widgets.status_line import StatusLine

LOOK_SECONDS: Final = 0.5
"""Between two looks at the file: soon enough after a save, and a look costs next to nothing."""


class PreviewScreen(Screen[None]):
    """Shows one file; nothing that is done here leaves a trace in the journal."""

    AUTO_FOCUS = ""
    BINDINGS: ClassVar[list[BindingType]] = bindings("preview")

    def __init__(self, sessions: SessionFactory, host: Host, file: Path, key: str = "") -> None:
        super().__init__()
        self._sessions = sessions
        self._host = host
        self._count = 0
        """The number of the draw."""
        self._is_open = True
        """The answer is shown."""
        self.status = StatusLine()
        self.fault = ProseView(id="fault")
        """Why an earlier save is shown."""
        self.list = PreviewList()
        self.card = CardView(only_ascii=host.only_ascii, takes_answers=False)
        self.card.answer.dense = True
        self.facts = ProseView(id="facts")
        self.page = VerticalScroll(self.card, self.facts, id="preview", can_focus=False)
        self.complaints = ProseView(id="complaints")
        self.footer = KeyFooter("preview")
        self._follow(file, key)

    def _follow(self, file: Path, key: str) -> None:
        """Show this file from now on."""
        self.file = file
        self._wanted = key
        """Where the cursor shall be once the file is read."""
        self._watcher = Watcher([file])
        self.preview = DeckPreview(file.name, is_whole=False)
        self.place = 0

    @property
    def places(self) -> Sequence[str]:
        """The preview alone: what takes an answer takes none here."""
        return ("preview",)

    @property
    def row(self) -> PreviewRow | None:
        """The row under the cursor; none where the file gave nothing at all."""
        return self.preview.rows[self.place] if self.preview.rows else None

    def compose(self) -> ComposeResult:
        """Status, the items, the card with what is to be said of its draw, complaints, keys."""
        yield self.status
        yield self.fault
        yield self.list
        yield self.page
        yield self.complaints
        yield self.footer

    def on_mount(self) -> None:
        """Read the file, and look after it."""
        self.status.show(f"Preview › {self.file.name}", "reading …")
        self._read()
        self.set_interval(LOOK_SECONDS, self.look)

    def look(self) -> None:
        """Read the file again if it was written."""
        if self._watcher.changed():
            self._read()

    def follow_library(self) -> None:
        """The app saw a deck change: it may be this one."""
        self.look()

    @work(exclusive=True)
    async def _read(self) -> None:
        """Read beside the keys, since to judge a long file takes a while."""
        names = self._sessions.collection.topic_names()
        self._take(await asyncio.to_thread(preview_file, self.file, names))

    def _take(self, later: DeckPreview) -> None:
        """Show what the file makes now, at the same item."""
        key = self._wanted or (self.row.key if self.row else "")
        self._wanted = ""
        self.preview = self.preview.follow(later)
        self.place = self.preview.place_of(key, near=self.place)
        self.draw_all()

    def draw_all(self) -> None:
        """Draw the list and the item under the cursor."""
        preview, row = self.preview, self.row
        many = len(preview.items)
        number = self.place + 1 - (len(preview.rows) - many)
        place = f"item {number} of {many}" if row and row.item else quantity(many, "item")
        current = preview.stale or preview.complaints
        count = f" · {quantity(len(current), 'complaint')}" if current else ""
        mode = "an earlier save" if preview.stale else ""
        self.status.show(f"Preview › {self.file.name}", place + count, mode=mode)
        self.list.show(preview, self.place)
        self.fault.show(tuple(complaint_blocks(preview.stale)))
        complaints = row.complaints if row and not preview.stale else ()
        self.complaints.show(tuple(complaint_blocks(complaints)))
        self.draw_item(row)
        self.name_keys()

    def name_keys(self) -> None:
        """Name the keys that do something now."""
        complaints = ("complaints",) if self.preview.complaints else ()
        self.footer.show("open" if self._is_open else "closed", *complaints, places=self.places)

    def draw_item(self, row: PreviewRow | None) -> None:
        """Draw the card as learners get it, and under it what only its author may see."""
        drawn = draw_row(row, self._count) if row else DrawnItem(None)
        self.card.display = drawn.question is not None
        self.set_class(bool(self.preview.stale), "stale")
        if drawn.question is None:
            self.facts.show(_no_card(row, drawn))
            return
        self._draw_card(drawn.question)
        spread = spread_of(drawn.question.item)
        facts = draw_facts(
            drawn,
            spread,
            count=self._count,
            grade=self._grade,
            only_ascii=self._host.only_ascii,
        )
        beyond = presenter_of(drawn.question).beyond(drawn.question)
        self.facts.show((*beyond, *fact_blocks(facts)) if self._is_open else ())
        self.page.scroll_home(animate=False)

    def _grade(self, quality: Quality) -> str:
        """What an answer of this quality would do for somebody who learns as the learner does."""
        collection = self._sessions.collection
        today, six = collection.moment().day, collection.settings.six_grades
        return first_grade(quality, collection.scheduler, today, six=six)

    def _draw_card(self, question: Question) -> None:
        """Draw the page of the card: asked first, since that opens what takes its answer."""
        self.card.flow = preview_flow(question, revealed=False)
        self.card.data.show(tuple(presenter_of(question).data(question)))
        if self._is_open:
            self.card.flow = preview_flow(question, revealed=True)
            if self.card.box and self.card.box.takes_text:
                # Nothing was typed, and the answer below needs the room.
                self.card.box.display = False

    # Keys

    def _go(self, place: int) -> None:
        if place != self.place and self.preview.rows:
            self.place = place
            self.draw_all()

    def action_move(self, step: int) -> None:
        """Go to another item."""
        self._go(max(0, min(len(self.preview.rows) - 1, self.place + step)))

    def action_edge(self, side: int) -> None:
        """Go to the first item, or to the last."""
        self.action_move(side * len(self.preview.rows))

    @on(PreviewList.Picked)
    def _pick(self, message: PreviewList.Picked) -> None:
        self._go(message.place)

    def action_draw(self) -> None:
        """Draw other numbers, and mix options anew."""
        self._count += 1
        self.draw_item(self.row)

    def action_answer(self) -> None:
        """Hide the answer, or show it."""
        self._is_open = not self._is_open
        self.draw_item(self.row)
        self.name_keys()

    def action_next_complaint(self) -> None:
        """Go to the next item about which there is a complaint."""
        if self.preview.complaints:
            self._go(self.preview.next_complaint(self.place))
        elif not self.preview.stale:
            tell(self.app, "There is nothing to complain of.")

    def action_page(self, pages: int) -> None:
        """Scroll a card that is longer than its place."""
        turn_pages(self.page, pages)

    def action_edit(self) -> None:
        """Open the file in the editor, at the first complaint of the item or where it begins."""
        row = self.row
        if not self.preview.items and is_shipped(self.file, self._sessions.collection.shipped):
            tell(self.app, "Nothing of this shipped file can be edited now.", warn=True)
            return
        first = row.complaints[0].line if row and row.complaints else row.line if row else 1
        try:
            file, copied = self._file_to_edit()
        except StoreError as error:
            tell(self.app, str(error), warn=True)
            return
        result = self._host.edit(self.app, file, first)
        if file != self.file:
            self._follow(file, row.key if row else "")
            self._read()
        self.look()
        if note := " ".join(filter(None, (result.problem, copied))):
            tell(self.app, note, warn=bool(result.problem))

    def _file_to_edit(self) -> tuple[Path, str]:
        """The file itself; of a shipped topic, the learner's own copy, and whether it is new."""
        if not is_shipped(self.file, self._sessions.collection.shipped):
            return self.file, ""
        topic = self.preview.items[0].topic
        # With a copy that was made before, nothing is copied now.
        copies = self._sessions.collection.is_shipped(topic)
        file = file_to_edit(self._sessions, topic) or self.file
        return file, f"The shipped topic was copied to {file}." if copies else ""

    def action_leave(self) -> None:
        """Go back."""
        self.dismiss(None)


def _no_card(row: PreviewRow | None, drawn: DrawnItem) -> tuple[Block, ...]:
    """What stands in the place of a card that cannot be asked."""
    if row is None:
        return (line(plain("This file makes no item yet.")),)
    if row.item is None:
        return (line(plain("This is said of the file, not of one of its items.", "dim")),)
    return labelled("not asked", [line(plain(drawn.problem))], 11)
