import os
import sqlite3
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quizapp.collection.event_store import EventStore
from quizapp.store.errors import StoreError
from quizapp.store.index.ingest import MUCH_TO_READ
from quizapp.store.index.projection import from_row, to_row
from quizapp.store.paths import Paths, locate
from quizapp.study.event import Event, EventKind
from quizapp.study.quality import Quality
from quizapp.study.scheduler.memory import Memory
from quizapp.study.scheduler.replay import replay
from quizapp.study.scheduler.sm2 import SM2, SM2_CLASSIC, SM2Scheduler
from tests.store.samples import TODAY, answered, name_device, undone

DAY = timedelta(days=1)


@pytest.fixture
def paths(tmp_path: Path) -> Paths:
    return locate(home=tmp_path / "home", env={})


def opened(paths: Paths, scheduler: SM2Scheduler = SM2) -> EventStore:
    return EventStore.open(paths, scheduler=scheduler, new_id=name_device)


@pytest.fixture
def event_store(paths: Paths) -> Iterator[EventStore]:
    with opened(paths) as event_store:
        yield event_store


def life() -> list[Event]:
    """Two items, met at growing distances."""
    return [
        answered(
            number,
            key=f"ml.cost/card-{number % 2}",
            day=TODAY + number**2 * DAY,
            quality=Quality.AGAIN if number % 5 == 4 else Quality.GOOD,
        )
        for number in range(21)
    ]


@pytest.fixture
def expected(paths: Paths) -> dict[str, Memory]:
    """A home with that life in it, index and all; the memories that it ought to hold."""
    with opened(paths) as event_store:
        for event in life():
            event_store.append(event)
    return replay(life(), scheduler=SM2)


def test_a_fresh_machine_has_no_memories_and_stays_untouched(paths: Paths) -> None:
    with opened(paths) as event_store:
        assert event_store.memories() == {}
        assert event_store.history("ml.cost/sure") == ()
        assert event_store.events_on(TODAY) == ()
        assert event_store.problems == ()
    assert not paths.home.exists()


def test_a_home_that_cannot_be_written_can_be_read(paths: Paths) -> None:
    paths.home.write_text("a file where the folder should be")
    with opened(paths) as event_store:
        assert event_store.memories() == {}
        with pytest.raises(StoreError):
            event_store.append(answered(1))


def test_what_was_appended_is_remembered_at_once_and_later(
    paths: Paths, expected: dict[str, Memory]
) -> None:
    with opened(paths) as event_store:
        assert event_store.memories() == expected
        added = event_store.append(answered(30, key="ml.cost/card-0", day=TODAY + 30 * DAY))
        assert event_store.memories() == replay([*life(), added], scheduler=SM2)
    with opened(paths) as event_store:
        assert event_store.memories() == replay([*life(), added], scheduler=SM2)
        assert event_store.problems == ()


def test_the_history_of_an_item_is_its_events_in_order(event_store: EventStore) -> None:
    late, early = answered(5), answered(2)
    undo = undone(early, name="undo")
    for event in (late, early, answered(3, key="ml.cost/other"), undo):
        event_store.append(event)
    assert [event.id for event in event_store.history("ml.cost/sure")] == [
        "event-2",
        "event-5",
        "undo",
    ]


def test_an_undo_takes_the_memory_back(event_store: EventStore) -> None:
    first, second = answered(1), answered(2, day=TODAY + DAY)
    event_store.append(first)
    before = event_store.memories()
    event_store.append(second)
    undo = undone(second, name="undo", day=TODAY + DAY)
    event_store.append(undo)
    assert event_store.memories() == before
    event_store.append(undone(undo, name="redo", day=TODAY + 2 * DAY))
    assert event_store.memories() == replay([first, second], scheduler=SM2)


def test_an_item_whose_every_answer_was_undone_has_no_memory(event_store: EventStore) -> None:
    event_store.append(answered(1))
    assert event_store.memories()
    event_store.append(undone(answered(1), name="undo"))
    assert event_store.memories() == {}


def test_an_undo_that_arrives_before_its_event_waits_for_it(event_store: EventStore) -> None:
    undo = undone(answered(1), name="undo")
    event_store.append(undone(undo, name="redo"))
    event_store.append(undo)
    event_store.append(undone(undone(undo, name="redo"), name="undo-again"))
    assert event_store.memories() == {}
    event_store.append(answered(1))
    assert event_store.memories() == {}
    assert len(event_store.history("ml.cost/sure")) == 4


def test_the_events_of_a_day_leave_out_what_was_undone_even_later(event_store: EventStore) -> None:
    kept, taken = answered(1), answered(2)
    undo = undone(taken, name="undo", day=TODAY + DAY)
    for event in (kept, taken, undo, answered(3, day=TODAY + DAY)):
        event_store.append(event)
    assert [event.id for event in event_store.events_on(TODAY)] == ["event-1"]
    assert [event.id for event in event_store.events_on(TODAY + DAY)] == ["event-3"]


def test_what_was_done_in_one_step_is_kept_and_found_as_one(event_store: EventStore) -> None:
    placed = [
        answered(n, key=f"t/{n}", kind=EventKind.PLACE)._replace(quality=None, act="step")
        for n in range(3)
    ]
    event_store.append_all([answered(9, key="t/0"), *placed])
    assert [event.sequence for event in event_store.events_on(TODAY)] == [2, 3, 4, 1]
    event_store.append(undone(placed[0], name="undo", key="t/0", day=TODAY + DAY))
    kept = event_store.events_on(TODAY)[:2]
    assert event_store.done_with(kept[0]) == kept
    assert event_store.done_with(answered(9)) == (answered(9),)
    assert {key: memory.streak for key, memory in event_store.memories().items()} == {
        "t/0": 1,
        "t/1": 2,
        "t/2": 2,
    }


def test_a_kind_of_a_newer_version_is_kept_and_changes_no_memory(event_store: EventStore) -> None:
    event_store.append(answered(1))
    before = event_store.memories()
    event_store.append(answered(2, kind="mood"))
    assert event_store.memories() == before
    assert [event.kind for event in event_store.events_on(TODAY)] == [EventKind.REVIEW, "mood"]


def test_a_line_that_said_nothing_to_another_version_is_read_by_this_one(
    paths: Paths, expected: dict[str, Memory]
) -> None:
    with sqlite3.connect(paths.index) as connection:
        connection.execute("DELETE FROM event WHERE id = 'event-7'")
        connection.execute("UPDATE file SET unread = '[8]'")
        connection.execute("UPDATE fold SET signature = 'an older version'")
    connection.close()
    with opened(paths) as event_store:
        assert event_store.memories() == expected
        (note,) = event_store.problems
    assert note.startswith("The index was made by another version of quizapp")


def test_another_preset_or_a_deadline_folds_the_same_events_anew(
    paths: Paths, expected: dict[str, Memory]
) -> None:
    with opened(paths, SM2_CLASSIC) as event_store:
        assert event_store.memories() == replay(life(), scheduler=SM2_CLASSIC) != expected
    deadline = TODAY + 450 * DAY
    with opened(paths, scheduler=SM2.until(deadline)) as event_store:
        assert event_store.memories() == replay(life(), scheduler=SM2.until(deadline)) != expected
    with opened(paths) as event_store:
        assert event_store.memories() == expected
        assert event_store.problems == ()


def test_another_deadline_is_previewed_without_being_kept(
    paths: Paths, expected: dict[str, Memory]
) -> None:
    deadline = TODAY + 90 * DAY
    with opened(paths) as event_store:
        assert event_store.preview_memories(SM2.until(deadline)) == replay(
            life(), scheduler=SM2.until(deadline)
        )
        assert event_store.preview_memories(SM2) == expected
        assert event_store.memories() == expected


def relink(name: str, *, key: str, origin: str) -> Event:
    event = answered(1, key=key, name=name, kind=EventKind.RELINK)
    return event._replace(quality=None, origin=origin)


def test_relinks_hold_until_they_are_taken_back(event_store: EventStore) -> None:
    first = event_store.append(relink("r1", key="t/new", origin="t/old"))
    second = event_store.append(relink("r2", key="t/new", origin="t/older"))
    event_store.append(answered(2, key="t/new"))
    assert event_store.relinks() == (first, second)
    undo = event_store.append(undone(first, name="u1"))
    assert event_store.relinks() == (second,)
    event_store.append(undone(undo, name="u2"))
    assert event_store.relinks() == (first, second)


def test_two_windows_see_each_other_s_answers(paths: Paths) -> None:
    with opened(paths) as one, opened(paths) as other:
        for event in life():
            (one if event.moment.day.day % 2 else other).append(event)
            assert one.memories() == other.memories()
        assert one.memories() == replay(life(), scheduler=SM2)
    assert [path.name for path in sorted(paths.home.iterdir())] == [
        "device",
        "index.sqlite3",
        "journal",
        "lock",
    ]


def test_another_device_s_journal_is_merged_and_never_written(
    paths: Paths, expected: dict[str, Memory], tmp_path: Path
) -> None:
    away = locate(home=tmp_path / "away", env={})
    other = answered(99, key="ml.cost/card-0", day=TODAY + DAY, name="from-away")
    with EventStore.open(away, scheduler=SM2, new_id=lambda: "another0name") as event_store:
        event_store.append(other)
    arrived = paths.journal / "another0name.jsonl"
    content = (away.journal / "another0name.jsonl").read_bytes() + b"half a li"
    arrived.write_bytes(content)
    with opened(paths) as event_store:
        assert event_store.memories() == replay([*life(), other], scheduler=SM2) != expected
        event_store.append(answered(31, day=TODAY + 31 * DAY))
        assert event_store.problems == ()
    assert arrived.read_bytes() == content


def test_a_second_copy_of_a_journal_changes_nothing(
    paths: Paths, expected: dict[str, Memory]
) -> None:
    file = paths.journal / f"{name_device()}.jsonl"
    (paths.journal / f"{name_device()}.conflict.jsonl").write_bytes(file.read_bytes())
    with opened(paths) as event_store:
        assert event_store.memories() == expected
        assert event_store.problems == ()


def test_a_deleted_index_is_rebuilt(paths: Paths, expected: dict[str, Memory]) -> None:
    paths.index.unlink()
    with opened(paths) as event_store:
        assert event_store.memories() == expected
        assert event_store.problems == ()
    assert paths.index.exists()


def test_an_index_deleted_while_it_is_open_is_rebuilt(
    paths: Paths, expected: dict[str, Memory]
) -> None:
    with opened(paths) as event_store:
        assert event_store.memories() == expected
        paths.index.unlink()
        added = event_store.append(answered(30, day=TODAY + 30 * DAY))
        assert event_store.memories() == replay([*life(), added], scheduler=SM2)
    with opened(paths) as event_store:
        assert event_store.memories() == replay([*life(), added], scheduler=SM2)


def spoil_all(index: Path) -> None:
    index.write_bytes(b"not a database at all\n" * 500)


def spoil_half(index: Path) -> None:
    content = index.read_bytes()
    index.write_bytes(content[: len(content) // 2])


def spoil_pages(index: Path) -> None:
    content = index.read_bytes()
    index.write_bytes(content[:4096] + b"\xa5" * (len(content) - 4096))


def spoil_shape(index: Path) -> None:
    with sqlite3.connect(index) as connection:
        connection.execute("PRAGMA user_version = 1")
    connection.close()


def spoil_table(index: Path) -> None:
    with sqlite3.connect(index) as connection:
        connection.execute("DROP TABLE memory")
    connection.close()


@pytest.mark.parametrize("spoil", [spoil_all, spoil_half, spoil_pages, spoil_shape, spoil_table])
def test_a_spoilt_index_is_kept_aside_and_rebuilt(
    paths: Paths, expected: dict[str, Memory], spoil: object
) -> None:
    assert callable(spoil)
    spoil(paths.index)
    content = paths.index.read_bytes()
    with opened(paths) as event_store:
        assert event_store.memories() == expected
        (problem,) = event_store.problems
    aside = paths.home / "index.sqlite3.damaged-1"
    assert str(aside) in problem
    assert aside.read_bytes() == content
    with opened(paths) as event_store:
        assert event_store.memories() == expected
        assert event_store.problems == ()


def test_an_emptied_index_is_rebuilt(paths: Paths, expected: dict[str, Memory]) -> None:
    paths.index.write_bytes(b"")
    with opened(paths) as event_store:
        assert event_store.memories() == expected
        assert event_store.problems == ()


def test_an_index_that_cannot_be_written_costs_no_answer(
    paths: Paths, expected: dict[str, Memory]
) -> None:
    paths.index.unlink()
    paths.index.mkdir()
    added = answered(30, day=TODAY + 30 * DAY)
    with opened(paths) as event_store:
        event_store.append(added)
        assert event_store.memories() == replay([*life(), added], scheduler=SM2)
        (problem,) = event_store.problems
        assert problem.startswith(f"The index {paths.index} cannot be written (")
    paths.index.rmdir()
    with opened(paths) as event_store:
        assert event_store.memories() == replay([*life(), added], scheduler=SM2)


def test_a_killed_window_leaves_an_index_that_catches_up(
    paths: Paths, expected: dict[str, Memory]
) -> None:
    added = opened(paths).append(answered(30, day=TODAY + 30 * DAY))
    with opened(paths) as event_store:
        assert event_store.memories() == replay([*life(), added], scheduler=SM2)


def test_a_damaged_line_is_reported_until_it_is_mended(
    paths: Paths, expected: dict[str, Memory]
) -> None:
    file = paths.journal / f"{name_device()}.jsonl"
    content = file.read_bytes()
    file.write_bytes(content.replace(b'"event-3"', b'"event-#"'))
    paths.index.unlink()
    sentence = (
        f"{file.name} has damaged lines, which are skipped and kept: 4."
        " `quizapp doctor` says what can be done."
    )
    for _ in range(2):
        with opened(paths) as event_store:
            assert event_store.problems == (sentence,)
            assert event_store.memories() != expected
            event_store.append(answered(30, day=TODAY + 30 * DAY))
            assert event_store.problems == (sentence,)


@pytest.mark.parametrize("left", [0, 1, 5_000])
def test_a_journal_that_shrank_loses_no_memory_and_is_reported(
    paths: Paths, expected: dict[str, Memory], left: int
) -> None:
    file = paths.journal / f"{name_device()}.jsonl"
    whole = file.read_bytes()
    file.write_bytes(whole[:left])
    for _ in range(2):
        with opened(paths) as event_store:
            assert event_store.memories() == expected
            (problem,) = event_store.problems
            assert problem.startswith(f"{file.name} has lost ")
    with opened(paths) as event_store:
        added = event_store.append(answered(30, day=TODAY + 30 * DAY))
        assert event_store.memories() == replay([*life(), added], scheduler=SM2)
        *aside, lost = event_store.problems
        assert lost.startswith(f"{file.name} has lost ")
        assert len(aside) == (left > 0)
    file.write_bytes(whole)
    with opened(paths) as event_store:
        assert event_store.memories() == replay([*life(), added], scheduler=SM2)


def test_a_journal_that_came_back_is_no_longer_reported(
    paths: Paths, expected: dict[str, Memory]
) -> None:
    file = paths.journal / f"{name_device()}.jsonl"
    away = file.with_suffix(".away")
    file.rename(away)
    with opened(paths) as event_store:
        assert event_store.memories() == expected
        assert len(event_store.problems) == 1
    away.rename(file)
    with opened(paths) as event_store:
        assert event_store.memories() == expected
        assert event_store.problems == ()


def test_what_one_file_lost_another_may_have(paths: Paths, expected: dict[str, Memory]) -> None:
    file = paths.journal / f"{name_device()}.jsonl"
    copy = file.with_suffix(".conflict.jsonl")
    copy.write_bytes(file.read_bytes())
    with opened(paths) as event_store:
        event_store.memories()
    file.unlink()
    with opened(paths) as event_store:
        assert event_store.memories() == expected
        assert event_store.problems == ()


def test_another_preset_keeps_what_only_the_index_has(
    paths: Paths, expected: dict[str, Memory]
) -> None:
    (paths.journal / f"{name_device()}.jsonl").unlink()
    with opened(paths, SM2_CLASSIC) as event_store:
        assert event_store.memories() == replay(life(), scheduler=SM2_CLASSIC)


@pytest.mark.skipif(os.geteuid() == 0, reason="nothing is closed to the superuser")
def test_a_closed_journal_is_not_taken_for_an_empty_one(
    paths: Paths, expected: dict[str, Memory]
) -> None:
    paths.journal.chmod(0)
    with (
        opened(paths) as event_store,
        pytest.raises(StoreError, match="The journal cannot be read"),
    ):
        event_store.memories()
    paths.journal.chmod(0o700)
    with opened(paths) as event_store:
        assert event_store.memories() == expected


@pytest.mark.skipif(os.geteuid() == 0, reason="nothing is closed to the superuser")
def test_a_read_only_home_can_be_read(paths: Paths, expected: dict[str, Memory]) -> None:
    for place in (*paths.journal.iterdir(), paths.index, paths.journal, paths.home):
        place.chmod(place.stat().st_mode & ~0o222)
    with opened(paths) as event_store:
        assert event_store.memories() == expected
        assert event_store.problems == ()
        with pytest.raises(StoreError, match="The answer is not saved in"):
            event_store.append(answered(30))
    paths.home.chmod(0o700)


def test_a_journal_that_cannot_be_read_is_a_sentence(paths: Paths) -> None:
    paths.home.mkdir()
    # A link to itself, which even those cannot follow who may read anything.
    paths.journal.symlink_to("journal")
    with (
        opened(paths) as event_store,
        pytest.raises(StoreError, match="The journal cannot be read"),
    ):
        event_store.memories()


def test_a_thread_that_must_not_ask_spoils_nothing(
    paths: Paths, expected: dict[str, Memory]
) -> None:
    with opened(paths) as event_store, ThreadPoolExecutor(1) as pool:
        assert event_store.memories() == expected
        assert isinstance(pool.submit(event_store.memories).exception(), sqlite3.ProgrammingError)
        assert event_store.memories() == expected
        assert event_store.problems == ()


@given(
    st.builds(
        Memory,
        streak=st.integers(0, 99),
        interval_days=st.integers(0, 36_500),
        ease=st.integers(130, 999),
        due=st.none() | st.dates(),
        lapses=st.integers(0, 99),
        last=st.none() | st.dates(),
        answers=st.integers(0, 999),
        drills=st.integers(0, 99),
        drilling=st.booleans(),
        stability=st.floats(0, 1e8),
        difficulty=st.floats(0, 10),
    )
)
def test_a_memory_survives_its_table(memory: Memory) -> None:
    assert from_row(to_row(memory)) == memory


def test_a_long_reading_of_the_journal_shows_its_progress_and_a_short_one_does_not(
    paths: Paths,
) -> None:
    shown: list[tuple[str, int, int]] = []

    def open_with_progress() -> None:
        with EventStore.open(
            paths, scheduler=SM2, new_id=name_device, progress=lambda *step: shown.append(step)
        ) as event_store:
            event_store.memories()

    with opened(paths) as event_store:
        event_store.append(answered(0))
    open_with_progress()
    assert shown == []
    (file,) = paths.journal.glob("*.jsonl")
    line = file.read_bytes()
    count = MUCH_TO_READ // len(line) + 2
    file.write_bytes(line * count)
    paths.index.unlink()
    open_with_progress()
    assert {what for what, _, _ in shown} == {f"reading {count:,} answers"}
    assert [(shown[place][1], shown[place][2]) for place in (0, -1)] == [(0, count), (count, count)]
    assert len(shown) in range(100, 103)
    open_with_progress()
    assert len(shown) in range(100, 103), "that happens once"
