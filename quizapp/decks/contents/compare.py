"""Comparison: what two versions of a topic say otherwise, part by part, whatever its layout."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, fields, is_dataclass
from enum import StrEnum
from typing import Any, Final, NamedTuple, TypeAlias

from quizapp.decks.items import cards_of
from quizapp.decks.kinds.base import Card
from quizapp.decks.topic import Topic

PartFields: TypeAlias = dict[str, object]
"""What a part says, by the names of its fields, as lists, mappings and texts."""

ADDRESS_FIELDS: Final = frozenset({"line", "column", "file", "key_lines", "temporary"})
"""Where something stands is nothing that it says."""

NOTHING_SAID: Final[tuple[object, ...]] = ("", None, [], {})
"""What a field holds that is left out."""


class ChangeKind(StrEnum):
    """What became of a part."""

    NEW = "new"
    GONE = "gone"
    CHANGED = "changed"


class FieldChange(NamedTuple):
    """One thing that a part says otherwise; empty where it says nothing of it."""

    name: str
    before: object
    now: object


@dataclass(frozen=True, slots=True)
class PartChange:
    """A card, a section or whatever else has an id, or the topic itself."""

    part: str
    """Such as `numeric bce-hand`, or `topic`."""
    kind: ChangeKind
    about: str
    """What it asks, or is called, on one line."""
    fields: tuple[FieldChange, ...]
    """All that it says where it is new or gone."""


class _Part(NamedTuple):
    about: str
    fields: PartFields


_NOTHING: Final = _Part("", {})


def compare(before: Topic, now: Topic) -> tuple[PartChange, ...]:
    """What the second topic says otherwise than the first, in the order of the second.

    What is gone comes last. Where something stands, and in which quotes, makes no difference.
    """
    old, new = _parts(before), _parts(now)
    gone = ((name, ChangeKind.GONE) for name in old if name not in new)
    there = ((name, ChangeKind.CHANGED if name in old else ChangeKind.NEW) for name in new)
    changes = (
        PartChange(name, kind, (new.get(name) or old[name]).about, tuple(fields))
        for name, kind in (*there, *gone)
        for fields in [_changes(old.get(name, _NOTHING).fields, new.get(name, _NOTHING).fields)]
    )
    return tuple(change for change in changes if change.fields)


def _changes(old: PartFields, new: PartFields) -> Iterator[FieldChange]:
    for name in dict.fromkeys((*new, *old)):
        before, now = old.get(name, ""), new.get(name, "")
        if before != now:
            yield FieldChange(name, before, now)


def _parts(topic: Topic) -> dict[str, _Part]:
    """Everything with an id by its name, and what is left of the topic."""
    cards = {
        f"{card.kind} {card.id}": _Part(_one_line(card.asks(card.facets[0])), _fields_of(card))
        for card in cards_of(topic)
    }
    rest: PartFields = {}
    parts: dict[str, _Part] = {}
    for field in fields(topic):
        value = getattr(topic, field.name)
        if isinstance(value, tuple) and all(hasattr(part, "id") for part in value):
            named = (part for part in value if not isinstance(part, Card))
            parts |= {
                f"{field.name} {part.id}": _Part(_one_line(part.title), _fields_of(part))
                for part in named
            }
        elif field.name not in ADDRESS_FIELDS and (plain := _plain(value)) not in NOTHING_SAID:
            rest[field.name] = plain
    return {"topic": _Part(_one_line(topic.title), rest), **parts, **cards}


def _one_line(text: str) -> str:
    return " ".join(text.split())


def _fields_of(thing: Any) -> PartFields:
    values = ((field.name, _plain(getattr(thing, field.name))) for field in fields(thing))
    return {
        name: value
        for name, value in values
        if name not in {*ADDRESS_FIELDS, "id"} and value not in NOTHING_SAID
    }


def _plain(value: object) -> object:
    """The value as lists, mappings and texts; cards within it are parts of their own."""
    if isinstance(value, str):
        return str(value)
    if isinstance(value, tuple):
        return [_plain(part) for part in value if not isinstance(part, Card)]
    if isinstance(value, Mapping):
        return {str(name): _plain(part) for name, part in value.items()}
    if isinstance(value, Card):
        return {}
    return _fields_of(value) if is_dataclass(value) else value
