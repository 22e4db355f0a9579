"""All benchmarks, one after the other: `python -m tests.bench`."""

from tests.bench import answering, engine, kills, labs, learners, pictures, scale, start, worst


def main() -> None:
    """Print every figure."""
    start.main()
    answering.main()
    scale.main()
    kills.main()
    engine.main()
    pictures.main()
    labs.main()
    worst.main()
    learners.main()


if __name__ == "__main__":
    main()
