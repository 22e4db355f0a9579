"""The setting list: owns how each setting is shown, and how the one under the cursor is turned."""

from dataclasses import dataclass
from typing import ClassVar, Final

from textual import events
from textual.binding import BindingType
from textual.content import Content
from textual.message import Message
from textual.widgets import Input

from quizapp.store.settings.rules import SETTING_RULES
from quizapp.store.settings.settings import Settings, setting_text
from quizapp.ui.keys import bindings
from quizapp.ui.text import plain
from quizapp.ui.widgets.row_list import RowList

KEYS_IN_ORDER: Final = tuple(SETTING_RULES)

NAME_CELLS: Final = 20
VALUE_CELLS: Final = 22


class SettingList(RowList):
    """One row a setting; the one under the cursor can be turned."""

    BINDINGS: ClassVar[list[BindingType]] = bindings("settings")

    @dataclass
    class Moved(Message):
        """The cursor stands on another setting."""

    @dataclass
    class Turned(Message):
        """The setting under the cursor shall move by so many steps; none at all: be typed."""

        steps: int

    def __init__(self) -> None:
        super().__init__(id="settings")
        self.locked = False
        self._now, self._before = Settings(), Settings()

    def show(self, now: Settings, before: Settings) -> None:
        """Draw what is set, and what was set before."""
        self._now, self._before = now, before
        self.redraw()

    @property
    def key(self) -> str:
        """The setting under the cursor."""
        return KEYS_IN_ORDER[self.cursor]

    def row_count(self) -> int:
        """All settings."""
        return len(KEYS_IN_ORDER)

    def row_height(self, index: int, width: int) -> int:  # noqa: ARG002 - all rows are alike
        """One line each."""
        return 1

    def row(self, index: int, width: int) -> list[Content]:  # noqa: ARG002 - all rows are alike
        """The name, the value, what it was."""
        key = KEYS_IN_ORDER[index]
        here = index == self.cursor
        style = "bold $accent" if here else ""
        mark = Content.styled("▸ " if here else "  ", "bold $accent")
        name = plain(f"{key:{NAME_CELLS}}", style)
        value = plain(shown_setting(self._now, key), style or "bold")
        if here and SETTING_RULES[key].turned(getattr(self._now, key), 1) is not None:
            value = Content.styled("‹", style) + value + Content.styled("›", style)
        else:
            value = Content(" ") + value
        note = plain(was(self._now, self._before, key), "dim")
        return [mark + name + value.truncate(VALUE_CELLS, ellipsis=True, pad=True) + note]

    def action_move(self, step: int) -> None:
        """Move the cursor, and say so."""
        super().action_move(step)
        self.post_message(self.Moved())

    def action_turn(self, steps: int) -> None:
        """Turn the setting under the cursor."""
        self.post_message(self.Turned(steps))

    def on_click(self, event: events.Click) -> None:
        """The first click moves the cursor; one on the cursor's row turns, or lets type."""
        index = self.row_under(event)
        if index is None:
            return
        if index == self.cursor:
            sign = self.row(index, self.content_size.width)[0].plain
            x = event.get_content_offset_capture(self).x
            turns = {sign.find("‹"): -1, sign.find("›"): 1}
            self.post_message(self.Turned(turns.get(x, 0)))
        self.cursor = index
        self.refresh()
        self.post_message(self.Moved())


class SettingInput(Input):
    """One line for a value; away while nothing is typed."""

    BINDINGS: ClassVar[list[BindingType]] = bindings("setting")

    @dataclass
    class Closed(Message):
        """Nothing was typed after all."""

    def __init__(self) -> None:
        super().__init__(id="setting", compact=True)
        self.display = False

    def action_close(self) -> None:
        """Leave the setting as it is."""
        self.post_message(self.Closed())


def shown_setting(settings: Settings, key: str) -> str:
    """What a setting holds."""
    return setting_text(settings, key) or "not set"


def was(now: Settings, before: Settings, key: str) -> str:
    """What a setting was, and whether the change waits; empty where nothing was changed."""
    if getattr(now, key) == getattr(before, key):
        return ""
    waits = "; from the next start on" if SETTING_RULES[key].from_start else ""
    return f"was {shown_setting(before, key)}{waits}"
