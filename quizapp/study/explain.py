"""Explain: owns the answer to "why today?", in the words of the scheduler that decided it."""

from collections.abc import Iterable, Iterator
from datetime import date
from typing import NamedTuple

from quizapp.study.answer.grading import LEARNER_CHOICES
from quizapp.study.event import Event, EventKind
from quizapp.study.quality import Quality
from quizapp.study.scheduler.base import Scheduler
from quizapp.study.scheduler.memory import Memory
from quizapp.study.scheduler.replay import advance, standing


def why_today(
    memory: Memory,
    history: Iterable[Event],
    *,
    key: str,
    today: date,
    scheduler: Scheduler,
    cram: bool = False,
    priority: str = "",
    qualities: Iterable[Quality] = LEARNER_CHOICES,
) -> tuple[str, ...]:
    """Where the item's due day comes from, why it is asked, and what each answer would do.

    Args:
        memory: of the item, before the answer.
        history: its events, those under an earlier key among them.
        key: the item's key.
        today: the study day.
        scheduler: decides, and explains itself.
        cram: a filter chose the item, so that no answer moves its schedule.
        priority: of the item, while an interview is ahead.
        qualities: the buttons that are on offer.

    Returns:
        Lines of plain text.
    """
    move = _last_move(history, scheduler) if memory.last else None
    if cram:
        present = ["Crammed: a filter chose it, due or not."]
        effects = {quality: _crammed(quality) for quality in qualities}
    else:
        placed = move is not None and move.event.kind == EventKind.PLACE
        present = list(_present(memory, today, scheduler, priority, placed=placed))
        effects = {
            quality: _effect(memory, quality, today=today, seed=key, scheduler=scheduler)
            for quality in qualities
        }
    return (
        *(_past(memory, move, scheduler) if move else ()),
        *present,
        *(f"{_name(quality)}: {effect}" for quality, effect in effects.items()),
    )


class _Move(NamedTuple):
    """What moved the schedule last."""

    before: Memory
    event: Event
    repeated: Memory
    """After the drills that followed on it; after the event itself where none did."""


def _past(memory: Memory, move: _Move, scheduler: Scheduler) -> Iterator[str]:
    """What moved the schedule last, and what it made of it."""
    before, event, repeated = move
    day, quality = event.moment.day, event.quality
    if quality is None:
        after = scheduler.place(before, today=day)
        yield f"Set to known: {day}, since a test of what it serves was passed."
        yield f"Interval: {after.interval_days} d, as after two successes in a row."
    else:
        after = scheduler.review(before, quality, today=day, seed=event.key)
        yield f"Last review: {day}, {_name(quality)} ({quality})."
        for name, steps in scheduler.explain(before, quality, today=day, seed=event.key).items():
            yield f"{name.capitalize()}: {steps}."
    yield f"Due: {after.due}."
    if (state := scheduler.describe(repeated)) != scheduler.describe(after):
        yield f"Repeated that day: {state}; due {repeated.due}."
        after = repeated
    if memory.due != after.due:
        yield f"Due at once since the card was edited: {memory.due}."


def _present(
    memory: Memory, today: date, scheduler: Scheduler, priority: str, *, placed: bool
) -> Iterator[str]:
    """Why the item is asked now."""
    if memory.last is None or memory.due is None:
        yield "New: no answer to it was graded yet."
        yield "It comes once all that it needs has come, up to the day's limit of new items."
        if priority:
            yield f"Its priority is {priority}; for the interview core comes before often and rare."
    elif memory.last == today:
        limit = f" of at most {scheduler.drill_limit}" if scheduler.drill_limit else ""
        yield f"Drill {memory.drills + 1}{limit} today: the first answer of the day was graded."
    elif memory.due > today:
        yield f"Ahead: {(memory.due - today).days} d before its day."
    else:
        waited, days = (today - memory.last).days, max(1, memory.interval_days)
        late = (today - memory.due).days
        yield f"Late: {late} d." if late else "Due today."
        since = "it counts as reviewed" if placed else "the last review"
        share = f"{waited} d since {since} / {days} d = {waited / days:.2f}"
        yield f"Place in the backlog: {share}, the largest first."


def _crammed(quality: Quality) -> str:
    """What one answer would do in a filtered session."""
    return ("done here" if quality.passed else "asked again here") + "; the schedule stays."


def _effect(
    memory: Memory, quality: Quality, *, today: date, seed: str, scheduler: Scheduler
) -> str:
    """What one answer would do."""
    kind, after = scheduler.answer(memory, quality, today=today, seed=seed)
    if kind is EventKind.AHEAD:
        start = scheduler.counts_from(memory)
        return f"too early, it counts from {start}; due {after.due} as planned."
    again = "asked again today" if after.drilling else ""
    if kind is EventKind.DRILL:
        planned = " as planned" if after.due == memory.due else ""
        return f"{again or 'done for today'}; due {after.due}{planned}."
    steps = scheduler.explain(memory, quality, today=today, seed=seed)
    lapse = "a lapse" if after.lapses > memory.lapses else ""
    interval = f"{steps['interval']}: due {after.due}"
    others = [f"{name} {change}" for name, change in steps.items() if name != "interval"]
    return "; ".join(filter(None, (interval, again, lapse, *others))) + "."


def _last_move(history: Iterable[Event], scheduler: Scheduler) -> _Move | None:
    """The last event that moved the schedule, between the memories before and after it."""
    memory: Memory = Memory()
    last: _Move | None = None
    for event in standing(history):
        after = advance(memory, event, scheduler=scheduler)
        kind: str = event.kind
        if event.quality is not None and kind in (EventKind.REVIEW, EventKind.AHEAD):
            kind = scheduler.answer_kind(memory, event.quality, today=event.moment.day)
        if kind == EventKind.REVIEW or (kind == EventKind.PLACE and after != memory):
            last = _Move(memory, event, after)
        elif kind == EventKind.DRILL and last:
            last = last._replace(repeated=after)
        memory = after
    return last


def _name(quality: Quality) -> str:
    return quality.name.capitalize()
