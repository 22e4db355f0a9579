"""Evidence of tickets: its laws over many seeds, and what a panel takes.

python -m tests.bench.evidence

It exits 1 on a violation: the suite has time for a tenth of the seeds.
"""

import sys
from collections.abc import Callable, Iterable
from itertools import islice
from time import perf_counter
from typing import TypeAlias

from quizapp.engine.scalar.evidence import PANELS, SCENARIOS
from tests.oracles.evidence import violations

SEEDS = 1_000

Laws: TypeAlias = Callable[[str, str], Iterable[str]]


def main(seeds: int = SEEDS, laws: Laws = violations) -> bool:
    """Print the first violations of each scenario, and the time of each panel; whether all hold.

    Args:
        seeds: how many to try of each scenario.
        laws: the sentences on what is wrong with the evidence of a scenario and a seed.
    """
    is_sound = True
    for scenario in SCENARIOS:
        wrong = [
            f"{seed}: {sentence}" for seed in range(seeds) for sentence in laws(scenario, f"{seed}")
        ]
        is_sound = is_sound and not wrong
        print(f"{scenario:22} {seeds:,} seeds, {len(wrong)} violations")
        for sentence in islice(wrong, 3):
            print(f"  {sentence}")
    for name, kind in PANELS.items():
        begin = perf_counter()
        for seed in range(seeds):
            kind.build({}, f"{seed}")
        print(f"{name:22} {1e6 * (perf_counter() - begin) / seeds:.0f} µs a panel")
    return is_sound


if __name__ == "__main__":
    sys.exit(not main())
