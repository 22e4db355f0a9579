"""The table of events: owns every question that is answered with events as they were written.

Longer than most files: it has a statement for each question, laid out over lines.
"""

import json
import sqlite3
from collections.abc import Collection, Iterable, Iterator, Mapping
from datetime import date, datetime
from itertools import starmap
from typing import Any, Final, NamedTuple

from quizapp.store.errors import faults, loss
from quizapp.store.index.ingest import COUNT_LOST
from quizapp.store.index.schema import DamagedRowError
from quizapp.store.journal.codec import QUALITIES, day_of, decode, is_whole
from quizapp.store.progress import ShowProgress, tracked
from quizapp.study.event import Event, Moment
from quizapp.study.scheduler.replay import taken_back

# Every selection of events is in the order in which they count, on every device alike: the study
# day before the instant, so that a clock that was set back moves nothing to another day; device and
# sequence only tell apart what happened at the same instant.
BY_ITEM: Final = """
SELECT line FROM event WHERE item = ?
ORDER BY day, at, device, sequence"""

BY_ITEMS: Final = """
SELECT item, line FROM event WHERE item IN (SELECT value FROM json_each(?))
ORDER BY item, day, at, device, sequence"""

BY_DAY: Final = """
SELECT line FROM event WHERE day = ?
ORDER BY day, at, device, sequence"""

RELINKS: Final = """
-- Left to choose, SQLite would rather go through all events than sort these few.
SELECT line FROM event INDEXED BY event_relink WHERE kind = 'relink'
ORDER BY day, at, device, sequence"""

ABOUT_A_DAY: Final = """
-- What is about no item is about its day; an undo of it may be of any.
SELECT line FROM event INDEXED BY event_by_item WHERE item = '' AND (day = ? OR undoes <> '')
ORDER BY day, at, device, sequence"""

UNDOS_OF_RELINKS: Final = """
SELECT line FROM event
WHERE undoes <> ''
    -- An undo is kept under the item of what it takes back: no look at each of the ids is needed.
    AND item IN (SELECT item FROM event WHERE kind = 'relink')
ORDER BY day, at, device, sequence"""

UNDOS_BY_DAY: Final = """
SELECT line FROM event
-- An undo may come on a later day than what it takes back.
WHERE undoes <> '' AND item IN (SELECT item FROM event WHERE day = ?)
ORDER BY day, at, device, sequence"""

ITEMS_WITH: Final = """
SELECT DISTINCT item FROM event WHERE kind IN (SELECT value FROM json_each(?))"""

NEWEST: Final = """
SELECT max(at) FROM event WHERE day = (SELECT max(day) FROM event)"""

LAST_WRITTEN: Final = """
-- The latest by the clock, and the last to come in: a clock that was set back hides none.
SELECT * FROM (SELECT rowid FROM event ORDER BY at DESC, sequence DESC LIMIT :least)
UNION SELECT * FROM (SELECT rowid FROM event ORDER BY rowid DESC LIMIT :least)"""

LAST_PLACE: Final = "SELECT ifnull(max(rowid), 0) FROM event"

ITEMS_BEHIND: Final = "SELECT DISTINCT item FROM event WHERE rowid > ?"

ANSWERS_BEHIND: Final = """
SELECT 1 FROM event
WHERE rowid > ? AND kind NOT IN ('suspend', 'resume', 'flag', 'unflag', 'bury') LIMIT 1"""

BY_PLACE: Final = """
SELECT line FROM event WHERE rowid IN (SELECT value FROM json_each(?))
ORDER BY at DESC, sequence DESC"""

OUTLINES_BY_PLACE: Final = """
SELECT id, item, day, at, device, sequence, kind, undoes, quality, confidence,
    -- Only a relink says more that matters: whose history it takes over.
    CASE kind WHEN 'relink' THEN line END
FROM event WHERE rowid IN (SELECT value FROM json_each(?))"""

DISTRUST: Final = """
-- No line ends so: the next look finds that the file is not what was read.
UPDATE file SET tail = x'00' WHERE name = ?"""

UNKNOWN_FILE: Final = """
SELECT 1 FROM event WHERE file IS NOT NULL AND file NOT IN (SELECT number FROM file) LIMIT 1"""

ALL_COLUMNS: Final = """
SELECT id, item, day, at, device, sequence, kind, undoes, quality, fingerprint, decision,
    confidence, thinking_ms, interval_before, slip, line
FROM event"""

SLIPS: Final = """
SELECT item, id, day, slip, kind, confidence, thinking_ms FROM event INDEXED BY event_slip
WHERE slip IS NOT NULL
    -- What a learner let pass was no mistake.
    AND quality < 3"""

UNDOS_OF_SLIPS: Final = """
SELECT id, undoes FROM event INDEXED BY event_undo
WHERE undoes <> '' AND item IN (SELECT item FROM event WHERE slip IS NOT NULL)"""

ANSWER_SEARCH: Final = """
-- All that the rows of a statistic are made of, in the order in which they count: it is read alone.
CREATE INDEX IF NOT EXISTS event_answer ON event
    (item, day, at, device, sequence, kind, quality, interval_before, confidence, thinking_ms)
WHERE quality IS NOT NULL"""

HAS_ANSWER_SEARCH: Final = "SELECT 1 FROM sqlite_master WHERE name = 'event_answer'"

PACKED_ANSWERS: Final = """
-- A row an item, since a row an answer costs twice as much; read along that index, each text has
-- its answers in their order.
SELECT item, group_concat(day, ''), group_concat(quality, ''), group_concat(kind),
    group_concat(ifnull(interval_before, -1)), group_concat(ifnull(confidence, -1)),
    group_concat(ifnull(thinking_ms, -1))
FROM event INDEXED BY event_answer
WHERE quality IS NOT NULL {but}
GROUP BY item"""

AMONG: Final = "AND item IN (SELECT value FROM json_each(:items))"

BUT_UNDONE: Final = "AND rowid NOT IN (SELECT value FROM json_each(:undone))"

ANSWERS_IN_ONE_ORDER: Final = """
SELECT day, quality, kind, ifnull(interval_before, -1), ifnull(confidence, -1),
    ifnull(thinking_ms, -1)
FROM event
WHERE quality IS NOT NULL AND item IN (SELECT value FROM json_each(:items))
    AND rowid NOT IN (SELECT value FROM json_each(:undone))
ORDER BY day, at, device, sequence"""

UNDOS: Final = """
SELECT id, undoes FROM event INDEXED BY event_undo WHERE undoes <> '' AND kind = 'undo'"""

PLACES_OF_IDS: Final = """
SELECT rowid FROM event WHERE id IN (SELECT value FROM json_each(?))"""

FAULTS: Final = "SELECT name, damaged, unread FROM file ORDER BY name"


class PackedAnswers(NamedTuple):
    """The answers to one item in their order, each column as one text; a million are few of these.

    What an answer does not say is -1.
    """

    item: str
    days: str
    """Ten characters each."""
    qualities: str
    """One digit each."""
    kinds: str
    """Words with commas between them, as the numbers below."""
    intervals: str
    confidences: str
    thinking_ms: str


class NamedMistake(NamedTuple):
    """A wrong answer with what it was traced to."""

    item: str
    day: date
    names: tuple[str, ...]
    """Those of `SLIP_WORDS`; two where either of them leads to the answer."""
    kind: str
    """That of the answer: a day may have several answers to an item."""
    confidence: float | None
    thinking_ms: int | None


class EventTable:
    """The events in an open index; every method may raise `sqlite3.DatabaseError`."""

    def __init__(self, database: sqlite3.Connection) -> None:
        self._db = database

    def history(self, item: str) -> tuple[Event, ...]:
        """The item's events in order, with the undo events that concern it."""
        return self._events(BY_ITEM, item)

    def histories(self, items: Iterable[str]) -> dict[str, list[Event]]:
        """The same of each of these items that has any."""
        histories: dict[str, list[Event]] = {}
        for item, line in self._db.execute(BY_ITEMS, (json.dumps(tuple(items)),)):
            histories.setdefault(item, []).append(_event(line))
        return histories

    def on(self, day: date) -> tuple[Event, ...]:
        """The events that count for the study day, in order."""
        return self._events(BY_DAY, day.isoformat())

    def about_day(self, day: date) -> tuple[Event, ...]:
        """The events about the study day itself and no item, with the undo events of such ones."""
        return self._events(ABOUT_A_DAY, day.isoformat())

    def undos_about(self, day: date) -> tuple[Event, ...]:
        """The undo events, of whatever day, that concern items with an event on the day."""
        return self._events(UNDOS_BY_DAY, day.isoformat())

    def last_place(self) -> int:
        """Where the event stands that came in last; 0 where there is none."""
        place: int = self._db.execute(LAST_PLACE).fetchone()[0]
        return place

    def items_behind(self, place: int) -> frozenset[str]:
        """The items of the events that came in later than the one that stands there."""
        return frozenset(item for (item,) in self._db.execute(ITEMS_BEHIND, (place,)))

    def has_answers_behind(self, place: int) -> bool:
        """Events came in later than the one there that may change how answers went."""
        return self._db.execute(ANSWERS_BEHIND, (place,)).fetchone() is not None

    def last_written(self, least: int) -> tuple[int, ...]:
        """Where the events stand that were written last: so many at least, or all."""
        return tuple(place for (place,) in self._db.execute(LAST_WRITTEN, {"least": least}))

    def at_places(self, places: Iterable[int]) -> tuple[Event, ...]:
        """The events that stand there, the latest first."""
        return self._events(BY_PLACE, json.dumps(tuple(places)))

    def outlines_at(self, places: Iterable[int]) -> Iterator[Event]:
        """What outcomes hang on of the events that stand there, without a look at their lines."""
        for row in self._db.execute(OUTLINES_BY_PLACE, (json.dumps(tuple(places)),)):
            identity, item, day, at, device, sequence, kind, undoes, quality, confidence, line = row
            if line:
                yield _event(line)
                continue
            yield Event(
                identity,
                kind,
                Moment(datetime.fromisoformat(at), 0, day_of(day)),
                key=item,
                quality=None if quality is None else QUALITIES[quality],
                confidence=confidence,
                undoes=undoes,
                device=device,
                sequence=sequence,
            )

    def relinks(self) -> tuple[Event, ...]:
        """The events that give an item another key's history, in order."""
        return self._events(RELINKS)

    def undos_of_relinks(self) -> tuple[Event, ...]:
        """The undo events that concern items with such an event."""
        return self._events(UNDOS_OF_RELINKS)

    def newest(self) -> datetime | None:
        """The latest instant of the latest study day; none without events."""
        (at,) = self._db.execute(NEWEST).fetchone()
        return datetime.fromisoformat(at) if at else None

    def problems(self) -> tuple[str, ...]:
        """A sentence for each journal file that has lines which do not count, or has lost some."""
        files = self._db.execute(FAULTS).fetchall()
        lost = self._db.execute(COUNT_LOST).fetchall()
        return (*(fault for row in files for fault in faults(*row)), *starmap(loss, lost))

    def items(self) -> set[str]:
        """The items that events are about."""
        return {item for (item,) in self._db.execute("SELECT DISTINCT item FROM event")} - {""}

    def items_with(self, kinds: Iterable[str]) -> set[str]:
        """The items that events of these kinds are about."""
        return {item for (item,) in self._db.execute(ITEMS_WITH, (json.dumps(tuple(kinds)),))}

    def named_mistakes(self) -> Iterator[NamedMistake]:
        """Each mistake that was made and named, without what was taken back."""
        undone = taken_back(dict(self._db.execute(UNDOS_OF_SLIPS)))
        for item, identity, day, names, *answer in self._db.execute(SLIPS):
            if identity not in undone:
                yield NamedMistake(item, day_of(day), tuple(names.split()), *answer)

    def packed_answers(
        self,
        histories: Mapping[str, Iterable[str]],
        progress: ShowProgress,
        *,
        among: Collection[str] | None = None,
    ) -> Iterator[PackedAnswers]:
        """All graded answers that were not taken back, item by item.

        Args:
            histories: The earlier keys of each item that goes on with their histories.
            progress: Shows that the first question of this kind makes ready for all others.
            among: No answers to other items than these.
        """
        self._make_answer_search(progress)
        undone = json.dumps(self._places_undone())
        but, wanted = "" if undone == "[]" else BUT_UNDONE, "" if among is None else AMONG
        statement = PACKED_ANSWERS.format(but=f"{but} {wanted}")
        values = {"undone": undone, "items": json.dumps(tuple(among or ()))}
        joined = {key for new, olds in histories.items() for key in (new, *olds)}
        for row in self._db.execute(statement, values):
            if row[0] not in joined:
                yield PackedAnswers(*row)
        for new, olds in histories.items():
            if among is not None and new not in among:
                continue
            items = json.dumps((*olds, new))
            rows = self._db.execute(ANSWERS_IN_ONE_ORDER, {"items": items, "undone": undone})
            if answers := rows.fetchall():
                yield _packed(new, answers)

    def _make_answer_search(self, progress: ShowProgress) -> None:
        """Who never asks for statistics pays nothing for it."""
        if self._db.execute(HAS_ANSWER_SEARCH).fetchone():
            return
        (count,) = self._db.execute("SELECT count(*) FROM event").fetchone()
        what = f"making {count:,} answers ready for statistics"
        for statement in tracked([ANSWER_SEARCH], what, max(count, 1), progress):
            self._db.execute(statement)

    def _places_undone(self) -> tuple[int, ...]:
        """Where the events stand that were taken back."""
        undone = taken_back(dict(self._db.execute(UNDOS)))
        rows = self._db.execute(PLACES_OF_IDS, (json.dumps(tuple(undone)),)) if undone else ()
        return tuple(place for (place,) in rows)

    def rows(self) -> Iterator[tuple[Any, ...]]:
        """Every event: its columns, as `columns_of` has them, and its line."""
        return self._db.execute(ALL_COLUMNS)

    def distrust(self, file: str) -> None:
        """The journal of that name is read anew; what it has no longer is lost."""
        self._db.execute(DISTRUST, (file,))

    def ends(self) -> dict[str, int]:
        """How far each journal could be read, by its name."""
        return dict(self._db.execute("SELECT name, bytes FROM file"))

    def has_unknown_file(self) -> bool:
        """An event claims to stand in a file that is not known."""
        return self._db.execute(UNKNOWN_FILE).fetchone() is not None

    def __bool__(self) -> bool:
        return self._db.execute("SELECT 1 FROM event LIMIT 1").fetchone() is not None

    def _events(self, selection: str, *values: str) -> tuple[Event, ...]:
        return tuple(_event(line) for (line,) in self._db.execute(selection, values))


def _packed(item: str, answers: Iterable[tuple[object, ...]]) -> PackedAnswers:
    """The answers as a statement would pack them."""
    columns = zip(*answers, strict=True)
    separators = ("", "", ",", ",", ",", ",")
    texts = (sep.join(map(str, column)) for sep, column in zip(separators, columns, strict=True))
    return PackedAnswers(item, *texts)


def _event(line: str) -> Event:
    """The event of a line as the journal has it.

    Raises:
        DamagedRowError: No journal has such a line.
    """
    if not is_whole(f"{line}\n".encode()):
        raise DamagedRowError("an event in it is damaged")
    return decode(line)
