"""Decks: reading and checking a library, beside what libyaml takes for its events alone.

python -m tests.bench.decks [CARDS]...

No reader can be quicker than those events, and a loader of PyYAML gives untyped data without any
place. The slope is that of cost over size on log axes: 1 where twice the cards cost twice.
"""

import gc
import sys
from collections.abc import Callable, Sequence
from statistics import median
from time import process_time
from typing import Final

import yaml

from quizapp.decks.lint import lint
from quizapp.decks.read.file import read_topic
from tests.bench.mixed_decks import topics
from tests.bench.slopes import slope

SIZES: Final = (100, 1_000, 10_000)
RUNS: Final = 3
MIXES: Final = {"cards of all kinds but numeric": 0, "the same, every tenth numeric": 10}


def main(*numbers: int) -> None:
    """Print the figures of each mix, in seconds of the processor."""
    gc.disable()  # as the program does until its first screen
    sizes = numbers or SIZES
    for mix, numeric_every in MIXES.items():
        print(f"decks, {mix} (median of {RUNS}; {', '.join(f'{size:,}' for size in sizes)} cards)")
        columns = [measure(topics(size, numeric_every=numeric_every)) for size in sizes]
        walks = [column["libyaml, its events alone"] for column in columns]
        for what in MEASURES:
            print_line(what, [column[what] for column in columns], walks, sizes)


def measure(texts: Sequence[bytes]) -> dict[str, float]:
    """Seconds of each measure; runs are interleaved."""
    times: dict[str, list[float]] = {what: [] for what in MEASURES}
    for _ in range(RUNS):
        for what, work in MEASURES.items():
            begun = process_time()
            for text in texts:
                work(text)
            times[what].append(process_time() - begun)
            gc.collect()
    return {what: median(values) for what, values in times.items()}


def walk(text: bytes) -> None:
    """Ask for every event."""
    loader = yaml.CBaseLoader(text.decode())
    while loader.get_event() is not None:
        pass


def load(text: bytes) -> None:
    """Make untyped data of it."""
    yaml.load(text, yaml.CSafeLoader)


def read(text: bytes) -> None:
    """Make a topic of it, with the place of everything."""
    read_topic("deck.yaml", text)


def check(text: bytes) -> None:
    """Make a topic of it and judge that, as `quizapp check` does."""
    topic = read_topic("deck.yaml", text).topic
    assert topic
    lint(topic)


MEASURES: Final[dict[str, Callable[[bytes], None]]] = {
    "libyaml, its events alone": walk,
    "CSafeLoader, untyped": load,
    "typed reading, with places": read,
    "check": check,
}


def print_line(
    what: str, seconds: Sequence[float], walks: Sequence[float], sizes: Sequence[int]
) -> None:
    """Each size with its ratio to the events, and the slope over all of them."""
    pairs = zip(seconds, walks, strict=True)
    shown = "  ".join(f"{1000 * value:8.1f} ms {value / base:5.2f} x" for value, base in pairs)
    print(f"  {what:<28} {shown}   slope {slope(sizes, seconds):.2f}", flush=True)


if __name__ == "__main__":
    main(*map(int, sys.argv[1:]))
