import subprocess
import sys
from pathlib import Path

from tests.cli.killing import Toll, index_agrees, judged
from tests.house import ROOT

KILLS = 20
"""`tests.bench.kills` tries a hundred, or as many as it is told."""


def test_no_kill_at_any_instant_loses_or_invents_an_answer(tmp_path: Path) -> None:
    command = [sys.executable, "-m", "tests.cli.killing", str(tmp_path), str(KILLS), "20"]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True)
    toll = Toll(*map(int, done.stdout.split()))
    assert (toll.lost, toll.invented) == (0, 0)
    assert toll.kills == KILLS
    assert toll.acknowledged > KILLS
    assert all(map(index_agrees, tmp_path.iterdir()))


def test_a_lost_and_an_invented_answer_would_be_seen() -> None:
    assert judged(["a", "b", "c"], ["a", "b"]).lost == 0
    assert judged(["a", "b", "c"], ["a", "b", "c"]).invented == 0
    assert judged(["a", "b", "c"], ["a"]).lost == 1
    assert judged(["a", "b"], ["a", "x"]).invented == 1
    assert judged(["a", "b"], ["a", "a"]).invented == 1
