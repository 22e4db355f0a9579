"""The settings screen: each setting with its value, its range, its effect, and what it was."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from textual import on
from textual.app import ComposeResult
from textual.containers import VerticalScroll
from textual.screen import Screen
from textual.widgets import Input

from quizapp.collection.collection import Collection
from quizapp.collection.rescheduling import change_by
from quizapp.store.errors import StoreError
from quizapp.store.settings.rules import SETTING_RULES, SettingRule
from quizapp.store.settings.settings import (
    Settings,
    objection,
    read_settings,
    setting_text,
    settings_with,
    typed_value,
)
from quizapp.store.settings.toml_edit import TomlValue
from quizapp.study.scheduler.change import CHANGE_DAYS, ScheduleChange
from quizapp.study.scheduler.registry import lacks
from quizapp.text.numbers import quantity
from quizapp.ui.text import Block, clean, line, plain, tell
from quizapp.ui.widgets.key_footer import KeyFooter
from quizapp.ui.widgets.prose_view import ProseView
from quizapp.ui.widgets.setting_list import SettingInput, SettingList, shown_setting, was
from quizapp.ui.widgets.status_line import StatusLine


class Proposal(NamedTuple):
    """A value that is not kept before the learner has seen what it does to the due days."""

    value: TomlValue | None
    settings: Settings
    """With it."""
    change: ScheduleChange | None = None
    """None until it is worked out."""
    note: str = ""
    """Why it can have no effect yet."""


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
        self.proposal: Proposal | None = None
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
        now, key = self._proposed, self.list.key
        changed = sum(bool(was(now, self.before, name)) for name in SETTING_RULES)
        self.list.show(now, self.before)
        since = f"{quantity(changed, 'change')} since the start"
        self.status.show("Settings", "not taken yet" if self.proposal else since)
        if self.proposal:
            self.effect.show(list(map(_as_block, _proposal_sentences(self.proposal))))
            self.footer.show("proposal", places=self.places)
            return
        self.effect.show(
            [
                line(plain(SETTING_RULES[key].effect)),
                line(plain(_range_sentence(key), "dim"), spaced=False),
                *(line(plain(text, "$text-warning"), spaced=False) for text in self.diagnostics),
            ]
        )
        self.footer.show("setting" if self.input.display else "settings", places=self.places)

    @property
    def _proposed(self) -> Settings:
        """What is set, or what would be."""
        return self.proposal.settings if self.proposal else self.now

    @on(SettingList.Moved)
    def _draw_effect(self) -> None:
        self.proposal = None
        self.draw()

    @on(SettingList.Turned)
    def _turn(self, message: SettingList.Turned) -> None:
        value = self._rule.turned(getattr(self._proposed, self.list.key), message.steps)
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
        """Keep a value of the setting under the cursor, or its default, or propose it first.

        Returns:
            The value is one of the setting's own, and was not refused.
        """
        key = self.list.key
        fault = objection(key, value) if value is not None else ""
        self.proposal = (
            self._proposal(key, value) if self._rule.is_previewed and not fault else None
        )
        if self.proposal is None:
            return self._keep(value)
        # It goes through all answers, which may take a while: say so first.
        if not self.proposal.note:
            self.call_after_refresh(self._work_out, self.proposal)
        self.draw()
        return True

    def _proposal(self, key: str, value: TomlValue | None) -> Proposal | None:
        """The value, whose effect is still to be worked out; None where it can have none."""
        file = self.collection.event_store.paths.settings
        settings = settings_with(self.now, file, key, value)
        if missing := lacks(settings.preset) if key == "preset" else "":
            return Proposal(value, settings, note=f"{settings.preset} {missing}.")
        if settings.scheduler in (self.now.scheduler, self.collection.scheduler):
            return None
        return Proposal(value, settings)

    def _work_out(self, proposal: Proposal) -> None:
        """Show what it does to the due days; one that moves none is kept."""
        if self.proposal is not proposal:
            return
        scheduler = proposal.settings.scheduler
        try:
            memories = self.collection.event_store.preview_memories(scheduler)
            change = change_by(scheduler, memories, self.collection, days=CHANGE_DAYS)
        except StoreError as error:
            self.proposal = None
            tell(self.app, str(error), warn=True)
            self.draw()
            return
        self.proposal = proposal._replace(change=change)
        if not change.moves:
            self.action_accept()
        self.draw()

    def action_accept(self) -> None:
        """Keep what is proposed."""
        if self.proposal and (self.proposal.change or self.proposal.note):
            value, self.proposal = self.proposal.value, None
            self._keep(value)

    def _keep(self, value: TomlValue | None) -> bool:
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


def _proposal_sentences(proposal: Proposal) -> Iterator[str]:
    """What it does, and that nothing was done yet."""
    if proposal.note:
        yield proposal.note
        yield "Until then nothing changes. y takes it; anything else leaves it as it was."
        return
    if proposal.change is None:
        yield "Going through all answers …"
        return
    yield from proposal.change.sentences()
    yield "y takes it; anything else leaves it as it was. No answer is lost either way."


def _as_block(sentence: str) -> Block:
    return line(plain(sentence), spaced=False)


def _range_sentence(key: str) -> str:
    rule = SETTING_RULES[key]
    when = "From the next start on." if rule.from_start else "A change holds at once."
    return f"It is {rule.wants}; default {shown_setting(Settings(), key)}. {when}"
