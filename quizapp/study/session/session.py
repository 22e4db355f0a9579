"""The session: owns what is asked, as one value; a step gives the next value and what happened.

Longer than most files: every step makes the next value of one frozen class. What is asked now lies
in `step`, the order of turns in `order`, and the way back in `step_back`. `answer` is a long method
since an answer has many facts: it says what each is, and gives each to the event once.
"""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Any, Final, Self

from quizapp.study.event import Decision, Event, EventKind, Moment, SpokenFacts
from quizapp.study.quality import Quality
from quizapp.study.queue.candidates import Origin, Planned
from quizapp.study.scheduler.base import Scheduler, noted
from quizapp.study.scheduler.memory import Memory
from quizapp.study.scheduler.replay import advance
from quizapp.study.session.drills import DrillQueue
from quizapp.study.session.order import TurnOrder
from quizapp.study.session.placement import PlacementTest
from quizapp.study.session.step_back import Undoable

NOT_SPOKEN: Final = SpokenFacts()


@dataclass(frozen=True, slots=True)
class Progress:
    """How far the session has come: "12 of 31 · 3 to drill"."""

    done: int
    total: int
    to_drill: int
    skipped: int = 0
    """Items that were put off while others are to come: their places are passed, too."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Session(Undoable):
    """What is asked in one go; all of it counts for the study day on which it began."""

    scheduler: Scheduler
    turns: TurnOrder
    cram: bool = False
    """No answer moves the schedule; what fails comes back until it is passed."""
    done: int = 0
    """Items answered, drills aside."""
    answered: int = 0
    """Answers so far, drills among them."""
    thinking_ms: int = 0
    """Time spent on them, as far as it was measured."""
    shares: tuple[float, ...] = ()
    """How much of each first answer was right, of those that count in parts."""
    missed: tuple[str, ...] = ()
    """Keys whose first answer here was a failure, in order."""
    next_due: date | None = None
    """The first day on which something answered here comes back."""
    test: PlacementTest | None = None
    """It chooses each item by the answers so far; nothing is drilled here then."""

    @classmethod
    def start(
        cls,
        plan: Iterable[Planned],
        *,
        today: date,
        scheduler: Scheduler,
        cram: bool = False,
    ) -> Self:
        """A session before its first step; drills left from earlier today wait their turn."""
        plan = tuple(plan)
        drills = tuple(planned for planned in plan if planned.drill)
        items = tuple(planned for planned in plan if not planned.drill)
        turns = TurnOrder(items, drills=DrillQueue(plain=drills))
        return cls(today=today, scheduler=scheduler, turns=turns, cram=cram)

    @classmethod
    def of_test(cls, test: PlacementTest, *, today: date, scheduler: Scheduler) -> Self:
        """A session whose items a placement test chooses, at its first question."""
        return cls(today=today, scheduler=scheduler, turns=TurnOrder(()), test=test)._chosen()

    @property
    def items(self) -> tuple[Planned, ...]:
        """What is asked once, in order, answered or not."""
        return self.turns.items

    @property
    def step(self) -> Planned | None:
        """What is asked now; none when the session is over."""
        return self.turns.now

    @property
    def progress(self) -> Progress:
        """How far the session has come."""
        turns = self.turns
        to_ask = turns.to_ask + (self.test.questions_left if self.test else 0)
        return Progress(self.done, self.done + to_ask, len(turns.drills), turns.skipped_so_far)

    def overtime(self, minutes: int, *, lasted: timedelta = timedelta()) -> bool:
        """The session has taken as long as it was meant to.

        Args:
            minutes: its soft length; 0 is none.
            lasted: by the clock; thinking time counts if it is more, as when a clock goes back.
        """
        spent = max(lasted, timedelta(milliseconds=self.thinking_ms))
        return 0 < minutes <= spent / timedelta(minutes=1)

    # Answering

    def preview(self) -> dict[Quality, Memory]:
        """What each answer to the current step would do; nothing when the session is over."""
        if not (step := self.step):
            return {}
        if self.cram:
            return dict.fromkeys(Quality, noted(step.memory))
        return self.scheduler.preview(step.memory, today=self.today, seed=step.key)

    def answer(
        self,
        quality: Quality,
        *,
        moment: Moment,
        event_id: str,
        fingerprint: str,
        proposed: Quality | None = None,
        confidence: float | None = None,
        thinking_ms: int | None = None,
        answer: str = "",
        slip: str = "",
        share: float | None = None,
        sure_wrong: bool = False,
        spoken: SpokenFacts = NOT_SPOKEN,
    ) -> tuple[Self, Event]:
        """The session after an answer to the current step, and the event to be saved first.

        The event counts for the session's study day, so that in one that runs past the
        rollover each button still does what it promised.

        Args:
            quality: what the answer is graded.
            moment: when it was given.
            event_id: unique over all devices.
            fingerprint: of the item that was shown.
            proposed: what the machine proposed, where it grades.
            confidence: the stated probability of being right, 0 to 1.
            thinking_ms: from the question to the answer.
            answer: what was given, as text.
            slip: the names of the slips that lead to it.
            share: how much of it was right, where it counts in parts.
            sure_wrong: the drill goes before the others.
            spoken: what else there is to say of an answer to an interview question.

        Raises:
            ValueError: the session is over.
        """
        step = self._must_ask()
        before = step.memory
        kind, after = self._outcome(step, quality)
        after = after._replace(fingerprint=fingerprint or before.fingerprint)
        event = Event(
            id=event_id,
            kind=kind,
            moment=moment._replace(day=self.today),
            key=step.key,
            fingerprint=fingerprint,
            quality=quality,
            proposed=proposed,
            confidence=confidence,
            thinking_ms=thinking_ms,
            answer=answer,
            slip=slip,
            share=share,
            count=before.answers,
            scheduler=self.scheduler.name,
            interval_before=before.interval_days,
            interval_after=after.interval_days,
            ease_before=before.ease,
            ease_after=after.ease,
            **spoken._asdict(),
        )
        return self._answered(event, after, failed=not quality.passed, urgent=sure_wrong), event

    def drill_missed(self) -> Self:
        """A session that asks the missed items again; the schedule stays as it is."""
        memories = self.memories()
        keys = (key for key in self.missed if not memories[key].rests_on(self.today))
        again = tuple(Planned(key, memories[key], Origin.DRILL) for key in keys)
        fresh = self.start((), today=self.today, scheduler=self.scheduler, cram=self.cram)
        return replace(fresh, turns=TurnOrder(again))

    # Doing something else with the item

    def skip(self) -> Self:
        """The session with the current item at its end; nothing is logged.

        Raises:
            ValueError: the session is over.
        """
        self._must_ask()
        return self._after(self.turns.put_off(), None)

    def bury(self, *, moment: Moment, event_id: str) -> tuple[Self, Event]:
        """The session without the current item, which is not asked again today, and the event.

        Raises:
            ValueError: the session is over.
        """
        event, after = self._mark(EventKind.BURY, moment, event_id)
        return self._after(self.turns.over(), (event, after)), event

    def suspend(self, *, moment: Moment, event_id: str) -> tuple[Self, Event]:
        """The session without the current item, not asked before it is resumed, and the event.

        Raises:
            ValueError: the session is over.
        """
        event, after = self._mark(EventKind.SUSPEND, moment, event_id)
        return self._after(self.turns.over(), (event, after)), event

    def resume(self, *, moment: Moment, event_id: str) -> tuple[Self, Event]:
        """The session with the current item no longer suspended, and the event.

        Raises:
            ValueError: the session is over.
        """
        event, after = self._mark(EventKind.RESUME, moment, event_id)
        return self._after(self.turns.with_memory(after), (event, after)), event

    def flag(self, *, moment: Moment, event_id: str) -> tuple[Self, Event]:
        """The session with the current item flagged, or no longer flagged if it was; the event.

        Raises:
            ValueError: the session is over.
        """
        flagged = self._must_ask().memory.flagged
        kind = EventKind.UNFLAG if flagged else EventKind.FLAG
        event, after = self._mark(kind, moment, event_id)
        return self._after(self.turns.with_memory(after), (event, after)), event

    def decide(
        self, decision: Decision, *, moment: Moment, event_id: str, fingerprint: str
    ) -> tuple[Self, Event]:
        """The session after the learner said what the edited card's history is worth; the event.

        Args:
            decision: an item that starts over is asked as a new one, even if this was its drill.
            moment: when it was taken.
            event_id: unique over all devices.
            fingerprint: of the item as it is now.

        Raises:
            ValueError: the session is over.
        """
        event, after = self._mark(
            EventKind.EDIT, moment, event_id, answer=decision, fingerprint=fingerprint
        )
        turns = self.turns.with_memory(after)
        if decision is Decision.RESTART and not self.cram:
            turns = turns.first(Planned(event.key, after, Origin.NEW))
        return self._after(turns, (event, after)), event

    # What came from elsewhere

    def back_to(self, planned: Planned, *, undo: Event | None = None) -> Self:
        """The session with this item asked now, as an undo of an earlier session wants it.

        Args:
            planned: the item with its memory after the undo.
            undo: the undo event, if `redo` shall be able to take it back.
        """
        undone = (undo, self) if undo else None
        return replace(self, turns=self.turns.first(planned), undone=undone)

    def answered_elsewhere(self, memory: Memory, answer: Event) -> Self:
        """The session past its current item, which was answered in its lab.

        Args:
            memory: what all answers there made of the item's.
            answer: the first of them; it counts here, as the first answer to any item does.
        """
        key = self._must_ask().key
        turns = self.turns.over()
        if memory.drilling and memory.last == self.today:
            turns = turns.with_drill(key, memory)
        failed = answer.quality is not None and not answer.quality.passed
        return replace(
            self,
            turns=turns,
            done=self.done + 1,
            answered=self.answered + 1,
            thinking_ms=self.thinking_ms + (answer.thinking_ms or 0),
            missed=(*self.missed, key) if failed else self.missed,
        )

    def without(self, key: str) -> Self:
        """The session without the item, as when its card is gone from the decks."""
        return replace(self, turns=self.turns.without(key))._chosen()

    def _must_ask(self) -> Planned:
        if step := self.step:
            return step
        raise ValueError("the session is over: nothing is asked")

    def _outcome(self, step: Planned, quality: Quality) -> tuple[EventKind, Memory]:
        if self.cram:
            return EventKind.CRAM, noted(step.memory)
        return self.scheduler.answer(step.memory, quality, today=self.today, seed=step.key)

    def _mark(
        self, kind: EventKind, moment: Moment, event_id: str, **facts: Any
    ) -> tuple[Event, Memory]:
        """The event that does something to the current item, and the item's memory after it."""
        step = self._must_ask()
        day = moment._replace(day=self.today)
        event = Event(id=event_id, kind=kind, moment=day, key=step.key, **facts)
        return event, advance(step.memory, event, scheduler=self.scheduler)

    def _answered(self, event: Event, after: Memory, *, failed: bool, urgent: bool) -> Self:
        """The session with the current step answered, and its drill waiting if it needs one."""
        repeat = self.turns.is_repeat
        fails_still = failed if self.cram else after.drilling and after.last == self.today
        again = fails_still and not self._must_ask().once
        turns = self.turns.over()
        if again and not self.test:
            turns = turns.with_drill(event.key, after, urgent=urgent)
        missed = failed and not repeat and event.key not in self.missed
        # A mock has a debrief for the shares of its answers.
        share = None if event.offered else event.share
        due = None if self.cram else after.due
        assert event.quality is not None
        test = self.test and self.test.answer(event.key, event.quality)
        return replace(
            self._after(turns, (event, after), test),
            done=self.done + (not repeat),
            answered=self.answered + 1,
            thinking_ms=self.thinking_ms + (event.thinking_ms or 0),
            shares=self.shares if repeat or share is None else (*self.shares, share),
            missed=(*self.missed, event.key) if missed else self.missed,
            next_due=min(filter(None, (self.next_due, due)), default=None),
        )

    def _after(
        self,
        turns: TurnOrder,
        last: tuple[Event, Memory] | None,
        test: PlacementTest | None = None,
    ) -> Self:
        """The session one step on."""
        after = replace(self, turns=turns, last=last, previous=self, undone=None)
        return replace(after, test=test or self.test)._chosen()

    def _chosen(self) -> Self:
        """The session with the next item of its test, if it has one and its items are used up."""
        if self.test is None or self.turns.place < len(self.turns.items):
            return self
        if (probe := self.test.next) is None:
            return self
        return replace(self, test=self.test.ask(probe), turns=self.turns.then(probe.planned))
