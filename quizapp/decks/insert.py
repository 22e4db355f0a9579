"""Insertion: a card added to the text of a deck, whose comments and layout stay as they are."""

import re
from collections.abc import Sequence
from typing import Final

from quizapp.decks.diagnostics import Diagnostic, Level
from quizapp.decks.read.file import Reading, read_topic

CARDS: Final = re.compile(r"cards:[ \t]*(#.*)?")

ENTRY: Final = re.compile(r"( *)- ")


class InsertionError(ValueError):
    """The card cannot be put in; `str()` is a sentence, and nothing was changed."""


def insert_card(text: str, card: Sequence[str], *, topic: str) -> str:
    """The text of a deck with one more card at the end of its cards.

    Args:
        text: of the file; empty for a file that is to be made.
        card: its lines, the first beginning with `- `, without indentation.
        topic: what the new file's topic is called.

    Raises:
        InsertionError: the cards stand in a way to which nothing can be added, or the deck would
            not hold exactly one card more.
    """
    feed = "\r\n" if "\r\n" in text else "\n"
    plain = text.replace("\r\n", "\n")
    lines = (plain or f"topic: {topic}\ncards:\n").removesuffix("\n").split("\n")
    start = _cards_line(lines)
    end, indent = _end_of_list(lines, start)
    grown = [
        *lines[:end],
        *(" " * indent + line if line else "" for line in card),
        *lines[end:],
        "",
    ]
    result = feed.join(grown)
    _require_one_more(text, result)
    return result


def _cards_line(lines: list[str]) -> int:
    """The line of the key `cards`, which is added where there is none."""
    for place, line in enumerate(lines):
        if CARDS.fullmatch(line):
            return place
        if line.startswith("cards:"):
            raise InsertionError("The cards of this deck stand on one line; write them as a list.")
    lines.append("cards:")
    return len(lines) - 1


def _end_of_list(lines: Sequence[str], start: int) -> tuple[int, int]:
    """Where the list below that line ends, and how far its entries are indented."""
    end, indent = start + 1, -1
    for place in range(start + 1, len(lines)):
        line = lines[place].rstrip()
        entry = ENTRY.match(line)
        if not line or line.lstrip().startswith("#"):
            continue
        if indent < 0 and entry:
            indent = len(entry[1])
        inside = line.startswith(" " * (indent + 1)) or (entry and len(entry[1]) == indent)
        if indent < 0 or not inside:
            break
        end = place + 1
    return end, 2 if indent < 0 else indent


def _require_one_more(before: str, after: str) -> None:
    """Reading finds one card more, and nothing wrong that was not wrong before."""
    old = read_topic("deck", before.encode()) if before else Reading(None)
    new = read_topic("deck", after.encode())
    if not new.topic or _errors(new) > _errors(old):
        first = next(filter(_is_error, new.diagnostics), None)
        why = f": {first.message}" if first else ""
        raise InsertionError(f"This deck cannot take the card{why}.")
    cards = old.topic.cards if old.topic else ()
    if new.topic.cards[:-1] != cards:
        raise InsertionError("This deck cannot take the card: another one would change.")


def _errors(reading: Reading) -> int:
    errors = filter(_is_error, reading.diagnostics)
    return sum(diagnostic.code != "E-EMPTY" for diagnostic in errors)


def _is_error(diagnostic: Diagnostic) -> bool:
    return diagnostic.level is Level.ERROR
