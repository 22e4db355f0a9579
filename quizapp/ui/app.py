"""The app: its screens and the ways between them, its themes, and how it ends.

Longer than most files: each message that a screen posts is answered here, in one method each.
"""

import asyncio
from collections.abc import Callable, Iterable
from contextlib import suppress
from functools import cached_property
from threading import Thread
from typing import TYPE_CHECKING, Any, ClassVar, Final

from textual import on
from textual.app import App, SystemCommand
from textual.binding import BindingType
from textual.command import Provider
from textual.events import Resize
from textual.reactive import Initialize, Reactive
from textual.screen import Screen
from textual.theme import Theme

from quizapp.collection.collection import Collection
from quizapp.collection.request import nothing_due
from quizapp.store.errors import StoreError
from quizapp.ui.host import FollowsLibrary, HasKeys, HoldsAnswers, Host
from quizapp.ui.keys import bindings
from quizapp.ui.lazy import load, load_labs_ahead, read_ahead
from quizapp.ui.messages import (
    BrowseRequested,
    DeskOpened,
    InsightOpened,
    ItemsRequested,
    LabLikely,
    LabRequested,
    LabsRequested,
    MoreRequested,
    NewCardRequested,
    PartRequested,
    PlacementRequested,
    PreviewRequested,
    SessionRequested,
    SettingsOpened,
    TopicRequested,
    UndoRequested,
)
from quizapp.ui.screens.home import HomeScreen
from quizapp.ui.screens.size import SizeScreen, is_too_small
from quizapp.ui.text import tell
from quizapp.ui.themes import DEFAULT_THEME, THEMES

if TYPE_CHECKING:
    from quizapp.collection.sessions import SessionFactory
    from quizapp.study.answer.lab_link import LabLaunch
    from quizapp.study.session.session import Session

WATCH_SECONDS: Final = 2
"""Between two looks at the deck files: a look costs 10 ms for a thousand of them."""

SCRUB_SECONDS: Final = 1
"""Half a megabyte each: a learner with a thousand answers is done in one."""

WIDE_CELLS: Final = 110
"""From here on there is room for margins around a readable line."""

CENTRED_CELLS: Final = 160
"""From here on the body stands in the middle."""


def first_theme(app: "QuizApp") -> str:
    """The theme that the settings name, if there is one of that name, else the app's own."""
    theme_name = app.collection.settings.theme
    return theme_name if theme_name in app.available_themes else DEFAULT_THEME


def commands() -> Any:
    """What fills the command palette, loaded when that is first opened."""
    return load("commands")


class QuizApp(App[None]):
    """Opens home, and on top of it what it was started with: a session, a lab or the desk."""

    TITLE = "quizapp"
    CSS_PATH = "app.tcss"
    ENABLE_COMMAND_PALETTE = True
    COMMANDS: ClassVar[set[type[Provider] | Callable[[], type[Provider]]]] = {commands}
    BINDINGS: ClassVar[list[BindingType]] = bindings("app")

    # A theme that is set after the start of the app makes Textual parse every style anew.
    theme: Reactive[str] = Reactive(Initialize(first_theme))

    def __init__(
        self,
        collection: Collection,
        host: Host,
        *,
        session: "Session | None" = None,
        lab: "LabLaunch | None" = None,
        sessions: "SessionFactory | None" = None,
        first: DeskOpened | PreviewRequested | None = None,
        when_live: Callable[[], object] = lambda: None,
    ) -> None:
        self.collection = collection
        self._first_settings = collection.settings
        super().__init__()
        self.host = host
        self.fault: BaseException | None = None
        """The fault of our own that ended the app, for the front door to report."""
        self._event_loop: asyncio.AbstractEventLoop | None = None
        self._when_live = when_live
        self._is_live = False
        self._sessions = sessions
        self._first_session = session
        self._first_lab = lab
        self._first_message = first

    @cached_property
    def available_themes(self) -> dict[str, Theme]:
        """Textual's themes and the two of the app."""
        return {**super().available_themes, **{theme.name: theme for theme in THEMES}}

    def get_default_screen(self) -> HomeScreen:
        """Home lies under everything."""
        return HomeScreen(self.collection, only_ascii=self.host.only_ascii)

    @property
    def sessions(self) -> "SessionFactory":
        """What makes and saves sessions, made when the first one needs it."""
        if self._sessions is None:
            self._sessions = self.host.sessions(self.collection)
        return self._sessions

    def on_mount(self) -> None:
        """Open the first session."""
        self._event_loop = asyncio.get_running_loop()
        self.theme_changed_signal.subscribe(self, lambda theme: self._keep_theme(theme.name))
        self.screen_change_signal.subscribe(self, self._end_of_toasts, immediate=True)
        self.collection.decks_changed()
        self.set_interval(WATCH_SECONDS, self.watch_decks)
        self.set_interval(SCRUB_SECONDS, self.scrub)
        if self._first_session:
            self.study(self._first_session)
        elif self._first_lab:
            self.open_lab(self._first_lab)
        elif self._first_message:
            self.post_message(self._first_message)

    def _end_of_toasts(self, screen: Screen[Any]) -> None:
        """What was said on one screen is over on the next, but for a session on its summary."""
        if not screen.has_class("summary"):
            self.clear_notifications()
            # A screen that shines through under a pop-up keeps its own.
            for below in self.screen_stack:
                below.query("ToastHolder").remove()

    def get_system_commands(self, screen: Screen[Any]) -> Iterable[SystemCommand]:
        """What works everywhere: what Textual has for it, and the keys."""
        for command in super().get_system_commands(screen):
            if command.title in {"Theme", "Quit"}:
                yield command
        yield SystemCommand("All keys", "Show all keys of this screen", self.action_help)

    def on_ready(self) -> None:
        """The first frame is painted; what the library has new is read now."""
        theme_name = self.collection.settings.theme
        if theme_name and theme_name not in self.available_themes:
            tell(self, f"There is no theme '{theme_name}'; Ctrl+P lists them.", warn=True)
        if self.collection.pending:
            read_ahead(self.collection.pending, self._take_decks_in)
        else:
            self._go_live()

    def _go_live(self) -> None:
        """Home counts what there is; what waited for it may go on."""
        self._is_live = True
        self._when_live()

    def _take_decks_in(self) -> None:
        """Count the decks that were read or judged meanwhile."""
        if not self.screen_stack:
            return
        if self.collection.pending.is_read and not self._is_live:
            self._go_live()
        try:
            self.collection.reload()
        except StoreError as error:
            tell(self, str(error), warn=True)
        if isinstance(self.screen, FollowsLibrary):
            self.screen.follow_library()

    def on_unmount(self) -> None:
        """Nothing more is read for a home that nobody sees."""
        self.collection.pending.stop()

    def on_resize(self, event: Resize) -> None:
        """A wide terminal gets margins, a very wide one its middle used, a small one a sentence."""
        self.set_class(event.size.width >= WIDE_CELLS, "wide")
        self.set_class(event.size.width >= CENTRED_CELLS, "centred")
        for below in self.screen_stack[:-1]:
            # Textual gives new styles to the screen on top alone.
            self.stylesheet.update(below)
        if isinstance(self.screen, SizeScreen):
            self.screen.fit(event.size)
        elif is_too_small(event.size):
            self.push_screen(SizeScreen())

    def study(self, session: "Session", *, summary: bool = True) -> None:
        """Go through a session, which is told of at its end unless that would be too much."""
        host = self.host
        screen = load("study")(self.sessions, session, host.edit, only_ascii=host.only_ascii)
        self.push_screen(screen, self._summarise if summary else None)

    @on(SessionRequested)
    def _study_requested(self, message: SessionRequested) -> None:
        try:
            session = self.sessions.session(message.request)
            if session.step is None:
                tell(self, nothing_due(self.collection, message.request))
            else:
                self.study(session)
        except StoreError as error:
            tell(self, str(error), warn=True)

    @on(ItemsRequested)
    def _items_requested(self, message: ItemsRequested) -> None:
        session = self.sessions.session_of(message.keys)
        if session.step is None:
            tell(self, message.why_empty)
        else:
            self.study(session, summary=message.summary)

    @on(PlacementRequested)
    def _placement_requested(self, message: PlacementRequested) -> None:
        self.study(message.session)

    @on(TopicRequested)
    def _open_topic(self, message: TopicRequested) -> None:
        try:
            opened = load("topic")(self.sessions, message.topic, only_ascii=self.host.only_ascii)
        except StoreError as error:
            tell(self, str(error), warn=True)
            return
        if opened:
            self.push_screen(opened)

    @on(BrowseRequested)
    def _browse(self, message: BrowseRequested) -> None:
        screen, text, key = load("browse"), message.filter_text, message.key
        self.push_screen(screen(self.sessions, self.host.edit, filter_text=text, key=key))

    @on(LabsRequested)
    def _list_labs(self, message: LabsRequested) -> None:
        self.push_screen(load("labs")(self.sessions, message.topic))
        load_labs_ahead()

    @on(LabRequested)
    def _open_requested_lab(self, message: LabRequested) -> None:
        self.open_lab(message.launch, message.then)

    @on(DeskOpened)
    def _open_desk(self, message: DeskOpened) -> None:
        self.push_screen(load("desk")(self.sessions, message.request, begins=message.begins))

    @on(SettingsOpened)
    def _open_settings(self) -> None:
        self.push_screen(load("settings")(self.collection, self._first_settings))

    @on(InsightOpened)
    def _open_insight(self) -> None:
        self.push_screen(load("insight")(self.sessions, only_ascii=self.host.only_ascii))

    @on(PartRequested)
    def _open_part(self, message: PartRequested) -> None:
        topic = self.collection.topic(message.topic)
        parts = {"flow": topic.flow, "walkthrough": topic.walkthrough} if topic else {}
        if topic and parts[message.screen]:
            self.push_screen(load(message.screen)(self.sessions, topic, self.host))
        else:
            tell(self, f"This topic has no {message.screen} that can be opened.", warn=True)

    @on(PreviewRequested)
    def _open_preview(self, message: PreviewRequested) -> None:
        self.push_screen(load("preview")(self.sessions, self.host, message.file, message.key))

    @on(LabLikely)
    def _load_labs(self) -> None:
        load_labs_ahead()

    def open_lab(self, launch: "LabLaunch", then: Callable[[object], None] | None = None) -> None:
        """Open a lab over what is there; `then` is called when it is left."""
        lab, host = load("lab"), self.host
        try:
            screen = lab(self.sessions, launch, host.edit, only_ascii=host.only_ascii)
        except StoreError as error:
            tell(self, str(error), warn=True)
        else:
            self.push_screen(screen, then)

    @on(NewCardRequested)
    def _write_card(self, message: NewCardRequested) -> None:
        self.push_screen(load("new_card")(self.sessions, message.form, deck=message.deck))

    @on(MoreRequested)
    def _add_new_items(self) -> None:
        self._change(self.sessions.more_new)

    @on(UndoRequested)
    def _take_back(self, message: UndoRequested) -> None:
        steps = self.sessions.steps
        self._change(steps.redo_sentence if message.redo else steps.undo_sentence)

    def _change(self, change: Callable[[], str]) -> None:
        """Do what the sentence says, and show what it has made of the day."""
        try:
            sentence = change()
        except StoreError as error:
            sentence = str(error)
        tell(self, sentence)
        if isinstance(self.screen, FollowsLibrary):
            self.screen.follow_library()

    def scrub(self) -> None:
        """While home is read, read a little of the journals too; damage is said when it is met."""
        # A timer may tick once more while the app ends.
        if self.screen_stack and isinstance(self.screen, HomeScreen):
            # A journal that cannot be read is told of by whatever asks for it.
            with suppress(StoreError):
                if self.collection.scrub():
                    self.screen.draw()

    def watch_decks(self) -> None:
        """Read decks that changed; the card on the screen stays as it is, and that is said."""
        # What is written while the library is read is looked at after that.
        waits = not self.screen_stack or self.collection.pending
        if waits or not self.collection.decks_changed():
            return
        before = self.collection.errors()
        try:
            self.collection.reload()
        except StoreError as error:
            tell(self, str(error), warn=True)
            return
        if self._sessions:
            self._sessions.forget()
        if isinstance(self.screen, FollowsLibrary):
            self.screen.follow_library()
        elif broken := sorted(self.collection.errors() - before):
            tell(self, broken[0], warn=True)
        else:
            tell(self, "Deck files have changed; from the next card on they are read anew.")

    def _summarise(self, session: "Session | None") -> None:
        if not session:
            return
        if session.test:
            ascii_only = self.host.only_ascii
            ended = load("placement")(self.sessions, session, only_ascii=ascii_only)
        else:
            ended = load("summary")(self.sessions, session)
        self.push_screen(ended, self._go_on)

    def _go_on(self, session: "Session | None") -> None:
        if session:
            self.study(session)

    def copy_to_clipboard(self, text: str) -> None:
        """Send the text to the terminal, which may have no clipboard, and to the desktop's own."""
        super().copy_to_clipboard(text)
        # The desktop's program may wait a second for a display that is not there.
        Thread(target=self.host.copy, args=(text,), daemon=True).start()

    def action_help(self) -> None:
        """Show all keys of this screen."""
        if isinstance(self.screen, HasKeys):
            self.push_screen(load("help")([*self.screen.places, "app"], self.screen))

    async def action_quit(self) -> None:
        """Quit, once the learner knows of what the disk refused."""
        holders = (screen for screen in self.screen_stack if isinstance(screen, HoldsAnswers))
        if all(holder.may_leave() for holder in holders):
            self.exit()

    def end_soon(self, code: int) -> None:
        """End in good order; a signal's handler may call this in the middle of anything."""
        if self._event_loop:
            self._event_loop.call_soon_threadsafe(self.exit, None, code)

    def _keep_theme(self, name: str) -> None:
        try:
            self.collection.keep_setting("theme", name)
        except StoreError as error:
            tell(self, str(error), warn=True)

    def _fatal_error(self) -> None:
        """End without Textual's traceback: the front door says it in a sentence."""
        self.fault = self._exception
        self._close_messages_no_wait()
