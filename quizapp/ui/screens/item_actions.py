"""What can be done with the item on the screen besides answering it."""

from collections.abc import Iterable

from quizapp.collection.sessions import SessionFactory
from quizapp.decks.items import Item
from quizapp.store.errors import StoreError
from quizapp.study.event import Event
from quizapp.study.explain import why_today
from quizapp.study.scheduler.leeches import leech_reason, strip
from quizapp.study.scheduler.memory import Memory
from quizapp.study.scheduler.sm2 import flags_leech
from quizapp.study.session.session import Session, Step
from quizapp.ui.grades import FOUR, SIX
from quizapp.ui.lazy import Editing
from quizapp.ui.screens.help import HelpScreen
from quizapp.ui.screens.leech import LABEL, LeechScreen, clinic_blocks
from quizapp.ui.screens.sitting import SittingScreen
from quizapp.ui.text import Block, labelled, line, plain, tell
from quizapp.ui.widgets.card_view import CardView


class ItemActions(SittingScreen):
    """Skip, bury, suspend, flag, ask why, edit; each but the last two can be taken back."""

    item: Item
    """What is on the screen."""

    def __init__(self, sessions: SessionFactory, session: Session, editing: Editing) -> None:
        super().__init__(sessions, session)
        self.card = CardView()
        self.usual_ms: dict[str, int] = {}
        self._editing = editing

    def action_skip(self) -> None:
        """Put the item off to the end of the session."""
        before = self.session.step
        self.keep(self.session.skip(), None)
        alone = before and self.session.step and before.key == self.session.step.key
        tell(self.app, "It is the only card left." if alone else "Skipped until the end.")

    def action_bury(self) -> None:
        """Do not ask the item again today."""
        if self.keep(*self.session.bury(**self.sessions.stamp())):
            tell(self.app, "Buried until tomorrow. u takes it back.")

    def action_suspend(self) -> None:
        """Do not ask the item until it is resumed; or resume it."""
        step = self.session.step
        assert step
        if step.memory.suspended:
            if self.keep(*self.session.resume(**self.sessions.stamp())):
                tell(self.app, "Resumed.")
        elif self.keep(*self.session.suspend(**self.sessions.stamp())):
            tell(self.app, "Suspended. u takes it back; /is:suspended finds it, and p resumes it.")

    def action_flag(self) -> None:
        """Flag the card to be mended later, or take the flag away."""
        flagged = self.session.step and self.session.step.memory.flagged
        if self.keep(*self.session.flag(**self.sessions.stamp()), moves=False):
            self.draw_state()
            tell(self.app, "No longer flagged." if flagged else "Flagged to be mended.")

    def action_why(self) -> None:
        """Show the arithmetic behind this item; of a leech, its clinic first."""
        step, question = self.session.step, self.card.question
        assert step
        assert question
        try:
            history = self.sessions.collection.history(step.key)
        except StoreError as error:
            tell(self.app, str(error), warn=True)
            return
        reasons = self._reasons(step, history)
        if rule := leech_reason(step.memory, preset=self.session.preset):
            card = clinic_blocks(question, history, rule, revealed=self.card.revealed)
            clinic = LeechScreen((*card, *reasons))
            self.app.push_screen(clinic, lambda _: self._treat(clinic.treatment))
        else:
            past = strip(history)
            told = labelled("history", [line(plain(past))], LABEL) if past else ()
            self.app.push_screen(HelpScreen((*reasons, *told)))

    def _treat(self, treatment: str) -> None:
        """Do what was chosen in the clinic."""
        match treatment:
            case "edit":
                self.action_edit()
            case "split":
                self._split()
            case "suspend":
                self.action_suspend()

    def _split(self) -> None:
        """Open the card in the editor, and say what came of it."""
        collection, key = self.sessions.collection, self.item.key
        before = {item.key for item in collection.items()}
        self.action_edit()
        after = {item.key for item in collection.items()}
        if key in after and (new := len(after - before)):
            tell(self.app, f"Split: {new} new beside it; {key} keeps its history.")

    def action_toggle_sure(self) -> None:
        """Ask for a confidence before each reveal from now on, or stop asking."""
        try:
            asks = self.sessions.collection.toggle_confidence()
        except StoreError as error:
            tell(self.app, str(error), warn=True)
            return
        tell(
            self.app,
            "From now on you are asked how sure you are; Space skips it, v ends it."
            if asks
            else "You are not asked how sure you are any more.",
        )

    def action_edit(self) -> None:
        """Open the card in the learner's editor, then show it again as it is now."""
        file = self.sessions.collection.deck_file(self.item.topic)
        if file is None:
            return
        result = self._editing(self.app, file, self.item.card.line)
        if result.problem:
            tell(self.app, result.problem, warn=True)
        if not result.changed:
            return
        try:
            diagnostic = self.sessions.reload(file)
        except StoreError as error:
            tell(self.app, str(error), warn=True)
            return
        self.moved()
        if diagnostic:
            tell(self.app, diagnostic, warn=True)
        else:
            tell(self.app, "The card is asked as it is now.")

    def draw_state(self) -> None:
        """Draw where the learner is, and what marks the item has."""
        raise NotImplementedError

    def mind_leeches(self, before: Memory, after: Memory) -> None:
        """Say so when an answer has just made the item a leech."""
        if flags_leech(before, after, preset=self.session.preset):
            tell(
                self.app,
                f"{leech_reason(after)} is:leech on home finds it; w opens its clinic there.",
            )

    def _reasons(self, step: Step, history: Iterable[Event]) -> list[Block]:
        buttons = SIX if self.sessions.collection.settings.six_grades else FOUR
        lines = why_today(
            step.memory,
            history,
            key=step.key,
            today=self.session.today,
            preset=self.session.preset,
            deadline=self.session.deadline,
            cram=self.session.cram,
            qualities=[quality for quality, _ in buttons.values()],
        )
        blocks = [line(plain("Why today?", "bold $accent"))]
        blocks += [
            Block("", "  ", plain(text), spaced=place == 0) for place, text in enumerate(lines)
        ]
        blocks += labelled("item", [line(plain(step.key, "dim"))], LABEL)
        return blocks
