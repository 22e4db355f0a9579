from datetime import timedelta
from pathlib import Path

import pytest

from quizapp.collection.event_store import EventStore
from quizapp.store.journal.files import settled_files
from quizapp.store.journal.scrub import EVERY, STEP_BYTES, Scrubber
from quizapp.store.paths import Paths, locate
from quizapp.study.scheduler.sm2 import SM2
from tests.store.samples import TODAY, answered, name_device, write_journal

EVENTS = 4_000


@pytest.fixture
def paths(tmp_path: Path) -> Paths:
    """A home whose two journals take several steps."""
    paths = locate(home=tmp_path / "home", env={})
    write_journal(paths, map(answered, range(EVENTS)))
    write_journal(paths, [answered(1, name="away")], device="another0name")
    return paths


def opened(paths: Paths) -> EventStore:
    return EventStore.open(paths, scheduler=SM2, new_id=name_device)


def spoil(paths: Paths, share: float) -> Path:
    """A byte of the journal changed; what the index knows it by stays."""
    file = paths.journal / f"{name_device()}.jsonl"
    data = bytearray(file.read_bytes())
    data[int(len(data) * share)] ^= 1
    file.write_bytes(data)
    return file


def steps(paths: Paths, scrubber: Scrubber) -> int:
    """How many steps a whole reading takes; none of them may find anything."""
    files = settled_files(paths)
    for number in range(100):
        before = scrubber._progress
        assert scrubber.step(files, TODAY) == ""
        if scrubber._progress == before:
            return number
    return 100


@pytest.mark.parametrize("share", [0.01, 0.3, 0.6, 0.9])
def test_damage_in_the_middle_is_told_when_it_is_met(paths: Paths, share: float) -> None:
    with opened(paths) as event_store:
        event_store.memories()
    spoil(paths, share)
    with opened(paths) as event_store:
        assert list(event_store.problems) == []
        while not event_store.scrub(TODAY):
            pass
        damaged, lost = event_store.problems
    assert "has damaged lines, which are skipped and kept" in damaged
    assert lost.startswith(f"{name_device()}.jsonl has lost 1 event; the index still has it")


def test_each_byte_is_read_once_a_week(paths: Paths) -> None:
    scrubber = Scrubber(paths.scrub)
    least = sum(settled_files(paths).values()) // STEP_BYTES
    assert least + 1 <= steps(paths, scrubber) <= least + 4
    spoil(paths, 0.5)
    files = settled_files(paths)
    assert scrubber.step(files, TODAY + EVERY - timedelta(days=1)) == ""
    names = [scrubber.step(files, TODAY + EVERY) for _ in range(least + 4)]
    assert names.count(f"{name_device()}.jsonl") == 1


def test_a_reading_goes_on_where_it_stopped(paths: Paths) -> None:
    first = Scrubber(paths.scrub)
    whole = steps(paths, Scrubber(paths.home / "other.json"))
    for _ in range(2):
        first.step(settled_files(paths), TODAY)
    first.keep()
    assert steps(paths, Scrubber(paths.scrub)) == whole - 2


@pytest.mark.parametrize(
    "text", ["", "[]", "{}", '{"began": 5}', '{"began": "x"}', '{"began": "2026-03-02", "file": 1}']
)
def test_a_progress_that_is_none_begins_anew(paths: Paths, text: str) -> None:
    whole = steps(paths, Scrubber(paths.home / "other.json"))
    paths.scrub.write_text(text)
    assert steps(paths, Scrubber(paths.scrub)) == whole


def test_looking_without_a_step_keeps_nothing(paths: Paths) -> None:
    with opened(paths) as event_store:
        assert event_store.problems == ()
    assert not paths.scrub.exists()
