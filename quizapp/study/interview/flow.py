"""The flow of an interview: owns what each step of it leads to, as values that a screen draws.

Longer than most files: every step makes the next value of one frozen class, as a session's do.
"""

from dataclasses import dataclass, field, replace
from datetime import timedelta
from typing import Final, NamedTuple, Self

from quizapp.decks.fingerprint import fingerprint
from quizapp.study.answer.grading import LEARNER_CHOICES, Verdict
from quizapp.study.event import Event, Moment, SpokenFacts
from quizapp.study.interview.phases import (
    Judging,
    Over,
    Speaking,
    Spoken,
    SpokenPhase,
    StatingConfidence,
    Ticking,
    Waiting,
)
from quizapp.study.interview.quality import spoken_quality
from quizapp.study.kinds.interview import InterviewQuestion
from quizapp.study.points import NamedPoints, named_points
from quizapp.study.quality import Quality
from quizapp.study.session.session import Session

CHANCES: Final = (0.25, 0.5, 0.75, 0.9, 0.98)
"""Of having named at least half, on offer: a spoken answer may be worse than a coin."""

LONGEST_ANSWER_MS: Final = 1_800_000
"""Half an hour on one question: whoever takes longer was not speaking."""


class AnsweredQuestion(NamedTuple):
    """A question with its grade given, so that it can be opened again."""

    question: InterviewQuestion
    judging: Judging
    since: Moment | None


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class InterviewFlow:
    """Where in an interview a screen is; a step gives the next flow.

    A step that does not fit the phase gives the same flow: two quick presses of a key count once.
    """

    session: Session
    began: Moment
    """When it began, or was taken up again."""
    phase: SpokenPhase = field(default=Waiting())
    question: InterviewQuestion | None = None
    since: Moment | None = None
    """When the question was asked; a break in its answer is left out."""
    mock: str = ""
    """The mock interview that this is; empty in a daily session."""
    seconds: int = 0
    """How long it is meant to be; 0 is no matter how long."""
    spent_ms: int = 0
    """The time in it before it was broken off."""
    answered_before: int = 0
    """Questions answered before it was broken off."""
    asks_confidence: bool = False
    answered: tuple[AnsweredQuestion, ...] = ()
    """What was graded since it began, for the way back."""

    @property
    def asked(self) -> InterviewQuestion:
        """What is asked, where something is."""
        assert self.question is not None
        return self.question

    @classmethod
    def single(
        cls, session: Session, question: InterviewQuestion, *, now: Moment, asks_confidence: bool
    ) -> Self:
        """The question of a daily session, asked; its answer belongs to no mock."""
        flow = cls(session=session, began=now, asks_confidence=asks_confidence)
        return flow.ask(question, now=now)

    def reopened(self, event: Event) -> Self:
        """The question at its last point, with the ticks of an answer that was taken back.

        Where the points are others by now, it is asked anew.
        """
        points = self.asked.points
        if not points or event.offered != tuple(point.offered.written for point in points):
            return self
        spoken = Spoken(
            notes=event.answer, thinking_ms=event.thinking_ms or 0, confidence=event.confidence
        )
        ticks = tuple(point.id in event.ticked for point in points)
        return self._at(Ticking(spoken, ticks, place=len(ticks) - 1))

    # What a screen shows

    @property
    def notes(self) -> str | None:
        """What is noted on the question; None where none is asked."""
        if isinstance(self.phase, Speaking):
            return self.phase.notes
        return self._spoken.notes if self._spoken else None

    @property
    def number(self) -> int:
        """Which question of how many this is, counted from 1."""
        progress = self.session.progress
        return min(self.total, self.answered_before + progress.done + progress.skipped + 1)

    @property
    def total(self) -> int:
        """How many questions there are."""
        return self.answered_before + self.session.progress.total

    def elapsed_ms(self, now: Moment) -> int:
        """The time in the interview, never negative."""
        return self.spent_ms + _ms_between(self.began, now)

    def left_ms(self, now: Moment) -> int | None:
        """The time that is left, negative once it is over; None where it has no end."""
        return 1000 * self.seconds - self.elapsed_ms(now) if self.seconds else None

    def question_ms(self, now: Moment) -> int:
        """The time of the answer, never negative; it stands once the answer is given."""
        if self._spoken:
            return self._spoken.thinking_ms
        return _ms_between(self.since, now) if self.since else 0

    @property
    def named(self) -> NamedPoints:
        """What the ticks so far come to; nothing before the first."""
        ticking, question = self._ticking, self.question
        points = question.points if question and ticking else ()
        return named_points(points, ticking.ticks if ticking else ())

    @property
    def verdict(self) -> Verdict | None:
        """What the ticks and the red flags propose; None before, and where nothing is weighed."""
        named = self.named
        if not isinstance(self.phase, Judging) or named.share is None:
            return None
        quality = spoken_quality(named.share, edge=named.edge, flags=len(self.phase.flags))
        return Verdict(proposed=quality, headline=f"Named {named.share:.2f} of the weight.")

    @property
    def allowed(self) -> tuple[Quality, ...]:
        """The grades that the learner may give; none before the verdict."""
        if not isinstance(self.phase, Judging):
            return ()
        return self.verdict.allowed if self.verdict else LEARNER_CHOICES

    @property
    def can_undo(self) -> bool:
        """An answer of this interview can be taken back."""
        return bool(self.answered) and self.session.can_undo

    @property
    def _spoken(self) -> Spoken | None:
        if isinstance(self.phase, StatingConfidence):
            return self.phase.spoken
        return self._ticking.spoken if self._ticking else None

    @property
    def _ticking(self) -> Ticking | None:
        phase = self.phase
        if isinstance(phase, Judging):
            return phase.ticking
        return phase if isinstance(phase, Ticking) else None

    # Its steps

    def ask(
        self, question: InterviewQuestion, *, now: Moment, notes: str = "", before_ms: int = 0
    ) -> Self:
        """The question is asked; points, flags and angle count as they are in it from now on.

        Args:
            question: with all that waits behind it.
            now: when.
            notes: what was noted on it before it was left.
            before_ms: the time that its answer had taken by then.
        """
        since = now._replace(at=now.at - timedelta(milliseconds=before_ms))
        return replace(self, question=question, since=since, phase=Speaking(notes))

    def write(self, notes: str) -> Self:
        """The notes are these now."""
        return self._at(Speaking(notes)) if isinstance(self.phase, Speaking) else self

    def finish(self, *, now: Moment) -> Self:
        """The answer is given."""
        if not isinstance(self.phase, Speaking):
            return self
        thinking_ms = min(self.question_ms(now), LONGEST_ANSWER_MS)
        spoken = Spoken(notes=self.phase.notes, thinking_ms=thinking_ms)
        asks = self.asks_confidence and self.asked.item.card.confidence
        return self._at(StatingConfidence(spoken)) if asks else self._open(spoken)

    def state_confidence(self, number: int) -> Self:
        """The learner took this of the chances, counted from 1; 0 skips the question."""
        if not isinstance(self.phase, StatingConfidence) or not 0 <= number <= len(CHANCES):
            return self
        chance = CHANCES[number - 1] if number else None
        return self._open(replace(self.phase.spoken, confidence=chance))

    def tick(self, *, said: bool) -> Self:
        """The point in question was said or not; the next one is opened, or the verdict."""
        phase = self.phase
        if not isinstance(phase, Ticking):
            return self
        place = phase.place
        ticks = (*phase.ticks[:place], said, *phase.ticks[place + 1 :])
        following = replace(phase, ticks=ticks, place=place + 1)
        if place + 1 < len(ticks):
            return self._at(following)
        return self._at(Judging(replace(following, place=place)))

    def back(self) -> Self:
        """The point before is in question; from the verdict, the last; before any, the answer."""
        phase = self.phase
        if isinstance(phase, StatingConfidence):
            return self._at(Speaking(phase.spoken.notes))
        if isinstance(phase, Judging) and phase.ticking.ticks:
            return self._at(phase.ticking)
        if isinstance(phase, Ticking):
            return self._at(replace(phase, place=max(0, phase.place - 1)))
        return self

    def flag(self, place: int) -> Self:
        """A red flag is admitted, or no longer."""
        phase = self.phase
        if not isinstance(phase, Judging) or not 0 <= place < len(self.asked.red_flags):
            return self
        return self._at(replace(phase, flags=phase.flags ^ {place}))

    def follow_up(self) -> Self:
        """One more follow-up is asked, as long as there is one."""
        phase = self.phase
        if not isinstance(phase, Judging) or phase.followups == len(self.asked.followups):
            return self
        return self._at(replace(phase, followups=phase.followups + 1))

    def skip(self) -> Self:
        """The question is put off to the end; nothing is kept of it."""
        return self.go_on(self.session.skip()) if isinstance(self.phase, Speaking) else self

    def grade(
        self, quality: Quality, *, moment: Moment, event_id: str
    ) -> tuple[Self, Event] | None:
        """The flow past the question, and the event to be saved first; None where none fits."""
        phase = self.phase
        if not isinstance(phase, Judging) or quality not in self.allowed:
            return None
        session, event = self.session.answer(
            quality,
            fingerprint=fingerprint(self.asked.item),
            proposed=self.verdict.proposed if self.verdict else None,
            confidence=phase.ticking.spoken.confidence,
            thinking_ms=phase.ticking.spoken.thinking_ms,
            answer=phase.ticking.spoken.notes,
            share=self.named.share,
            spoken=self._facts(phase.ticking),
            moment=moment,
            event_id=event_id,
        )
        answered = (*self.answered, AnsweredQuestion(self.asked, phase, self.since))
        return replace(self, answered=answered).go_on(session), event

    def go_on(self, session: Session) -> Self:
        """Between two questions; over when the session is."""
        phase = Waiting() if session.step else Over()
        return replace(self, session=session, question=None, since=None, phase=phase)

    def undo(self, *, moment: Moment, event_id: str) -> tuple[Self, Event | None]:
        """The last question at its last point, with its ticks as they were, and the event.

        Returns:
            The flow, and what takes the answer back; a question that was skipped comes back alone.

        Raises:
            ValueError: there is nothing to take back.
        """
        session, event = self.session.undo(moment=moment, event_id=event_id)
        if event is None or not self.answered:
            return self.go_on(session), event
        question, judging, since = self.answered[-1]
        phase = judging.ticking if judging.ticking.ticks else judging
        again = replace(self, session=session, question=question, since=since, phase=phase)
        return replace(again, answered=self.answered[:-1]), event

    def _at(self, phase: SpokenPhase) -> Self:
        return replace(self, phase=phase)

    def _open(self, spoken: Spoken) -> Self:
        """The first point is in question; without any, the learner judges at once."""
        ticking = Ticking(spoken, (None,) * len(self.asked.points))
        return self._at(ticking if ticking.ticks else Judging(ticking))

    def _facts(self, ticking: Ticking) -> SpokenFacts:
        question = self.asked
        points = tuple(point.offered for point in question.points)
        ticks = zip(points, ticking.ticks, strict=True)
        ticked = tuple(point.id for point, tick in ticks if tick)
        return SpokenFacts(
            mock=self.mock,
            ticked=ticked,
            offered=tuple(point.written for point in points),
            level=question.item.card.level,
            seconds=question.seconds,
        )


def _ms_between(earlier: Moment, later: Moment) -> int:
    """Never negative: a clock may have been set back."""
    return max(0, round((later.at - earlier.at).total_seconds() * 1000))
