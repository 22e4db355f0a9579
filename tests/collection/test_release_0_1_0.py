"""What 0.1.0 left on a disk opens unchanged: settings, decks, the records of decks, and backups.

`tests/store/formats/0.1.0/` was written by that release. Should a test fail because something is
meant to change, the format's name changes with it (`PROJECTION_FORMAT`, `FORMAT`). Records of decks
are kept until `RECORD_FORMAT` has another name; from then on each deck is read once more.
"""

import os
import sqlite3
import subprocess
import sys
from contextlib import closing
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from quizapp.cli.context import read_deck, read_record
from quizapp.collection.collection import Collection
from quizapp.collection.event_store import EventStore
from quizapp.collection.reading.deck_reader import DeckReader, DeckReading
from quizapp.store.backup.archive import read_backup
from quizapp.store.backup.restore import carry_out, plan_restoration
from quizapp.store.index.deck_record import RECORD_FORMAT, details_of
from quizapp.store.index.projection import PROJECTION_FORMAT
from quizapp.store.journal.codec import LINE_VERSION, TYPES
from quizapp.store.paths import Paths, locate
from quizapp.store.settings.rules import SETTING_RULES
from quizapp.store.settings.settings import Settings, read_settings
from quizapp.study.event import EventKind, Moment
from tests.store.keep_format import FORMATS
from tests.store.samples import NOON, TODAY, name_device

KEPT = FORMATS / "0.1.0"

RECORDS_STAND = RECORD_FORMAT == "0.1.0-975975793"
"""What this version keeps of a deck is what that release kept."""

MTIME = 1_770_000_000_000_000_000
"""Of the deck files whose records the index has."""


@pytest.fixture
def paths(tmp_path: Path) -> Paths:
    return locate(home=tmp_path / "home", env={})


def restore(paths: Paths) -> None:
    """The home of that day, from its backup."""
    plan = plan_restoration(paths, KEPT / "backup.zip")
    assert carry_out(paths, plan).asides == ()


def write_index(paths: Paths) -> None:
    """The index of that day, at home here, beside deck files that look as they did."""
    text = (KEPT / "index.sql").read_text().replace("/kept/decks", str(paths.decks))
    with closing(sqlite3.connect(paths.index)) as database:
        database.executescript(text)
    for deck in paths.decks.iterdir():
        os.utime(deck, ns=(MTIME, MTIME))


def open_store(paths: Paths) -> EventStore:
    settings, _ = read_settings(KEPT / "settings.toml")
    return EventStore.open(paths, scheduler=settings.scheduler, new_id=name_device)


def read_if_it_must(path: Path) -> DeckReading:
    """A deck as the index wants it; one that has not changed is read for a new format alone."""
    assert not RECORDS_STAND, f"{path} was read though nothing in it changed"
    return read_deck(path)


def due(paths: Paths) -> str:
    """What `quizapp due` has to say beside its figures."""
    words = [sys.executable, "-m", "quizapp", "--home", str(paths.home), "due"]
    result = subprocess.run(words, capture_output=True, text=True, check=True)
    return result.stderr


def test_every_setting_is_understood() -> None:
    settings, diagnostics = read_settings(KEPT / "settings.toml")
    assert diagnostics == ()
    assert settings == Settings(
        preset="sm2-classic",
        new_per_day=12,
        reviews_per_day=80,
        new_per_deck=4,
        rollover_hour=5,
        six_grades=True,
        confidence="all",
        session_minutes=25,
        reviews_per_deck=30,
        theme="paper",
        decks=(Path("~/decks"), KEPT / "more"),
        max_interval=200,
        interview_date=date(2027, 2, 1),
        catch_up_per_day=40,
        catch_up_until=date(2026, 12, 24),
    )
    unset = {key for key, value in Settings()._asdict().items() if getattr(settings, key) == value}
    assert unset <= SETTING_RULES.keys()


def test_a_backup_is_good_and_comes_back(paths: Paths) -> None:
    backup = read_backup(KEPT / "backup.zip")
    assert (backup.events, backup.stamp) == (3, "93f17325cd43dcf0")
    restore(paths)
    assert paths.settings.read_bytes() == (KEPT / "settings.toml").read_bytes()
    assert (paths.decks / "own.yaml").read_bytes() == (KEPT / "own.yaml").read_bytes()
    with open_store(paths) as event_store:
        memories = event_store.memories()
        assert event_store.problems == ()
    assert {key: memory.due for key, memory in memories.items()} == {
        "own.kept/cost": date(2026, 3, 3),
        "own.kept/squash": date(2026, 3, 3),
        "own.kept/gap#c1": date(2026, 3, 3),
    }


def test_no_deck_is_read_needlessly_and_no_memory_made_anew(paths: Paths) -> None:
    restore(paths)
    write_index(paths)
    settings, _ = read_settings(paths.settings)
    with closing(sqlite3.connect(paths.index)) as database:
        database.execute("UPDATE memory SET ease = 251")
        database.commit()
    with open_store(paths) as event_store:
        collection = Collection(
            event_store,
            settings,
            [paths.decks],
            moment=lambda: Moment(NOON, 60, TODAY),
            read_deck=read_if_it_must,
        )
        overview = collection.overview()
        assert collection.problems == ()
        assert {memory.ease for memory in collection.memories().values()} == {251}
    assert [(topic.topic, topic.total, topic.new) for topic in overview.topics] == [
        ("own.broken", 0, 0),
        ("own.kept", 11, 7),
    ]
    assert [len(deck.diagnostics) for deck in overview.faulty] == [2, 3]


def test_the_records_of_decks_are_those_that_would_be_made_today(paths: Paths) -> None:
    restore(paths)
    write_index(paths)
    with open_store(paths) as event_store:
        kept = event_store.library([paths.decks], DeckReader(read_if_it_must).record)
    for record in kept:
        today = read_record(Path(record.file))
        assert replace(today, details="") == replace(record, details="")
        assert details_of(today) == details_of(record)


def test_memories_of_another_format_are_made_anew_with_a_word_on_it(paths: Paths) -> None:
    restore(paths)
    write_index(paths)
    with closing(sqlite3.connect(paths.index)) as database:
        database.execute("UPDATE fold SET signature = '0.0.9 ' || signature")
        database.execute("UPDATE memory SET ease = 251")
        database.commit()
    first, second = due(paths), due(paths)
    assert "The index was made by another version of quizapp" in first
    assert "another version" not in second
    with open_store(paths) as event_store:
        assert {memory.ease for memory in event_store.memories().values()} == {250}


def test_a_line_that_says_more_changes_what_is_kept_of_events() -> None:
    """Lines that were read before are read again only when the format says so."""
    assert PROJECTION_FORMAT == "0.3.0"
    assert LINE_VERSION == 1
    kinds = (
        "review drill ahead cram undo bury suspend resume flag unflag edit relink place read mock"
        " more"
    )
    assert set(EventKind) == set(kinds.split())
    fields = (
        "id device sequence kind key fingerprint quality proposed confidence thinking_ms answer"
        " share count scheduler interval_before interval_after ease_before ease_after origin undoes"
        " act mock ticked offered level seconds expected draft slip"
    )
    assert set(TYPES) == set(fields.split())
