"""All benchmarks, one after the other: `python -m tests.bench`."""

from tests.bench import answering, start


def main() -> None:
    """Print every figure."""
    start.main()
    answering.main()


if __name__ == "__main__":
    main()
