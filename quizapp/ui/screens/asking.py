"""The asking screen: puts the items of a session up, one by one; answering builds on it."""

from contextlib import suppress
from dataclasses import replace
from enum import Enum, auto
from typing import TYPE_CHECKING

from quizapp.collection.sessions import SessionFactory
from quizapp.decks.fingerprint import fingerprint
from quizapp.decks.revision import Revision, revision_of
from quizapp.store.errors import StoreError
from quizapp.study.answer.render import render
from quizapp.study.event import Decision
from quizapp.study.session.session import Session
from quizapp.ui.grades import decisions
from quizapp.ui.lazy import Editing
from quizapp.ui.screens.item_actions import ItemActions
from quizapp.ui.text import tell
from quizapp.ui.widgets.grade_bar import GradeBar
from quizapp.ui.widgets.key_footer import KeyFooter
from quizapp.ui.widgets.status_line import StatusLine

if TYPE_CHECKING:
    from quizapp.study.event import Moment


class Phase(Enum):
    """Where in the life of one card the screen is."""

    DECIDE = auto()
    """The card was changed: what is its history worth?"""
    ASK = auto()
    SURE = auto()
    """The answer is given: how sure is the learner?"""
    EXPLAIN = auto()
    """Of a lab task: why is the answer what it is?"""
    REVEALED = auto()
    FREE = auto()
    """In a lab: nothing is asked."""


class AskingScreen(ItemActions):
    """Asks, and notices that a card was changed; knows nothing of answers yet."""

    AUTO_FOCUS = ""

    def __init__(self, sessions: SessionFactory, session: Session, editing: Editing) -> None:
        super().__init__(sessions, session, editing)
        self.phase = Phase.ASK
        self.began: Moment = sessions.collection.moment()
        """When the sitting began."""
        self.asked: Moment = self.began
        """When the item on the screen was asked."""
        self.status = StatusLine()
        self.grade_bar = GradeBar()
        self.footer = KeyFooter()

    def on_mount(self) -> None:
        """Ask the first item."""
        with suppress(StoreError):
            # Without it no answer counts as quick, and nothing else changes.
            self.usual_ms = self.sessions.usual_ms()
        self.moved()

    def moved(self) -> None:
        """Show the session's current item, or end when there is none."""
        step = self.session.step
        if step is None:
            self.dismiss(self.session)
            return
        try:
            item = self.sessions.item(step.key)
            question = render(item, count=step.memory.answers)
        except (KeyError, ValueError) as error:
            reason = "no deck has it any more" if isinstance(error, KeyError) else error
            tell(self.app, f"{step.key} is left out: {reason}.", warn=True)
            self.session = self.session.without(step.key)
            self.moved()
            return
        self.item = item
        self.forget_answer()
        # An answer that the disk refused is withdrawn when its card is asked again.
        self._unsaved = None
        self.asked = self.sessions.collection.moment()
        self.card.ask(question)
        self.draw_state()
        match revision_of(step.memory.fingerprint, fingerprint(item)):
            case Revision.REWORDED:
                self._ask_what_it_is_worth()
            case Revision.REVISED:
                self._note_revision()
                self.enter(Phase.ASK)
            case _:
                self.enter(Phase.ASK)

    def forget_answer(self) -> None:
        """Another item is asked: what was answered to the one before is over."""
        raise NotImplementedError

    @property
    def phases(self) -> tuple[str, ...]:
        """What the footer should name keys for."""
        raise NotImplementedError

    def enter(self, phase: Phase) -> None:
        """Be in this phase from now on; what was told of the one before is over."""
        self.phase = phase
        self.set_class(phase is Phase.REVEALED, "revealed")
        self.app.clear_notifications()
        if phase is Phase.ASK:
            self.grade_bar.show(())
        self.footer.show(*self.phases)

    def action_hint(self) -> None:
        """Show the card's hint, which caps the grade of a machine-graded pass."""
        if self.phase is not Phase.ASK:
            return
        if self.card.show_hint():
            self.footer.show(*self.phases)
        else:
            tell(self.app, "This card has no hint.")

    def _ask_what_it_is_worth(self) -> None:
        """Put the question of a changed card before the card itself is asked."""
        self.card.hold_back(
            "This card was changed since you last answered it. What is its history worth?"
        )
        self.grade_bar.show(decisions())
        self.enter(Phase.DECIDE)

    def _note_revision(self) -> None:
        """The author raised `rev`: the journal says why the item is due; no step to take back."""
        before = self.session
        session, event = before.decide(
            Decision.SOON, fingerprint=fingerprint(self.item), **self.sessions.stamp()
        )
        try:
            self.sessions.save(event)
        except StoreError as error:
            tell(self.app, str(error), warn=True)
            return
        self.session = replace(
            session, last=before.last, previous=before.previous, undone=before.undone
        )

    def action_undo(self) -> None:
        """Take back the last step; once the answer is given, first of all that answer."""
        if self.phase in (Phase.SURE, Phase.EXPLAIN, Phase.REVEALED):
            self.moved()
            tell(self.app, "Nothing was saved yet: the card is asked again.")
        else:
            super().action_undo()

    def on_descendant_blur(self) -> None:
        """The text box was left: other keys matter."""
        self.footer.show(*self.phases)

    def on_descendant_focus(self) -> None:
        """The text box was entered again."""
        self.footer.show(*self.phases)

    def action_page(self, pages: int) -> None:
        """Scroll a card that is longer than the screen."""
        self.card.turn(pages)

    def action_leave(self) -> None:
        """Go home, with everything saved."""
        if self.may_leave():
            self.dismiss(None)
