"""The settings screen: each setting with its value, its range, its effect, and what it was."""

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
from textual.widgets import Input

from quizapp.collection.collection import Collection
from quizapp.store.errors import StoreError
from quizapp.store.settings.rules import SETTING_RULES, SettingRule
from quizapp.store.settings.settings import Settings, read_settings, setting_text, typed_value
from quizapp.store.settings.toml_edit import TomlValue
from quizapp.text.numbers import quantity
from quizapp.ui.keys import bindings
from quizapp.ui.text import clean, line, plain, tell
from quizapp.ui.widgets.key_footer import KeyFooter
from quizapp.ui.widgets.prose_view import ProseView
from quizapp.ui.widgets.row_list import RowList
from quizapp.ui.widgets.status_line import StatusLine

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


class SettingsScreen(Screen[None]):
    """Changes what the settings file says, one key at a time."""

    AUTO_FOCUS = "#settings"

    def __init__(self, collection: Collection, before: Settings) -> None:
        """Show the settings of this collection's learner.

        Args:
            collection: whose settings are changed.
            before: what they were when the app started.
        """
        super().__init__()
        self.collection = collection
        self.before = before
        self.now = before
        """What the file says."""
        self.diagnostics: tuple[str, ...] = ()
        self.status = StatusLine("Settings")
        self.list = SettingList()
        self.effect = ProseView(id="effect")
        self.input = SettingInput()
        self.footer = KeyFooter("settings")

    @property
    def places(self) -> Sequence[str]:
        """The list, or the line in which a value is typed."""
        return ("setting",) if self.input.display else ("settings",)

    def compose(self) -> ComposeResult:
        """Status, the settings, what the one under the cursor does, keys."""
        yield self.status
        with VerticalScroll(classes="page", can_focus=False):
            yield self.list
        yield self.effect
        yield self.input
        yield self.footer

    def on_mount(self) -> None:
        """Show what is set."""
        self._read()

    def _read(self) -> None:
        """Show what the file says now."""
        self.now, self.diagnostics = read_settings(self.collection.event_store.paths.settings)
        self.draw()

    def draw(self) -> None:
        """Draw the settings, and what the one under the cursor does."""
        now, key = self.now, self.list.key
        changed = sum(bool(was(now, self.before, name)) for name in SETTING_RULES)
        self.list.show(now, self.before)
        self.status.show("Settings", f"{quantity(changed, 'change')} since the start")
        self.effect.show(
            [
                line(plain(SETTING_RULES[key].effect)),
                line(plain(_range_sentence(key), "dim"), spaced=False),
                *(line(plain(text, "$text-warning"), spaced=False) for text in self.diagnostics),
            ]
        )
        self.footer.show("setting" if self.input.display else "settings", places=self.places)

    @on(SettingList.Moved)
    def _draw_effect(self) -> None:
        self.draw()

    @on(SettingList.Turned)
    def _turn(self, message: SettingList.Turned) -> None:
        value = self._rule.turned(getattr(self.now, self.list.key), message.steps)
        if message.steps and value is not None:
            self.keep(value)
        else:
            self.action_type()

    @property
    def _rule(self) -> SettingRule:
        """Of the setting under the cursor; the app knows which themes there are."""
        rule = SETTING_RULES[self.list.key]
        if self.list.key == "theme":
            return rule._replace(choices=tuple(self.app.available_themes))
        return rule

    def action_type(self) -> None:
        """Take a value for the setting under the cursor."""
        self.input.value = setting_text(self.now, self.list.key)
        self.input.placeholder = clean(f"{self.list.key}: {SETTING_RULES[self.list.key].wants}")
        self.input.display = True
        self.input.focus()
        self.draw()

    @on(Input.Submitted, "#setting")
    def _submit(self) -> None:
        if self.keep(typed_value(self.input.value.strip())):
            self._close()

    @on(SettingInput.Closed)
    def _close(self) -> None:
        self.input.display = False
        self.list.focus()
        self.draw()

    def action_default(self) -> None:
        """Set the setting under the cursor to its default."""
        self.keep(None)

    def action_before(self) -> None:
        """Set the setting under the cursor to what it was when the app started."""
        text = setting_text(self.before, self.list.key)
        self.keep(typed_value(text) if text else None)

    def keep(self, value: TomlValue | None) -> bool:
        """Keep a value of the setting under the cursor, or its default; whether that was done."""
        try:
            self.collection.keep_setting(self.list.key, value)
        except StoreError as error:
            tell(self.app, str(error), warn=True)
            return False
        # What was wrong with the value before is no longer.
        self.app.clear_notifications()
        if self.list.key == "theme":
            theme = self.collection.settings.theme
            self.app.theme = theme if theme in self.app.available_themes else self.app.theme
        self._read()
        return True


def shown_setting(settings: Settings, key: str) -> str:
    """What a setting holds."""
    return setting_text(settings, key) or "not set"


def was(now: Settings, before: Settings, key: str) -> str:
    """What a setting was, and whether the change waits; empty where nothing was changed."""
    if getattr(now, key) == getattr(before, key):
        return ""
    waits = "; from the next start on" if SETTING_RULES[key].from_start else ""
    return f"was {shown_setting(before, key)}{waits}"


def _range_sentence(key: str) -> str:
    rule = SETTING_RULES[key]
    when = "From the next start on." if rule.from_start else "A change holds at once."
    return f"It is {rule.wants}; default {shown_setting(Settings(), key)}. {when}"
