"""The study screen: one item at a time, asked, answered, revealed, graded, saved."""

from collections.abc import Sequence
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType

from quizapp.store.errors import StoreError
from quizapp.study.answer.history import first_answer
from quizapp.study.answer.question import Question
from quizapp.study.event import Event
from quizapp.study.interview.flow import InterviewFlow
from quizapp.study.kinds.interview import InterviewQuestion
from quizapp.study.kinds.task import TaskQuestion
from quizapp.study.session.flow import Flow
from quizapp.study.session.phases import Asked, Revealed
from quizapp.study.session.session import Progress, Session
from quizapp.text.numbers import quantity
from quizapp.ui.keys import bindings
from quizapp.ui.lazy import load
from quizapp.ui.messages import LabLikely, LabRequested
from quizapp.ui.question.item_actions import current_step, edit_card, show_why, suspend
from quizapp.ui.question.lab_request import request_lab
from quizapp.ui.question.screen import QuestionScreen
from quizapp.ui.text import table_block, tell
from quizapp.ui.widgets.kinds.registry import presenter_of


class StudyScreen(QuestionScreen):
    """Draws one session, with all that can be done to its items."""

    BINDINGS: ClassVar[list[BindingType]] = bindings("study")

    def compose(self) -> ComposeResult:
        """Status, the card, grades, keys."""
        yield self.status
        yield self.card.data_bind(QuestionScreen.flow)
        yield self.grade_bar.data_bind(QuestionScreen.flow)
        yield self.footer

    @property
    def places(self) -> Sequence[str]:
        """The widget that takes the answer, and this screen."""
        return [*self.card.places, "study"]

    @property
    def footer_phases(self) -> tuple[str, ...]:
        """What the footer names keys for."""
        phases = super().footer_phases
        return (*phases, "lab") if self._may_open_lab else phases

    @property
    def _may_open_lab(self) -> bool:
        """The answer is shown, and its card has a lab."""
        return isinstance(self.phase, Revealed) and self.item.card.has_lab

    def ask(self, flow: Flow, question: Question) -> Flow:
        """The flow with the question asked, beside what it speaks of."""
        self.draw_data(question)
        return super().ask(flow, question)

    def ask_next(self, session: Session) -> None:
        """Ask the session's current item, in its lab if it is a task that was never seen."""
        super().ask_next(self.without_answered_tasks(session))
        if self.session.step:
            self._mind_the_time()
            self._open_new_task()
            self._open_spoken()

    def without_answered_tasks(self, session: Session) -> Session:
        """The session past the tasks that were answered in their labs, where it had them."""
        while (step := session.step) and not step.memory.last and self.flow.saw_lab(step.key):
            collection = self.sessions.collection
            answer = first_answer(collection.event_store.history(step.key), session.today)
            if answer is None:
                break
            session = session.answered_elsewhere(collection.memory(step.key), answer)
        return session

    def _open_new_task(self) -> None:
        """Open the lab of a task at its first look: the compact form is for who knows it."""
        step, question = self.session.step, self.flow.question
        if not isinstance(question, TaskQuestion) or not step or step.memory.last or step.drill:
            return
        if self.session.cram or self.session.test or self.flow.saw_lab(step.key):
            return
        if launch := self.sessions.launch_of_task(question):
            self.flow = self.flow.see_lab(step.key)
            self.post_message(LabRequested(launch, lambda _: self.ask_next(self.session)))

    # An interview question is asked on a screen of its own, which lies over this one

    def _open_spoken(self) -> None:
        """Ask for an answer aloud, where the question is one of an interview."""
        question = self.flow.question
        if isinstance(question, InterviewQuestion) and isinstance(self.phase, Asked):
            flow = InterviewFlow.single(
                self.session,
                question,
                now=self.sessions.collection.moment(),
                asks_confidence=self.flow.asks_confidence,
            )
            if answer := self._answer_taken_back():
                flow = flow.reopened(answer)
            self.app.push_screen(load("spoken")(self.sessions, flow), self._after_spoken)

    def _answer_taken_back(self) -> Event | None:
        """The answer to the question that an undo has just brought back, if one has."""
        last = self.session.undone[1].last if self.session.undone else None
        return last[0] if last and last[0].key == self.item.key else None

    def _after_spoken(self, end: InterviewFlow | str | None) -> None:
        """Go on after the grade; do with the question what was wanted instead; or go home."""
        if isinstance(end, InterviewFlow):
            self.ask_next(end.session)
        elif end:
            self.call_later(getattr(self, f"action_{end}"))
        else:
            self.call_later(self.action_leave)

    def advance(self) -> None:
        """Reveal or accept; an interview question is asked for again."""
        if isinstance(self.flow.question, InterviewQuestion) and isinstance(self.phase, Asked):
            # What the disk refused would close the question under the answer.
            self.keeper.withdraw()
            self._open_spoken()
        else:
            super().advance()

    def draw_data(self, question: Question) -> None:
        """Show what the question speaks of: the rows of a task, elsewhere shown by its lab."""
        table = self.sessions.data_of(question) if isinstance(question, TaskQuestion) else None
        rows = [table_block(table.heads, table.rows)] if table else ()
        self.card.data.show(rows or tuple(presenter_of(question).data(question)))

    def enter(self, flow: Flow) -> None:
        """Be there from now on; while an answer is read, the card's lab is loaded."""
        super().enter(flow)
        if self._may_open_lab:
            self.post_message(LabLikely())

    def draw_state(self) -> None:
        """Draw the topic, how far the session is, and what marks the item has."""
        session, step = self.session, current_step(self)
        progress, memory = session.progress, step.memory
        mode = "cram" if session.cram else "drill" if step.drill else "test" if session.test else ""
        leech = bool(session.scheduler.leech_reason(memory))
        states = {"leech": leech, "flagged": memory.flagged, "suspended": memory.suspended}
        marks = "".join(f" · {name}" for name, holds in states.items() if holds)
        topic = self.sessions.collection.topics[self.item.topic]
        self.status.show(
            topic, counter(progress, repeat=session.turns.is_repeat) + marks, mode=mode
        )

    def _mind_the_time(self) -> None:
        """Say once, and only say, that the sitting is as long as it was meant to be."""
        minutes = self.sessions.collection.settings.session_minutes
        flow = self.flow.tell_time(minutes, began=self.began)
        if flow is not self.flow:
            self.flow = flow
            tell(self.app, f"That was {quantity(minutes, 'minute')}: a good place to stop, with q.")

    # What can be done with the item

    def action_skip(self) -> None:
        """Put the item off to the end of the session."""
        before = self.session.step
        self.keeper.save(self.session.skip(), None, self.ask_next)
        alone = before and self.session.step and before.key == self.session.step.key
        tell(self.app, "It is the only card left." if alone else "Skipped until the end.")

    def action_bury(self) -> None:
        """Do not ask the item again today."""
        if self.keeper.save(*self.session.bury(**self.sessions.stamp()), self.ask_next):
            tell(self.app, "Buried until tomorrow. u takes it back.")

    def action_suspend(self) -> None:
        """Do not ask the item until it is resumed; or resume it."""
        suspend(self)

    def action_flag(self) -> None:
        """Flag the card to be mended later, or take the flag away."""
        flagged = current_step(self).memory.flagged
        if self.keeper.save(*self.session.flag(**self.sessions.stamp()), self._stay):
            tell(self.app, "No longer flagged." if flagged else "Flagged to be mended.")

    def _stay(self, session: Session) -> None:
        """Go on with the same question, with another memory of its item."""
        self.flow = self.flow.with_session(session)
        self.draw_state()

    def action_why(self) -> None:
        """Show the arithmetic behind this item; of a leech, its clinic first."""
        show_why(self)

    def action_edit(self) -> None:
        """Open the card in the learner's editor, then show it again as it is now."""
        edit_card(self)

    def action_toggle_sure(self) -> None:
        """Ask for a confidence before each reveal from now on, or stop asking."""
        try:
            asks = self.sessions.collection.toggle_confidence()
        except StoreError as error:
            tell(self.app, str(error), warn=True)
            return
        self.flow = self.flow.with_confidence(asks=asks)
        tell(
            self.app,
            "From now on you are asked how sure you are; Space skips it, v ends it."
            if asks
            else "You are not asked how sure you are any more.",
        )

    def action_lab(self) -> None:
        """Open the card's lab, once its question is answered."""
        if not isinstance(self.phase, Revealed):
            tell(self.app, "The lab opens after the answer, so that you try first.")
            return
        response = self.phase.attempt.response
        request_lab(self, self.sessions, self.flow.asked, response, noun=self.noun)


def counter(progress: Progress, *, repeat: bool) -> str:
    """How far the session is: at an item its place, at a drill what is left of both.

    >>> counter(Progress(3, 17, 0, skipped=1), repeat=False)
    '5 of 17 · 1 skipped'

    >>> counter(Progress(3, 17, 2), repeat=False), counter(Progress(3, 17, 2), repeat=True)
    ('4 of 17 · 2 to drill', '14 left · 2 to drill')
    """
    items_left = progress.total - progress.done
    place = f"{progress.done + progress.skipped + 1} of {progress.total}"
    if repeat:
        place = f"{items_left} left" if items_left else ""
    drills = f"{progress.to_drill} to drill" if progress.to_drill else ""
    skipped = f"{progress.skipped} skipped" if progress.skipped and not repeat else ""
    return " · ".join(filter(None, (place, skipped, drills)))
