"""Every format of journal and index that was ever released opens.

`tests/store/formats/` has a journal, an index and the memories that follow from them for each; a
new format adds its own by `python -m tests.store.keep_format`, and none is ever changed.
"""

import json
import sqlite3
from contextlib import closing
from pathlib import Path
from zlib import crc32

import pytest

from quizapp.collection.event_store import EventStore
from quizapp.decks.kinds.registry import kind_names
from quizapp.decks.lint import all_codes
from quizapp.engine.scalar.expressions import FUNCTIONS
from quizapp.labs.catalogue import LAB_FORMS
from quizapp.store.index.deck_record import RECORD_FORMAT
from quizapp.store.index.projection import Projection
from quizapp.store.integrity import repair
from quizapp.store.paths import Paths, locate
from quizapp.study.kinds import ASKED_KINDS
from quizapp.study.scheduler.sm2 import SM2
from tests.store.keep_format import FORMATS
from tests.store.samples import name_device

NUMBERS = sorted(path.stem.partition("-")[2] for path in FORMATS.glob("journal-*.jsonl"))


@pytest.fixture(params=NUMBERS)
def number(request: pytest.FixtureRequest) -> str:
    assert isinstance(request.param, str)
    return request.param


@pytest.fixture
def paths(tmp_path: Path) -> Paths:
    paths = locate(home=tmp_path / "home", env={})
    paths.journal.mkdir(parents=True)
    return paths


def write_old_journal(paths: Paths, number: str) -> Path:
    file = paths.journal / f"{name_device()}.jsonl"
    file.write_bytes((FORMATS / f"journal-{number}.jsonl").read_bytes())
    return file


def write_old_index(paths: Paths, number: str) -> None:
    with closing(sqlite3.connect(paths.index)) as database:
        database.executescript((FORMATS / f"index-{number}.sql").read_text())


def assert_remembered(event_store: EventStore, number: str) -> None:
    """The memories are those of the day when the format was kept, field by field."""
    expected = json.loads((FORMATS / f"memories-{number}.json").read_text())
    memories = event_store.memories()
    assert memories.keys() == expected.keys()
    for key, fields in expected.items():
        now = {name: getattr(memories[key], name) for name in fields}
        assert json.loads(json.dumps(now, default=str)) == fields


def test_what_decks_may_say_gives_what_is_kept_of_them_another_format() -> None:
    """Decks that were read before are read again only when `RECORD_FORMAT` has a new name.

    `records.txt` has a line for each format: its name, and a checksum of what decks may name.
    """
    names = [
        *(*kind_names(), *all_codes(), *FUNCTIONS),
        *(f"asks {kind.name}" for kind in ASKED_KINDS),
        *(f"{form.name} {control.name}" for form in LAB_FORMS for control in form.controls),
    ]
    line = f"{RECORD_FORMAT} {crc32(' '.join(sorted(names)).encode())}"
    lines = (FORMATS / "records.txt").read_text().splitlines()
    formats = [kept.split()[0] for kept in lines]
    if line != lines[-1]:
        assert RECORD_FORMAT not in formats, "first give RECORD_FORMAT a new name"
        pytest.fail(f"add to records.txt: {line}")
    assert len(set(formats)) == len(formats), "a format has one line"


def test_there_is_a_format_to_test() -> None:
    assert NUMBERS


def test_an_old_journal_opens(paths: Paths, number: str) -> None:
    file = write_old_journal(paths, number)
    with EventStore.open(paths, scheduler=SM2, new_id=name_device) as event_store:
        assert_remembered(event_store, number)
        assert event_store.problems == ()
    assert file.read_bytes() == (FORMATS / f"journal-{number}.jsonl").read_bytes()


def test_an_old_index_beside_its_journal_opens(paths: Paths, number: str) -> None:
    write_old_journal(paths, number)
    write_old_index(paths, number)
    with EventStore.open(paths, scheduler=SM2, new_id=name_device) as event_store:
        assert_remembered(event_store, number)


def test_an_old_index_gives_back_a_journal_that_is_gone(paths: Paths, number: str) -> None:
    write_old_index(paths, number)
    with EventStore.open(paths, scheduler=SM2, new_id=name_device) as event_store:
        event_store.memories()
    repair(paths, Projection(SM2))
    with EventStore.open(paths, scheduler=SM2, new_id=name_device) as event_store:
        assert_remembered(event_store, number)
    expected = (FORMATS / f"journal-{number}.jsonl").read_bytes()
    assert (paths.journal / f"{name_device()}.jsonl").read_bytes() == expected


def test_a_kind_and_a_field_of_a_later_version_are_kept(paths: Paths, number: str) -> None:
    file = write_old_journal(paths, number)
    with EventStore.open(paths, scheduler=SM2, new_id=name_device) as event_store:
        for event in event_store.history("ml.cost/rich"):
            event_store.append(event)
        kinds = [event.kind for event in event_store.history("ml.cost/rich")]
    assert kinds.count("mood") == 2
    assert b'"a_later_field":[1]' in file.read_bytes()
