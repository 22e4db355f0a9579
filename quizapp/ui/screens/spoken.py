"""The spoken screen: a question and a clock, then its points one by one, then the verdict."""

from collections.abc import Sequence
from typing import ClassVar, Final, TypeAlias

from textual import events, on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.screen import Screen

from quizapp.collection.sessions import SessionFactory
from quizapp.study.interview.flow import InterviewFlow
from quizapp.study.interview.phases import Judging, Speaking, StatingConfidence, Ticking
from quizapp.study.quality import Quality
from quizapp.ui.interview.clock import remaining
from quizapp.ui.interview.drawing import (
    answer_clock,
    footer_phases,
    spoken_buttons,
    what_would_be_lost,
    why_no_button,
)
from quizapp.ui.interview.spoken_steps import toggle_sure, undo_answer
from quizapp.ui.keys import bindings
from quizapp.ui.question.lab_request import request_lab
from quizapp.ui.question.session_keeper import SessionKeeper
from quizapp.ui.text import tell
from quizapp.ui.widgets.flags_box import FlagsBox
from quizapp.ui.widgets.grade_bar import GradeBar
from quizapp.ui.widgets.key_footer import KeyFooter
from quizapp.ui.widgets.points_box import PointsBox
from quizapp.ui.widgets.spoken_view import SpokenView
from quizapp.ui.widgets.status_line import StatusLine

TICK_SECONDS: Final = 1
"""Between two looks at the clock, which is painted no more often."""

SpokenEnd: TypeAlias = InterviewFlow | str | None
"""The flow past its last question; what a session shall do with the item; None when left."""


class SpokenScreen(Screen[SpokenEnd]):
    """Draws one flow, with one question of a session; an interview goes on with others."""

    AUTO_FOCUS = ""
    BINDINGS: ClassVar[list[BindingType]] = bindings("interview")

    def __init__(
        self, sessions: SessionFactory, flow: InterviewFlow, *, aloud: bool = True
    ) -> None:
        """Ask what the flow asks, or waits to ask; unless `aloud`, the notes have the keys."""
        super().__init__()
        self.sessions = sessions
        self.flow = flow
        self.aloud = aloud
        self.keeper = SessionKeeper(self, sessions)
        self.status = StatusLine()
        self.spoken = SpokenView()
        self.grade_bar = GradeBar(six=sessions.collection.settings.six_grades)
        self.footer = KeyFooter()

    def compose(self) -> ComposeResult:
        """Status, the question, grades, keys."""
        yield self.status
        yield self.spoken
        yield self.grade_bar
        yield self.footer

    @property
    def places(self) -> Sequence[str]:
        """The notes while they are written, and the screen."""
        return ("notes", "interview") if self.spoken.is_noting else ("interview",)

    def on_mount(self) -> None:
        """Ask, and let the clock run."""
        self.set_interval(TICK_SECONDS, self.draw_clock)
        self.start()

    def may_leave(self) -> bool:
        """Nothing would be lost without a word if this screen ended now."""
        return self.keeper.may_leave()

    # Drawing

    def enter(self, flow: InterviewFlow) -> None:
        """Be there from now on; what was told of the phase before is over."""
        self.flow = flow
        self.app.clear_notifications()
        if flow.question is None:
            return
        self.spoken.show(flow, answer_clock(flow, self.sessions.collection.moment()))
        six = self.sessions.collection.settings.six_grades
        self.grade_bar.show(spoken_buttons(flow, six=six))
        self.draw_clock()
        self.name_keys()
        # How long the senior angle is shows once it is laid out.
        self.call_after_refresh(self.name_keys)

    def draw_clock(self) -> None:
        """Draw what a second changes, if anything is asked."""
        flow, now = self.flow, self.sessions.collection.moment()
        if flow.question is None:
            return
        topic = self.sessions.collection.topics.get(flow.asked.item.topic, "")
        parts = (f"{flow.number} of {flow.total}", remaining(flow.left_ms(now)))
        self.status.show(f"Interview › {topic}", " · ".join(filter(None, parts)))
        self.spoken.show_clock(flow, answer_clock(flow, now))

    @on(events.DescendantBlur)
    @on(events.DescendantFocus)
    def name_keys(self) -> None:
        """Name the keys that matter now."""
        phases = footer_phases(self.flow, noting=self.spoken.is_noting, more=self.spoken.has_more)
        self.footer.show(*phases, places=self.places)
        self.spoken.show_lead(self.flow)

    # From one question to the next

    def start(self) -> None:
        """Ask the question."""
        self.begin(self.flow)

    def ask_next(self, flow: InterviewFlow) -> None:
        """The question is over: what comes next is for the session."""
        self.dismiss(flow)

    def begin(self, flow: InterviewFlow) -> None:
        """Begin with a question: its notes are what a draft has of them."""
        notes = flow.phase.notes if isinstance(flow.phase, Speaking) else ""
        self.spoken.begin(notes)
        self.enter(flow)
        if isinstance(flow.phase, Speaking):
            self.set_focus(self.spoken.notes.box if notes or not self.aloud else None)

    # Answering

    def action_advance(self) -> None:
        """Finish the answer; skip saying how likely it is; take the proposed grade."""
        match self.flow.phase:
            case Speaking():
                self.set_focus(None)
                now = self.sessions.collection.moment()
                self.enter(self.flow.write(self.spoken.notes.text).finish(now=now))
            case StatingConfidence():
                self.enter(self.flow.state_confidence(0))
            case Judging() if self.flow.verdict:
                self._grade(self.flow.verdict.proposed)
            case _:
                tell(self.app, why_no_button(self.flow))

    def action_tick(self, said: bool) -> None:
        """The point at hand was said, or was not."""
        if isinstance(self.flow.phase, Ticking):
            self.enter(self.flow.tick(said=said))
        else:
            tell(self.app, "Points are ticked between the answer and its verdict.")

    @on(PointsBox.Clicked)
    def _click_point(self, message: PointsBox.Clicked) -> None:
        """Say that at hand, or go back to one above it."""
        flow = self.flow
        if not isinstance(flow.phase, Ticking):
            return
        steps = flow.phase.place - message.place
        for _ in range(steps):
            flow = flow.back()
        self.enter(flow if steps else flow.tick(said=True))

    def action_move(self, step: int) -> None:
        """Go back to the point before; at the verdict, to another red flag."""
        if isinstance(self.flow.phase, Judging):
            self.spoken.flags.action_move(step)
        elif step < 0:
            self.enter(self.flow.back())

    def action_flag(self) -> None:
        """Own up to the red flag under the cursor, or take that back."""
        self._revise(self.flow.flag(self.spoken.flags.cursor))

    @on(FlagsBox.Clicked)
    def _click_flag(self, message: FlagsBox.Clicked) -> None:
        self._revise(self.flow.flag(message.number))

    def _revise(self, flow: InterviewFlow) -> None:
        """Be at another verdict, or before it: a grade that the disk refused was for the first."""
        self.keeper.withdraw()
        self.enter(flow)

    def action_follow_up(self) -> None:
        """Ask the next follow-up, which is not marked."""
        flow = self.flow.follow_up()
        if flow is self.flow:
            tell(self.app, "They have nothing to ask now.")
        else:
            self.enter(flow)
            self.spoken.to_the_end()

    def action_grade(self, number: int) -> None:
        """Press the button with this key: a grade, or how likely it is."""
        button = self.grade_bar.grades.get(str(number))
        if button is None:
            tell(self.app, why_no_button(self.flow, self.grade_bar.disabled_grade(str(number))))
        elif button.quality is None:
            self.enter(self.flow.state_confidence(number))
        else:
            self._grade(button.quality)

    @on(GradeBar.Pressed)
    def _press(self, message: GradeBar.Pressed) -> None:
        self.action_grade(int(message.key))

    def _grade(self, quality: Quality) -> None:
        """Put the answer on the disk, and go on with the next question."""
        if graded := self.flow.grade(quality, **self.sessions.stamp()):
            flow, event = graded
            self.keeper.save(flow.session, event, lambda _: self.ask_next(flow))

    # Around it

    def action_undo(self) -> None:
        """Go back a point; before any, to the question before, its ticks as they were."""
        before = self.flow.back()
        if before.phase != self.flow.phase:
            self._revise(before)
        elif not self.may_put_away():
            return
        elif not self.flow.can_undo:
            self.undo_earlier()
        elif flow := undo_answer(self.app, self.sessions, self.flow):
            self._go_back(flow)

    def undo_earlier(self) -> None:
        """Take back what came before this question, which is for the session."""
        self.dismiss("undo")

    def may_put_away(self) -> bool:
        """Nothing of an answer would be lost if another question came now; else it is said."""
        if sentence := what_would_be_lost(self.flow.write(self.spoken.notes.text)):
            tell(self.app, sentence)
        return not sentence

    def _go_back(self, flow: InterviewFlow) -> None:
        """Be at the question before again."""
        if flow.question is None:
            self.ask_next(flow)
        else:
            self.enter(flow)
            tell(self.app, "The grade is taken back; the ticks are as they were.")

    def action_skip(self) -> None:
        """Put the question off to the end."""
        if not isinstance(self.flow.phase, Speaking):
            tell(self.app, "The answer is given: now it is marked.")
        elif self.may_put_away():
            self.skip()

    def skip(self) -> None:
        """Put the question off to the end of the session."""
        self.dismiss("skip")

    def action_elsewhere(self, action: str) -> None:
        """Do with the item what a session does with any."""
        if self.may_put_away():
            self.dismiss(action)

    def action_toggle_sure(self) -> None:
        """Ask from now on how likely it is that half was named, or stop asking."""
        self.flow = toggle_sure(self.app, self.sessions, self.flow)

    def action_lab(self) -> None:
        """Open the question's lab, once the verdict is there."""
        if not isinstance(self.flow.phase, Judging):
            tell(self.app, "The lab opens after the verdict, so that you try first.")
        else:
            request_lab(self, self.sessions, self.flow.asked, noun="question")

    def action_page(self, pages: int) -> None:
        """Scroll what is longer than the screen."""
        self.spoken.turn(pages)

    def action_notes(self) -> None:
        """Write into the notes, while the answer is open."""
        if isinstance(self.flow.phase, Speaking):
            self.set_focus(self.spoken.notes.box)

    def on_key(self, event: events.Key) -> None:
        """Go into the notes at once, so that what is typed right behind Tab stands in them."""
        box = self.spoken.notes.box
        if self.focused is box:
            taken = box.catch_up(event)
        elif taken := event.key == "tab":
            self.action_notes()
        if taken:
            event.stop()
            event.prevent_default()

    def action_leave(self) -> None:
        """Leave; the question is not graded."""
        if self.may_leave():
            self.dismiss(None)
