"""All benchmarks, one after the other: `python -m tests.bench`."""

from tests.bench import answering, kills, start


def main() -> None:
    """Print every figure."""
    start.main()
    answering.main()
    kills.main()


if __name__ == "__main__":
    main()
