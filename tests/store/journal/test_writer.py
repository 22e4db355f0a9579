import errno
import os
import resource
import signal
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from threading import Thread

import pytest

from quizapp.store.errors import StoreError
from quizapp.store.journal.codec import checksum, decode, encode
from quizapp.store.journal.files import journal_files, settled_files
from quizapp.store.journal.reader import JournalReader
from quizapp.store.journal.writer import TAIL_BLOCK, Journal
from quizapp.store.paths import Paths, locate
from quizapp.study.event import Event
from quizapp.study.scheduler.replay import replay
from quizapp.study.scheduler.sm2 import SM2
from tests.store.samples import answered, name_device


@pytest.fixture
def paths(tmp_path: Path) -> Paths:
    return locate(home=tmp_path / "home", env={})


@pytest.fixture
def journal(paths: Paths) -> Journal:
    return Journal(paths, new_id=name_device)


@pytest.fixture
def file(paths: Paths) -> Path:
    return paths.journal / f"{name_device()}.jsonl"


def events_in(path: Path) -> list[Event]:
    return [decode(line) for _, line in JournalReader(path)]


def test_opening_a_journal_creates_nothing(journal: Journal, paths: Paths) -> None:
    assert journal_files(paths) == []
    assert not paths.home.exists()


def test_an_append_stamps_the_device_and_the_next_number(
    journal: Journal, paths: Paths, file: Path
) -> None:
    stamped = [journal.append(answered(number)) for number in range(3)]
    assert [event.sequence for event in stamped] == [1, 2, 3]
    assert {event.device for event in stamped} == {name_device()}
    assert events_in(file) == stamped
    assert journal_files(paths) == [file]


def test_several_events_are_appended_by_one_write(journal: Journal, file: Path) -> None:
    first = journal.append(answered(0))
    stamped = journal.append_all([answered(1), answered(2)])
    last = journal.append(answered(3))
    assert [event.sequence for event in stamped] == [2, 3]
    assert events_in(file) == [first, *stamped, last]


def test_the_device_keeps_its_name(journal: Journal, paths: Paths, file: Path) -> None:
    journal.append(answered(1))
    later = Journal(paths, new_id=lambda: "another0name")
    assert later.append(answered(2)).device == name_device()
    assert paths.device.read_text() == f"{name_device()}\n"
    assert journal_files(paths) == [file]


@pytest.mark.parametrize("content", [b"", b"\xff\x00", b"../../elsewhere"])
def test_a_spoilt_device_name_is_replaced(journal: Journal, paths: Paths, content: bytes) -> None:
    paths.home.mkdir()
    paths.device.write_bytes(content)
    assert journal.append(answered(1)).device == name_device()


def test_two_windows_take_turns(paths: Paths, file: Path) -> None:
    windows = [Journal(paths, new_id=name_device) for _ in range(2)]
    stamped = [windows[number % 2].append(answered(number)) for number in range(10)]
    assert [event.sequence for event in stamped] == list(range(1, 11))
    assert events_in(file) == stamped


def test_a_journal_replaced_meanwhile_is_appended_to_all_the_same(
    journal: Journal, file: Path
) -> None:
    first = journal.append(answered(1))
    copy = file.with_suffix(".copy")
    copy.write_bytes(file.read_bytes())
    copy.rename(file)
    second = journal.append(answered(2))
    assert events_in(file) == [first, second]


def test_an_end_torn_at_any_byte_is_set_aside_and_nothing_else(
    journal: Journal, paths: Paths, file: Path
) -> None:
    kept = journal.append(answered(1))
    settled = file.stat().st_size
    journal.append(answered(2))
    whole = file.read_bytes()
    for end in range(settled + 1, len(whole)):
        file.write_bytes(whole[:end])
        assert events_in(file) == [kept]
        added = Journal(paths, new_id=name_device).append(answered(3))
        assert added.sequence == 2
        assert events_in(file) == [kept, added]
        aside = file.with_suffix(".torn-1")
        assert aside.read_bytes() == whole[settled:end]
        aside.unlink()


def test_reading_leaves_a_torn_end_alone(journal: Journal, file: Path) -> None:
    journal.append(answered(1))
    torn = file.read_bytes() + b'{"v":1,"id":"half'
    file.write_bytes(torn)
    assert len(events_in(file)) == 1
    assert file.read_bytes() == torn


def test_torn_ends_never_replace_one_another(journal: Journal, file: Path) -> None:
    for number in range(3):
        journal.append(answered(number))
        with file.open("ab") as handle:
            handle.write(b"torn %d" % number)
    journal.append(answered(3))
    asides = [file.with_suffix(f".torn-{number}").read_bytes() for number in (1, 2, 3)]
    assert asides == [b"torn 0", b"torn 1", b"torn 2"]


@pytest.mark.parametrize(
    "debris",
    [
        pytest.param(b"\0" * 1000, id="zeros"),
        pytest.param(b"\n\n\n", id="line ends"),
        pytest.param(b"x" * (3 * TAIL_BLOCK) + b"\n", id="longer than a block"),
        pytest.param(b"bad\n" * TAIL_BLOCK, id="many bad lines"),
    ],
)
def test_debris_at_the_end_is_set_aside(journal: Journal, file: Path, debris: bytes) -> None:
    kept = journal.append(answered(1))
    with file.open("ab") as handle:
        handle.write(debris)
    added = journal.append(answered(2))
    assert added.sequence == 2
    assert events_in(file) == [kept, added]
    assert file.with_suffix(".torn-1").read_bytes() == debris


def test_a_flipped_byte_costs_its_own_line_only(journal: Journal, file: Path) -> None:
    first, _, third = (journal.append(answered(number)) for number in range(3))
    lines = file.read_bytes().splitlines(keepends=True)
    lines[1] = lines[1].replace(b"sure", b"surf")
    spoilt = b"".join(lines)
    file.write_bytes(spoilt)
    reader = JournalReader(file)
    assert [fields["id"] for fields, _ in reader] == [first.id, third.id]
    assert reader.damaged == [2]
    journal.append(answered(3))
    assert file.read_bytes().startswith(spoilt)


def test_a_line_of_a_newer_version_is_kept_and_passed_over(journal: Journal, file: Path) -> None:
    first = journal.append(answered(1))
    body = encode(answered(2)).replace(b'{"v":1', b'{"v":2').rpartition(b',"crc"')[0]
    with file.open("ab") as handle:
        handle.write(body + checksum(body) + b"\n")
    before = file.read_bytes()
    last = journal.append(answered(3))
    assert file.read_bytes().startswith(before)
    assert events_in(file) == [first, last]


def test_reading_goes_on_where_it_ended(journal: Journal, file: Path) -> None:
    journal.append(answered(1))
    reader = JournalReader(file)
    assert len(list(reader)) == 1
    added = journal.append(answered(2))
    rest = JournalReader(file, start=reader.end, lines=reader.lines)
    assert [fields["id"] for fields, _ in rest] == [added.id]
    assert (rest.lines, rest.end) == (2, file.stat().st_size)


def test_a_folder_that_cannot_be_made_is_a_sentence(paths: Paths, journal: Journal) -> None:
    paths.home.write_text("a file where the folder should be")
    with pytest.raises(StoreError, match=r"The answer is not saved in .*/journal: "):
        journal.append(answered(1))


def test_hidden_files_and_files_of_other_kinds_are_no_journals(
    journal: Journal, paths: Paths, file: Path
) -> None:
    journal.append(answered(1))
    for name in (".syncing.jsonl", "notes.txt", "a.jsonl.tmp", "a.torn-1"):
        (paths.journal / name).write_text("not a journal")
    assert journal_files(paths) == [file]


@contextmanager
def largest_file(size: int) -> Iterator[None]:
    """Files cannot grow beyond the size; not for longer, since pytest writes to files itself."""
    limits = resource.getrlimit(resource.RLIMIT_FSIZE)
    handler = signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    resource.setrlimit(resource.RLIMIT_FSIZE, (size, limits[1]))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, limits)
        signal.signal(signal.SIGXFSZ, handler)


def test_a_full_disk_refuses_the_answer_and_keeps_the_others(journal: Journal, file: Path) -> None:
    kept = [journal.append(answered(1)), journal.append(answered(2))]
    size = file.stat().st_size
    with largest_file(1000), pytest.raises(StoreError, match="is not saved") as caught:
        journal.append(answered(3))
    assert isinstance(caught.value.__cause__, OSError)
    assert caught.value.__cause__.errno in (errno.ENOSPC, errno.EFBIG)
    assert file.stat().st_size == size
    assert events_in(file) == kept


def test_once_there_is_room_again_answers_are_saved(journal: Journal, file: Path) -> None:
    journal.append(answered(1))
    journal.append(answered(2))
    with largest_file(1000), pytest.raises(StoreError):
        journal.append(answered(3))
    assert journal.append(answered(4)).sequence == 3
    assert [event.id for event in events_in(file)] == ["event-1", "event-2", "event-4"]


def test_an_answer_whose_fsync_failed_leaves_no_trace(
    journal: Journal, paths: Paths, file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    kept = journal.append(answered(1))
    content = file.read_bytes()
    seen: list[dict[Path, int]] = []
    reader = Thread(target=lambda: seen.append(settled_files(paths)))

    def fail(descriptor: int) -> None:
        monkeypatch.undo()
        assert len(file.read_bytes()) > len(content), "the line is there, and may be seen"
        reader.start()
        reader.join(0.2)
        assert not seen, "a reader waits until the line is safe or gone"
        raise OSError(errno.EIO, "Input/output error")

    monkeypatch.setattr(os, "fsync", fail)
    with pytest.raises(StoreError, match=r"is not saved .* input/output error") as caught:
        journal.append(answered(2))
    reader.join()
    assert caught.value.passing
    assert seen == [{file: len(content)}]
    assert file.read_bytes() == content
    again = journal.append(answered(2))
    assert events_in(file) == [kept, again]


def test_an_answer_that_was_tried_twice_counts_once(journal: Journal, file: Path) -> None:
    first = journal.append(answered(1))
    second = journal.append(answered(1))
    assert (first.sequence, second.sequence) == (1, 2)
    assert replay(events_in(file), scheduler=SM2) == replay([first], scheduler=SM2)


def test_a_refusal_that_passes_is_told_from_one_that_does_not(paths: Paths) -> None:
    paths.home.write_text("a file where the folder should be")
    with pytest.raises(StoreError) as hopeless:
        Journal(paths, new_id=name_device).append(answered(1))
    assert not hopeless.value.passing
