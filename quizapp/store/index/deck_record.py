"""Deck records: owns what the index keeps of one deck file, and how it lies in the index.

A record lies there in three lines of JSON: its summary, which every start reads; its items column
by column, which planning has in a table of their own; and their details, which few ever ask for.
Summary and rest are sealed by a checksum each, since most of what damage makes of them is still a
record, though of nothing that any file says.
"""

import json
from collections.abc import Mapping
from dataclasses import astuple, dataclass, field, fields, replace
from typing import Any, Final, NamedTuple
from zlib import crc32

from quizapp.decks.diagnostics import Diagnostic, Fix
from quizapp.decks.kinds.marks import UNMARKED
from quizapp.store.index.item_details import Details, read_details, with_gone, write_details
from quizapp.store.index.schema import DamagedRowError

RECORD_FORMAT: Final[str] = "0.4.0-model-1"
"""Names what is made of a deck file, as the first release did: a release alone changes nothing.

It changes when another record would be made of the same file, or it would be written otherwise:
when a diagnostic comes or says something else, a kind comes or asks otherwise, a lab, control or
function of expressions comes that decks may name, or a field comes.
Then all files are read again. `tests/collection/test_formats.py` says when it was forgotten.
"""

ON_DISK: Final = {"diagnostics": "complaints"}
"""Fields that have another name in a record as it lies in the index."""


class ItemEntry(NamedTuple):
    """One item, as light as planning needs it."""

    key: str
    kind: str
    core: bool
    """It counts when its topic's successors are unlocked."""
    rev: int = 1
    """A memory of an earlier revision is due at once."""
    priority: str = UNMARKED
    """How often interviews ask it."""
    needs: tuple[str, ...] = ()
    """The keys of the cards that it needs, `topic/id`."""


@dataclass(frozen=True, slots=True, kw_only=True)
class DeckSummary:
    """One deck file without its items; without a topic when it could not be read."""

    file: str
    line: int = 1
    """Where the topic is named."""
    topic: str = ""
    title: str = ""
    summary: str = ""
    track: str = ""
    level: str = ""
    prereqs: tuple[str, ...] = ()
    renamed: tuple[tuple[str, str], ...] = ()
    """Each former key of an item, and the key that it has now."""
    retired: tuple[str, ...] = ()
    """The keys of cards that were taken out; what was learnt of them is kept."""
    diagnostics: tuple[Diagnostic, ...] = ()
    unaskable: Mapping[str, str] = field(default_factory=dict)
    """Why an item cannot be asked, with the address, by key."""
    not_asked: Mapping[str, int] = field(default_factory=dict)
    """How many items there are of each kind that no screen asks yet, but for those."""
    needs_others: bool = False
    """Some card needs one of another topic."""
    judged: bool = True
    """What lint finds is among the diagnostics, which takes far longer than the reading."""


@dataclass(frozen=True, slots=True, kw_only=True)
class DeckRecord(DeckSummary):
    """One deck file with its items."""

    items: tuple[ItemEntry, ...] = ()
    details: str = ""
    """More about the items, for `details_of`."""


def details_of(record: DeckRecord) -> Details:
    """What is known of the deck's items beyond planning; worth keeping by those who ask often."""
    return read_details(record.details)


def with_gone_items(before: DeckRecord, now: DeckRecord) -> DeckRecord:
    """The record of a file that was read again, which also knows the items that are gone."""
    details = with_gone(details_of(now), details_of(before), is_readable=bool(now.topic))
    return replace(now, details=write_details(details))


def to_texts(record: DeckRecord) -> tuple[str, str]:
    """The record's summary as a line, and its items and details as two more."""
    facts = {
        ON_DISK.get(field.name, field.name): getattr(record, field.name)
        for field in fields(DeckSummary)
    }
    items = list(zip(*record.items, strict=True))
    summary, columns = (
        json.dumps(part, separators=(",", ":"), default=astuple) for part in (facts, items)
    )
    return sealed(summary), sealed(f"{columns}\n{record.details}")


def sealed(text: str) -> str:
    """The text behind a line with its checksum.

    >>> unsealed(sealed("{}"))
    '{}'
    """
    return f"{crc32(text.encode()):08x}\n{text}"


def unsealed(text: str) -> str:
    """The text as it was sealed.

    Raises:
        DamagedRowError: It is another.
    """
    body = text.partition("\n")[2]
    if sealed(body) != text:
        raise DamagedRowError("what it has of a deck is damaged")
    return body


def summary_from_text(text: str) -> DeckSummary:
    """The summary that `to_texts` wrote."""
    facts: dict[str, Any] = json.loads(unsealed(text))
    diagnostics = facts.pop(ON_DISK["diagnostics"])
    return DeckSummary(
        **facts
        | {
            "diagnostics": tuple(map(_diagnostic, diagnostics)),
            "prereqs": tuple(facts["prereqs"]),
            "renamed": tuple((old, new) for old, new in facts["renamed"]),
            "retired": tuple(facts["retired"]),
        }
    )


def _diagnostic(values: list[Any]) -> Diagnostic:
    diagnostic = Diagnostic(*values)
    return replace(diagnostic, fix=Fix(*diagnostic.fix)) if diagnostic.fix else diagnostic


def record_from_text(summary: DeckSummary, text: str) -> DeckRecord:
    """The record with this summary, whose items and details `to_texts` wrote."""
    # A deck that is not kept has no text.
    columns, _, details = (unsealed(text) if text else "").partition("\n")
    items: tuple[ItemEntry, ...] = ()
    if columns and (values := json.loads(columns)):
        *others, needs = values
        rows = zip(*others, map(tuple, needs), strict=True)
        items = tuple(map(ItemEntry._make, rows))
    facts = {field.name: getattr(summary, field.name) for field in fields(DeckSummary)}
    return DeckRecord(**facts, items=items, details=details)
