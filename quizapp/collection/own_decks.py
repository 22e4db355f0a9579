"""One's own decks: owns which file takes an edit or a card, since shipped topics are read-only."""

from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path

from quizapp.collection.catalogue import TAKE_AWAY, StandIn, is_shipped
from quizapp.collection.sessions import SessionFactory
from quizapp.decks.items import cards_of
from quizapp.decks.read.library import read_file
from quizapp.store.errors import StoreError
from quizapp.store.user_decks import FIRST_CARD, copy_topic, deck_of, write_card, write_topic


def file_to_edit(sessions: SessionFactory, topic: str) -> Path | None:
    """Where the topic may be edited; a shipped one is copied to the learner's own decks first.

    The copy stands in for the shipped topic from now on.

    Returns:
        The file; none where no deck has the topic.

    Raises:
        StoreError: it cannot be copied.
    """
    collection = sessions.collection
    file = collection.deck_file(topic)
    if file is None or not is_shipped(file, collection.shipped):
        return file
    paths = collection.event_store.paths
    _refuse_shipped(deck_of(paths.decks, topic), collection.shipped)
    copy = copy_topic(file, paths.decks, topic, originals=paths.originals)
    # Before anything is changed in it, so that what an edit takes away is known later.
    sessions.reload(copy)
    return copy


def copy_sentence(sessions: SessionFactory, topic: str) -> str:
    """What the copy means that comes before an edit of the topic; empty where none is made."""
    collection = sessions.collection
    if not collection.is_shipped(topic):
        return ""
    copy = deck_of(collection.event_store.paths.decks, topic)
    return f"{StandIn(topic, str(copy)).sentence} {TAKE_AWAY}"


def add_card(sessions: SessionFactory, deck: str, card: Sequence[str]) -> Path:
    """The file with the card, once it is on the disk.

    Args:
        sessions: over the library.
        deck: the name of a file among one's own decks, or a topic of the library, or a new name.
        card: its lines.

    Raises:
        StoreError: the name is none, the deck cannot take the card, or the disk refused.
    """
    file = deck_of(sessions.collection.event_store.paths.decks, deck)
    if not file.exists():
        # A new file of a topic's name would be the topic, with this card alone.
        file = file_to_edit(sessions, deck) or file
    _refuse_shipped(file, sessions.collection.shipped)
    write_card(file, deck, card)
    return file


def add_topic(sessions: SessionFactory, name: str, *, title: str = "") -> str:
    """The address of the first card of a new topic, which is there to be replaced.

    Raises:
        StoreError: the name is none or taken, or the disk refused.
    """
    file = deck_of(sessions.collection.event_store.paths.decks, name)
    if taken := sessions.collection.deck_file(name):
        raise StoreError(f"The topic {name} is there already: {taken}.")
    _refuse_shipped(file, sessions.collection.shipped)
    write_topic(file, name, title=title)
    sessions.reload(file)
    return address_of(sessions, file, FIRST_CARD)


def is_read_only(sessions: SessionFactory, deck: str) -> bool:
    """A card for this deck goes into a copy of a shipped topic."""
    file = _own_file(sessions, deck)
    return file is not None and not file.exists() and sessions.collection.is_shipped(deck)


def names_in(sessions: SessionFactory, deck: str) -> frozenset[str]:
    """The ids that the deck has given away to items, former ones among them."""
    file = _own_file(sessions, deck)
    if file is None or not file.exists():
        file = sessions.collection.deck_file(deck)
    topic = read_file(file).draft if file and file.is_file() else None
    cards = cards_of(topic) if topic else ()
    return frozenset(name for card in cards for name in (card.id, *card.was))


def address_of(sessions: SessionFactory, file: Path, name: str) -> str:
    """Where the card of that id begins in the file."""
    for topic in sessions.collection.topics_of(file):
        key = f"{topic}/{name}"
        if sessions.has(key):
            return f"{file}:{sessions.item(key).card.line}"
    return str(file)


def _own_file(sessions: SessionFactory, deck: str) -> Path | None:
    """The file of that name among one's own decks, which may not be there; none of a bad name."""
    with suppress(StoreError):
        return deck_of(sessions.collection.event_store.paths.decks, deck)
    return None


def _refuse_shipped(file: Path, shipped: Path | None) -> None:
    if is_shipped(file, shipped):
        raise StoreError(f"{file} belongs to the shipped topics, which are read-only.")
