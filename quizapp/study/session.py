"""The session: one sitting as a value; an answer gives the next value and what happened."""

from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Self

from quizapp.study import sm2
from quizapp.study.drills import DrillQueue, Waiting
from quizapp.study.event import Event, EventKind, Moment
from quizapp.study.memory import Memory
from quizapp.study.quality import Quality
from quizapp.study.queue import Origin, Planned
from quizapp.study.sm2 import SM2, Preset


@dataclass(frozen=True, slots=True)
class Step:
    """What is asked now."""

    key: str
    memory: Memory
    """Before the answer."""
    drill: bool
    """A same-day repeat, which does not move the schedule."""


@dataclass(frozen=True, slots=True)
class Progress:
    """How far the sitting has come: "12 of 31 · 3 to drill"."""

    done: int
    total: int
    to_drill: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Session:
    """One sitting. All of it counts for the study day on which it began."""

    today: date
    preset: Preset
    deadline: date | None
    items: tuple[Planned, ...]
    """What is asked once, in order."""
    place: int = 0
    """How many of them are answered."""
    drills: DrillQueue = field(default=DrillQueue())
    answered: int = 0
    """Answers so far, drills among them."""
    thinking_ms: int = 0
    """Time spent on them, as far as it was measured."""
    missed: tuple[str, ...] = ()
    """Keys whose graded answer was a failure, in order."""
    next_due: date | None = None
    """The first day on which something answered here comes back."""
    last: tuple[Event, Memory] | None = field(default=None, repr=False, compare=False)
    """The last answer, and what it made of the item's memory."""
    previous: Self | None = field(default=None, repr=False, compare=False)
    """The session before the last answer."""

    @classmethod
    def start(
        cls,
        plan: Iterable[Planned],
        *,
        today: date,
        preset: Preset = SM2,
        deadline: date | None = None,
    ) -> Self:
        """A session before its first answer; drills left from earlier today wait their turn."""
        plan = tuple(plan)
        left = [planned for planned in plan if planned.origin is Origin.DRILL]
        return cls(
            today=today,
            preset=preset,
            deadline=deadline,
            items=tuple(planned for planned in plan if planned.origin is not Origin.DRILL),
            drills=DrillQueue(plain=tuple(Waiting(p.key, p.memory, 0) for p in left)),
        )

    @property
    def step(self) -> Step | None:
        """What is asked now; none when the session is over."""
        if drill := self._drill:
            return Step(drill.key, drill.memory, drill=True)
        if self.place == len(self.items):
            return None
        planned = self.items[self.place]
        return Step(planned.key, planned.memory, drill=planned.origin is Origin.DRILL)

    @property
    def progress(self) -> Progress:
        """How far the session has come."""
        return Progress(self.place, len(self.items), len(self.drills))

    @property
    def can_undo(self) -> bool:
        """There is an answer to take back."""
        return self.previous is not None

    def preview(self) -> dict[Quality, Memory]:
        """What each answer to the current step would do; nothing when the session is over."""
        step = self.step
        if step is None:
            return {}
        return sm2.preview(
            step.memory,
            today=self.today,
            key=step.key,
            preset=self.preset,
            deadline=self.deadline,
        )

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
        sure_wrong: bool = False,
    ) -> tuple[Self, Event]:
        """The session after an answer to the current step, and the event to be saved first.

        The event counts for the session's study day, so that in a sitting that runs past the
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
            sure_wrong: the drill goes before the others.

        Raises:
            ValueError: the session is over.
        """
        step = self.step
        if step is None:
            raise ValueError("the session is over: nothing is asked")
        before = step.memory
        kind, after = sm2.answer(
            before,
            quality,
            today=self.today,
            key=step.key,
            preset=self.preset,
            deadline=self.deadline,
        )
        after = replace(after, fingerprint=fingerprint)
        event = Event(
            id=event_id,
            kind=kind,
            moment=replace(moment, day=self.today),
            key=step.key,
            fingerprint=fingerprint,
            quality=quality,
            proposed=proposed,
            confidence=confidence,
            thinking_ms=thinking_ms,
            answer=answer,
            count=before.answers,
            scheduler=self.preset.name,
            interval_before=before.interval_days,
            interval_after=after.interval_days,
            ease_before=before.ease,
            ease_after=after.ease,
        )
        return self._next(event, after, failed=not quality.passed, urgent=sure_wrong), event

    def undo(self, *, moment: Moment, event_id: str) -> tuple[Self, Event]:
        """The session as it was before the last answer, and the event that takes the answer back.

        Raises:
            ValueError: nothing was answered.
        """
        if self.previous is None or self.last is None:
            raise ValueError("there is no answer to take back")
        answered = self.last[0]
        event = Event(
            id=event_id,
            kind=EventKind.UNDO,
            moment=replace(moment, day=self.today),
            key=answered.key,
            undoes=answered.id,
        )
        return self.previous, event

    def drill_missed(self) -> Self:
        """A session that asks the missed items again, as drills: the schedule stays as it is."""
        memories = self._memories()
        again = tuple(Planned(key, memories[key], Origin.DRILL) for key in self.missed)
        fresh = self.start((), today=self.today, preset=self.preset, deadline=self.deadline)
        return replace(fresh, items=again)

    @property
    def _drill(self) -> Waiting | None:
        return self.drills.turn(self.answered, others_left=self.place < len(self.items))

    def _next(self, event: Event, after: Memory, *, failed: bool, urgent: bool) -> Self:
        """The session with the current step answered, and its drill waiting if it needs one."""
        drill = self._drill
        drills = self.drills.without(drill) if drill else self.drills
        answered = self.answered + 1
        if after.drilling and after.last == self.today:
            drills = drills.joined(Waiting(event.key, after, answered), urgent=urgent)
        missed = failed and event.kind == EventKind.REVIEW
        return replace(
            self,
            place=self.place + (drill is None),
            drills=drills,
            answered=answered,
            thinking_ms=self.thinking_ms + (event.thinking_ms or 0),
            missed=(*self.missed, event.key) if missed else self.missed,
            next_due=min(filter(None, (self.next_due, after.due)), default=None),
            last=(event, after),
            previous=self,
        )

    def _memories(self) -> dict[str, Memory]:
        """The memories of all items answered here, as their last answers left them."""
        memories: dict[str, Memory] = {}
        session: Session | None = self
        while session is not None and session.last is not None:
            event, after = session.last
            memories.setdefault(event.key, after)
            session = session.previous
        return memories
