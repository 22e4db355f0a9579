"""The list of labs: the presets of one topic, then every lab with nothing set."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import ClassVar, Final

from textual import events, on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import VerticalScroll
from textual.content import Content
from textual.message import Message
from textual.screen import Screen

from quizapp.collection.sessions import SessionFactory
from quizapp.labs.catalogue import LAB_FORMS
from quizapp.store.errors import StoreError
from quizapp.study.answer.lab_link import LabLaunch
from quizapp.ui.keys import bindings
from quizapp.ui.messages import LabRequested
from quizapp.ui.text import line, plain, tell
from quizapp.ui.widgets.key_footer import KeyFooter
from quizapp.ui.widgets.prose_view import ProseView
from quizapp.ui.widgets.row_list import RowList
from quizapp.ui.widgets.status_line import StatusLine

TITLE_CELLS: Final = 31
"""For the name of a lab; the others begin where it ends."""

NOTE_CELLS: Final = 14
"""For what waits in it."""

ASKS_FROM_CELLS: Final = 100
"""From here on there is room for the question of each lab; that at hand is always told above."""


class LabList(RowList):
    """One row a lab; Enter or a click opens one."""

    BINDINGS: ClassVar[list[BindingType]] = bindings("labs")

    @dataclass
    class Opened(Message):
        """A lab was chosen."""

        start: LabLaunch

    @dataclass
    class Moved(Message):
        """The cursor stands on another lab."""

    def __init__(self) -> None:
        super().__init__(id="labs")
        self._starts: tuple[tuple[LabLaunch, str], ...] = ()
        self._headings: dict[int, str] = {}
        self.locked = False

    def show(
        self, presets: Sequence[tuple[LabLaunch, str]], labs: Sequence[LabLaunch], *, topic: str
    ) -> None:
        """Draw the presets of a topic, with what is to be said of their tasks, and all labs."""
        self._starts = (*presets, *((lab, "") for lab in labs))
        headings = {0: f"Tasks of “{topic}”"} if presets else {}
        self._headings = headings | {len(presets): "Every lab, to play with"}
        self.redraw()

    @property
    def chosen(self) -> LabLaunch:
        """The lab under the cursor."""
        return self._starts[self.cursor][0]

    def row_count(self) -> int:
        """One row a lab."""
        return len(self._starts)

    def row(self, index: int, width: int) -> list[Content]:
        """What the lab is called, and asks; the first of a group stands under its heading."""
        start, note = self._starts[index]
        here = index == self.cursor
        title = plain(start.title or start.form.title).stylize("bold $accent" if here else "bold")
        title = title.truncate(TITLE_CELLS, ellipsis=True, pad=True)
        asks = plain(start.form.asks if width >= ASKS_FROM_CELLS else "", "dim")
        room = max(0, width - TITLE_CELLS - NOTE_CELLS - 4)
        middle = asks.truncate(room, ellipsis=True, pad=True)
        mark = Content.styled("▸ " if here else "  ", "bold $accent")
        row = mark + title + Content("  ") + middle + plain(f"{note:>{NOTE_CELLS}}", "$text-muted")
        heading = self._headings.get(index)
        above = [Content("")] if index else []
        return [*above, plain(heading, "dim"), row] if heading else [row]

    def action_open(self) -> None:
        """Open the lab under the cursor."""
        if self._starts:
            self.post_message(self.Opened(self.chosen))

    def action_move(self, step: int) -> None:
        """Move the cursor, and say so."""
        super().action_move(step)
        self.post_message(self.Moved())

    def on_click(self, event: events.Click) -> None:
        """The first click moves the cursor, a click on the cursor's row opens it."""
        index = self.row_under(event)
        if index is None:
            return
        if index == self.cursor:
            self.action_open()
        self.cursor = index
        self.refresh()
        self.post_message(self.Moved())


class LabsScreen(Screen[None]):
    """Where labs are opened from."""

    AUTO_FOCUS = "#labs"

    def __init__(self, sessions: SessionFactory, topic: str) -> None:
        super().__init__()
        self.sessions = sessions
        self.topic = topic
        self.list = LabList()

    @property
    def places(self) -> Sequence[str]:
        """The list alone."""
        return ("labs",)

    def compose(self) -> ComposeResult:
        """Status, the labs, what that under the cursor asks, keys."""
        yield StatusLine("Labs")
        with VerticalScroll(classes="page", can_focus=False):
            yield self.list
        yield ProseView(id="asks")
        yield KeyFooter("labs")

    def on_screen_resume(self) -> None:
        """Count the tasks again: some may just have been answered."""
        title = self.sessions.collection.topics.get(self.topic, "")
        try:
            presets = self._presets()
        except StoreError as error:
            tell(self.app, str(error), warn=True)
            return
        self.list.show(presets, [LabLaunch(form) for form in LAB_FORMS], topic=title)
        self._say_what_it_asks()

    @on(LabList.Moved)
    def _say_what_it_asks(self) -> None:
        asks = self.list.chosen.form.asks
        self.query_one("#asks", ProseView).show([line(plain(asks))])

    def _presets(self) -> list[tuple[LabLaunch, str]]:
        presets = self.sessions.presets(self.topic)
        today = self.sessions.collection.moment().day
        rows = []
        for start in presets:
            memories = map(self.sessions.collection.memory, start.tasks)
            awake = [memory for memory in memories if not memory.rests_on(today)]
            due = sum(memory.due is not None and memory.due <= today for memory in awake)
            new = sum(memory.last is None for memory in awake)
            rows.append((start, f"{due} due · {new} new" if start.tasks else ""))
        return rows

    @on(LabList.Opened)
    def _open(self, message: LabList.Opened) -> None:
        self.app.post_message(LabRequested(message.start))
