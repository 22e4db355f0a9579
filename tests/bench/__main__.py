"""All benchmarks, one after the other: `python -m tests.bench`."""

from tests.bench import (
    answering,
    cards,
    decks,
    engine,
    evidence,
    first_look,
    home_keys,
    kills,
    labs,
    learners,
    pictures,
    rebuild,
    scale,
    start,
    worst,
)


def main() -> None:
    """Print every figure."""
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
    evidence.main()
    pictures.main()
    labs.main()
    worst.main()
    learners.main()


if __name__ == "__main__":
    main()
