"""User decks: owns the learner's topic files, and how a card is written into one."""

from collections.abc import Sequence
from pathlib import Path

from quizapp.decks.ids import TOPIC_PATTERN
from quizapp.decks.insert import InsertionError, insert_card
from quizapp.decks.syntax.source import MAX_BYTES
from quizapp.store.atomic import replace_file
from quizapp.store.errors import StoreError, disk_refusal


def own_decks(folder: Path) -> tuple[str, ...]:
    """The names of the topic files directly below the folder, without their ending."""
    return tuple(sorted(path.stem for path in folder.glob("*.yaml")))


def write_card(folder: Path, deck: str, card: Sequence[str]) -> Path:
    """The file with the card at the end of its cards, once it is on the disk; made if need be.

    Args:
        folder: of the learner's own decks.
        deck: the name of the file without its ending, which is the topic's id in a new one.
        card: its lines.

    Raises:
        StoreError: the name is none, the deck cannot take the card, or the disk refused.
    """
    if not TOPIC_PATTERN.fullmatch(deck):
        raise StoreError(f"'{deck}' is no name for a deck: use a-z, 0-9, dots and hyphens.")
    file = folder / f"{deck}.yaml"
    try:
        data = file.read_bytes() if file.exists() else b""
        if len(data) > MAX_BYTES:
            raise StoreError(f"{file} is too large for another card.")
        text = insert_card(data.decode(), card, topic=deck)
        replace_file(file, [text.encode()])
    except InsertionError as error:
        raise StoreError(f"{file.name}: {error}") from error
    except UnicodeDecodeError as error:
        raise StoreError(f"{file.name} is not UTF-8.") from error
    except OSError as error:
        raise disk_refusal("The card is not written to", file, error) from error
    return file
