"""Testing out: owns which test a topic gives, and how what was passed is set to known."""

from typing import TYPE_CHECKING, Final

from quizapp.decks.contents.coverage import items_by_point
from quizapp.decks.items import Item, items_of
from quizapp.store.index.due import NO_LIMIT
from quizapp.study.event import Event, EventKind, Moment
from quizapp.study.kinds.render import render
from quizapp.study.queue.candidates import Candidate, Origin, Planned, is_new, rests
from quizapp.study.scheduler.memory import Memory
from quizapp.study.session.placement import PlacementTest, Probe
from quizapp.study.session.session import Session

if TYPE_CHECKING:
    from quizapp.collection.sessions import SessionFactory

LONG_KINDS: Final = frozenset({"interview", "ticket"})
"""One of these takes the minutes of a whole test."""

NO_POINTS: Final = "This topic has no coverage points, by which a test would go."

NOTHING_LEFT: Final = (
    "There is nothing to test: what the points are tested by is known, at rest or answered today."
)


def why_no_test(session: Session) -> str:
    """Why a session that was to test a topic asks nothing."""
    return NOTHING_LEFT if session.test and session.test.points else NO_POINTS


def placement_session(sessions: "SessionFactory", name: str) -> Session:
    """A session that tests what is known of a topic; over at once where there is nothing to test.

    Raises:
        StoreError: the disk refused.
    """
    collection = sessions.collection
    topic, today = collection.topic(name), collection.moment().day
    served = items_by_point(topic) if topic else ()
    points: dict[str, set[int]] = {}
    for place, (_, items) in enumerate(served):
        for item in items:
            points.setdefault(item.key, set()).add(place)
    rows = {row.key: row for row in collection.page_of_candidates(name, 0, NO_LIMIT)}
    test = PlacementTest.start(
        (str(point.point) for point, _ in served),
        (
            _probe(sessions, item, rows[item.key], frozenset(points[item.key]))
            for item in (items_of(topic) if topic else ())
            if item.key in points and item.key in rows
        ),
    )
    return Session.of_test(test, today=today, scheduler=collection.scheduler)


def _probe(sessions: "SessionFactory", item: Item, row: Candidate, points: frozenset[int]) -> Probe:
    """The item as the test sees it."""
    collection, memory = sessions.collection, row.memory or Memory()
    today = collection.moment().day
    planned = Planned(item.key, memory, Origin.NEW if is_new(row) else Origin.DUE)
    waits = rests(row, today) or memory.last == today or item.kind in LONG_KINDS
    if waits or collection.why_unaskable(item):
        return Probe(planned, points, 0, may_be_asked=False)
    try:
        question = render(item, count=memory.answers)
    except ValueError:
        # An expression in it does not hold for the numbers that are next.
        return Probe(planned, points, 0, may_be_asked=False)
    return Probe(planned, points, question.guess_rate)


def to_place(sessions: "SessionFactory", session: Session) -> dict[str, Memory]:
    """What may be set to known after a test, with its memories as they are now.

    Raises:
        StoreError: the disk refused.
    """
    assert session.test is not None
    memories = {
        probe.planned.key: sessions.collection.memory(probe.planned.key)
        for probe in session.test.probes
    }
    return {key: memories[key] for key in session.test.to_place(memories)}


def set_to_known(sessions: "SessionFactory", session: Session) -> tuple[Event, ...]:
    """Set to known what the test has passed, in one step.

    Returns:
        An event an item, once the disk has all of them.

    Raises:
        StoreError: the disk refused; nothing is set.
    """
    now, act = sessions.collection.moment(), sessions.new_id()
    moment = Moment(now.at, now.offset_minutes, session.today)
    events = []
    for key, before in to_place(sessions, session).items():
        after = session.scheduler.place(before, today=session.today)
        event = Event(
            id=sessions.new_id(),
            kind=EventKind.PLACE,
            moment=moment,
            key=key,
            act=act,
            scheduler=session.scheduler.name,
            interval_before=before.interval_days,
            interval_after=after.interval_days,
            ease_before=before.ease,
            ease_after=after.ease,
        )
        events.append(event)
    return sessions.collection.event_store.append_all(events) if events else ()
