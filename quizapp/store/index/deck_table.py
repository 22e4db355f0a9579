"""The tables of decks: owns how deck files, their items and their counts lie in the index."""

import json
import sqlite3
from collections.abc import Iterable, Iterator, Mapping
from typing import Any, Final, NamedTuple

KINDS_OF: Final = """
SELECT key, kind FROM item WHERE key IN (SELECT value FROM json_each(?))"""

NAMESAKES: Final = """
SELECT topic.value, count(DISTINCT item.key)
FROM json_each(:topics) AS topic, json_each(:names) AS name
JOIN item ON item.key = topic.value || '/' || name.value
GROUP BY topic.value ORDER BY count(DISTINCT item.key) DESC, topic.value"""

INSERT_ITEMS: Final = """
INSERT INTO item
SELECT (SELECT number FROM deck WHERE path = ?), json_extract(value, '$[0]'),
    json_extract(value, '$[1]'), json_extract(value, '$[2]'), json_extract(value, '$[3]'),
    json_extract(value, '$[4]'), json_extract(value, '$[5]')
FROM json_each(?)"""

ITEMS_OF: Final = """
SELECT place, key, kind, core, rev, family FROM item WHERE deck = ? ORDER BY place"""

STRAYS: Final = """
SELECT deck FROM item WHERE deck NOT IN (SELECT number FROM deck)
UNION SELECT deck FROM tally WHERE deck NOT IN (SELECT number FROM deck) LIMIT 1"""

EMPTY_DECK: Final = (
    "DELETE FROM item WHERE deck = (SELECT number FROM deck WHERE path = ?)",
    "DELETE FROM tally WHERE deck = (SELECT number FROM deck WHERE path = ?)",
)

KEEP_DECK: Final = """
INSERT INTO deck (path, stamp, head, entry) VALUES (?, ?, ?, ?)
-- A deck keeps its number, by which the other tables know it.
ON CONFLICT (path)
DO UPDATE SET stamp = excluded.stamp, head = excluded.head, entry = excluded.entry"""


class KeptDeck(NamedTuple):
    """A deck file as the index keeps it."""

    stamp: str
    summary: str
    rest: str
    """Of its record: the items and the details."""
    items: tuple[tuple[object, ...], ...]
    """Rows of the table `item`, without the deck's number."""


class DeckTable:
    """The decks in an open index; every method may raise `sqlite3.DatabaseError`."""

    def __init__(self, database: sqlite3.Connection) -> None:
        self._db = database

    def summaries(self) -> dict[str, tuple[str, str]]:
        """The deck files as they were last read: path to stamp and summary."""
        rows = self._db.execute("SELECT path, stamp, head FROM deck")
        return {path: (stamp, summary) for path, stamp, summary in rows}

    def rest(self, path: str) -> str:
        """The rest of the deck's record; empty for one that is not kept."""
        row = self._db.execute("SELECT entry FROM deck WHERE path = ?", (path,)).fetchone()
        return str(row[0]) if row else ""

    def numbers(self) -> dict[str, int]:
        """The number of each deck file, by its path."""
        return dict(self._db.execute("SELECT path, number FROM deck"))

    def has(self, paths: Iterable[str]) -> bool:
        """All of these deck files are kept."""
        return self.numbers().keys() >= set(paths)

    def kinds(self, items: Iterable[str]) -> dict[str, str]:
        """The kind of each of the items that some deck has."""
        return dict(self._db.execute(KINDS_OF, (json.dumps(tuple(items)),)))

    def namesakes(self, names: Iterable[str], topics: Iterable[str]) -> dict[str, int]:
        """How many items of these names each topic has, the most first; none of those without.

        Args:
            names: what follows the topic in a key.
            topics: those that are looked at.
        """
        values = {"names": json.dumps(tuple(names)), "topics": json.dumps(tuple(topics))}
        return dict(self._db.execute(NAMESAKES, values))

    def keep(self, fresh: Mapping[str, KeptDeck], *, missing: Iterable[str]) -> None:
        """The deck files that were read anew are remembered; those that are missing, forgotten."""
        missing = tuple(missing)
        with self._db:
            # The lock is taken before anything is read, so that two windows never wait crosswise.
            self._db.execute("BEGIN IMMEDIATE")
            for statement in EMPTY_DECK:
                self._db.executemany(statement, [(path,) for path in (*fresh, *missing)])
            self._db.executemany("DELETE FROM deck WHERE path = ?", [(path,) for path in missing])
            for path, (stamp, summary, rest, items) in fresh.items():
                self._db.execute(KEEP_DECK, (path, stamp, summary, rest))
                # One statement for all: a thread that reads decks may take each turn between two.
                self._db.execute(INSERT_ITEMS, (path, json.dumps(items)))

    def rows(self) -> Iterator[tuple[int, str, str, str, str]]:
        """Every deck: number, path, stamp, summary, rest."""
        return self._db.execute("SELECT number, path, stamp, head, entry FROM deck")

    def items_of(self, number: int) -> list[tuple[Any, ...]]:
        """The rows of a deck's items, without its number."""
        return self._db.execute(ITEMS_OF, (number,)).fetchall()

    def has_stray_items(self) -> bool:
        """Items or counts belong to a deck that is not kept."""
        return self._db.execute(STRAYS).fetchone() is not None

    def all_counts(self) -> list[tuple[int, int, str]]:
        """Deck, day and counts of whatever was counted."""
        return self._db.execute("SELECT deck, today, counts FROM tally").fetchall()

    def counts(self, today: int) -> dict[int, str]:
        """The counts of each deck, by its number, as far as they are known for the day."""
        return dict(self._db.execute("SELECT deck, counts FROM tally WHERE today = ?", (today,)))

    def keep_counts(self, today: int, counts: Mapping[int, str]) -> None:
        """The counts are remembered until an event or an edit changes them."""
        if counts:
            rows = ((deck, today, text) for deck, text in counts.items())
            with self._db:
                self._db.execute("BEGIN IMMEDIATE")
                self._db.executemany("INSERT OR REPLACE INTO tally VALUES (?, ?, ?)", rows)
