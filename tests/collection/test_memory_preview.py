"""What another scheduler would remember is worked out in anybody's way as little as can be."""

import sqlite3
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from pathlib import Path
from typing import Final

import pytest

from quizapp.collection.event_store import EventStore
from quizapp.store.index.memory_table import REPLAYED_TOGETHER
from quizapp.store.paths import Paths, locate
from quizapp.store.progress import MANY_ANSWERS, AbandonedError, ShowProgress, say_nothing
from quizapp.study.event import Event, EventKind
from quizapp.study.scheduler.memory import Memory
from quizapp.study.scheduler.replay import replay
from quizapp.study.scheduler.sm2 import SM2, SM2_CLASSIC
from tests.store.samples import answered, name_device, swell, undone, write_journal

ITEMS: Final = 2 * REPLAYED_TOGETHER + 1


@pytest.fixture
def paths(tmp_path: Path) -> Paths:
    return locate(home=tmp_path / "home", env={})


def opened(paths: Paths, progress: ShowProgress = say_nothing) -> EventStore:
    return EventStore.open(paths, scheduler=SM2, new_id=name_device, progress=progress)


def life() -> list[Event]:
    """Two answers to more items than are read at once, one taken back and one item renamed."""
    answers = [answered(number, key=f"t/{number % ITEMS}") for number in range(2 * ITEMS)]
    renamed = answered(0, key="t/renamed", name="r", kind=EventKind.RELINK)
    return [
        *answers,
        undone(answers[ITEMS + 7], name="u", key=answers[7].key),
        renamed._replace(quality=None, origin="t/9"),
    ]


def expected() -> dict[str, Memory]:
    """What the other scheduler makes of it; the former item keeps its own memory beside."""
    former = replay((event for event in life() if event.key == "t/9"), scheduler=SM2_CLASSIC)
    return replay(life(), scheduler=SM2_CLASSIC) | former


@pytest.fixture
def swollen(paths: Paths) -> Iterator[EventStore]:
    """Events of which the index holds so many that going through them takes a while."""
    write_journal(paths, life())
    with opened(paths) as event_store:
        event_store.memories()
        swell(paths.index, MANY_ANSWERS)
        yield event_store


def test_batches_of_items_give_the_same_memories_as_one_replay(paths: Paths) -> None:
    write_journal(paths, life())
    with opened(paths) as event_store:
        memories = event_store.preview_memories(SM2_CLASSIC)
        assert memories == expected()
        assert memories["t/7"].answers == 1
        preview = event_store.preview_aside(SM2_CLASSIC)
        with ThreadPoolExecutor() as threads:
            assert threads.submit(preview, say_nothing).result() == memories


def test_who_writes_to_the_index_does_not_wait_for_a_preview(
    paths: Paths, swollen: EventStore
) -> None:
    shares = []

    def write(what: str, done: int, total: int) -> None:
        shares.append((what, done < total))
        with closing(sqlite3.connect(paths.index, timeout=0)) as database, database:
            database.execute("UPDATE fold SET signature = signature")

    memories = swollen.preview_aside(SM2_CLASSIC)(write)
    assert memories["t/0"].answers > MANY_ANSWERS
    what = f"replaying {len(life()) + MANY_ANSWERS:,} answers"
    assert len(shares) > 100
    assert {*shares} == {(what, True), (what, False)}


def test_a_preview_that_nobody_waits_for_ends(swollen: EventStore) -> None:
    seen = []

    def abandon(what: str, done: int, total: int) -> None:
        del what, total
        seen.append(done)
        if done:
            raise AbandonedError

    with pytest.raises(AbandonedError):
        swollen.preview_aside(SM2_CLASSIC)(abandon)
    assert len(seen) == 2


def test_an_index_in_memory_is_previewed_as_one_on_the_disk(paths: Paths) -> None:
    write_journal(paths, life())
    paths.index.mkdir()
    with opened(paths) as event_store:
        memories = event_store.preview_aside(SM2_CLASSIC)(say_nothing)
        assert memories == expected()


def test_who_waits_for_a_preview_sees_how_far_it_is(paths: Paths, swollen: EventStore) -> None:
    del swollen
    seen = []
    with opened(paths, lambda what, done, total: seen.append((what, done == total))) as again:
        again.preview_memories(SM2_CLASSIC)
    assert seen[-1] == (f"replaying {len(life()) + MANY_ANSWERS:,} answers", True)
    assert len(seen) > 100
