"""Start: from process start to the end of small verbs, and to the first painted frame.

Every line is a median of interleaved runs beside its baseline of the same runs; trust the ratios.
"""

import os
import pty
import re
import select
import signal
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from quizapp.cli.context import current_context, shipped_topics
from quizapp.cli.lazy import make_sessions
from quizapp.collection.request import SessionRequest
from quizapp.store.paths import locate
from quizapp.study.quality import Quality

RUNS = 15
TOPICS = 30
PATIENCE_S = 10.0

ONE_QUERY = """
import argparse, sqlite3
parser = argparse.ArgumentParser()
parser.add_argument("home")
database = sqlite3.connect(parser.parse_args().home + "/index.sqlite3")
print(*database.execute("SELECT count(*) FROM memory WHERE due <= 740000").fetchone())
"""
"""The least that a counted line for a prompt takes."""


def main() -> None:
    """Print the figures."""
    keep_byte_code()
    with tempfile.TemporaryDirectory() as folder:
        home = str(Path(folder) / "quizapp")
        # Where it is looked for if no home is named.
        os.environ |= {"XDG_DATA_HOME": folder, "XDG_CONFIG_HOME": folder}
        os.environ.pop("QUIZAPP_HOME", None)
        answer_one_card(Path(home))
        app = [sys.executable, "-m", "quizapp", "--home", home]
        unnamed = [sys.executable, "-m", "quizapp"]
        bare = [sys.executable, "-c", "pass"]
        hello = [sys.executable, "-m", "tests.bench.hello"]
        verbs = {
            "python -c pass": lambda: ended(bare),
            "quizapp --version": lambda: ended([*app, "--version"]),
            "python, click alone": lambda: ended([sys.executable, "-c", "import click"]),
            "argparse, one SQLite query": lambda: ended([sys.executable, "-c", ONE_QUERY, home]),
            "python, NumPy alone": lambda: ended([sys.executable, "-c", "import numpy"]),
            "quizapp lab log-loss": lambda: ended([*app, "lab", "log-loss", "--p", "0.01"]),
            "quizapp lab curves": lambda: ended([*app, "lab", "curves", "--z", "1"]),
            "quizapp due": lambda: ended([*app, "due"]),
            "quizapp due --short": lambda: ended([*app, "due", "--short"]),
            "  where no home is named": lambda: ended([*unnamed, "due", "--short"]),
        }
        newcomer, several = Path(folder) / "new", Path(folder) / "several"
        write_topics(several, TOPICS)
        later = Path(folder) / "later"
        write_topics(later, TOPICS)
        read_all(later)
        frames = {
            "bare Textual, first frame": lambda: painted(hello, b"hello"),
            "warm": lambda: painted(app, b"Logistic"),
            "first start of all": lambda: painted(first(newcomer), b"quizapp"),
            "  its topic on the screen": lambda: painted(first(newcomer), b"Logistic"),
            f"first start, {TOPICS} topics": lambda: painted(first(several), b"quizapp"),
            "  all of them counted": lambda: painted(first(several), b"Checking"),
            "later start, no answer yet": lambda: painted(at(later), b"Logistic"),
        }
        print("start (median of", RUNS, "runs)")
        table(verbs)
        table(frames)


def at(home: Path) -> list[str]:
    """The app over this home."""
    return [sys.executable, "-m", "quizapp", "--home", str(home)]


def first(home: Path) -> list[str]:
    """The app over this home, whose index is not there yet."""
    locate(home=home, env={}).index.unlink(missing_ok=True)
    return at(home)


def write_topics(home: Path, count: int) -> None:
    """So many topics like the shipped one, which stands beside them in the library."""
    decks = locate(home=home, env={}).decks
    decks.mkdir(parents=True)
    [shipped] = shipped_topics().rglob("ml.logreg-cost.yaml")
    for number in range(1, count):
        text = re.sub(r"(?m)^topic: .*$", f"topic: bench.t{number}", shipped.read_text(), count=1)
        (decks / f"t{number:02}.yaml").write_text(text)


def read_all(home: Path) -> None:
    """The home as a first look leaves it that ends without an answer."""
    with current_context(home).collection(reads_later=True) as collection:
        collection.pending.work(collection.reload)
        collection.overview()


def keep_byte_code() -> None:
    """No child compiles the program at each start, which an installed copy does not do either."""
    os.environ.pop("PYTHONDONTWRITEBYTECODE", None)


def answer_one_card(home: Path) -> None:
    """Make the home of a learner who was here before: a journal, and an index that is warm."""
    with current_context(home).collection() as collection:
        sessions = make_sessions(collection)
        _, event = sessions.session(SessionRequest()).answer(
            Quality.GOOD, moment=collection.moment(), event_id=sessions.new_id(), fingerprint=""
        )
        sessions.save(event)
    with current_context(home).collection() as collection:
        collection.overview()


def table(measures: dict[str, Callable[[], float]]) -> None:
    """Print each measure beside the first, the baseline; runs are interleaved.

    A first run of each is not counted: it finds what it reads neither compiled nor in memory.
    """
    for measure in measures.values():
        measure()
    times: dict[str, list[float]] = {name: [] for name in measures}
    for _ in range(RUNS):
        for name, measure in measures.items():
            times[name].append(measure())
    medians = {name: statistics.median(values) for name, values in times.items()}
    baseline = next(iter(medians.values()))
    for name, median in medians.items():
        print(f"  {name:<28} {median * 1000:7.1f} ms   {median / baseline:5.2f} x")


def ended(command: list[str]) -> float:
    """Seconds until the process has ended."""
    begun = time.perf_counter()
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL)
    return time.perf_counter() - begun


def painted(command: list[str], marker: bytes) -> float:
    """Seconds until a terminal has received the marker; the app is then told to end."""
    begun = time.perf_counter()
    child, terminal = pty.fork()
    if child == 0:
        os.environ.update(TERM="xterm-256color", COLUMNS="80", LINES="24")
        os.execvp(command[0], command)
    seen = b""
    try:
        while marker not in seen:
            ready, _, _ = select.select([terminal], [], [], PATIENCE_S)
            if not ready:
                raise TimeoutError(f"{command} painted no {marker!r}: {seen[-500:]!r}")
            seen += os.read(terminal, 65536)
        return time.perf_counter() - begun
    finally:
        os.kill(child, signal.SIGKILL)
        os.waitpid(child, 0)
        os.close(terminal)


if __name__ == "__main__":
    main()
