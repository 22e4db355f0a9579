"""Kills: the real app killed at random instants while answers are typed, again and again.

python -m tests.bench.kills [KILLS]
"""

import sys
import tempfile
from pathlib import Path
from time import perf_counter

from tests.cli.killing import Toll, index_agrees, kill

AT_A_TIME = 50


def main(kills: int = 100) -> None:
    """Print what the kills have cost; anything but two noughts is a fault."""
    begun = perf_counter()
    toll = Toll()
    agree = True
    with tempfile.TemporaryDirectory(prefix="quizapp-bench-") as name:
        for seed in range(-(-kills // AT_A_TIME)):
            folder = Path(name) / str(seed)
            folder.mkdir()
            toll += kill(folder, min(AT_A_TIME, kills - toll.kills), seed=seed)
            agree = agree and all(map(index_agrees, folder.iterdir()))
    print(
        f"kills {toll.kills}: {toll.acknowledged} answers acknowledged, {toll.lost} lost,"
        f" {toll.invented} invented, index {'agrees' if agree else 'DISAGREES'}"
        f" ({perf_counter() - begun:.0f} s)"
    )


if __name__ == "__main__":
    main(*map(int, sys.argv[1:]))
