import json
import os
import resource
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from quizapp.cli.context import moment_of
from quizapp.cli.main import quizapp
from quizapp.store.paths import Paths, locate
from tests.cli.killing import answered_keys, index_agrees
from tests.cli.read_only import CARDS
from tests.cli.terminals import Terminal
from tests.store.samples import answered, name_device, write_journal

CHECKOUT = Path(__file__).parents[2]

MOUNTS = ("unshare", "--map-root-user", "--mount")


@pytest.fixture
def deck(tmp_path: Path) -> Path:
    file = tmp_path / "deck.yaml"
    file.write_text(f"topic: t\ncards:\n{CARDS}", encoding="utf-8")
    return file


def call(home: Path, *words: str) -> Result:
    return CliRunner().invoke(quizapp, ["--home", str(home), *words])


# The disk refuses in the middle of a session


@pytest.mark.skipif(not hasattr(resource, "prlimit"), reason="Linux alone fills a disk by a limit")
def test_a_full_disk_gets_a_sentence_and_no_acknowledgement(home: Path, deck: Path) -> None:
    with Terminal(home, "study", str(deck)) as terminal:
        terminal.wait_for("1 of 8")
        terminal.press(" 3")
        terminal.wait_for("2 of 8")
        [journal] = (home / "journal").iterdir()
        size = journal.stat().st_size
        _, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
        resource.prlimit(terminal.process, resource.RLIMIT_FSIZE, (size + 20, hard))
        terminal.press(" 3")
        terminal.wait_for("The answer is not saved")
        assert journal.stat().st_size == size
        assert b"3 of 8" not in terminal.seen
        resource.prlimit(terminal.process, resource.RLIMIT_FSIZE, (hard, hard))
        terminal.press("3")
        terminal.wait_for("3 of 8")
        assert len(answered_keys(home)) == 2
    assert index_agrees(home)


def may_mount() -> bool:
    if not shutil.which(MOUNTS[0]):
        return False
    return subprocess.run([*MOUNTS, "true"], capture_output=True, check=False).returncode == 0


@pytest.mark.skipif(not may_mount(), reason="this machine lets nobody mount a disk of their own")
def test_a_disk_that_turns_read_only_gets_a_sentence_and_no_acknowledgement(
    tmp_path: Path,
) -> None:
    command = [*MOUNTS, sys.executable, "-m", "tests.cli.read_only", str(tmp_path)]
    done = subprocess.run(command, cwd=CHECKOUT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr


# Windows and files that come and go


def test_two_windows_answer_side_by_side(home: Path, deck: Path) -> None:
    with Terminal(home, "study", str(deck)) as one, Terminal(home, "study", str(deck)) as other:
        for window in (one, other):
            window.wait_for("1 of 8")
        for number in range(2, 6):
            for window in (one, other):
                window.press(" 3")
                window.wait_for(f"{number} of 8")
        assert len(answered_keys(home)) == 8
    assert index_agrees(home)


def test_an_index_deleted_under_the_running_app_is_missed_by_nobody(home: Path, deck: Path) -> None:
    call(home, "due")
    with Terminal(home, "study", str(deck)) as terminal:
        terminal.wait_for("1 of 8")
        terminal.press(" 3")
        terminal.wait_for("2 of 8")
        (home / "index.sqlite3").unlink(missing_ok=True)
        terminal.press(" 3")
        terminal.wait_for("3 of 8")
        terminal.press("\x11")
        assert terminal.wait() == 0
    assert len(answered_keys(home)) == 2
    assert index_agrees(home)


def delete_index(paths: Paths) -> None:
    paths.index.unlink()


def spoil_index(paths: Paths) -> None:
    paths.index.write_bytes(b"\xa5" * 20_000)


def tear_journal(paths: Paths) -> None:
    file = journal_of(paths)
    file.write_bytes(file.read_bytes() + b'{"v":1,"at":"2026')


def flip_byte(paths: Paths) -> None:
    file = journal_of(paths)
    file.write_bytes(file.read_bytes().replace(b"event-3", b"event-#"))


def shorten_journal(paths: Paths) -> None:
    os.truncate(journal_of(paths), 2_000)


def empty_journal(paths: Paths) -> None:
    os.truncate(journal_of(paths), 0)


def delete_journal(paths: Paths) -> None:
    journal_of(paths).unlink()


def journal_of(paths: Paths) -> Path:
    return paths.journal / f"{name_device()}.jsonl"


LOST = (
    "has lost 10 events; the index still has them, so do not delete it. `quizapp doctor --repair`"
)
SHORT = "has lost 5 events; the index still has them"


@pytest.mark.parametrize(
    ("fault", "due_says", "doctor_says"),
    [
        (delete_index, "", "There is no index yet; the next opening builds it."),
        (spoil_index, "was built anew from the journal, and the old one is kept as", "cannot be"),
        (tear_journal, "ends in 17 bytes that are no whole line", "bytes that are no whole line"),
        # The index has the line as it was, so `due` need not read it again.
        (flip_byte, "", "has a damaged line: 4."),
        (shorten_journal, SHORT, "has lost 5 events that the index still has."),
        (empty_journal, LOST, "has lost 10 events that the index still has."),
        (delete_journal, LOST, "has lost 10 events that the index still has."),
    ],
)
def test_each_fault_gets_its_sentence_and_costs_no_answer(
    home: Path, fault: Callable[[Paths], None], due_says: str, doctor_says: str
) -> None:
    paths = locate(home=home, env={})
    whole = write_journal(paths, map(answered, range(10))).read_bytes()
    assert call(home, "due").stderr == ""
    fault(paths)
    assert doctor_says in call(home, "doctor").output
    told = call(home, "due").stderr
    assert due_says in told
    assert bool(due_says) == bool(told)
    assert call(home, "doctor", "--repair").exit_code == 0
    assert journal_of(paths).read_bytes() == whole
    assert call(home, "due").stderr == ""
    assert call(home, "doctor").exit_code == 0


# What the shell hands over

VERBS_THAT_PRINT = ("due", "doctor", "relink", "plan", "lab", "--help", "--version")


def run(home: Path, *words: str, streams: str = "", **environment: str) -> tuple[int, str]:
    """The exit code and what the learner reads, after a command in a shell."""
    command = [sys.executable, "-m", "quizapp", "--home", str(home), *words]
    done = subprocess.run(
        ["sh", "-c", f'"$@" 2>&1 {streams}', "sh", *command],
        env={**os.environ, **environment},
        cwd=CHECKOUT,
        capture_output=True,
        text=True,
        check=False,
    )
    return done.returncode, done.stdout


@pytest.mark.parametrize("verb", VERBS_THAT_PRINT)
@pytest.mark.skipif(not Path("/dev/full").exists(), reason="Linux alone has an output that is full")
def test_an_output_that_is_full_is_a_sentence(home: Path, verb: str) -> None:
    sentence = "The output cannot be written: no space left on device.\n"
    assert run(home, verb, streams=">/dev/full") == (1, sentence)


@pytest.mark.parametrize("stream", ["<&-", ">&-"])
def test_a_stream_that_is_closed_is_a_sentence(home: Path, stream: str) -> None:
    for words in ((), ("study",), ("lab", "log-loss")):
        code, told = run(home, *words, streams=stream)
        assert code == 2
        assert "The app needs a terminal" in told
    assert run(home, "due", streams=stream)[0] == 0


def test_what_runs_elsewhere_needs_no_terminal_here(home: Path) -> None:
    driver = "textual.drivers.headless_driver:HeadlessDriver"
    command = [sys.executable, "-m", "quizapp", "--home", str(home)]
    with subprocess.Popen(
        command,
        env={**os.environ, "TEXTUAL_DRIVER": driver},
        cwd=CHECKOUT,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
    ) as process:
        assert process.stdin is not None
        # Closing what the app is driven through ends it, as closing a terminal does.
        process.stdin.close()
        assert process.wait() == 128 + signal.SIGHUP


@pytest.mark.parametrize("words", [("due",), ("study", "ml.logreg-cost"), ("plan",), ("backup",)])
def test_a_zone_that_no_calendar_follows_is_a_sentence(home: Path, words: tuple[str, ...]) -> None:
    code, told = run(home, *words, TZ="UTC-25")
    assert code == 1
    assert told.startswith("Error: The time zone TZ=UTC-25 is a day or more away from UTC.")


# The clock on the wall

EAST, WEST = "Pacific/Kiritimati", "Pacific/Honolulu"


def test_travel_moves_the_study_day_and_no_answer(home: Path, deck: Path) -> None:
    days: list[date] = []
    # What was answered in the west, a day earlier, is due again on the way back.
    for zone, asked in ((EAST, 8), (WEST, 7), (EAST, 7)):
        with Terminal(home, "study", str(deck), TZ=zone) as terminal:
            terminal.wait_for(f"1 of {asked}")
            terminal.press(" 3")
            terminal.wait_for(f"2 of {asked}")
        days.append(day_in(zone, home))
    east, west, back = days
    assert (east - west).days == 1
    assert back == east
    assert len(answered_keys(home)) == 3
    assert index_agrees(home)


def day_in(zone: str, home: Path) -> date:
    """The study day that a learner in the zone is told."""
    done = subprocess.run(
        [sys.executable, "-m", "quizapp", "--home", str(home), "due", "--json"],
        env={**os.environ, "TZ": zone},
        cwd=CHECKOUT,
        capture_output=True,
        text=True,
        check=True,
    )
    assert done.stderr == ""
    return date.fromisoformat(json.loads(done.stdout)["day"])


@pytest.fixture
def in_berlin() -> Iterator[None]:
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("TZ", "Europe/Berlin")
        time.tzset()
        yield
    time.tzset()


def test_the_night_of_the_clock_change_keeps_its_rollover_and_offset(in_berlin: None) -> None:
    before = moment_of(datetime(2025, 3, 30, 1, 59, tzinfo=UTC), 4)
    after = moment_of(datetime(2025, 3, 30, 2, 0, tzinfo=UTC), 4)
    winter = moment_of(datetime(2025, 10, 26, 3, 0, tzinfo=UTC), 4)
    assert (before.day, before.offset_minutes) == (date(2025, 3, 29), 120)
    assert (after.day, after.offset_minutes) == (date(2025, 3, 30), 120)
    assert (winter.day, winter.offset_minutes) == (date(2025, 10, 26), 60)
