"""The card page: one question as it is asked, the widget that takes its answer, and the reveal."""

from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, Final

from textual.app import ComposeResult
from textual.containers import VerticalScroll
from textual.reactive import var

from quizapp.study.answer.grading import Verdict
from quizapp.study.answer.question import Question
from quizapp.study.session.flow import Flow
from quizapp.study.session.phases import (
    Asked,
    Comparing,
    Deciding,
    Explaining,
    HowSure,
    Revealed,
)
from quizapp.ui.markdown import prose
from quizapp.ui.reveal import reveal, verdict_line
from quizapp.ui.text import labelled, line, plain
from quizapp.ui.widgets.evidence_view import EvidenceView
from quizapp.ui.widgets.kinds.base import AnswerBoxes
from quizapp.ui.widgets.kinds.registry import box_sorts, presenter_of
from quizapp.ui.widgets.prose_view import ProseView
from quizapp.ui.widgets.scrolling import turn_pages

if TYPE_CHECKING:
    from quizapp.ui.widgets.answer import AnswerBox

CHANGED: Final = "This card was changed since you last answered it. What is its history worth?"

HOW_SURE: Final = "How sure are you that you are right?"

WHY: Final = "Why is that so?"


class CardView(VerticalScroll, can_focus=False):
    """A page that scrolls; `Committed` comes up from it when the learner has answered."""

    flow: var[Flow | None] = var(None, init=False)

    def __init__(self, *, only_ascii: bool = False, takes_answers: bool = True) -> None:
        super().__init__(classes="page")
        self._takes_answers = takes_answers
        """Without it the page is only looked at: it keeps away from the keys, and what it stands in
        scrolls it."""
        self._aim: ProseView | None = None
        """What the learner should see next, until they turn the page themselves."""
        self.prompt = ProseView(id="prompt")
        self.evidence = EvidenceView(only_ascii=only_ascii)
        self.data = ProseView(id="data")
        """The rows that the question speaks of, if any."""
        self.lead = ProseView(id="lead")
        """Which part of the answer is asked, where it has parts."""
        self.boxes = AnswerBoxes(box_sorts())
        """The widgets that take answers; at most one of them is on display."""
        self.box: AnswerBox | None = None
        """The one that takes the answer to this question."""
        self.hint = ProseView(id="hint")
        self.answer = ProseView(id="reveal")

    def compose(self) -> ComposeResult:
        """Question, what takes the answer, hint, reveal."""
        yield self.prompt
        yield self.evidence
        yield self.data
        yield self.lead
        yield from self.boxes
        yield self.hint
        yield self.answer

    @property
    def places(self) -> Sequence[str]:
        """Where the keys of the widget on display are listed."""
        return [box.id for box in self.boxes if box.display and box.id]

    @property
    def phases(self) -> tuple[str, ...]:
        """What the footer should name keys for while the answer is open."""
        flow = self.flow
        if flow is None or not isinstance(flow.phase, Asked | Comparing):
            return ()
        question = flow.asked
        hint = bool(question.hint) and isinstance(flow.phase, Asked) and not flow.phase.hinted
        if self.box and self.box.takes_text and self.box.has_focus:
            return ("type", "type_hint") if hint else ("type",)
        phase = presenter_of(question).phase_of(question)
        return (phase, "hint") if hint else (phase,)

    @property
    def has_more(self) -> bool:
        """There is more of the evidence, or of the answer, than the page shows."""
        revealed = self.flow is not None and isinstance(self.flow.phase, Revealed)
        return self.evidence.max_scroll_y > 0 or (revealed and self.max_scroll_y > 0)

    def watch_flow(self, before: Flow | None, flow: Flow) -> None:
        """Draw what the last step changed."""
        if flow.question is None:
            return
        asks_anew = before is None or before.question is not flow.question
        if asks_anew:
            self._ask(flow.question)
        elif before is not None and before.phase is flow.phase:
            return
        self.evidence.set_class(not isinstance(flow.phase, Revealed), "squeezed")
        match flow.phase:
            case Deciding():
                self._hold_back(CHANGED)
            case Asked(hinted=hinted, sets=control, remarks=remarks):
                if asks_anew:
                    self._open_box(flow.question, elsewhere=bool(control))
                elif remarks:
                    self._try_again(remarks)
                elif hinted and flow.question.hint:
                    self.hint.show(labelled("hint", prose(flow.question.hint)))
            case HowSure():
                self.screen.set_focus(None)
                self.hint.show([line(plain(HOW_SURE, "bold"))])
            case Comparing():
                self.hint.show(())
                self._open_box(flow.question, elsewhere=False)
            case Explaining(verdict=verdict):
                self._ask_why(flow.question, verdict)
            case Revealed() as phase:
                self._reveal(flow.question, phase)

    def _ask(self, question: Question) -> None:
        """Put a question up."""
        self._aim = None
        presenter = presenter_of(question)
        self.prompt.show(presenter.prompt(question))
        self.evidence.show(presenter.evidence(question))
        self.lead.show(tuple(presenter.lead(question)))
        if not question.is_begun:
            self.hint.show(())
        self.answer.show(())
        self.scroll_home(animate=False)

    def _open_box(self, question: Question, *, elsewhere: bool) -> None:
        """Give the widget that takes the answer the focus, unless it is taken elsewhere."""
        self.box = None if elsewhere else presenter_of(question).ask(question, self.boxes)
        for box in self.boxes:
            box.display = box is self.box
        if self.box and not self._takes_answers:
            self.box.disabled = True
        elif not elsewhere:
            self.screen.set_focus(self.box, scroll_visible=False)

    def _try_again(self, remarks: Sequence[str]) -> None:
        """Open a second try, with what was wrong about the first."""
        assert self.box
        self.hint.show([block for remark in remarks for block in prose(remark)])
        self.box.unlock()
        self.screen.set_focus(self.box, scroll_visible=False)
        self._aim_at(self.hint)

    def reopen(self) -> None:
        """Take an answer again, since the one that was given could not be read."""
        if self.box:
            self.box.unlock()

    def _hold_back(self, notice: str) -> None:
        """Close the answer, for something else has to be settled first."""
        for box in self.boxes:
            box.display = False
        self.screen.set_focus(None)
        self.answer.show([line(plain(notice, "bold"))])

    def _ask_why(self, question: Question, verdict: Verdict) -> None:
        """Show what the answer was worth; the reason for it is still to be picked."""
        for box in self.boxes:
            box.display = False
        self.hint.show(())
        answer = presenter_of(question).beside_verdict(question)
        self.answer.show((verdict_line(verdict), *answer, line(plain(WHY), spaced=False)))

    def _reveal(self, question: Question, phase: Revealed) -> None:
        """Show the answer, what was right or wrong about it, and what confidence cost."""
        verdict, presenter = phase.verdict, presenter_of(question)
        self.lead.show(())
        for box in self.boxes:
            box.display = box.display and presenter.keeps_box
            if box.display:
                box.reveal()
                if verdict and box.tells_feedback:
                    verdict = replace(verdict, remarks=())
        self.screen.set_focus(None)
        self.hint.show(())
        self.answer.show(
            reveal(
                question,
                verdict,
                answer=presenter.reveal(question, phase.reason),
                response=phase.attempt.text,
                confidence=phase.attempt.confidence,
            )
        )
        self._aim_at(self.answer)

    def _aim_at(self, part: ProseView) -> None:
        """See to it that the part is on the screen."""
        if not self._takes_answers:
            return
        self._aim = part
        self.call_after_refresh(self._bring_into_view)

    def watch_virtual_size(self) -> None:
        """Look again, for a refresh may come before the layout that gives the part its place."""
        self.call_later(self._bring_into_view)

    def _bring_into_view(self) -> None:
        """Scroll as little as shows the part; where it is long, as much of it as leaves context."""
        if self._aim is None:
            return
        top, height = self._aim.virtual_region.y, self._aim.virtual_region.height
        room = self.scrollable_content_region.height
        target = min(top + height - room, top - room // 4)
        if top + height - self.scroll_offset.y > room:
            self.scroll_to(y=max(0, target), animate=False)

    def turn(self, pages: int) -> None:
        """Scroll the evidence where it has too little room, else a card longer than the screen."""
        self._aim = None
        if self.evidence.max_scroll_y > 0:
            self.evidence.turn(pages)
        else:
            turn_pages(self, pages)
