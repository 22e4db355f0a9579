import os
import subprocess
import sys
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from quizapp.cli.context import read_deck
from quizapp.collection.collection import Collection
from quizapp.collection.event_store import EventStore
from quizapp.collection.reading import deck_reader
from quizapp.collection.reading.deck_reader import DeckReader, DeckReading
from quizapp.collection.request import SessionRequest
from quizapp.collection.sessions import LOOKED_AT_FIRST, SessionFactory
from quizapp.store.paths import locate
from quizapp.study.quality import Quality
from tests.ui.sample_sessions import DEFAULTS, Day


class CountingReader:
    """Reads decks, and counts how often each was read."""

    def __init__(self) -> None:
        self.times: Counter[str] = Counter()

    def __call__(self, path: Path) -> DeckReading:
        self.times[path.stem] += 1
        return read_deck(path)


@pytest.fixture
def decks(tmp_path: Path) -> Path:
    folder = tmp_path / "decks"
    folder.mkdir()
    for name in "ab":
        write(folder, name, f"Question {name}")
    return folder


def write(folder: Path, name: str, question: str) -> None:
    (folder / f"{name}.yaml").write_text(f"topic: t.{name}\ncards:\n  - {question} ^q: Reply\n")


@contextmanager
def sessions_at(decks: Path, read: CountingReader) -> Iterator[SessionFactory]:
    paths = locate(home=decks.parent / "home", env={})
    with EventStore.open(
        paths, scheduler=DEFAULTS.scheduler, new_id=lambda: "de71ce"
    ) as event_store:
        collection = Collection(event_store, DEFAULTS, [decks], moment=Day(), read_deck=read)
        yield SessionFactory(collection, new_id=lambda: "e1")


def answer_one(decks: Path) -> None:
    """By then there is an index on the disk to keep records."""
    with sessions_at(decks, CountingReader()) as sessions:
        session = sessions.session(SessionRequest())
        _, event = session.answer(Quality.GOOD, fingerprint="", **sessions.stamp())
        sessions.save(event)
        sessions.collection.overview()


def test_a_deck_is_read_once_for_the_index_the_session_and_an_edit_elsewhere(decks: Path) -> None:
    read = CountingReader()
    with sessions_at(decks, read) as sessions:
        assert len(sessions.session(SessionRequest()).items) == 2
        assert read.times == {"a": 1, "b": 1}
        write(decks, "b", "Another question")
        sessions.reload(decks / "b.yaml")
        assert len(sessions.session(SessionRequest()).items) == 2
        assert sessions.item("t.b/q").card.line == 3
        assert read.times == {"a": 1, "b": 2}


def test_a_later_run_reads_only_the_decks_whose_cards_it_shows(decks: Path) -> None:
    answer_one(decks)
    read = CountingReader()
    with sessions_at(decks, read) as sessions:
        assert sessions.collection.overview().topics
        assert read.times == {}
        sessions.session(SessionRequest(frozenset({"t.b"})))
        sessions.forget()
        sessions.session(SessionRequest(frozenset({"t.b"})))
        assert read.times == {"b": 1}


def test_a_long_session_reads_no_deck_far_down_before_it_begins(decks: Path) -> None:
    keys = [f"t.a/q{number}" for number in range(LOOKED_AT_FIRST)]
    cards = "".join(f"  - Question {number} ^q{number}: Reply\n" for number in range(len(keys)))
    (decks / "a.yaml").write_text(f"topic: t.a\ncards:\n{cards}")
    answer_one(decks)
    read = CountingReader()
    with sessions_at(decks, read) as sessions:
        session = sessions.session_of([*keys, "t.b/q"])
        assert [row.key for row in session.items] == [*keys, "t.b/q"]
        assert read.times == {"a": 1}


def test_a_topic_is_read_again_once_its_file_looks_different(decks: Path) -> None:
    read = CountingReader()
    reader = DeckReader(read)
    before = reader.topic(decks / "a.yaml")
    assert reader.topic(decks / "a.yaml") is before
    os.utime(decks / "a.yaml", ns=(0, 0))
    assert reader.topic(decks / "a.yaml") is not before
    assert read.times == {"a": 2}


def test_a_large_library_is_not_held(decks: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(deck_reader, "MOST_CARDS", 1)
    read = CountingReader()
    reader = DeckReader(read)
    for _ in range(2):
        for name in ("a", "b"):
            assert reader.record(decks / f"{name}.yaml").items
            assert reader.topic(decks / f"{name}.yaml")
    assert read.times == {"a": 2, "b": 4}


def test_a_file_that_our_reader_cannot_stand_costs_neither_the_index_nor_other_files(
    decks: Path, tmp_path: Path
) -> None:
    def read_or_fail(path: Path) -> DeckReading:
        if path.stem == "b":
            raise RecursionError
        return read_deck(path)

    paths = locate(home=tmp_path / "home", env={})
    with EventStore.open(
        paths, scheduler=DEFAULTS.scheduler, new_id=lambda: "de71ce"
    ) as event_store:
        collection = Collection(
            event_store, DEFAULTS, [decks], moment=Day(), read_deck=read_or_fail
        )
        overview = collection.overview()
    [faulty] = overview.faulty
    assert "a fault that keeps it from reading this file (RecursionError)" in str(
        faulty.diagnostics[0]
    )
    assert len(overview.topics) == 1
    assert not list(tmp_path.glob("**/*damaged*"))


def test_reading_loads_no_rule(decks: Path) -> None:
    program = (
        "import sys; from pathlib import Path; from quizapp.cli.context import read_deck;"
        f" read_deck(Path({str(next(decks.iterdir()))!r})).record();"
        " sys.exit('quizapp.decks.lint' in sys.modules)"
    )
    subprocess.run([sys.executable, "-c", program], check=True)
