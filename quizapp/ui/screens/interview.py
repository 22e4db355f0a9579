"""The interview screen: the questions of a mock interview, one after the other, and its debrief."""

from contextlib import suppress
from typing import Final

from quizapp.collection.interviews.desk import InterviewDesk
from quizapp.collection.sessions import SessionFactory
from quizapp.store.errors import StoreError
from quizapp.study.interview.flow import InterviewFlow
from quizapp.study.interview.phases import Judging, Over, Speaking, Ticking
from quizapp.ui.lazy import load
from quizapp.ui.screens.spoken import SpokenScreen
from quizapp.ui.text import tell

TICKS_GONE: Final = "Notes and time are kept; the question is to be ticked again."


class InterviewScreen(SpokenScreen):
    """Ends with the flow once all was asked, or with None when the learner leaves before."""

    def __init__(
        self, sessions: SessionFactory, flow: InterviewFlow, desk: InterviewDesk, *, aloud: bool
    ) -> None:
        super().__init__(sessions, flow, aloud=aloud)
        self.desk = desk
        self._is_left = False
        self._refused_notes: str | None = None
        """What the disk did not take when the learner wanted to leave."""

    def start(self) -> None:
        """Ask the first question."""
        self.ask_next(self.flow)

    def on_unmount(self) -> None:
        """Keep the notes when the app ends, by whatever signal."""
        # The disk may refuse, and nobody is there any more to be told.
        with suppress(StoreError):
            if not self._is_left:
                self._keep_draft()

    def ask_next(self, flow: InterviewFlow) -> None:
        """Ask the next question, or end with the debrief when there is none."""
        # Whatever the disk says, the question that was graded is over.
        self.flow = flow
        try:
            flow, left_out = self.desk.next(flow)
        except StoreError as error:
            tell(self.app, f"{error} Enter tries again.", warn=True)
            return
        self.begin(flow)
        if left_out:
            tell(self.app, " ".join(left_out), warn=True)
        if isinstance(flow.phase, Over):
            debrief = load("debrief")(self.sessions, self.desk, flow.mock, may_undo=flow.can_undo)
            self.app.push_screen(debrief, self._after_debrief)

    def _after_debrief(self, undo: bool | None) -> None:
        """Home, or back to the last question."""
        if undo:
            self.action_undo()
        else:
            self.dismiss(self.flow)

    def action_advance(self) -> None:
        """Go on with the answer; between two questions, try once more to ask the next."""
        if self.flow.question is None:
            self.ask_next(self.flow)
        else:
            super().action_advance()

    def undo_earlier(self) -> None:
        """Nothing of this interview can be taken back."""
        tell(self.app, "There is nothing to take back here; q leaves, and u goes on at home.")

    def skip(self) -> None:
        """Put the question off to the end of the interview."""
        self.ask_next(self.flow.skip())
        if self.flow.question:
            tell(self.app, "Skipped until the end.")

    def may_put_away(self) -> bool:
        """Notes are kept for when the question comes again; a marked answer would be lost."""
        if not isinstance(self.flow.phase, Speaking):
            return super().may_put_away()
        if self.spoken.notes.text == self.flow.phase.notes:
            return True
        try:
            self._keep_draft()
        except StoreError as error:
            tell(self.app, str(error), warn=True)
            return False
        return True

    def action_elsewhere(self, action: str) -> None:  # noqa: ARG002 - the key's own
        """An interview goes on, whatever a session would do."""
        tell(self.app, "That works where a session asks the question.")

    def action_leave(self) -> None:
        """Leave; the notes are kept for when it goes on."""
        if self.may_leave() and self._may_leave_notes():
            self._is_left = True
            if isinstance(self.flow.phase, Ticking | Judging):
                tell(self.app, TICKS_GONE)
            self.dismiss(None)

    def _may_leave_notes(self) -> bool:
        """The notes are kept, or the learner was told that they cannot be and leaves anyway."""
        notes = self.flow.write(self.spoken.notes.text).notes
        try:
            self._keep_draft()
        except StoreError as error:
            if self._refused_notes != notes:
                self._refused_notes = notes
                advice = "The same key again leaves without the notes."
                tell(self.app, f"{error} {advice}", warn=True)
                return False
        return True

    def _keep_draft(self) -> None:
        """Keep the notes on a question that is not graded."""
        if self.flow.question:
            self.desk.keep_draft(self.flow.write(self.spoken.notes.text))
