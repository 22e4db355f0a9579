"""An index of a former version becomes one of today's, and nothing in it is made anew."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from quizapp.store.index.check import index_fault
from quizapp.store.index.database import Index
from quizapp.store.index.ingest import columns_of
from quizapp.store.index.projection import Projection
from quizapp.store.index.schema import FORMER_NUMBER, NUMBER, TABLES, number_of
from quizapp.store.journal.codec import encode, read_facts
from quizapp.store.journal.files import settled_files
from quizapp.store.paths import locate
from quizapp.study.event import EventKind
from quizapp.study.scheduler.sm2 import SM2
from tests.store.keep_format import FORMATS
from tests.store.samples import answered, write_journal

STATISTICS = "SELECT confidence, thinking_ms, interval_before, slip FROM event WHERE id = ?"


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """An index as 0.1.0 left it, of some of everything."""
    path = tmp_path / "index.sqlite3"
    with closing(sqlite3.connect(path)) as database:
        database.executescript((FORMATS / "index-2.sql").read_text())
        assert number_of(database) == FORMER_NUMBER
    return path


@pytest.fixture
def index(path: Path) -> Iterator[Index]:
    with closing(Index(path, Projection(SM2))) as index:
        yield index


def test_an_index_of_a_former_version_says_what_its_lines_say(index: Index) -> None:
    rows = list(index.events.rows())
    assert rows
    for *columns, line in rows:
        identity, item, *rest = columns_of(read_facts(line))
        assert columns == [identity, item or columns[1], *rest]
    assert list(index.select(STATISTICS, ("event-20",))) == [(0.9, 4300, 0, None)]  # type: ignore[arg-type] # by place
    assert list(index.select("SELECT count(*) FROM memory", {})) != [(0,)]


def test_its_tables_are_those_of_a_new_index(index: Index) -> None:
    columns = "SELECT name, type, [notnull], dflt_value FROM pragma_table_info('{}')"
    with closing(sqlite3.connect(":memory:")) as new:
        for statement in TABLES:
            new.execute(statement)
        for table in ("event", "memory"):
            asks = columns.format(table)
            assert list(index.select(asks, {})) == new.execute(asks).fetchall()
    assert list(index.select("PRAGMA user_version", {})) == [(NUMBER,)]


def test_a_check_leaves_it_to_the_next_opening(path: Path) -> None:
    before = path.read_bytes()
    assert index_fault(path, {}, Projection(SM2), ()) == ("", True)
    assert path.read_bytes() == before


@pytest.mark.parametrize(
    ("fact", "kept"),
    [
        (b'"slip":"other label"', (None, 4300, 0, "other label")),
        (b'"confidence":NaN', (None, 4300, 0, None)),
        (b'"confidence":1', (1, 4300, 0, None)),
        (b'"thinking_ms":1' + b"0" * 30, (None, None, 0, None)),
    ],
)
def test_what_a_line_says_oddly_or_newly_harms_nothing(
    fact: bytes, kept: tuple[object, ...]
) -> None:
    line = encode(answered(0)._replace(interval_before=0)).partition(b',"crc"')[0]
    facts = read_facts(line + b"," + fact + b"}")
    assert columns_of(facts)[-4:] == kept


def test_what_a_former_version_passed_over_counts_now_and_nothing_else_is_made_anew(
    tmp_path: Path,
) -> None:
    placed = answered(0, key="t/placed", kind=EventKind.PLACE)._replace(quality=None)
    path, projection = tmp_path / "index.sqlite3", Projection(SM2)
    paths = locate(home=tmp_path, env={})
    write_journal(paths, [placed, answered(1, key="t/answered")])
    files = settled_files(paths)
    with closing(Index(path, projection)) as index:
        index.refresh(files)
    with closing(sqlite3.connect(path)) as database:
        database.execute("UPDATE fold SET signature = ?", (projection.former_signature,))
        database.execute("DELETE FROM memory WHERE item = 't/placed'")
        database.execute("UPDATE memory SET ease = 251")
        database.commit()
    with closing(Index(path, projection)) as index:
        assert not index.refresh(files)
        memories = index.memories.all()
        assert index.is_current(files)
    assert (memories["t/placed"].streak, memories["t/answered"].ease) == (2, 251)
