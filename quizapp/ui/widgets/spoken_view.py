"""The spoken view: one question of an interview, as far as its answer has come."""

from textual.app import ComposeResult
from textual.containers import Vertical, VerticalScroll

from quizapp.study.interview.flow import InterviewFlow
from quizapp.study.interview.phases import Judging, Speaking, StatingConfidence, Ticking
from quizapp.ui.interview.drawing import angle, lead, named_so_far
from quizapp.ui.markdown import prose
from quizapp.ui.widgets.clock_line import ClockLine
from quizapp.ui.widgets.flags_box import FlagsBox
from quizapp.ui.widgets.notes_box import NotesView
from quizapp.ui.widgets.points_box import PointsBox
from quizapp.ui.widgets.prose_view import ProseView
from quizapp.ui.widgets.scrolling import turn_pages
from quizapp.ui.widgets.verdict_view import VerdictView


class SpokenView(Vertical):
    """Draws a flow; what a phase does not show is in none of its widgets."""

    def __init__(self) -> None:
        super().__init__(id="spoken")
        self._clock = ClockLine()
        self._prompt = ProseView(id="prompt")
        self._verdict = VerdictView()
        self._lead = ProseView(id="lead")
        self._points = PointsBox()
        self.flags = FlagsBox()
        self._sum = ProseView(id="sum")
        self._page = VerticalScroll(classes="page", can_focus=False)
        self._angle = ProseView(id="angle")
        self._beside = VerticalScroll(self._angle, id="beside", classes="page", can_focus=False)
        self.notes = NotesView()

    def compose(self) -> ComposeResult:
        """What is asked and ticked; below it the senior angle, or the notes."""
        with self._page:
            yield self._clock
            yield self._prompt
            yield self._verdict
            yield self._lead
            yield self._points
            yield self.flags
            yield self._sum
        yield self._beside
        yield self.notes

    @property
    def is_noting(self) -> bool:
        """The keys are in the notes."""
        return self.notes.box.has_focus

    @property
    def has_more(self) -> bool:
        """There is more of the senior angle than the screen shows."""
        return bool(self._beside.display) and self._beside.max_scroll_y > 0

    def show(self, flow: InterviewFlow, clock: str) -> None:
        """Draw the flow, with the time of its answer."""
        phase, question = flow.phase, flow.asked
        is_open, judged = (
            isinstance(phase, Speaking | StatingConfidence),
            isinstance(phase, Judging),
        )
        self.set_class(judged, "judged")
        self.set_class(isinstance(phase, Speaking), "speaking")
        self._clock.display = is_open
        self.show_clock(flow, clock)
        self._prompt.show(() if judged else prose(question.prompt))
        self._verdict.show(flow.named if judged else None, clock)
        self.show_lead(flow)
        self._show_points(flow)
        flags = phase.flags if isinstance(phase, Judging) else frozenset()
        self.flags.show(question.red_flags if judged else (), flags)
        self._sum.show(named_so_far(flow))
        self._angle.show(angle(flow))
        self._beside.display = judged
        spoken = phase.spoken if isinstance(phase, StatingConfidence | Ticking) else None
        self.notes.show(spoken.notes if spoken else "", writable=isinstance(phase, Speaking))

    def show_lead(self, flow: InterviewFlow) -> None:
        """Draw what is wanted alone."""
        self._lead.show(lead(flow, noting=self.is_noting))

    def show_clock(self, flow: InterviewFlow, clock: str) -> None:
        """Draw the time alone."""
        self._clock.show(flow.asked.item.card.level, clock)

    def _show_points(self, flow: InterviewFlow) -> None:
        """The points up to the one at hand."""
        phase, points = flow.phase, flow.asked.points
        if not isinstance(phase, Ticking):
            self._points.show(())
            return
        seen = phase.place + 1
        more = points[seen].weight if seen < len(points) else None
        notes = phase.spoken.notes
        self._points.show(points[:seen], phase.ticks[:seen], notes=notes, next_weight=more)

    def begin(self, notes: str) -> None:
        """Begin a question at its top, with these notes in the box."""
        self.notes.begin(notes)
        self._page.scroll_home(animate=False)
        self._beside.scroll_home(animate=False)

    def turn(self, pages: int) -> None:
        """Scroll the senior angle, or a question that is longer than the screen."""
        area = self._beside if self._beside.display else self._page
        turn_pages(area, pages)

    def to_the_end(self) -> None:
        """Scroll to the follow-up that was asked last."""
        self.call_after_refresh(self._beside.scroll_end, animate=False)
