"""Scale: opening and answering with a large library and a long journal, beside a newcomer's home.

python -m tests.bench.scale [ITEMS EVENTS]...

Memory is the peak of the process, in MiB. A home of 100,000 items and 1,000,000 events takes some
minutes to write and to index.
"""

import os
import pty
import re
import select
import signal
import sys
import tempfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from multiprocessing import get_context
from pathlib import Path
from statistics import median, quantiles
from time import perf_counter
from typing import Final, Self

from quizapp.cli.context import current_context
from quizapp.cli.lazy import make_sessions
from quizapp.collection.request import SessionRequest
from quizapp.store.journal.codec import encode
from quizapp.store.paths import locate
from quizapp.study.event import Event, Moment
from quizapp.study.quality import Quality
from tests.bench.start import answer_one_card, keep_byte_code
from tests.store.samples import answered, name_device

SIZES: Final = ((1_000, 10_000), (10_000, 100_000))
"""Items and events; what is larger is asked for by argument."""

A_TOPIC: Final = 500
DAYS: Final = 1_000
"""How long ago the first answer was."""
ANSWERS: Final = 100
PATIENCE_S: Final = 120.0

RSS_UNIT: Final = 1 if sys.platform == "darwin" else 1024


@dataclass(frozen=True, slots=True)
class Run:
    """One run of the program."""

    seconds: float
    peak_mib: float


def main(*numbers: int) -> None:
    """Print the figures for each size, the newcomer's first."""
    keep_byte_code()
    sizes = list(zip(numbers[::2], numbers[1::2], strict=True)) or SIZES
    print(f"{'items':>8} {'events':>9}  what")
    for size in ((0, 0), *sizes):
        apart(measure, *size)


def apart(call: Callable[..., object], *arguments: object) -> None:
    """Do it in a process of its own: a child's peak of memory is never below its parent's."""
    process = get_context("spawn").Process(target=call, args=arguments)
    process.start()
    process.join()


def write_home(home: Path, items: int, events: int) -> None:
    """Topics and a journal in which every item was answered equally often, over the years."""
    paths = locate(home=home, env={})
    paths.decks.mkdir(parents=True)
    paths.settings.write_text(f"new_per_day = 0\nreviews_per_day = {3 * ANSWERS}\n")
    for topic in range(-(-items // A_TOPIC)):
        cards = (f"  - Question {n} of many ^q{n}: Reply {n}\n" for n in range(A_TOPIC))
        text = f"topic: bench.t{topic}\ntitle: Topic {topic}\ncards:\n{''.join(cards)}"
        (paths.decks / f"t{topic:04}.yaml").write_text(text)
    if events:
        paths.journal.mkdir()
        paths.device.write_text(f"{name_device()}\n")
        with (paths.journal / f"{name_device()}.jsonl").open("wb") as handle:
            today = current_context(home).clock()().day
            handle.writelines(encode(event) for event in history(items, events, today))
    # Else the first answers would wait until the disk has all of this too.
    os.sync()


def history(items: int, events: int, today: date) -> Iterator[Event]:
    """The answers in order: one round over all items after the other, now and then a failure.

    The last is of yesterday, so that nothing of today's limits is used up.
    """
    first = datetime.combine(today, time(12), UTC) - timedelta(days=DAYS)
    for number in range(events):
        topic, card = divmod(number % items, A_TOPIC)
        at = first + timedelta(days=DAYS - 1) * (number / events)
        yield answered(0, quality=Quality.AGAIN if number % 9 == 4 else Quality.GOOD)._replace(
            id=f"{number * 0x9E3779B97F4A7C15 % 2**64:016x}",
            key=f"bench.t{topic}/q{card}",
            # None, so that no card counts as changed since its last answer.
            fingerprint="",
            moment=Moment(at, 0, at.date()),
            device=name_device(),
            sequence=number + 1,
        )


def measure(items: int, events: int) -> None:
    """Print every figure of one size."""
    with tempfile.TemporaryDirectory(prefix="quizapp-bench-") as name:
        home = Path(name)
        if not events:
            # A home without an answer keeps no index and reads its topics each time; measured
            # beside it, every other home would look fast.
            apart(answer_one_card, home)
        write_home(home, items, events)
        print_figures(home, f"{items:>8,} {events:>9,}  ")


def print_figures(home: Path, label: str) -> None:
    """Print every figure of one home; what needs memory here comes last."""
    app = [sys.executable, "-m", "quizapp", "--home", str(home)]
    cold = finished([*app, "due"])
    print(f"{label}due, all to be read: {cold.seconds:.2f} s, {cold.peak_mib:.0f} MiB", flush=True)
    for what, runs in {
        "due": [finished([*app, "due"]) for _ in range(5)],
        "app, first frame": [painted(app, b"Logistic") for _ in range(5)],
    }.items():
        seconds = median(run.seconds for run in runs)
        peak = max(run.peak_mib for run in runs)
        print(f"{label}{what}: {1000 * seconds:.0f} ms, {peak:.0f} MiB", flush=True)
    if any((home / "decks").iterdir()):
        show(f"{label}key to next card", typing([*app, "study"]))
        show(f"{label}answer and save", saving(home))


def saving(home: Path) -> list[float]:
    """Seconds of each `session.answer` with its `sessions.save`."""
    taken = []
    with current_context(home).collection() as collection:
        sessions = make_sessions(collection)
        session = sessions.session(SessionRequest())
        for _ in range(ANSWERS):
            begun = perf_counter()
            session, event = session.answer(Quality.GOOD, fingerprint="", **sessions.stamp())
            sessions.save(event)
            taken.append(perf_counter() - begun)
    return taken


def typing(command: list[str]) -> list[float]:
    """Seconds from each grade's key to the next card on the terminal, through the real app."""
    taken = []
    with App(command) as app:
        app.read_until(rb"\b1 of \d+")
        for done in range(1, ANSWERS + 1):
            app.press(" ")
            app.read_until(rb"3.{0,40}Good")
            begun = perf_counter()
            app.press("3")
            app.read_until(rb"\b%d of \d+" % (done + 1))
            taken.append(perf_counter() - begun)
    return taken


def finished(command: list[str]) -> Run:
    """A run to its end."""
    begun = perf_counter()
    child = os.posix_spawn(
        command[0], command, os.environ, file_actions=[(os.POSIX_SPAWN_OPEN, 1, "/dev/null", 1, 0)]
    )
    _, status, usage = os.wait4(child, 0)
    if status:
        raise RuntimeError(f"{command} failed")
    return Run(perf_counter() - begun, usage.ru_maxrss * RSS_UNIT / 2**20)


def painted(command: list[str], marker: bytes) -> Run:
    """A run until the marker is on the terminal."""
    begun = perf_counter()
    with App(command) as app:
        app.read_until(marker)
        seconds = perf_counter() - begun
    return Run(seconds, app.peak_mib)


class App:
    """The app in a terminal."""

    def __init__(self, command: list[str]) -> None:
        self.peak_mib = 0.0
        """Known once the app has ended."""
        self._seen = b""
        self._child, self._side = pty.fork()
        if self._child == 0:
            # Frames are not held back to the next sixtieth of a second.
            os.environ.update(TERM="xterm-256color", COLUMNS="80", LINES="24", TEXTUAL_FPS="1000")
            os.execvp(command[0], command)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        os.kill(self._child, signal.SIGKILL)
        usage = os.wait4(self._child, 0)[2]
        self.peak_mib = usage.ru_maxrss * RSS_UNIT / 2**20
        os.close(self._side)

    def press(self, keys: str) -> None:
        """Type the keys."""
        os.write(self._side, keys.encode())

    def read_some(self) -> bytes:
        """Whatever the app paints next; nothing once it has ended."""
        ready, _, _ = select.select([self._side], [], [], PATIENCE_S)
        if not ready:
            raise TimeoutError(f"nothing was painted after {self._seen[-500:]!r}")
        try:
            return os.read(self._side, 65536)
        except OSError:
            return b""

    def settle(self, seconds: float) -> None:
        """Read until the app has painted nothing for so long."""
        while select.select([self._side], [], [], seconds)[0] and self.read_some():
            pass

    def read_to_end(self) -> None:
        """Read until the app has ended."""
        while self.read_some():
            pass

    def read_until(self, pattern: bytes) -> None:
        """Read until the app has painted the pattern after what was waited for before."""
        while not (found := re.search(pattern, self._seen, re.DOTALL)):
            ready, _, _ = select.select([self._side], [], [], PATIENCE_S)
            if not ready:
                raise TimeoutError(f"{pattern!r} was never painted: {self._seen[-500:]!r}")
            self._seen += os.read(self._side, 65536)
        self._seen = self._seen[found.end() :]


def show(what: str, durations: list[float]) -> None:
    """One line of the table."""
    slow = quantiles(durations, n=20)[-1]
    print(
        f"{what}: median {1000 * median(durations):.2f} ms, 95 % {1000 * slow:.2f} ms", flush=True
    )


if __name__ == "__main__":
    main(*map(int, sys.argv[1:]))
