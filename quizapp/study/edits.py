"""Edits: what becomes of an item's history when its card was changed, or lost its name."""

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import Final

from quizapp.decks.ids import normalised
from quizapp.study.event import Decision, Event, EventKind, Moment
from quizapp.study.memory import Memory

ALIKE: Final = 0.6
"""The similarity from which an orphaned history is offered to a card."""

MOST_OFFERED: Final = 3
"""More than a few offers are no help to choose."""


def needs_decision(memory: Memory, fingerprint: str) -> bool:
    """The card says something else than when it was last answered, or decided about.

    An item that was never graded has no history to decide about, and fingerprints of two versions
    cannot be compared.

    Args:
        memory: of the item.
        fingerprint: of the item as it is now.
    """
    seen = memory.fingerprint
    return (
        memory.last is not None
        and bool(seen)
        and seen != fingerprint
        and _version(seen) == _version(fingerprint)
    )


def decide(
    decision: Decision, *, key: str, fingerprint: str, moment: Moment, event_id: str
) -> Event:
    """The event of what the learner decided about an edited card, outside a session."""
    return Event(
        id=event_id,
        kind=EventKind.EDIT,
        moment=moment,
        key=key,
        fingerprint=fingerprint,
        answer=decision,
    )


@dataclass(frozen=True, slots=True)
class Proposal:
    """A card to which an orphaned history may belong."""

    key: str
    similarity: float
    """0.6 to 1."""


def orphans(memories: Mapping[str, Memory], keys: Collection[str]) -> tuple[str, ...]:
    """The keys with answers that no card has.

    Args:
        memories: by the key that each item has now: relinks and declared renames are followed.
        keys: of all items in the decks, retired ones among them.
    """
    return tuple(key for key, memory in memories.items() if memory.answers and key not in keys)


def propose(orphan: str, candidates: Mapping[str, str], *, text: str = "") -> tuple[Proposal, ...]:
    """The cards most like an orphaned one, the most similar first.

    The journal keeps a card's key and not its words, so that without `text` only the words of the
    id speak: a card that was renamed outright is not found. A gap is only offered a gap of the
    same name, a reverse a reverse.

    Args:
        orphan: its key.
        candidates: text of the question by key, of the items that have no answers yet.
        text: of the orphan's question, where it is still known.
    """
    alike = (
        Proposal(key, _similarity(orphan, key, text, candidates[key]))
        for key in candidates
        if _facet(key) == _facet(orphan)
    )
    good = (proposal for proposal in alike if proposal.similarity >= ALIKE)
    return tuple(sorted(good, key=lambda each: (-each.similarity, each.key))[:MOST_OFFERED])


def relink_event(*, key: str, origin: str, moment: Moment, event_id: str) -> Event:
    """The event by which the item takes over the history of the key `origin`."""
    return Event(id=event_id, kind=EventKind.RELINK, moment=moment, key=key, origin=origin)


def _similarity(old: str, new: str, old_text: str, new_text: str) -> float:
    """0 to 1: that of the ids, or of the texts if both are known and more alike."""
    pairs = [(_words(old), _words(new))]
    if old_text and new_text:
        pairs.append((normalised(old_text), normalised(new_text)))
    return max(_ratios(pairs))


def _ratios(pairs: Iterable[tuple[str, str]]) -> Iterator[float]:
    """Twice the characters in common over all characters (Ratcliff and Metzener 1988)."""
    for old, new in pairs:
        matcher = SequenceMatcher(None, old, new, autojunk=False)
        # The quick ratios are upper bounds, and spare the slow one for nearly every pair.
        bound = min(matcher.real_quick_ratio(), matcher.quick_ratio())
        yield matcher.ratio() if bound >= ALIKE else bound


def _words(key: str) -> str:
    """The words of the id, without topic and facet."""
    return key.partition("/")[2].partition("#")[0].replace("-", " ")


def _facet(key: str) -> str:
    return key.partition("#")[2]


def _version(fingerprint: str) -> str:
    return fingerprint.partition(":")[0]
