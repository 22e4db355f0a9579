import os
from collections.abc import Callable
from pathlib import Path

import pytest

from quizapp.collection.event_store import EventStore
from quizapp.store.errors import StoreError
from quizapp.store.index.projection import Projection
from quizapp.store.integrity import check_integrity, repair
from quizapp.store.journal.files import journal_files, odd_entries, settled_files
from quizapp.store.paths import Paths, locate
from quizapp.study.scheduler.sm2 import SM2
from tests.store.samples import TODAY, answered, name_device, write_journal

EVENTS = 5

ODD: dict[str, Callable[[Path], object]] = {
    "is a folder": Path.mkdir,
    "leads nowhere": lambda path: path.symlink_to("gone"),
    "is a pipe or a device": os.mkfifo,
    "is a pipe or a device;": lambda path: path.symlink_to("/dev/zero"),
}


@pytest.fixture
def paths(tmp_path: Path) -> Paths:
    """A home with a journal."""
    paths = locate(home=tmp_path / "home", env={})
    write_journal(paths, map(answered, range(EVENTS)))
    return paths


def opened(paths: Paths) -> EventStore:
    return EventStore.open(paths, scheduler=SM2, new_id=lambda: "another0name")


def codes(paths: Paths) -> list[str]:
    report = check_integrity(paths, settled_files(paths), Projection(SM2))
    return [finding.code for finding in report.findings]


@pytest.mark.parametrize("reason", ODD)
def test_what_is_no_journal_is_passed_over_and_named(paths: Paths, reason: str) -> None:
    ODD[reason](paths.journal / "odd.jsonl")
    with opened(paths) as event_store:
        assert len(event_store.events_on(TODAY)) == EVENTS
        [problem] = event_store.problems
    assert problem.startswith("odd.jsonl ")
    assert reason in problem
    assert codes(paths) == ["odd"]
    assert repair(paths, Projection(SM2)) == ()
    assert codes(paths) == ["odd"]


def test_a_name_that_no_index_can_write_is_passed_over_and_named(paths: Paths) -> None:
    (paths.journal / os.fsdecode(b"caf\xe9.jsonl")).write_bytes(b"")
    with opened(paths) as event_store:
        assert len(event_store.events_on(TODAY)) == EVENTS
        [problem] = event_store.problems
    assert problem.startswith(r"caf\udce9.jsonl in the folder of the journals has a name")


@pytest.mark.parametrize("reason", ODD)
def test_a_device_whose_journal_is_none_takes_another_name(paths: Paths, reason: str) -> None:
    own = paths.journal / f"{name_device()}.jsonl"
    with opened(paths) as event_store:
        event_store.memories()
    own.unlink()
    ODD[reason](own)
    with opened(paths) as event_store:
        event_store.append(answered(99))
        assert len(event_store.events_on(TODAY)) == EVENTS + 1
    assert [path.stem for path in journal_files(paths)] == ["another0name"]
    repair(paths, Projection(SM2))
    assert codes(paths) == ["odd"]
    assert (paths.journal / "recovered.jsonl").read_bytes().count(b"\n") == EVENTS


@pytest.mark.parametrize("target", ["a file", "nowhere"])
def test_a_journal_that_is_no_folder_is_named(paths: Paths, target: str) -> None:
    paths.journal.rename(paths.home / "kept")
    if target == "a file":
        paths.journal.write_text("a file")
    else:
        paths.journal.symlink_to("gone")
    [entry] = odd_entries(paths)
    assert entry.says.endswith("so no journal is read and no answer can be saved.")
    assert "odd" in codes(paths)
    with opened(paths) as event_store:
        assert entry.says in event_store.problems
        with pytest.raises(StoreError, match="The answer is not saved"):
            event_store.append(answered(99))


@pytest.mark.parametrize("name", ["lock", "device"])
def test_a_pipe_beside_the_journal_is_not_waited_for(paths: Paths, name: str) -> None:
    place = paths.home / name
    place.unlink(missing_ok=True)
    os.mkfifo(place)
    with opened(paths) as event_store:
        event_store.append(answered(99))
        assert len(event_store.events_on(TODAY)) == EVENTS + 1
