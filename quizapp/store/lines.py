"""Journal lines: owns the shape of one event on disk, and the checksum that proves it whole.

A line is JSON in ASCII. The checksum stands last and covers every byte before it, so that a line
cut anywhere, or with any byte changed, is known for what it is. A field at its default is left out.
"""

import json
from dataclasses import fields
from datetime import UTC, date, datetime
from typing import Any, Final
from zlib import crc32

from quizapp.study.event import Event, Moment
from quizapp.study.quality import Quality

VERSION: Final = 1
"""Raised when an older program would misread the lines, not when a field is added."""

SEAL_LENGTH: Final = len(b',"crc":"00000000"}')

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
    "count": (int,),
    "scheduler": (str,),
    "interval_before": (int,),
    "interval_after": (int,),
    "ease_before": (int,),
    "ease_after": (int,),
    "origin": (str,),
    "undoes": (str,),
}
"""The fields of an event, but for its moment, by their names in both places, in a line's order."""

ALWAYS: Final = ("id", "device", "sequence", "kind")

QUALITIES: Final = {quality.value: quality for quality in Quality}

Fields = dict[str, Any]
"""What `Event` is made of, by name."""

DEFAULTS: Final = {field.name: field.default for field in fields(Event)}


class LineError(ValueError):
    """A line is whole, yet it does not say what an event must say."""


def encode(event: Event) -> bytes:
    """The event as one line, checksum and line end included."""
    moment = event.moment
    facts: dict[str, object] = {
        "v": VERSION,
        "at": moment.at.astimezone(UTC).isoformat(timespec="microseconds"),
        "offset_minutes": moment.offset_minutes,
        "day": moment.day.isoformat(),
    }
    for name in TYPES:
        value = getattr(event, name)
        if name in ALWAYS or value != DEFAULTS[name]:
            facts[name] = value
    body = json.dumps(facts, separators=(",", ":"), allow_nan=False)[:-1].encode("ascii")
    return body + seal(body) + b"\n"


def seal(body: bytes) -> bytes:
    """The end of a line: the checksum of everything before it, and the closing brace."""
    return b',"crc":"%08x"}' % crc32(body)


def is_whole(raw: bytes) -> bool:
    """No byte of the line is missing or changed, its end included."""
    body = raw[: -SEAL_LENGTH - 1]
    return raw[-SEAL_LENGTH - 1 :] == seal(body) + b"\n"


def decode(line: bytes | str) -> Event:
    """The event that a whole line holds; fields that a newer version added are passed over.

    Raises:
        LineError: A field that every event has is missing, one has the wrong type, or the line says
            that an older program would misread it.
    """
    return Event(**read_fields(line))


def read_fields(line: bytes | str) -> Fields:
    """The fields of the event that a whole line holds, checked: all that reading in bulk needs.

    Raises:
        LineError: As `decode` does; a line that is not UTF-8 is none of ours either.
    """
    try:
        facts = json.loads(line)
        if facts["v"] > VERSION:
            raise LineError(f"version {facts['v']}")
        fields: Fields = {"id": facts["id"], "kind": facts["kind"], "moment": _moment(facts)}
        for name, value in facts.items():
            if expected := TYPES.get(name):
                fields[name] = QUALITIES[value] if Quality in expected else value
                if type(fields[name]) not in expected:
                    raise LineError(f"{name} is {value!r}")
    except (KeyError, TypeError, ValueError, RecursionError) as error:
        raise LineError(f"not an event: {error}") from error
    return fields


def _moment(facts: Fields) -> Moment:
    at = datetime.fromisoformat(facts["at"])
    offset_minutes = facts["offset_minutes"]
    if at.tzinfo is None or not isinstance(offset_minutes, int):
        raise LineError(f"at {at} with offset {offset_minutes!r}")
    return Moment(at, offset_minutes, date.fromisoformat(facts["day"]))
