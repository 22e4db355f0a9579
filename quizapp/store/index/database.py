"""The index: owns the derived database, so that opening and browsing need not read every journal.

It can be deleted at any time and is built anew. It forgets no event, though: what a journal has
lost, the table `event` still has, marked as lost.
"""

import json
import os
import sqlite3
from collections.abc import Iterable, Iterator, Mapping
from contextlib import ExitStack, suppress
from pathlib import Path
from typing import Any, Final, NamedTuple

from quizapp.store.atomic import free_name
from quizapp.store.index.deck_table import DeckTable
from quizapp.store.index.event_table import EventTable, NamedMistake, PackedAnswers
from quizapp.store.index.ingest import forget_unread, ingest
from quizapp.store.index.memory_table import MemoryTable
from quizapp.store.index.projection import ADDED_KINDS, Projection, is_of_this_format
from quizapp.store.index.schema import prepare
from quizapp.store.journal.reader import tail_of
from quizapp.store.progress import ShowProgress, say_nothing

PATIENCE_SECONDS: Final = 60
"""How long one window waits for another that builds a large index."""

REFUSALS: Final = (
    *(sqlite3.SQLITE_PERM, sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED, sqlite3.SQLITE_IOERR),
    *(sqlite3.SQLITE_FULL, sqlite3.SQLITE_CANTOPEN, sqlite3.SQLITE_AUTH, sqlite3.SQLITE_PROTOCOL),
)
"""What SQLite says when the disk or another program is in the way, whatever stands in the file."""


MOST_SIGNS: Final = 100
"""Of a reason: a damaged schema is quoted at any length."""


KEPT_ANSWERS: Final = """
-- Who never asks for statistics of a long log has no such table.
CREATE TABLE IF NOT EXISTS kept_answers (place INTEGER, heirs TEXT, data BLOB)"""

KEEPS_ANSWERS: Final = "SELECT 1 FROM sqlite_master WHERE name = 'kept_answers'"


class KeptAnswers(NamedTuple):
    """All graded answers that count, most of them as they were kept."""

    place: int
    """Where the last event stands that it knows of."""
    heirs: str
    """Which items go on with whose histories."""
    data: bytes
    """What was kept; empty if nothing was."""
    changed: frozenset[str]
    """The items of which something came in since; their answers are among the fresh ones."""
    fresh: tuple[PackedAnswers, ...]


class Index:
    """One open database; every method may raise `sqlite3.DatabaseError`.

    On a damaged file they may raise anything: one wrong byte makes a number of a text, a list of a
    mapping, or a name that no table has.
    """

    def __init__(
        self, path: Path | None, projection: Projection, progress: ShowProgress = say_nothing
    ) -> None:
        """Open the index at the path, or one in memory without a path.

        Args:
            path: Where it lies.
            projection: What makes its memories.
            progress: Shows how far long work has come.
        """
        self.path = path
        self._projection = projection
        self.progress = progress
        self._db = sqlite3.connect(
            path or ":memory:", timeout=PATIENCE_SECONDS, isolation_level=None
        )
        self.events = EventTable(self._db)
        self.memories = MemoryTable(self._db, self.events, projection)
        self.decks = DeckTable(self._db)
        with ExitStack() as stack:
            stack.callback(self._db.close)
            # A power cut may cost the last transaction: it is made again from the journal.
            self._db.execute("PRAGMA synchronous = NORMAL")
            prepare(self._db, progress)
            stack.pop_all()

    def close(self) -> None:
        """The database's file is let go."""
        self._db.close()

    def refresh(self, files: Mapping[Path, int]) -> bool:
        """The index knows all that the journal files say; only what is new in them is read.

        Args:
            files: The journal files with their settled lengths.

        Returns:
            Another version of quizapp had made the memories, and they were made anew.
        """
        if self.is_current(files):
            return False
        with self._db:
            # Writers queue up here, before they read: what another window did meanwhile is seen.
            self._db.execute("BEGIN IMMEDIATE")
            before = self.memories.signature()
            former = before == self._projection.former_signature
            anew = not former and before != self._projection.signature
            if anew:
                forget_unread(self._db)
            # Where there were no events, all memories are made at once, not item by item.
            empty = not self.events
            touched = ingest(self._db, files, self.progress)
            # After that, since a relink that came in decides whose history an event belongs to.
            touched |= self.memories.find_successors()
            if former:
                touched |= self.events.items_with(ADDED_KINDS)
                self.memories.sign()
            if anew or empty:
                self.memories.start_over(self.progress)
            else:
                self.memories.update(touched, self.progress)
        return bool(before) and anew and not is_of_this_format(before)

    def follow(self, renamed: Iterable[tuple[str, str]]) -> None:
        """Histories go on under the keys that the library has for them now.

        Args:
            renamed: Former and present key of each item that was renamed.
        """
        pairs = list(renamed)
        if pairs == self.memories.declared():
            return
        with self._db:
            self._db.execute("BEGIN IMMEDIATE")
            self.memories.declare(pairs)
            self.memories.update(self.memories.find_successors())

    def is_current(self, files: Mapping[Path, int]) -> bool:
        """Nothing new stands in the files, as far as their lengths and last bytes tell."""
        rows = self._db.execute("SELECT name, bytes, tail FROM file")
        tails = {name: (end, tail) for name, end, tail in rows}
        present = {path.name for path in files}
        return (
            self.memories.signature() == self._projection.signature
            and all(name in present for name, (end, _) in tails.items() if end)
            and all(tails.get(path.name) == tail_of(path, size) for path, size in files.items())
        )

    def slips(self) -> dict[str, frozenset[str]]:
        """The named mistakes that were made and not taken back, under the items' present keys."""
        slips: dict[str, frozenset[str]] = {}
        for mistake in self.named_mistakes():
            slips[mistake.item] = slips.get(mistake.item, frozenset()).union(mistake.names)
        return slips

    def named_mistakes(self) -> Iterator[NamedMistake]:
        """The same, each time that one was made."""
        now = {old: new for new, olds in self.memories.former().items() for old in olds}
        for mistake in self.events.named_mistakes():
            yield mistake._replace(item=now.get(mistake.item, mistake.item))

    def answers(self) -> Iterator[PackedAnswers]:
        """All graded answers that were not taken back, under the items' present keys."""
        former = self.memories.former()
        return self.events.packed_answers(former, self.progress)

    def answer_log(self) -> KeptAnswers:
        """The answers as they were kept, and what came in since; or all, if none are kept."""
        former = self.memories.former()
        heirs, place = json.dumps(former), self.events.last_place()
        kept = self._kept_answers()
        among: set[str] | None = None
        # In an index that was made anew nothing is kept; elsewhere events only come in.
        if kept and kept[1] == heirs:
            among = {*self.events.items_behind(kept[0])}
            among |= {new for new, olds in former.items() if not among.isdisjoint(olds)}
        fresh = self.events.packed_answers(former, self.progress, among=among)
        data = kept[2] if kept and among is not None else b""
        return KeptAnswers(place, heirs, data, frozenset(among or ()), tuple(fresh))

    def _kept_answers(self) -> tuple[int, str, bytes] | None:
        if not self._db.execute(KEEPS_ANSWERS).fetchone():
            return None
        row: tuple[int, str, bytes] | None = self._db.execute(
            "SELECT place, heirs, data FROM kept_answers"
        ).fetchone()
        return row

    def keep_answers(self, log: KeptAnswers, data: bytes) -> None:
        """All the answers of the log, as whoever asks for them writes them."""
        # What could not be kept is read again the next time.
        with suppress(sqlite3.OperationalError), self._db:
            self._db.execute("BEGIN IMMEDIATE")
            self._db.execute(KEPT_ANSWERS)
            self._db.execute("DELETE FROM kept_answers")
            self._db.execute(
                "INSERT INTO kept_answers VALUES (?, ?, ?)", (log.place, log.heirs, data)
            )

    def select(self, statement: str, values: Mapping[str, object]) -> Iterator[Any]:
        """The rows of a question about the tables, one after the other."""
        return self._db.execute(statement, values)


def set_aside(index: Path) -> Path:
    """The index is out of the way under another name, and so is its rollback journal."""
    aside = free_name(index.with_name(f"{index.name}.damaged"))
    rollback = index.with_name(f"{index.name}-journal")
    if rollback.exists():
        # First, or SQLite would play it back into the next index of that name.
        rollback.rename(aside.with_name(f"{aside.name}-journal"))
    index.rename(aside)
    return aside


def reason_of(error: Exception) -> str:
    """What an index failed of, in a few words.

    >>> reason_of(KeyError("streak"))
    "KeyError 'streak'"
    """
    words = " ".join(str(error).split())
    kind = "" if isinstance(error, sqlite3.Error) else f"{type(error).__name__} "
    return f"{kind}{words}"[:MOST_SIGNS]


def is_misuse(error: Exception) -> bool:
    """The program asked wrongly: a new index would not help."""
    return isinstance(error, sqlite3.ProgrammingError)


def is_refusal(error: Exception, index: Path) -> bool:
    """The disk does not give or take what it is asked to, and another file would fare no better."""
    code = getattr(error, "sqlite_errorcode", sqlite3.SQLITE_ERROR) & 0xFF
    if code == sqlite3.SQLITE_READONLY:
        # A file that says so of itself is damaged.
        return not (os.access(index, os.W_OK) and os.access(index.parent, os.W_OK))
    return code in REFUSALS
