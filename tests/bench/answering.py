"""Answering: what it costs to make one answer durable, beside a bare fsynced append.

python -m tests.bench.answering
"""

import os
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from statistics import median, quantiles
from time import perf_counter

from quizapp.collection.event_store import EventStore
from quizapp.store.journal.codec import encode
from quizapp.store.paths import locate
from quizapp.study.event import Event
from quizapp.study.scheduler.sm2 import SM2
from tests.store.samples import answered, name_device

ANSWERS = 300
ITEMS = 1_000


def main() -> None:
    """Print a table: milliseconds per answer, for an empty journal and a long one."""
    print(f"{'journal':>8} {'what':<18} {'median ms':>10} {'95 % ms':>8}")
    for size in (0, 10_000):
        with tempfile.TemporaryDirectory(prefix="quizapp-bench-") as folder:
            measure(Path(folder), size)


def measure(folder: Path, size: int) -> None:
    """Save answers behind so many others, alternating with bare appends of the same bytes."""
    paths = locate(home=folder, env={})
    events = [numbered(number) for number in range(size + ANSWERS)]
    paths.journal.mkdir()
    journal = paths.journal / f"{name_device()}.jsonl"
    journal.write_bytes(b"".join(encode(event) for event in events[:size]))
    ours: list[float] = []
    bare: list[float] = []
    with EventStore.open(paths, scheduler=SM2, new_id=name_device) as event_store:
        event_store.memories()
        with bare_file(folder / "bare") as append:
            for event in events[size:]:
                ours.append(seconds(event_store.append, event))
                bare.append(seconds(append, encode(event)))
        follow = seconds(event_store.memories)
    show(size, "saved answer", ours)
    show(size, "bare append", bare)
    ratio = median(ours) / median(bare)
    print(f"{size:>8} {'ratio':<18} {ratio:>10.2f}")
    print(f"{size:>8} {f'index, {ANSWERS} later':<18} {1000 * follow:>10.3f}")


def numbered(number: int) -> Event:
    """An answer to one of the items, as the journal of this device would hold it."""
    event = answered(number, key=f"ml.cost/card-{number % ITEMS}", name=f"{number:016x}")
    return event._replace(device=name_device(), sequence=number + 1)


@contextmanager
def bare_file(path: Path) -> Iterator[Callable[[bytes], None]]:
    """An open file, and the least that makes bytes durable in it."""
    descriptor = os.open(path, os.O_WRONLY | os.O_APPEND | os.O_CREAT, 0o644)

    def append(line: bytes) -> None:
        os.write(descriptor, line)
        os.fsync(descriptor)

    try:
        yield append
    finally:
        os.close(descriptor)


def seconds(call: Callable[..., object], *arguments: object) -> float:
    """How long the deed took."""
    start = perf_counter()
    call(*arguments)
    return perf_counter() - start


def show(size: int, what: str, durations: list[float]) -> None:
    """One line of the table."""
    slow = quantiles(durations, n=20)[-1]
    print(f"{size:>8} {what:<18} {1000 * median(durations):>10.3f} {1000 * slow:>8.3f}")


if __name__ == "__main__":
    main()
