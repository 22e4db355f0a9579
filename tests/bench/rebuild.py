"""Rebuild: the index made anew from journals of growing length, beside a bare reading of the same.

python -m tests.bench.rebuild [EVENTS]...

The bare reading takes each line apart as JSON and inserts what it says into one table without a
search: no rebuild in one process of Python can do with less. The slope is that of the cost over the
length on log axes: 1 is linear. Seconds are the processor's, which another program takes none of.
Without lengths it stops at 100,000 events, so that all benchmarks together stay bearable; a
million, for which a limit is set, is measured by `python -m tests.bench.rebuild 1000000`.
"""

import gc
import json
import sqlite3
import sys
import tempfile
from contextlib import closing
from math import nan
from pathlib import Path
from time import process_time
from typing import Final

from quizapp.store.index.database import Index
from quizapp.store.index.projection import Projection
from quizapp.store.journal.files import settled_files
from quizapp.store.paths import Paths, locate
from quizapp.study.scheduler.sm2 import SM2
from tests.bench.scale import write_home
from tests.bench.slopes import slope

SIZES: Final = (10_000, 30_000, 100_000)
"""Events; what is longer is asked for by argument."""

ANSWERS_AN_ITEM: Final = 10

COLUMNS: Final = ("id", "device", "sequence", "kind", "key", "quality", "day", "at")


def main(*sizes: int) -> None:
    """Print the figures for each length."""
    # As the command line does it.
    gc.disable()
    print(f"{'events':>9}  {'rebuild':>9} {'an event':>9} {'bare':>9}   ratio  slope")
    before = (0, 0.0)
    for events in sizes or SIZES:
        with tempfile.TemporaryDirectory(prefix="quizapp-bench-") as name:
            write_home(Path(name), max(1, events // ANSWERS_AN_ITEM), events)
            paths = locate(home=Path(name), env={})
            bare, seconds = bare_reading(paths), rebuild(paths)
        growth = slope((before[0], events), (before[1], seconds)) if before[0] else nan
        before = (events, seconds)
        print(
            f"{events:>9,} {seconds:>8.2f} s {1e6 * seconds / events:>6.1f} us {bare:>7.2f} s"
            f" {seconds / bare:>5.2f} x {growth:>6.2f}",
            flush=True,
        )


def rebuild(paths: Paths) -> float:
    """Seconds until the index knows every answer and every memory."""
    begun = process_time()
    with closing(Index(paths.index, Projection(SM2))) as index:
        index.refresh(settled_files(paths))
    return process_time() - begun


def bare_reading(paths: Paths) -> float:
    """Seconds until a plain loop has the same lines in a table."""
    begun = process_time()
    with closing(sqlite3.connect(paths.home / "bare.sqlite3")) as database:
        database.execute(f"CREATE TABLE event ({', '.join(COLUMNS)}, line)")
        places = ", ".join("?" * (len(COLUMNS) + 1))
        for journal in settled_files(paths):
            with journal.open(encoding="utf-8") as lines:
                facts = ((json.loads(line), line) for line in lines)
                rows = ((*map(fact.get, COLUMNS), line) for fact, line in facts)
                database.executemany(f"INSERT INTO event VALUES ({places})", rows)
        database.commit()
    return process_time() - begun


if __name__ == "__main__":
    main(*map(int, sys.argv[1:]))
