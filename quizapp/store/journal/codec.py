"""The codec: owns the shape of one event on disk, and the checksum that proves it whole.

A line is JSON in ASCII. The checksum stands last and covers every byte before it, so that a line
cut anywhere, or with any byte changed, is known for what it is. A field at its default is left out.
"""

import json
from collections.abc import Callable, Sequence
from datetime import UTC, date, datetime
from functools import lru_cache
from typing import Any, Final
from zlib import crc32

from quizapp.study.event import Event, Moment
from quizapp.study.quality import Quality

LINE_VERSION: Final = 1
"""Raised when an older program would misread the lines, not when a field is added."""

CHECKSUM_LENGTH: Final = len(b',"crc":"00000000"}')

INSTANT_LENGTH: Final = len("2026-03-02T12:01:00.000000+00:00")

TYPES: Final[dict[str, tuple[type, ...]]] = {
    "id": (str,),
    "device": (str,),
    "sequence": (int,),
    "kind": (str,),
    "key": (str,),
    "fingerprint": (str,),
    "quality": (Quality,),
    "proposed": (Quality,),
    "confidence": (float, int),
    "thinking_ms": (int,),
    "answer": (str,),
    "slip": (str,),
    "share": (float, int),
    "count": (int,),
    "scheduler": (str,),
    "interval_before": (int,),
    "interval_after": (int,),
    "ease_before": (int,),
    "ease_after": (int,),
    "origin": (str,),
    "undoes": (str,),
    "act": (str,),
    "mock": (str,),
    "ticked": (list,),
    "offered": (list,),
    "level": (str,),
    "seconds": (int,),
    "expected": (list,),
    "draft": (str,),
}
"""The fields of an event, but for its moment, by their names in both places, in a line's order."""

LISTS: Final[dict[str, tuple[type, ...]]] = {
    "ticked": (str,),
    "offered": (str,),
    "expected": (float, int),
}
"""The fields that are lists, and what each entry of them is."""

ALWAYS: Final = ("id", "device", "sequence", "kind")

QUALITIES: Final = {quality.value: quality for quality in Quality}

QUALITY_FIELDS: Final = tuple(name for name, expected in TYPES.items() if Quality in expected)

Facts = dict[str, Any]
"""What a line says, as JSON has it; it has been checked that an event can be made of it."""

FIELD_DEFAULTS: Final = Event._field_defaults


class LineError(ValueError):
    """A line is whole, yet it does not say what an event must say."""


def encode(event: Event) -> bytes:
    """The event as one line, checksum and line end included."""
    moment = event.moment
    facts: dict[str, object] = {
        "v": LINE_VERSION,
        "at": moment.at.astimezone(UTC).isoformat(timespec="microseconds"),
        "offset_minutes": moment.offset_minutes,
        "day": moment.day.isoformat(),
    }
    for name in TYPES:
        value = getattr(event, name)
        if name in ALWAYS or value != FIELD_DEFAULTS[name]:
            facts[name] = value
    body = json.dumps(facts, separators=(",", ":"), allow_nan=False)[:-1].encode("ascii")
    return body + checksum(body) + b"\n"


def checksum(body: bytes) -> bytes:
    """How a line ends: with the checksum of everything before it, and the closing brace."""
    return b',"crc":"%08x"}' % crc32(body)


def is_whole(raw: bytes) -> bool:
    """No byte of the line is missing or changed, its end included."""
    body = raw[: -CHECKSUM_LENGTH - 1]
    return raw[-CHECKSUM_LENGTH - 1 :] == checksum(body) + b"\n"


def decode(line: bytes | str) -> Event:
    """The event that a whole line holds; fields that a newer version added are passed over.

    Raises:
        LineError: As `read_facts` does.
    """
    facts = read_facts(line)
    moment = Moment(
        datetime.fromisoformat(facts["at"]), facts["offset_minutes"], day_of(facts["day"])
    )
    fields = {name: value for name, value in facts.items() if name in TYPES}
    fields.update((name, QUALITIES[facts[name]]) for name in QUALITY_FIELDS if name in facts)
    fields.update((name, tuple(facts[name])) for name in LISTS if name in facts)
    return Event(moment=moment, **fields)


def read_facts(line: bytes | str) -> Facts:
    """What a whole line says, checked.

    Raises:
        LineError: A field that every event has is missing, one has the wrong type, or the line says
            that an older program would misread it; a line that is not UTF-8 is none of ours either.
    """
    try:
        facts: Facts = json.loads(line if isinstance(line, str) else line.decode())
    except (ValueError, RecursionError) as error:
        raise LineError(f"not an event: {error}") from error
    return checked(facts)


def read_many(lines: Sequence[bytes]) -> list[Facts | None]:
    """What each of these whole lines says; none where it says nothing to this version.

    Read at once they take half the time, since the names of the fields are made only once.
    """
    try:
        values = json.loads(f"[{b','.join(lines).decode()}]")
    except (ValueError, RecursionError):
        values = []
    # A line that is no JSON, or several values, spoils the whole batch: then one by one.
    if len(values) != len(lines):
        return [_sound(read_facts, line) for line in lines]
    return [_sound(checked, value) for value in values]


def checked(facts: Facts) -> Facts:
    """The same facts, if an event can be made of them.

    Raises:
        LineError: As `read_facts` does.
    """
    try:
        if facts["v"] > LINE_VERSION:
            raise LineError(f"version {facts['v']}")
        at, offset_minutes = datetime.fromisoformat(facts["at"]), facts["offset_minutes"]
        if at.tzinfo is None or not isinstance(offset_minutes, int):
            raise LineError(f"at {at} with offset {offset_minutes!r}")
        day_of(facts["day"])
        if strange := _strange(tuple(facts), tuple(map(type, facts.values()))):
            raise LineError(strange)
        for name in QUALITY_FIELDS:
            if name in facts:
                QUALITIES[facts[name]]
        for name, expected in LISTS.items():
            # Few events have any of them.
            if name in facts and not all(type(entry) in expected for entry in facts[name]):
                raise LineError(f"an entry of {name} is of another type")
    except (KeyError, TypeError, ValueError) as error:
        raise LineError(f"not an event: {error}") from error
    return facts


def instant(facts: Facts) -> str:
    """The instant in UTC, as a text that sorts as time does."""
    at: str = facts["at"]
    if len(at) == INSTANT_LENGTH and at.endswith("+00:00"):
        return at
    return datetime.fromisoformat(at).astimezone(UTC).isoformat(timespec="microseconds")


day_of: Final = lru_cache(maxsize=4096)(date.fromisoformat)
"""A long journal names each day a thousand times."""


@lru_cache(maxsize=256)
def _strange(names: tuple[str, ...], types: tuple[type, ...]) -> str:
    """What is wrong with fields of these names and types; lines are of few shapes."""
    type_of = dict(zip(names, types, strict=True))
    missing = [name for name in ("id", "kind") if name not in type_of]
    wrong = [
        f"{name} is {type_of[name].__name__}"
        for name, expected in TYPES.items()
        if name in type_of and Quality not in expected and type_of[name] not in expected
    ]
    return ", ".join([*(f"no {name}" for name in missing), *wrong])


def _sound(check: Callable[[Any], Facts], value: object) -> Facts | None:
    try:
        return check(value)
    except LineError:
        return None
