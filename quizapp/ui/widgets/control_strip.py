"""The control strip: the controls of a lab, one of them at hand, to be turned by keys or mouse."""

import math
from collections.abc import Sequence
from dataclasses import dataclass
from typing import ClassVar, Final

from textual import events
from textual.binding import BindingType
from textual.content import Content
from textual.message import Message

from quizapp.labs.forms import Control, Value
from quizapp.labs.stepping import shown, turns_of
from quizapp.ui.keys import bindings
from quizapp.ui.text import plain
from quizapp.ui.widgets.number_input import NumberInput
from quizapp.ui.widgets.text_widget import TextWidget

MOST_DIGITS: Final = 6
"""Cells of a number that is no whole one, such as one that follows from another control."""

MOST_RESERVED: Final = 7
"""Cells that are kept free for the value of a control; longer ones are rare, and push on."""

TYPED: Final = frozenset("0123456789-.")
"""The signs with which a number begins."""


@dataclass(frozen=True, slots=True)
class Dial:
    """One control with what it shows now."""

    control: Control
    value: Value
    locked: bool = False
    text: str = ""
    """What is shown in place of the value; empty where the value says it itself."""


@dataclass(frozen=True, slots=True)
class LabKey:
    """One of the lab's own keys, to be clicked as well."""

    key: str
    label: str
    action: str


class ControlStrip(TextWidget, can_focus=True):
    """Draws the controls; says what shall be turned, and leaves the turning to the screen."""

    BINDINGS: ClassVar[list[BindingType]] = bindings("controls")
    DEFAULT_CSS = """
    ControlStrip { padding: 0 1; }
    """

    @dataclass
    class Turned(Message):
        """The control at hand shall move by so many steps."""

        name: str
        count: int
        fine: bool

    @dataclass
    class Pressed(Message):
        """One of the lab's own keys was clicked."""

        action: str

    def __init__(self, number: NumberInput) -> None:
        """Keep the line in which numbers are typed, which stands elsewhere on the screen."""
        super().__init__(id="controls")
        self._number = number
        self._dials: tuple[Dial, ...] = ()
        self._lab_keys: tuple[LabKey, ...] = ()
        self.at_hand = ""

    def show(self, dials: Sequence[Dial], lab_keys: Sequence[LabKey]) -> None:
        """Draw these controls and keys; the same control stays at hand if it can."""
        self._dials, self._lab_keys = tuple(dials), tuple(lab_keys)
        free = self._free
        if self.at_hand not in free:
            self.at_hand = free[0] if free else ""
        self.can_focus = bool(free)
        self.redraw()

    @property
    def _free(self) -> list[str]:
        return [dial.control.name for dial in self._dials if not dial.locked]

    def take(self, name: str) -> None:
        """Take a control to hand."""
        if name in self._free:
            self.at_hand = name
            self.refresh()

    # Drawing

    def lines(self, width: int) -> list[Content]:
        """The controls in as many rows as they need, then the lab's own keys."""
        return [Content("").join(content for content, _ in row) for row in self._rows(width)] or [
            Content("")
        ]

    def _rows(self, width: int) -> list[list[tuple[Content, Dial | LabKey]]]:
        rows: list[list[tuple[Content, Dial | LabKey]]] = []
        for parts in (self._dials, self._lab_keys):
            room = 0
            for part in parts:
                content = self._dial(part) if isinstance(part, Dial) else _lab_key(part)
                needed = content.cell_length
                if needed > room or not rows:
                    rows.append([])
                    room = width
                rows[-1].append((content, part))
                room -= needed
        return rows

    def _dial(self, dial: Dial) -> Content:
        name = plain(dial.control.name.replace("_", " "))
        value = plain(dial.text or shown(dial.control, dial.value))
        if dial.locked:
            return (
                Content("  ")
                + name.stylize("dim")
                + Content(" ")
                + value.stylize("dim")
                + Content("  ")
            )
        here = dial.control.name == self.at_hand
        style = "bold $accent" if here else ""
        mark = Content.styled("▸ " if here else "  ", "bold $accent")
        less, more = Content.styled("‹", style or "dim"), Content.styled("›", style or "dim")
        return (
            mark
            + name.stylize("$text-muted")
            + Content(" ")
            + less
            + value.stylize(style or "bold")
            + more
            + Content(" " * (1 + max(0, _cells(dial.control) - value.cell_length)))
        )

    # Keys

    def action_turn(self, count: int, fine: bool = False) -> None:
        """Turn the control at hand."""
        if self.at_hand:
            self.post_message(self.Turned(self.at_hand, count, fine=fine))

    def action_next(self, count: int) -> None:
        """Take the next control to hand, round and round."""
        free = self._free
        if free:
            self.take(free[(free.index(self.at_hand) + count) % len(free)])

    def on_key(self, event: events.Key) -> None:
        """A digit, a point or a minus begins a number."""
        dial = next((dial for dial in self._dials if dial.control.name == self.at_hand), None)
        typed = event.character and event.character in TYPED
        if self._number.display:
            # Fast fingers and pasted numbers are here before the focus has moved.
            self._number.catch_up(event)
        elif dial and dial.control.is_number and typed:
            self._number.ask(self.at_hand, event.character or "")
        else:
            return
        event.stop()
        event.prevent_default()

    # Mouse

    def on_click(self, event: events.Click) -> None:
        """Take a control to hand, turn it or type into it; press a key of the lab."""
        x, y = event.get_content_offset_capture(self)
        rows = self._rows(max(1, self.content_size.width))
        for content, part in rows[y] if 0 <= y < len(rows) else ():
            if x < content.cell_length:
                self._press(content, part, x)
                return
            x -= content.cell_length

    def _press(self, content: Content, part: Dial | LabKey, x: int) -> None:
        if isinstance(part, LabKey):
            self.post_message(self.Pressed(part.action))
            return
        if part.locked:
            return
        self.take(part.control.name)
        text = content.plain
        if x >= text.rindex("›"):
            self.action_turn(1)
        elif x < text.index("‹"):
            return
        elif x == text.index("‹"):
            self.action_turn(-1)
        elif part.control.is_number:
            self._number.ask(part.control.name, "")
        else:
            self.action_turn(1)

    def on_mouse_scroll_up(self, event: events.MouseScrollUp) -> None:
        """A fine step to the right."""
        event.stop()
        self.action_turn(1, fine=True)

    def on_mouse_scroll_down(self, event: events.MouseScrollDown) -> None:
        """A fine step to the left."""
        event.stop()
        self.action_turn(-1, fine=True)


def _cells(control: Control) -> int:
    """What the values of a control mostly take, so that what stands behind it does not jump."""
    if control.options:
        return max(len(shown(control, value)) for value in turns_of(control))
    if not control.is_number:
        return 0
    low, high = (end if math.isfinite(end) else 0.0 for end in (control.low, control.high))
    steps = (low, high, low + control.fine, high - control.fine, control.fine, -control.fine)
    widest = max(len(shown(control, float(value))) for value in steps)
    return min(widest if control.whole else max(widest, MOST_DIGITS), MOST_RESERVED)


def _lab_key(lab_key: LabKey) -> Content:
    key, label = plain(lab_key.key, "bold $accent"), plain(f" {lab_key.label} ", "$text-muted")
    return Content("  ") + key + label
