"""Laws of a sitting in which anything may be done, taken back, and done again."""

from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from quizapp.study.event import Decision, Event, EventKind, Moment
from quizapp.study.quality import Quality
from quizapp.study.queue.candidates import Origin, Planned
from quizapp.study.scheduler.memory import Memory
from quizapp.study.scheduler.replay import replay, undone_ids
from quizapp.study.scheduler.sm2 import SM2, SM2_CLASSIC, SM2Scheduler
from quizapp.study.session.session import Session
from quizapp.study.session.undo import last_undoable, last_undone, undo_event

TODAY = date(2025, 3, 1)
BEFORE = TODAY - timedelta(20)
STEPS = st.lists(
    st.sampled_from(Quality)
    | st.sampled_from(Decision)
    | st.sampled_from(["skip", "bury", "suspend", "flag", "undo", "redo"]),
    max_size=50,
)
PRESETS = st.sampled_from([SM2, SM2_CLASSIC])


def moment(number: int) -> Moment:
    return Moment(datetime(2025, 3, 1, 12, tzinfo=UTC) + timedelta(seconds=number), 0, TODAY)


@dataclass
class SessionRun:
    """A session being lived, and what its journal holds."""

    now: Session
    events: list[Event] = field(default_factory=list)

    def does(self, step: Quality | Decision | str) -> None:
        """Take the step if it can be taken."""
        here = len(self.events)
        when, name = moment(here), f"e{here}"
        event: Event | None = None
        if step == "undo" and self.now.can_undo:
            self.now, event = self.now.undo(moment=when, event_id=name)
        elif step == "redo" and self.now.can_redo:
            self.now, event = self.now.redo(moment=when, event_id=name)
        elif step in ("undo", "redo") or self.now.step is None:
            return
        elif isinstance(step, Quality):
            self.now, event = self.now.answer(step, moment=when, event_id=name, fingerprint="1:a")
        elif isinstance(step, Decision):
            self.now, event = self.now.decide(step, moment=when, event_id=name, fingerprint="1:b")
        elif step == "skip":
            self.now = self.now.skip()
        elif step == "bury":
            self.now, event = self.now.bury(moment=when, event_id=name)
        elif step == "suspend":
            self.now, event = self.now.suspend(moment=when, event_id=name)
        else:
            self.now, event = self.now.flag(moment=when, event_id=name)
        if event:
            self.events.append(event._replace(device="d", sequence=here))


def learnt(key: str) -> tuple[Event, Memory]:
    """An item first answered well some days ago."""
    memory = SM2.review(Memory(), Quality.GOOD, today=BEFORE, seed=key)
    past = Moment(datetime(2025, 2, 9, 12, tzinfo=UTC), 0, BEFORE)
    event = Event(
        id=f"before {key}", kind=EventKind.REVIEW, moment=past, key=key, quality=Quality.GOOD
    )
    return event, memory


def run_of(scheduler: SM2Scheduler, *, cram: bool) -> SessionRun:
    """Three items that are due and three new ones."""
    past = [learnt(key) for key in "abc"]
    plan = [Planned(event.key, memory, Origin.DUE) for event, memory in past]
    plan += [Planned(key, Memory(), Origin.NEW) for key in "def"]
    start = Session.start(plan, today=TODAY, scheduler=scheduler, cram=cram)
    return SessionRun(start, [event for event, _ in past])


def still_to_come(session: Session) -> list[tuple[str, Memory]]:
    """Every item that has its turn yet, place by place."""
    turns = session.turns
    planned = (*turns.items[turns.place :], *turns.skipped)
    drills = (*turns.drills.urgent, *turns.drills.plain)
    return [(p.key, p.memory) for p in planned] + [(d.key, d.memory) for d in drills]


@given(STEPS, PRESETS, st.booleans())
def test_the_events_of_a_session_replay_to_what_it_shows(
    steps: list[Quality | Decision | str], scheduler: SM2Scheduler, cram: bool
) -> None:
    run = run_of(scheduler, cram=cram)
    for step in steps:
        run.does(step)
        memories = replay(run.events, scheduler=scheduler)
        if now := run.now.step:
            assert now.memory == memories.get(now.key, Memory())
    memories = replay(run.events, scheduler=scheduler)
    for key, memory in still_to_come(run.now):
        assert memory == memories.get(key, Memory())
    assert run.now.answered == sum(memory.answers for memory in memories.values()) - 3


@given(STEPS, PRESETS, st.booleans())
def test_undo_then_redo_changes_nothing(
    steps: list[Quality | Decision | str], scheduler: SM2Scheduler, cram: bool
) -> None:
    run = run_of(scheduler, cram=cram)
    for step in steps:
        run.does(step)
    before, memories = run.now, replay(run.events, scheduler=scheduler)
    back = 0
    while run.now.can_undo:
        run.does("undo")
        back += 1
    assert replay(run.events, scheduler=scheduler) == replay(
        run_of(scheduler, cram=cram).events, scheduler=scheduler
    )
    for _ in range(back):
        run.does("redo")
    assert run.now == before
    assert replay(run.events, scheduler=scheduler) == memories


@given(STEPS, PRESETS, st.booleans())
def test_a_button_does_what_its_preview_showed(
    steps: list[Quality | Decision | str], scheduler: SM2Scheduler, cram: bool
) -> None:
    run = run_of(scheduler, cram=cram)
    for step in steps:
        run.does(step)
    for quality, memory in run.now.preview().items():
        _, event = run.now.answer(quality, moment=moment(99), event_id="x", fingerprint="")
        events = [*run.events, event]
        assert replay(events, scheduler=scheduler).get(event.key) == memory


@given(STEPS, PRESETS, st.booleans())
def test_no_item_is_in_two_places_and_none_is_lost(
    steps: list[Quality | Decision | str], scheduler: SM2Scheduler, cram: bool
) -> None:
    run = run_of(scheduler, cram=cram)
    for step in steps:
        run.does(step)
        keys = [key for key, _ in still_to_come(run.now)]
        assert len(set(keys)) == len(keys)
        progress = run.now.progress
        assert progress.total - progress.done + progress.to_drill == len(keys)
        assert bool(keys) == (run.now.step is not None)


@given(STEPS, PRESETS)
def test_the_journal_alone_undoes_and_redoes_as_the_session_does(
    steps: list[Quality | Decision | str], scheduler: SM2Scheduler
) -> None:
    run = run_of(scheduler, cram=False)
    for step in steps:
        if step == "skip":
            continue
        run.does(step)
        now, known = run.now, run.events
        newest = last_undoable(known)
        assert newest is not None
        if now.can_undo:
            assert now.last is not None
            assert newest.id == now.last[0].id
        else:
            assert newest.id.startswith("before")
        if now.undone:
            undo = now.undone[0]
            again = last_undone(known)
            assert undo is not None
            assert again is not None
            assert again.id == undo.id
        else:
            assert last_undone(known) is None


@given(STEPS)
def test_undoing_by_the_journal_alone_reaches_the_very_first_event(
    steps: list[Quality | Decision | str],
) -> None:
    run = run_of(SM2, cram=False)
    for step in steps:
        run.does(step)
    events = run.events
    while target := last_undoable(events):
        here = len(events)
        undo = undo_event(target, moment=moment(here), event_id=f"e{here}")
        events.append(undo._replace(device="d", sequence=here))
        assert target.id in undone_ids(events)
    assert replay(events, scheduler=SM2) == {}
