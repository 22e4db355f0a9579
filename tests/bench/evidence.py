"""Evidence of tickets: its laws over many seeds, and what a panel takes.

python -m tests.bench.evidence
"""

from itertools import islice
from time import perf_counter

from quizapp.engine.scalar.evidence import PANELS, SCENARIOS
from tests.oracles.evidence import violations

SEEDS = 1_000


def main() -> None:
    """Print the violations of each scenario, with the first of them, and the time of each panel."""
    for scenario in SCENARIOS:
        wrong = [
            f"{seed}: {sentence}"
            for seed in range(SEEDS)
            for sentence in violations(scenario, f"{seed}")
        ]
        print(f"{scenario:22} {SEEDS:,} seeds, {len(wrong)} violations")
        for sentence in islice(wrong, 3):
            print(f"  {sentence}")
    for name, kind in PANELS.items():
        begin = perf_counter()
        for seed in range(SEEDS):
            kind.build({}, f"{seed}")
        print(f"{name:22} {1e6 * (perf_counter() - begin) / SEEDS:.0f} µs a panel")


if __name__ == "__main__":
    main()
