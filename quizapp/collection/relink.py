"""Relinking: owns finding histories that have lost their card, and the cards most like them."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Final, TypeAlias

from quizapp.collection.catalogue import name_in_topic, topic_of
from quizapp.decks.ids import TEMPORARY
from quizapp.decks.kinds.basic import REVERSE
from quizapp.decks.revision import Fingerprint
from quizapp.decks.similarity import dice, trigrams
from quizapp.store.index.deck_record import DeckRecord, details_of
from quizapp.store.index.item_details import ItemDetails
from quizapp.study.queue.candidates import family_of
from quizapp.study.scheduler.memory import Memory

LEAST_LIKENESS: Final = 0.6
"""Below it a proposal is more often wrong than right."""

Trigrams: TypeAlias = frozenset[str]


@dataclass(frozen=True, slots=True)
class Successor:
    """The item that is most like what an orphan was."""

    key: str
    similarity: float
    """0.6 to 1; 1 when it asks the very same."""
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
    successor: Successor | None


def find_orphans(
    entries: Collection[DeckRecord], memories: Mapping[str, Memory], *, relinked: Collection[str]
) -> tuple[Orphan, ...]:
    """The histories without a card, by key, each with an item that is like it, if any.

    Histories of retired and renamed cards have a home, and so have those that were relinked.

    Args:
        entries: The library.
        memories: Of every item that was answered.
        relinked: The keys whose histories another item has taken over.
    """
    lost = {key: memories[key] for key in lost_keys(entries, memories, relinked)}
    if not lost:
        return ()
    details = [details_of(entry) for entry in entries]
    texts = {key: text for deck in details for key, text in deck.orphan_texts.items()}
    items = {key: item for deck in details for key, item in deck.items.items()}
    pairs = [
        (old, Successor(new, similarity, items[new].text, answers))
        for old, new, similarity in _alike(lost, texts, items)
        for answers in [memories.get(new, Memory()).answers]
        # An item with as long a history of its own is another fact, however like it looks.
        if answers < lost[old].answers and _same_side(old, new)
    ]
    successors = _shared_out(pairs)
    return tuple(Orphan(key, lost[key], texts.get(key, ""), successors.get(key)) for key in lost)


def lost_keys(
    entries: Iterable[DeckRecord], keys: Iterable[str], relinked: Iterable[str]
) -> tuple[str, ...]:
    """Those of the keys that have no card, and had none that was renamed, retired or relinked."""
    homes = set(relinked)
    retired: set[str] = set()
    for entry in entries:
        homes.update(item.key for item in entry.items)
        homes.update(old for old, _ in entry.renamed)
        retired.update(entry.retired)
    return tuple(sorted(key for key in {*keys} - homes if family_of(key) not in retired))


def moved_keys(
    old: str, new: str, entries: Iterable[DeckRecord], lost: Iterable[str]
) -> dict[str, str]:
    """The item of the topic `new` for each lost key of the topic `old` that has one of its id.

    Args:
        old: the topic that has gone.
        new: a topic of the library.
        entries: the library.
        lost: keys without a card.
    """
    decks = [entry for entry in entries if entry.topic == new]
    # What was taken out keeps its history, too.
    retired = {family for deck in decks for family in deck.retired}
    current_keys = dict(pair for deck in decks for pair in deck.renamed)
    current_keys |= {item.key: item.key for deck in decks for item in deck.items}
    pairs = {key: f"{new}/{name_in_topic(key)}" for key in lost if topic_of(key) == old}
    return {
        key: current_keys.get(namesake, namesake)
        for key, namesake in pairs.items()
        if namesake in current_keys or family_of(namesake) in retired
    }


def _alike(
    lost: Mapping[str, Memory], texts: Mapping[str, str], items: Mapping[str, ItemDetails]
) -> Iterator[tuple[str, str, float]]:
    """Each lost key with each item that is enough like it, and how like.

    The fingerprint tells the very same card. Where no item has it, questions are compared if the
    old one is still known, and else the words of the ids.
    """
    same: dict[tuple[str, str], list[str]] = defaultdict(list)
    for key, item in items.items():
        same[Fingerprint.read(item.fingerprint).meaning].append(key)
    rest = []
    for key, memory in lost.items():
        twins = (
            same.get(Fingerprint.read(memory.fingerprint).meaning, ()) if memory.fingerprint else ()
        )
        yield from ((key, twin, 1.0) for twin in twins)
        if not twins:
            rest.append(key)
    questions = {key: trigrams(texts[key]) for key in rest if key in texts}
    ids = {key: _words_of(key) for key in rest if key not in texts}
    if questions:
        yield from _compared(questions, {key: trigrams(item.text) for key, item in items.items()})
    if ids:
        yield from _compared(ids, {key: _words_of(key) for key in items})


def _compared(
    lost: Mapping[str, Trigrams], items: Mapping[str, Trigrams]
) -> Iterator[tuple[str, str, float]]:
    for old, words in lost.items():
        for new, others in items.items() if words else ():
            similarity = dice(words, others)
            if similarity >= LEAST_LIKENESS:
                yield old, new, similarity


def _shared_out(pairs: Collection[tuple[str, Successor]]) -> dict[str, Successor]:
    """For each key its best successor, and none twice: the likest pair comes first."""
    keys: set[str] = set()
    shares: dict[str, Successor] = {}
    for key, successor in sorted(pairs, key=_rank, reverse=True):
        if key not in shares and successor.key not in keys:
            keys.add(successor.key)
            shares[key] = successor
    return shares


def _rank(pair: tuple[str, Successor]) -> tuple[bool, bool, bool, bool, bool, float]:
    """Items without a history go first, then the very same, those of the same name, the likest."""
    old, successor = pair
    new = successor.key
    return (
        not successor.answers,
        successor.similarity == 1,
        name_in_topic(old) == name_in_topic(new),
        # A card that became one of another kind has other facets, yet its id.
        name_in_topic(family_of(old)) == name_in_topic(family_of(new)),
        topic_of(old) == topic_of(new),
        successor.similarity,
    )


def _words_of(key: str) -> Trigrams:
    """The trigrams of the words in an item's id; none where the id was made from a text."""
    name = key.partition("#")[0].rpartition("/")[2]
    return frozenset() if name.startswith(TEMPORARY) else trigrams(name.replace("-", " "))


def _same_side(old: str, new: str) -> bool:
    """Both ask a card from its front, or both from its back."""
    return old.endswith(f"#{REVERSE}") == new.endswith(f"#{REVERSE}")
