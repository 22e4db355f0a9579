import sqlite3
from contextlib import closing
from datetime import timedelta
from pathlib import Path

import pytest

from quizapp.collection.event_store import EventStore
from quizapp.store.errors import StoreError
from quizapp.store.index.projection import Projection
from quizapp.store.integrity import IntegrityReport, check_integrity, repair
from quizapp.store.journal.codec import checksum, encode
from quizapp.store.journal.files import settled_files
from quizapp.store.paths import Paths, locate
from quizapp.study.scheduler.sm2 import SM2, SM2_CLASSIC
from tests.store.samples import TODAY, answered, name_device, write_journal

EVENTS = 30


@pytest.fixture
def paths(tmp_path: Path) -> Paths:
    """A home with a journal and an index that knows all of it."""
    paths = locate(home=tmp_path / "home", env={})
    events = (
        answered(number, key=f"ml.cost/card-{number % 4}", day=TODAY + number * timedelta(days=3))
        for number in range(EVENTS)
    )
    write_journal(paths, events)
    with opened(paths) as event_store:
        assert len(event_store.memories()) == 4
    return paths


@pytest.fixture
def file(paths: Paths) -> Path:
    return paths.journal / f"{name_device()}.jsonl"


def opened(paths: Paths) -> EventStore:
    return EventStore.open(paths, scheduler=SM2, new_id=name_device)


def examined(paths: Paths) -> IntegrityReport:
    return check_integrity(paths, settled_files(paths), Projection(SM2))


def codes(paths: Paths) -> list[str]:
    return [finding.code for finding in examined(paths).findings]


def everything(folder: Path) -> dict[Path, bytes]:
    return {path: path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def change_index(paths: Paths, statement: str) -> None:
    with closing(sqlite3.connect(paths.index)) as database, database:
        database.execute(statement)


def test_a_sound_home_is_found_sound(paths: Paths) -> None:
    found = examined(paths)
    assert (found.files, found.events) == (1, EVENTS)
    assert found.findings == ()
    assert found.notes == ()


def test_a_home_that_does_not_exist_is_sound_and_stays_away(tmp_path: Path) -> None:
    paths = locate(home=tmp_path / "nowhere", env={})
    assert examined(paths).findings == ()
    assert not paths.home.exists()


@pytest.mark.parametrize("left", [0, 1, 900, 5_000])
def test_a_journal_that_shrank_is_rebuilt_byte_for_byte(
    paths: Paths, file: Path, left: int
) -> None:
    whole = file.read_bytes()
    file.write_bytes(whole[:left])
    assert "lost" in codes(paths)
    repair(paths, Projection(SM2))
    assert file.read_bytes() == whole
    assert codes(paths) == []
    with opened(paths) as event_store:
        assert event_store.problems == ()


def test_a_deleted_journal_is_rebuilt_byte_for_byte(paths: Paths, file: Path) -> None:
    whole = file.read_bytes()
    file.unlink()
    assert codes(paths) == ["lost"]
    repair(paths, Projection(SM2))
    assert file.read_bytes() == whole


@pytest.mark.parametrize("seen", [False, True])
def test_damage_anywhere_is_mended_from_the_index_and_kept_aside(
    paths: Paths, file: Path, seen: object
) -> None:
    whole = file.read_bytes()
    lines = whole.splitlines(keepends=True)
    bad = [
        lines[4].replace(b"Z", b"z").replace(b"card", b"cord"),
        b"\0" * 50 + b"\n",
        lines[9][:80],
    ]
    file.write_bytes(b"".join([*lines[:4], *bad[:2], *lines[6:], bad[2]]))
    if seen:
        with opened(paths) as event_store:
            assert len(event_store.problems) == 2
    assert codes(paths) == ["damaged", "torn", "lost"]
    [sentence] = repair(paths, Projection(SM2))
    assert file.read_bytes() == whole
    aside = file.with_suffix(".damaged-1")
    assert aside.read_bytes() == b"".join(bad)
    assert str(aside) in sentence
    assert codes(paths) == []
    with opened(paths) as event_store:
        assert event_store.problems == ()


def test_damage_that_nobody_can_undo_costs_its_own_line_only(paths: Paths, file: Path) -> None:
    lines = file.read_bytes().splitlines(keepends=True)
    spoilt = lines[7].replace(b"review", b"revjew")
    file.write_bytes(b"".join([*lines[:7], spoilt, *lines[8:]]))
    paths.index.unlink()
    repair(paths, Projection(SM2))
    assert file.read_bytes() == b"".join([*lines[:7], *lines[8:]])
    assert file.with_suffix(".damaged-1").read_bytes() == spoilt


def test_answers_given_after_a_loss_stay_beside_what_comes_back(paths: Paths, file: Path) -> None:
    file.write_bytes(b"")
    with opened(paths) as event_store:
        later = event_store.append(answered(99, day=TODAY + timedelta(days=99)))
        memories = event_store.memories()
    repair(paths, Projection(SM2))
    found = examined(paths)
    assert (found.events, found.findings) == (EVENTS + 1, ())
    with opened(paths) as event_store:
        assert event_store.memories() == memories
        assert event_store.append(answered(100)).sequence == EVENTS + 1
    assert later.sequence == 1


def test_lines_of_a_newer_version_survive_a_repair_in_their_place(paths: Paths, file: Path) -> None:
    body = encode(answered(1)).replace(b'{"v":1', b'{"v":2').rpartition(b',"crc"')[0]
    lines = file.read_bytes().splitlines(keepends=True)
    lines[5:5] = [body + checksum(body) + b"\n"]
    whole = b"".join(lines)
    file.write_bytes(whole + b"torn")
    with opened(paths) as event_store:
        (problem,) = event_store.problems
        assert problem.endswith("which are kept until this one is as new: 6.")
    assert codes(paths) == ["torn"]
    repair(paths, Projection(SM2))
    assert file.read_bytes() == whole
    assert "newer version" in examined(paths).notes[0]


def test_a_look_changes_nothing(paths: Paths, file: Path) -> None:
    file.write_bytes(file.read_bytes()[:3_000])
    before = everything(paths.home)
    examined(paths)
    assert everything(paths.home) == before


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE memory SET ease = 131 WHERE item = 'ml.cost/card-1'",
        "DELETE FROM memory WHERE item = 'ml.cost/card-1'",
        "DELETE FROM event WHERE id = 'event-7'",
        "UPDATE event SET line = replace(line, 'sm2', 'sm3') WHERE id = 'event-7'",
        "PRAGMA user_version = 7",
        "DROP TABLE memory",
    ],
)
def test_an_index_that_tells_an_untruth_is_put_aside(paths: Paths, statement: str) -> None:
    with opened(paths) as event_store:
        memories = event_store.memories()
    change_index(paths, statement)
    assert codes(paths) == ["index"]
    [sentence] = repair(paths, Projection(SM2))
    assert "index.sqlite3.damaged-1" in sentence
    assert codes(paths) == []
    with opened(paths) as event_store:
        assert event_store.memories() == memories


def test_an_index_that_is_behind_or_folded_otherwise_is_no_fault(paths: Paths) -> None:
    found = check_integrity(paths, settled_files(paths), Projection(SM2_CLASSIC))
    assert found.findings == ()
    assert len(found.notes) == 1
    opened(paths).append(answered(77))
    assert codes(paths) == []


def test_events_come_back_from_an_index_that_was_put_aside(paths: Paths, file: Path) -> None:
    whole = file.read_bytes()
    file.write_bytes(whole[:3_000])
    change_index(paths, "PRAGMA user_version = 7")
    with opened(paths) as event_store:
        problem, torn = event_store.problems
        assert "another shape" in problem
        assert "no whole line" in torn
    before = everything(paths.home)
    assert "lost" in codes(paths)
    assert everything(paths.home) == before
    repair(paths, Projection(SM2))
    assert file.read_bytes() == whole


def test_what_another_device_lost_here_comes_back_too(paths: Paths, file: Path) -> None:
    other = file.with_stem("another0name")
    events = [answered(n, name=f"other-{n}", key="ml.cost/card-0") for n in range(5)]
    write_journal(paths, events, device=other.stem)
    whole = other.read_bytes()
    with opened(paths) as event_store:
        event_store.memories()
    other.write_bytes(whole[:1_000])
    repair(paths, Projection(SM2))
    assert other.read_bytes() == whole


def test_a_copy_that_is_removed_again_is_no_loss(paths: Paths, file: Path) -> None:
    copy = file.with_suffix(".conflict.jsonl")
    copy.write_bytes(file.read_bytes())
    paths.index.unlink()
    with opened(paths) as event_store:
        memories = event_store.memories()
    copy.unlink()
    with opened(paths) as event_store:
        assert event_store.memories() == memories
        assert event_store.problems == ()


def test_a_device_with_a_hostile_name_is_not_followed_out_of_the_folder(paths: Paths) -> None:
    hostile = paths.journal / "other.jsonl"
    line = encode(answered(1, name="hostile")).replace(b'"device":""', b'"device":"../../x"')
    body = line.rpartition(b',"crc"')[0]
    hostile.write_bytes(body + checksum(body) + b"\n")
    with opened(paths) as event_store:
        event_store.memories()
    hostile.unlink()
    repair(paths, Projection(SM2))
    assert (paths.journal / "recovered.jsonl").exists()


def test_a_repair_that_the_disk_refuses_leaves_everything_as_it_was(
    paths: Paths, file: Path
) -> None:
    file.write_bytes(file.read_bytes()[:3_000])
    paths.lock.unlink(missing_ok=True)
    paths.lock.mkdir()
    before = everything(paths.home)
    with pytest.raises(StoreError, match="The repair could not be finished"):
        repair(paths, Projection(SM2))
    assert everything(paths.home) == before
