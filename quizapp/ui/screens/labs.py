"""The list of labs: the presets of one topic, then every lab with nothing set."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import ClassVar

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


class LabList(RowList):
    """One row a lab; Enter or a click opens one."""

    BINDINGS: ClassVar[list[BindingType]] = bindings("labs")

    @dataclass
    class Opened(Message):
        """A lab was chosen."""

        start: LabLaunch

    def __init__(self) -> None:
        super().__init__(id="labs")
        self._starts: tuple[tuple[LabLaunch, str], ...] = ()
        self.locked = False

    def show(self, starts: Sequence[tuple[LabLaunch, str]]) -> None:
        """Draw these labs, each with what is to be said of its tasks."""
        self._starts = tuple(starts)
        self.redraw()

    def row_count(self) -> int:
        """One row a lab."""
        return len(self._starts)

    def row(self, index: int, width: int) -> list[Content]:
        """What the lab is called, and what it asks."""
        start, note = self._starts[index]
        here = index == self.cursor
        title = plain(start.title or start.form.title).stylize("bold $accent" if here else "bold")
        right = plain(note, "$text-muted")
        asks = plain(start.form.asks, "dim")
        name = (title + Content("  ") + asks).truncate(
            max(10, width - right.cell_length - 4), ellipsis=True, pad=True
        )
        return [
            Content.styled("▸ " if here else "  ", "bold $accent") + name + Content("  ") + right
        ]

    def action_open(self) -> None:
        """Open the lab under the cursor."""
        if self._starts:
            self.post_message(self.Opened(self._starts[self.cursor][0]))

    def on_click(self, event: events.Click) -> None:
        """The first click moves the cursor, a click on the cursor's row opens it."""
        index = self.row_at(event.get_content_offset_capture(self).y)
        if index is None:
            return
        if index == self.cursor:
            self.action_open()
        self.cursor = index
        self.refresh()


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
        """Status, a line on what this is, the labs, keys."""
        yield StatusLine("Labs")
        with VerticalScroll(classes="page", can_focus=False):
            yield ProseView(id="headline")
            yield self.list
        yield KeyFooter("labs")

    def on_screen_resume(self) -> None:
        """Count the tasks again: some may just have been answered."""
        title = self.sessions.collection.topics.get(self.topic, "")
        about = f"Those of “{title}” come first." if title else ""
        sentence = f"A lab asks before it shows, and then is free to be played with. {about}"
        self.query_one("#headline", ProseView).show([line(plain(sentence))])
        try:
            self.list.show(self._starts())
        except StoreError as error:
            tell(self.app, str(error), warn=True)

    def _starts(self) -> list[tuple[LabLaunch, str]]:
        presets = self.sessions.presets(self.topic)
        today = self.sessions.collection.moment().day
        rows = []
        for start in presets:
            memories = map(self.sessions.collection.memory, start.tasks)
            awake = [memory for memory in memories if not memory.rests_on(today)]
            due = sum(memory.due is not None and memory.due <= today for memory in awake)
            new = sum(memory.last is None for memory in awake)
            rows.append((start, f"{due} due · {new} new" if start.tasks else ""))
        return [*rows, *((LabLaunch(form), "free play") for form in LAB_FORMS)]

    @on(LabList.Opened)
    def _open(self, message: LabList.Opened) -> None:
        self.app.post_message(LabRequested(message.start))
