"""The flow: what a screen that asks does next, as values that a screen draws.

Longer than most files: every step makes the next value of one frozen class.
"""

from dataclasses import dataclass, field, replace
from datetime import timedelta
from typing import Final, Self

from quizapp.decks.fingerprint import fingerprint
from quizapp.decks.items import Item
from quizapp.decks.revision import Revision, revision_of
from quizapp.study.answer.confidence import ladder
from quizapp.study.answer.grading import Verdict, grade
from quizapp.study.answer.question import Question, Response
from quizapp.study.event import Decision, Event, Moment
from quizapp.study.quality import Quality
from quizapp.study.session.phases import (
    Asked,
    Attempt,
    Comparing,
    Deciding,
    Expired,
    Explaining,
    HowSure,
    Idle,
    Phase,
    Playing,
    Revealed,
)
from quizapp.study.session.session import Session

LONG_AGO: Final = timedelta(hours=1)
"""A session that runs past the rollover keeps its day; one left open over night does not."""

IDLE_TIMES: Final = 10
"""So many times the usual, and the learner was not thinking but away."""

LONGEST_MS: Final = 300_000
"""The same where nothing is usual yet."""

SECOND_TRY: Final = "One more try; a pass then counts as Hard."


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Flow:
    """Where in the life of one question a screen is; a step gives the next flow.

    A step that does not fit the phase gives the same flow: two quick presses of a key answer once.
    """

    session: Session
    phase: Phase = field(default=Idle())
    question: Question | None = None
    """What is asked; none before the first question and after the last."""
    since: Moment | None = None
    """When it was asked."""
    usual_ms: int | None = None
    """The learner's median for questions of this kind."""
    asks_confidence: bool = False
    asks_reason: bool = False
    """Where a question has reasons, one of them is to be picked before the reveal."""
    peeked: frozenset[str] = frozenset()
    """Items whose lab was played with while they were open: a pass of them is Hard."""
    labs_seen: frozenset[str] = frozenset()
    """New tasks whose lab was opened to ask them there."""
    time_told: bool = False
    """The learner knows that the sitting is as long as it was meant to be."""

    @property
    def asked(self) -> Question:
        """What is asked, where something is."""
        assert self.question is not None
        return self.question

    @property
    def item(self) -> Item:
        """The item that is asked."""
        return self.asked.item

    @property
    def verdict(self) -> Verdict | None:
        """What the program makes of the answer, once it is known."""
        phase = self.phase
        return phase.verdict if isinstance(phase, Explaining | Revealed) else None

    @property
    def is_answered(self) -> bool:
        """An answer is given and not yet saved."""
        return isinstance(self.phase, HowSure | Explaining | Comparing | Revealed)

    @property
    def is_free(self) -> bool:
        """No question is open: a lab may show all that it has."""
        return isinstance(self.phase, Idle | Playing)

    @property
    def was_peeked(self) -> bool:
        """The answer to what waits was there to be seen."""
        step = self.session.step
        return step is not None and step.key in self.peeked

    def see_lab(self, key: str) -> Self:
        """The lab of a new task is opened; a task that is left there open is asked in short."""
        return replace(self, labs_seen=self.labs_seen | {key})

    def saw_lab(self, key: str) -> bool:
        """The lab of this task was opened to ask it there."""
        return key in self.labs_seen

    def go_on(self, session: Session, *, usual_ms: int | None) -> Self:
        """Between two questions; what the learner was told and has seen goes with it."""
        return replace(self, session=session, usual_ms=usual_ms, question=None, phase=Idle())

    def ask(self, question: Question, *, now: Moment, sets: str = "") -> Self:
        """The question is asked, unless its card was changed: then that has to be settled first."""
        phase: Phase = Asked(hinted=question.item.key in self.peeked, sets=sets)
        if self.revision_of(question) is Revision.REWORDED:
            phase = Deciding()
        return replace(self, question=question, since=now, phase=phase)

    def with_session(self, session: Session) -> Self:
        """The same question, after something happened to its item that leaves it asked."""
        return replace(self, session=session)

    def with_confidence(self, *, asks: bool) -> Self:
        """The same question, where it is asked how sure one is, or is not."""
        return replace(self, asks_confidence=asks)

    def revision_of(self, question: Question) -> Revision:
        """What became of the question's card since the session's item was last answered."""
        step = self.session.step
        assert step is not None
        return revision_of(step.memory.fingerprint, fingerprint(question.item))

    def hint(self) -> Self:
        """The hint is shown, where there is one."""
        if not isinstance(self.phase, Asked) or not self.asked.hint:
            return self
        return replace(self, phase=replace(self.phase, hinted=True))

    def play(self, session: Session) -> Self:
        """The lab is free; what is asked waits, and an answer that was open is given away."""
        question, step = self.question, session.step
        waits = question and step and question.item.key == step.key
        seen = {self.item.key} if isinstance(self.phase, Asked | HowSure) else set()
        return replace(
            self,
            session=session,
            question=question if waits else None,
            phase=Playing() if step else Idle(),
            peeked=self.peeked | seen,
        )

    def stop_playing(self) -> Self:
        """What waits may be asked again."""
        return replace(self, phase=Idle()) if isinstance(self.phase, Playing) else self

    def warn(self, *, warned: bool = True) -> Self:
        """The learner was told that the control, not yet moved, is no answer."""
        phase = self.phase
        return (
            replace(self, phase=replace(phase, warned=warned)) if isinstance(phase, Asked) else self
        )

    def tell_time(self, minutes: int, *, began: Moment) -> Self:
        """The flow in which it is told, once, that the sitting is as long as it was meant to be.

        Args:
            minutes: its soft length; 0 is none.
            began: when it began.
        """
        if self.since is None or self.time_told:
            return self
        over = self.session.overtime(minutes, lasted=self.since.at - began.at)
        return replace(self, time_told=True) if over else self

    def answer(self, response: Response, *, now: Moment) -> Self:
        """The answer is given, or a part of it, unless its day is over; None if the learner judges.

        Raises:
            NotANumber: it cannot be read, and nothing was answered.
        """
        phase, question = self.phase, self.asked
        if isinstance(phase, Comparing):
            return self._compared(response)
        if not isinstance(phase, Asked):
            return self
        question.check(response)
        if now.day > self.session.today and self._waited(now) > LONG_AGO:
            return replace(self, phase=Expired())
        question = question.take(response)
        if question.is_open:
            return replace(self, question=question)
        return replace(self, question=question)._given(question.whole(response), phase, now)

    def give_back(self) -> Self:
        """The last part of an answer that has parts is open again."""
        if not isinstance(self.phase, Asked) or not self.asked.is_begun:
            return self
        return replace(self, question=self.asked.give_back())

    def _given(self, response: Response, phase: Asked, now: Moment) -> Self:
        """The whole answer is there."""
        question = self.asked
        attempt = Attempt(
            response=response,
            text=question.written(response),
            thinking_ms=self._thinking_ms(now),
            hinted=phase.hinted,
            second_try=phase.second_try,
            confidence=phase.confidence,
        )
        blank = question.machine and response is None
        asks = self.asks_confidence and question.item.card.confidence
        if not asks or blank or attempt.second_try:
            return self._judged(attempt)
        return replace(self, phase=HowSure(attempt))

    def state_confidence(self, number: int) -> Self:
        """The learner took this step of the ladder, counted from 1; 0 skips the question."""
        if not isinstance(self.phase, HowSure):
            return self
        chance = ladder(self.asked.guessable)[number - 1] if number else None
        return self._judged(replace(self.phase.attempt, confidence=chance))

    def pick_reason(self, picked: int | None) -> Self:
        """The learner picked this reason, or none."""
        if not isinstance(self.phase, Explaining):
            return self
        reason = None if picked is None else self.asked.reasons[picked]
        verdict = self.phase.verdict
        if reason and not reason.correct:
            verdict = verdict.with_wrong_reason()
        return replace(self, phase=Revealed(self.phase.attempt, verdict, reason))

    def grade(
        self, quality: Quality, *, moment: Moment, event_id: str
    ) -> tuple[Session, Event] | None:
        """The next session and the event to be saved first; none where no grade is wanted."""
        phase = self.phase
        if not isinstance(phase, Explaining | Revealed):
            return None
        attempt, verdict = phase.attempt, phase.verdict
        return self.session.answer(
            quality,
            fingerprint=fingerprint(self.item),
            proposed=verdict.proposed if verdict else None,
            confidence=attempt.confidence,
            thinking_ms=attempt.thinking_ms,
            answer=attempt.text,
            slip=verdict.slip if verdict else "",
            share=verdict.share if verdict else None,
            sure_wrong=bool(verdict and verdict.sure_wrong),
            moment=moment,
            event_id=event_id,
        )

    def decide(self, decision: Decision, *, moment: Moment, event_id: str) -> tuple[Session, Event]:
        """The next session and the event, once the history of a changed card is settled."""
        mark = fingerprint(self.item)
        return self.session.decide(decision, fingerprint=mark, moment=moment, event_id=event_id)

    def note_revision(self, *, moment: Moment, event_id: str) -> tuple[Session, Event]:
        """The author raised `rev`: the event says why the item is due, and is no step."""
        before = self.session
        session, event = self.decide(Decision.SOON, moment=moment, event_id=event_id)
        noted = replace(session, last=before.last, previous=before.previous, undone=before.undone)
        return noted, event

    def _waited(self, now: Moment) -> timedelta:
        return now.at - self.since.at if self.since else timedelta()

    def _thinking_ms(self, now: Moment) -> int:
        """The time since the question was asked, as far as it was spent on it."""
        waited_ms = round(self._waited(now).total_seconds() * 1000)
        longest_ms = IDLE_TIMES * self.usual_ms if self.usual_ms else LONGEST_MS
        return min(max(0, waited_ms), longest_ms)

    def _compared(self, named: Response) -> Self:
        """The learner ticked these of the key points: the sentence says them."""
        assert isinstance(self.phase, Comparing)
        self.asked.check(named)
        question = self.asked.take(named)
        attempt = replace(self.phase.attempt, response=question.whole(named))
        return replace(self, question=question)._judged(attempt)

    def _judged(self, attempt: Attempt) -> Self:
        """Graded by the program where it can; a first wrong order gets a second try."""
        question = self.asked
        if not question.machine:
            return replace(self, phase=Revealed(attempt, None))
        if question.key_points:
            return replace(self, phase=Comparing(attempt))
        verdict = grade(
            question,
            attempt.response,
            confidence=attempt.confidence,
            thinking_ms=attempt.thinking_ms,
            usual_ms=self.usual_ms,
            hinted=attempt.hinted,
            second_try=attempt.second_try,
        )
        may_retry = question.retries and bool(attempt.response) and not attempt.second_try
        if may_retry and not verdict.passed:
            remarks = (*verdict.remarks, SECOND_TRY)
            again = Asked(hinted=attempt.hinted, remarks=remarks, confidence=attempt.confidence)
            return replace(self, phase=again)
        if self.asks_reason and question.reasons:
            return replace(self, phase=Explaining(attempt, verdict))
        return replace(self, phase=Revealed(attempt, verdict))
