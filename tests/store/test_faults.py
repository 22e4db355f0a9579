import subprocess
import sys
from pathlib import Path

import pytest

from quizapp.collection.event_store import EventStore
from quizapp.store.paths import Paths, locate
from quizapp.study.event import Event
from quizapp.study.scheduler.replay import replay
from quizapp.study.scheduler.sm2 import SM2
from tests.store.samples import TODAY, answered, name_device

CHECKOUT = Path(__file__).parents[2]


@pytest.fixture
def paths(tmp_path: Path) -> Paths:
    return locate(home=tmp_path / "home", env={})


def window(paths: Paths, *arguments: object) -> subprocess.Popen[str]:
    """Another process that appends to the home."""
    command = [sys.executable, "-m", "tests.store.writer", str(paths.home)]
    command += map(str, arguments)
    return subprocess.Popen(command, cwd=CHECKOUT, stdout=subprocess.PIPE, text=True)


def saved(paths: Paths) -> list[Event]:
    """All events of the home, once its memories have been seen to agree with them."""
    with EventStore.open(paths, scheduler=SM2, new_id=name_device) as event_store:
        events = list(event_store.events_on(TODAY))
        assert event_store.memories() == replay(events, scheduler=SM2)
        assert event_store.problems == ()
    return events


def test_two_processes_at_once_lose_nothing(paths: Paths) -> None:
    windows = [window(paths, name, 200) for name in ("a", "b")]
    acknowledged = [line for each in windows for line in each.communicate()[0].split()]
    events = saved(paths)
    assert [each.returncode for each in windows] == [0, 0]
    assert len(acknowledged) == 400
    assert sorted(event.id for event in events) == sorted(acknowledged)
    assert sorted(event.sequence for event in events) == list(range(1, 401))


def test_a_killed_process_loses_no_acknowledged_answer(paths: Paths) -> None:
    acknowledged: set[str] = set()
    for turn, patience in enumerate([1, 2, 49, 51, 130]):
        killed = window(paths, f"turn{turn}", 10**6)
        assert killed.stdout is not None
        with killed:
            acknowledged |= {killed.stdout.readline().strip() for _ in range(patience)}
            killed.kill()
            acknowledged |= set(killed.stdout.read().split())
        found = {event.id for event in saved(paths)}
        assert acknowledged <= found
        # The one answer on its way when the process died may have arrived.
        assert len(found) <= len(acknowledged) + turn + 1


def test_a_full_disk_loses_no_acknowledged_answer(paths: Paths) -> None:
    full = window(paths, "a", 10**6, 60_000)
    acknowledged = full.communicate()[0].split()
    assert full.returncode == 3
    assert len(acknowledged) > 50
    assert [event.id for event in saved(paths)] == acknowledged
    with EventStore.open(paths, scheduler=SM2, new_id=name_device) as event_store:
        assert event_store.append(answered(0, name="later")).sequence == len(acknowledged) + 1
