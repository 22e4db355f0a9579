"""The settings screen: each setting with its value, its range, its effect, and what it was."""

from collections.abc import Sequence
from concurrent.futures import Future
from dataclasses import dataclass

from textual import on
from textual.app import ComposeResult
from textual.containers import VerticalScroll
from textual.message import Message
from textual.screen import Screen
from textual.widgets import Input

from quizapp.collection.collection import Collection
from quizapp.store.errors import StoreError
from quizapp.store.progress import AbandonedError
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
from quizapp.study.scheduler.change import ScheduleChange
from quizapp.study.scheduler.registry import lacks
from quizapp.text.numbers import quantity
from quizapp.ui.settings.proposal import Proposal
from quizapp.ui.text import Block, clean, line, plain, tell
from quizapp.ui.widgets.key_footer import KeyFooter
from quizapp.ui.widgets.prose_view import ProseView
from quizapp.ui.widgets.setting_list import SettingInput, SettingList, shown_setting, was
from quizapp.ui.widgets.status_line import StatusLine


class SettingsScreen(Screen[None]):
    """Changes what the settings file says, one key at a time."""

    AUTO_FOCUS = "#settings"

    @dataclass
    class Advanced(Message):
        """So much of the answers was gone through for a proposal."""

        proposal: Proposal
        share: float

    @dataclass
    class Compared(Message):
        """What a proposal does to the due days was worked out, or could not be."""

        proposal: Proposal
        result: Future[ScheduleChange]

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
        self.share_replayed = 0.0
        """Of all answers, for the proposal."""
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
            sentences = self.proposal.sentences(self.share_replayed)
            self.effect.show(list(map(_as_block, sentences)))
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
        self.share_replayed = 0.0
        # Say first that it goes through all answers: what is read for that takes a moment.
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
        """Work out what it does to the due days, as long as it is wanted."""
        if self.proposal is not proposal:
            return

        def advance(what: str, done: int, total: int) -> None:
            del what  # the screen says it in its own words
            if self.proposal is not proposal:
                raise AbandonedError
            self.post_message(self.Advanced(proposal, done / total))

        try:
            proposal.compare_aside(
                self.collection,
                advance,
                lambda result: self.post_message(self.Compared(proposal, result)),
            )
        except StoreError as error:
            self._refuse(error)

    def on_unmount(self) -> None:
        """Whoever left wants nothing worked out."""
        self.proposal = None

    @on(Advanced)
    def _advance(self, message: Advanced) -> None:
        if self.proposal is message.proposal:
            self.share_replayed = message.share
            self.draw()

    @on(Compared)
    def _take(self, message: Compared) -> None:
        """Show what the proposal does; one that moves nothing is kept."""
        if self.proposal is not message.proposal:
            return
        try:
            self.proposal = message.proposal.compared(self.collection, message.result)
        except StoreError as error:
            self._refuse(error)
            return
        change = self.proposal.change
        if not (change and change.moves):
            self.action_accept()
        self.draw()

    def _refuse(self, error: StoreError) -> None:
        self.proposal = None
        tell(self.app, str(error), warn=True)
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


def _as_block(sentence: str) -> Block:
    return line(plain(sentence), spaced=False)


def _range_sentence(key: str) -> str:
    rule = SETTING_RULES[key]
    when = "From the next start on." if rule.from_start else "A change holds at once."
    return f"It is {rule.wants}; default {shown_setting(Settings(), key)}. {when}"
