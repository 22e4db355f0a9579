"""Details: owns what filters, searches and edits want to know of items, and planning does not.

They are most of what a large library's catalogue holds, so an entry carries them as text, which is
read only when somebody asks.
"""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any, Final, NamedTuple

MOST_GONE: Final = 1_000
"""As many lost questions a file remembers; one that a program writes anew each day loses more."""


class ItemDetails(NamedTuple):
    """One item, as far as it can be known without its card."""

    fingerprint: str
    line: int
    """Where its card begins, for an editor."""
    level: str
    """Of the card: empty, `beginner`, `intermediate` or `expert`."""
    tags: tuple[str, ...]
    """The card's own after its topic's."""
    text: str
    """What it asks, as one plain line of at most 120 characters."""
    seconds: int = 0
    """Its own time, if it is to be answered aloud; 0 is none."""
    kind: str = ""
    labs: tuple[str, ...] = ()
    """The names of the lab that its card opens or is asked in: long, short, and the preset's."""
    points: tuple[str, ...] = ()
    """The points of its topic's coverage that it serves."""
    search: str = ""
    """What its card says; plain, case-folded and cut."""


@dataclass(frozen=True, slots=True)
class Details:
    """The details of one deck file."""

    items: dict[str, ItemDetails] = field(default_factory=dict)
    """By key."""
    orphan_texts: dict[str, str] = field(default_factory=dict)
    """What the items asked that the file no longer has, by key; the longest gone first."""
    stale: dict[str, ItemDetails] = field(default_factory=dict)
    """Of a file that cannot be read now: the items that it had when it last could be."""


def write_details(details: Details) -> str:
    """The details as one line of JSON."""
    facts: dict[str, object] = {"items": details.items, "gone": details.orphan_texts}
    if details.stale:
        facts["stale"] = details.stale
    return json.dumps(facts, separators=(",", ":"))


def read_details(text: str) -> Details:
    """What `write_details` wrote; empty text holds nothing."""
    if not text:
        return Details()
    facts = json.loads(text)
    return Details(_items(facts["items"]), facts["gone"], _items(facts.get("stale", {})))


def _items(facts: Mapping[str, Sequence[Any]]) -> dict[str, ItemDetails]:
    return {
        key: ItemDetails(
            *(fingerprint, line, level, tuple(tags), question, seconds, kind),
            *(tuple(labs), tuple(points), search),
        )
        for key, row in facts.items()
        for fingerprint, line, level, tags, question, seconds, kind, labs, points, search in [row]
    }


def with_gone(now: Details, before: Details, *, is_readable: bool = True) -> Details:
    """The details of a file that was read again, with what it had before and has no longer.

    A history whose card is gone can so be offered to the card that asks something like it.

    Args:
        now: as it was read.
        before: as it was known.
        is_readable: it gave a topic; else its items are kept as they were.
    """
    texts = before.orphan_texts | {key: item.text for key, item in before.items.items()}
    orphans = [(key, text) for key, text in texts.items() if key not in now.items]
    stale = {} if is_readable else before.stale | before.items
    return replace(now, orphan_texts=dict(orphans[-MOST_GONE:]), stale=stale)
