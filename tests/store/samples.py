"""Samples: events as a session would make them, for the tests of the store."""

import sqlite3
from collections.abc import Iterable
from contextlib import closing
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

from quizapp.store.journal.codec import encode
from quizapp.store.paths import Paths
from quizapp.study.event import Event, EventKind, Moment
from quizapp.study.quality import Quality

TODAY = date(2026, 3, 2)
NOON = datetime(2026, 3, 2, 12, tzinfo=UTC)


def answered(
    number: int,
    *,
    key: str = "ml.cost/sure",
    quality: Quality = Quality.GOOD,
    day: date = TODAY,
    kind: str = EventKind.REVIEW,
    name: str = "",
) -> Event:
    """The numbered answer: a minute later than the one before, with an id of its own."""
    at = datetime.combine(day, NOON.timetz()) + timedelta(minutes=number)
    return Event(
        id=name or f"event-{number}",
        kind=kind,
        moment=Moment(at, 60, day),
        key=key,
        fingerprint="1:0123456789abcdef",
        quality=quality,
        thinking_ms=4300,
        scheduler="sm2",
        interval_before=0,
        interval_after=1,
        ease_before=250,
        ease_after=250,
    )


def undone(event: Event, *, name: str, day: date = TODAY, key: str = "") -> Event:
    """The event that takes another back."""
    at = datetime.combine(day, NOON.timetz()) + timedelta(hours=5)
    moment = Moment(at, 60, day)
    return Event(id=name, kind=EventKind.UNDO, moment=moment, undoes=event.id, key=key)


def name_device() -> str:
    """What the front door would roll: twelve hexadecimal digits."""
    return "0a1b2c3d4e5f"


def write_journal(paths: Paths, events: Iterable[Event], *, device: str = "") -> Path:
    """The journal as a device left it that gave these answers, without an fsync for each."""
    name = device or name_device()
    paths.journal.mkdir(parents=True, exist_ok=True)
    if not device:
        paths.device.write_text(f"{name}\n")
    stamped = (each._replace(device=name, sequence=n) for n, each in enumerate(events, 1))
    file = paths.journal / f"{name}.jsonl"
    file.write_bytes(b"".join(map(encode, stamped)))
    return file


def swell(index: Path, answers: int) -> None:
    """The index holds so many more copies of its first answer, which no journal has."""
    with closing(sqlite3.connect(index)) as database, database:
        names = [name for _, name, *_ in database.execute("PRAGMA table_info(event)")]
        columns = ", ".join(names)
        copied = columns.replace("id, ", "id || '-copy-' || number, ", 1)
        database.execute(
            "WITH RECURSIVE copies (number) AS"
            " (SELECT 1 UNION ALL SELECT number + 1 FROM copies WHERE number < :answers)"
            f" INSERT INTO event ({columns}) SELECT {copied} FROM copies, event"
            " WHERE event.rowid = (SELECT min(rowid) FROM event WHERE quality IS NOT NULL)",
            {"answers": answers},
        )
