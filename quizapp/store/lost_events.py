"""Lost events: owns finding what no journal has any more in the index, and in all put aside."""

import sqlite3
from collections.abc import Collection, Iterator
from contextlib import closing, suppress
from itertools import chain
from pathlib import Path

from quizapp.store.journal.codec import Facts, LineError, is_whole, read_facts
from quizapp.store.journal.files import odd_entries
from quizapp.store.journal.writer import DEVICE
from quizapp.store.paths import Paths


def lost_lines(paths: Paths, ids: Collection[str]) -> dict[Path, tuple[bytes, ...]]:
    """The whole lines of events that no journal has, from the index and all that were put aside.

    Args:
        paths: Where everything lies.
        ids: The events that the journals have.

    Returns:
        The lines in the order of their numbers, by the file of the device that wrote them.
    """
    lines: dict[str, tuple[str, int, bytes]] = {}
    # Nothing is written to where something stands that is no file.
    odd = {entry.name.removesuffix(".jsonl") for entry in odd_entries(paths)}
    for facts, raw in chain.from_iterable(map(_lines_of, _indexes(paths))):
        if facts["id"] not in ids:
            device = facts.get("device", "")
            # The name becomes a file's, and a journal may have come from anywhere.
            home = device if DEVICE.fullmatch(device) and device not in odd else "recovered"
            lines[facts["id"]] = (home, facts.get("sequence", 0), raw)
    lost: dict[Path, list[bytes]] = {}
    for home, _, raw in sorted(lines.values()):
        lost.setdefault(paths.journal / f"{home}.jsonl", []).append(raw)
    return {path: tuple(raws) for path, raws in lost.items()}


def _indexes(paths: Paths) -> Iterator[str]:
    """The index, and all that were put aside, as addresses for SQLite; those are left as is."""
    if paths.index.is_file():
        # Writable, since only so does SQLite take back what was cut off in the middle.
        yield f"{paths.index.as_uri()}?mode=rw"
    for aside in sorted(paths.home.glob(f"{paths.index.name}.damaged-*")):
        if aside.is_file() and not aside.name.endswith("-journal"):
            yield f"{aside.as_uri()}?mode=ro&immutable=1"


def _lines_of(index: str) -> Iterator[tuple[Facts, bytes]]:
    """The events of an index of any version, as far as it can be read, in lines that are whole."""
    # SQLite quotes what is damaged, and Python refuses a quotation that is no text.
    with (
        suppress(sqlite3.Error, UnicodeDecodeError),
        closing(sqlite3.connect(index, uri=True)) as database,
    ):
        # One line that is no text must not hide those behind it.
        database.text_factory = bytes
        for (line,) in database.execute("SELECT line FROM event"):
            raw = line + b"\n" if isinstance(line, bytes) else b""
            if is_whole(raw):
                with suppress(LineError):
                    yield read_facts(raw), raw
