"""All benchmarks, one after the other: `python -m tests.bench`."""

from tests.bench import answering, engine, kills, scale, start


def main() -> None:
    """Print every figure."""
    start.main()
    answering.main()
    scale.main()
    kills.main()
    engine.main()


if __name__ == "__main__":
    main()
