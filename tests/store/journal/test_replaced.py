"""A journal that a synchroniser replaces by an older one while the app runs."""

from collections.abc import Callable
from pathlib import Path

import pytest

from quizapp.collection.event_store import EventStore
from quizapp.store.journal.reader import JournalReader
from quizapp.store.paths import Paths, locate
from quizapp.study.scheduler.sm2 import SM2
from tests.store.samples import TODAY, answered, name_device, write_journal

BEFORE = 5


@pytest.fixture
def paths(tmp_path: Path) -> Paths:
    paths = locate(home=tmp_path / "home", env={})
    write_journal(paths, map(answered, range(BEFORE)))
    return paths


@pytest.fixture
def file(paths: Paths) -> Path:
    return paths.journal / f"{name_device()}.jsonl"


def opened(paths: Paths) -> EventStore:
    return EventStore.open(paths, scheduler=SM2, new_id=name_device)


def renamed_over(file: Path, data: bytes) -> None:
    draft = file.with_suffix(".tmp")
    draft.write_bytes(data)
    draft.replace(file)


def written_over(file: Path, data: bytes) -> None:
    file.write_bytes(data)


def deleted(file: Path, _: bytes) -> None:
    file.unlink()


def ids(file: Path) -> list[str]:
    return [facts["id"] for facts, _ in JournalReader(file)]


@pytest.mark.parametrize("replace", [renamed_over, written_over, deleted])
@pytest.mark.parametrize("when", ["at an answer", "at a look", "at the end"])
def test_the_sitting_is_written_again_and_that_is_said(
    paths: Paths, file: Path, replace: Callable[[Path, bytes], None], when: str
) -> None:
    older = file.read_bytes()
    with opened(paths) as event_store:
        for number in (10, 11, 12):
            event_store.append(answered(number))
        replace(file, older)
        last = event_store.append(answered(13)) if when == "at an answer" else None
        if when != "at the end":
            assert any("3 answers of this sitting" in line for line in event_store.problems)
    expected = [f"event-{number}" for number in (10, 11, 12, *([13] if last else []))]
    assert ids(file)[-len(expected) :] == expected
    if last:
        assert last.sequence == BEFORE + 4
    if replace is not deleted:
        assert len(ids(file)) == BEFORE + len(expected)
        with opened(paths) as event_store:
            assert len(event_store.events_on(TODAY)) == BEFORE + len(expected)
            assert event_store.problems == ()


def test_what_another_window_appends_is_no_replacement(paths: Paths, file: Path) -> None:
    with opened(paths) as one, opened(paths) as other:
        for number in range(10, 20):
            (one if number % 2 else other).append(answered(number))
        assert one.problems == other.problems == ()
    assert ids(file) == [f"event-{number}" for number in (*range(BEFORE), *range(10, 20))]


def test_a_torn_end_of_its_own_is_told_and_told_again_when_it_is_put_aside(
    paths: Paths, file: Path
) -> None:
    with file.open("ab") as handle:
        handle.write(bytes(100))
    with opened(paths) as event_store:
        [sentence] = event_store.problems
        assert "ends in 100 bytes that are no whole line" in sentence
        event_store.append(answered(10))
        [sentence] = event_store.problems
        assert sentence.endswith(f"they are kept as {file.with_suffix('.torn-1')}.")
    with opened(paths) as event_store:
        assert event_store.problems == ()
