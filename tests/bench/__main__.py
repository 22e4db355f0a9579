"""All benchmarks, one after the other: `python -m tests.bench`."""

import sys

from tests.bench import (
    answering,
    cards,
    decks,
    engine,
    evidence,
    first_look,
    formulas,
    home_keys,
    insight,
    kills,
    labs,
    learners,
    metrics,
    pictures,
    rebuild,
    scale,
    slips,
    start,
    worst,
)


def main() -> bool:
    """Print every figure; whether tickets keep their laws, and metrics agree with others'."""
    start.main()
    answering.main()
    cards.main()
    decks.main()
    first_look.main()
    scale.main()
    home_keys.main()
    rebuild.main()
    kills.main()
    engine.main()
    is_sound = evidence.main()
    pictures.main()
    labs.main()
    slips.main()
    formulas.main()
    worst.main()
    learners.main()
    insight.main()
    return metrics.main() and is_sound


if __name__ == "__main__":
    sys.exit(not main())
