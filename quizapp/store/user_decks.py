"""User decks: owns the learner's topic files, and all that the app writes into any of them."""

import json
import os
from collections.abc import Sequence
from pathlib import Path
from typing import Final

from quizapp.decks.ids import TOPIC_PATTERN
from quizapp.decks.insert import InsertionError, insert_card
from quizapp.decks.read.library import read_file
from quizapp.decks.schema.document import deck_schema
from quizapp.decks.syntax.source import MAX_BYTES
from quizapp.decks.writing.head import deck_head
from quizapp.decks.writing.yaml_lines import entry_lines
from quizapp.store.atomic import replace_file
from quizapp.store.errors import StoreError, disk_refusal

SCHEMA_NAME: Final = "deck.schema.json"
"""What the schema is called, in the folder above one's own decks."""


FIRST_CARD: Final = "first"
"""The id of the card with which a new topic begins."""

FIRST_KEYS: Final = {
    "id": FIRST_CARD,
    "q": "What will the first card of this deck ask?",
    "a": "Put your own question and answer here.",
}
"""A deck without a card would be none."""


def own_decks(folder: Path) -> tuple[str, ...]:
    """The names of the topic files directly below the folder, without their ending."""
    return tuple(sorted(path.stem for path in folder.glob("*.yaml")))


def deck_of(folder: Path, name: str) -> Path:
    """The file of a deck of one's own, which may not be there yet.

    Args:
        folder: of the learner's own decks.
        name: of the file without its ending.

    Raises:
        StoreError: the name is none.
    """
    if not TOPIC_PATTERN.fullmatch(name):
        raise StoreError(f"'{name}' is no name for a deck: use a-z, 0-9, dots and hyphens.")
    return folder / f"{name}.yaml"


def copy_topic(source: Path, folder: Path, topic: str, *, originals: Path) -> Path:
    """The learner's own file of a topic, byte for byte like the source, once it is on the disk.

    A file that is there already stays as it is, if it holds the topic. What the copy was made from
    is kept among the originals.

    Raises:
        StoreError: a file of that name holds something else, or the disk refused.
    """
    file = deck_of(folder, topic)
    try:
        if not file.exists():
            keep_original(source, originals, topic)
            replace_file(file, [source.read_bytes()])
    except OSError as error:
        raise disk_refusal("The topic is not copied to", file, error) from error
    reading = read_file(file)
    if reading.topic is None or reading.topic.id != topic:
        why = f": {reading.diagnostics[0]}" if reading.topic is None else "."
        raise StoreError(f"{file} is there already, and does not hold the topic {topic}{why}")
    return file


def write_schema(file: Path) -> None:
    """The file holds the schema of decks as this version reads them, once it is on the disk.

    Raises:
        StoreError: the disk refused.
    """
    data = json.dumps(deck_schema(), indent=1).encode() + b"\n"
    try:
        if not file.is_file() or file.read_bytes() != data:
            replace_file(file, [data])
    except OSError as error:
        raise disk_refusal("The schema is not written to", file, error) from error


def schema_beside(deck: Path) -> str:
    """Where a deck of one's own finds the schema, which is written if need be.

    Returns:
        The path as seen from the deck, so that both may move together; empty if the disk refused,
        for a deck does without.
    """
    file = deck.parent.parent / SCHEMA_NAME
    try:
        write_schema(file)
    except StoreError:
        return ""
    return Path(os.path.relpath(file, deck.parent)).as_posix()


def rewrite_deck(file: Path, before: bytes, after: bytes) -> None:
    """The file holds these bytes in place of those before, once they are on the disk.

    Raises:
        StoreError: it holds something else by now, or the disk refused.
    """
    try:
        if file.read_bytes() != before:
            raise StoreError(f"{file} changed meanwhile, so nothing is written to it.")
        replace_file(file, [after])
    except OSError as error:
        raise disk_refusal("The deck is not written to", file, error) from error


def _new_deck(file: Path, topic: str) -> str:
    """How a deck begins that is yet to be made."""
    return deck_head(topic, schema=schema_beside(file))


def write_topic(file: Path, topic: str, *, title: str = "") -> None:
    """The file is a deck with one card, which says what to do with it, once it is on the disk.

    Raises:
        StoreError: the file is there already, or the disk refused.
    """
    try:
        if file.exists():
            raise StoreError(f"{file} is there already.")
        head = deck_head(topic, title=title, schema=schema_beside(file))
        replace_file(file, [insert_card(head, entry_lines(FIRST_KEYS), topic=topic).encode()])
    except OSError as error:
        raise disk_refusal("The topic is not written to", file, error) from error


def write_card(file: Path, topic: str, card: Sequence[str]) -> None:
    """The file has the card at the end of its cards, once it is on the disk; made if need be.

    Args:
        file: of a deck.
        topic: what a new file's topic is called.
        card: its lines.

    Raises:
        StoreError: the deck cannot take the card, or the disk refused.
    """
    try:
        if file.exists() and not file.is_file():
            raise StoreError(f"{file} is no file, so it takes no card.")
        data = file.read_bytes() if file.exists() else _new_deck(file, topic).encode()
        if len(data) > MAX_BYTES:
            raise StoreError(f"{file} is too large for another card.")
        text = insert_card(data.decode(), card, topic=topic)
        replace_file(file, [text.encode()])
    except InsertionError as error:
        raise StoreError(f"{file.name}: {error}") from error
    except UnicodeDecodeError as error:
        raise StoreError(f"{file.name} is not UTF-8.") from error
    except OSError as error:
        raise disk_refusal("The card is not written to", file, error) from error


def keep_original(source: Path, originals: Path, topic: str) -> None:
    """From now on the learner's own file of the topic counts as copied from this source.

    Raises:
        StoreError: the disk refused.
    """
    file = deck_of(originals, topic)
    try:
        replace_file(file, [source.read_bytes()])
    except OSError as error:
        raise disk_refusal("The shipped topic is not kept in", file, error) from error
