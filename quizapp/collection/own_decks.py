"""One's own decks: owns which file takes an edit or a card, since shipped topics are read-only."""

from collections.abc import Sequence
from pathlib import Path

from quizapp.collection.catalogue import is_shipped
from quizapp.collection.sessions import SessionFactory
from quizapp.store.errors import StoreError
from quizapp.store.user_decks import copy_topic, deck_of, write_card


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
    folder = collection.event_store.paths.decks
    _refuse_shipped(deck_of(folder, topic), collection.shipped)
    copy = copy_topic(file, folder, topic)
    # Before anything is changed in it, so that what an edit takes away is known later.
    sessions.reload(copy)
    return copy


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


def _refuse_shipped(file: Path, shipped: Path | None) -> None:
    if is_shipped(file, shipped):
        raise StoreError(f"{file} belongs to the shipped topics, which are read-only.")
