"""Orphans: owns finding histories that have lost their card, and the cards most like them."""

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from heapq import nlargest
from typing import Final, NamedTuple

from quizapp.decks.changes import Mark
from quizapp.decks.ids import TEMPORARY
from quizapp.decks.items import REVERSE
from quizapp.decks.likeness import coincidence, trigrams
from quizapp.store.catalogue import DeckEntry, details_of
from quizapp.study.memory import Memory

LEAST_LIKENESS: Final = 0.6
"""Below it a proposal is more often wrong than right."""

CHOICES: Final = 8
"""The best heirs of a history that are kept in mind, should others take some of them."""


@dataclass(frozen=True, slots=True)
class Heir:
    """The item that is most like what an orphan was."""

    key: str
    likeness: float
    """0.6 to 1; 1 when it asks and answers the very same."""
    text: str
    """What it asks, on one line."""
    answers: int
    """Of its own; they would count beside the orphan's."""


@dataclass(frozen=True, slots=True)
class Orphan:
    """A history whose key no card has."""

    key: str
    memory: Memory
    text: str
    """What it asked, on one line; empty where that is not known any more."""
    heir: Heir | None


class Claimant(NamedTuple):
    """An item that may become an heir, ready to be compared."""

    key: str
    text: str
    mark: Mark
    asked: frozenset[str]
    """The trigrams of its text."""
    named: frozenset[str]
    """Those of the words in its id."""


def find_orphans(
    entries: Collection[DeckEntry], memories: Mapping[str, Memory], *, relinked: Collection[str]
) -> tuple[Orphan, ...]:
    """The histories without a card, by key, each with an item that is like it, if any.

    Histories of retired and renamed cards have a home, and so have those that were relinked.

    Args:
        entries: The library.
        memories: Of every item that was answered.
        relinked: The keys whose histories another item has taken over.
    """
    homes = {item.key for entry in entries for item in entry.items}
    homes.update(old for entry in entries for old, _ in entry.renamed)
    retired = {family for entry in entries for family in entry.retired}
    lost = [
        key
        for key in sorted(memories.keys() - homes - set(relinked))
        if key.partition("#")[0] not in retired
    ]
    if not lost:
        return ()
    details = [details_of(entry) for entry in entries]
    texts = {key: text for each in details for key, text in each.gone.items()}
    claimants = [
        Claimant(key, item.text, Mark.read(item.fingerprint), trigrams(item.text), _words_of(key))
        for each in details
        for key, item in each.items.items()
    ]
    heirs = _shared_out({key: _heirs(key, texts.get(key, ""), claimants, memories) for key in lost})
    return tuple(Orphan(key, memories[key], texts.get(key, ""), heirs.get(key)) for key in lost)


def _heirs(
    key: str, text: str, claimants: Iterable[Claimant], memories: Mapping[str, Memory]
) -> Iterator[Heir]:
    """The items that are enough like what the key was, in no order.

    An item with as long a history of its own is another fact, however like it looks.
    """
    lost = memories[key]
    mark = Mark.read(lost.fingerprint)
    words = trigrams(text) if text else _words_of(key)
    for claimant in claimants:
        theirs = claimant.asked if text else claimant.named
        same = bool(mark.digest) and mark[:2] == claimant.mark[:2]
        likeness = 1.0 if same else coincidence(words, theirs) if words else 0.0
        answers = memories.get(claimant.key, Memory()).answers
        if (
            likeness >= LEAST_LIKENESS
            and (same or answers < lost.answers)
            and _same_side(key, claimant.key)
        ):
            yield Heir(claimant.key, likeness, claimant.text, answers)


def _shared_out(heirs: Mapping[str, Iterable[Heir]]) -> dict[str, Heir]:
    """For each key its best heir, and no heir twice: the likest pair comes first."""
    pairs = [
        (heir, key) for key, each in heirs.items() for heir in nlargest(CHOICES, each, key=_rank)
    ]
    taken: set[str] = set()
    shares: dict[str, Heir] = {}
    for heir, key in sorted(pairs, key=lambda pair: _rank(pair[0]), reverse=True):
        if key not in shares and heir.key not in taken:
            taken.add(heir.key)
            shares[key] = heir
    return shares


def _rank(heir: Heir) -> tuple[bool, float]:
    """Items without a history go first, then the likest."""
    return not heir.answers, heir.likeness


def _words_of(key: str) -> frozenset[str]:
    """The trigrams of the words in an item's id; none where the id was made from a text."""
    name = key.partition("#")[0].rpartition("/")[2]
    return frozenset() if name.startswith(TEMPORARY) else trigrams(name.replace("-", " "))


def _same_side(old: str, new: str) -> bool:
    """Both ask a card from its front, or both from its back."""
    return old.endswith(f"#{REVERSE}") == new.endswith(f"#{REVERSE}")
