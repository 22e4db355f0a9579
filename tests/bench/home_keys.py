"""Keys of home: from a key to the first byte of the next frame, and from `q` to the prompt.

python -m tests.bench.home_keys [ITEMS EVENTS]...

Cards are of all kinds and as long as people write them. A key that opens something is followed by
one that closes it. Escape waits a tenth of a second for the rest of what may be a longer key.
"""

import os
import sys
import tempfile
from pathlib import Path
from time import perf_counter
from typing import Final

from quizapp.cli.context import current_context
from quizapp.store.paths import locate
from tests.bench import mixed_decks
from tests.bench.scale import App, apart, finished, history
from tests.bench.start import keep_byte_code
from tests.store.samples import write_journal

SIZES: Final = ((1_000, 10_000), (10_000, 100_000))
"""Items and events; what is larger is asked for by argument."""

KEYS: Final = {
    "down": "\x1b[B",
    "/": "/",
    **{f"{letter} in the filter": letter for letter in "kind:ba"},
    "Escape": "\x1b",
    "c": "c",
    "u": "u",
    "?": "?",
    "Escape from help": "\x1b",
    "l": "l",
    "Escape from labs": "\x1b",
    "a": "a",
}
"""By what is pressed, in this order."""

QUIET_S: Final = 0.3
"""Nothing more is painted after what came before."""


def main(*numbers: int) -> None:
    """Print the figures for each size."""
    keep_byte_code()
    for items, events in list(zip(numbers[::2], numbers[1::2], strict=True)) or SIZES:
        apart(measure, items, events)


def measure(items: int, events: int) -> None:
    """Print every figure of one size."""
    with tempfile.TemporaryDirectory(prefix="quizapp-bench-") as name:
        home = Path(name)
        write_mixed_home(home, items, events)
        app = [sys.executable, "-m", "quizapp", "--home", name]
        finished([*app, "due"])
        taken = pressed(app)
        worst = max(taken, key=lambda key: taken[key])
        print(f"home of {items:,} items and {events:,} events, ms to the next frame:")
        print("  " + ", ".join(f"{key} {1000 * seconds:.0f}" for key, seconds in taken.items()))
        print(f"  the slowest is {worst}; {1000 * bare_key():.0f} ms in a bare Textual app")
        for day in ("the first quit of the day", "the next"):
            print(f"  prompt after `q`, {day}: {left(app):.2f} s", flush=True)


def write_mixed_home(home: Path, items: int, events: int) -> None:
    """Topics of all kinds of card, and answers to most of them."""
    paths = locate(home=home, env={})
    paths.decks.mkdir(parents=True)
    for number, text in enumerate(mixed_decks.topics(items)):
        (paths.decks / f"t{number:04}.yaml").write_bytes(text)
    today = current_context(home).clock()().day
    places = (divmod(number % items, mixed_decks.A_TOPIC) for number in range(events))
    answers = (
        event._replace(key=f"bench.t{topic}/c{card}")
        for (topic, card), event in zip(places, history(items, events, today), strict=True)
    )
    write_journal(paths, answers)
    os.sync()


def pressed(command: list[str]) -> dict[str, float]:
    """Seconds from each key to its frame."""
    with App(command) as app:
        app.read_until(rb"Topic 0")
        return {name: frame(app, key) for name, key in KEYS.items()}


def bare_key() -> float:
    """Seconds from a key to its frame where nothing but the toolkit runs."""
    with App([sys.executable, "-m", "tests.bench.hello"]) as app:
        app.read_until(b"hello")
        # The command palette is all that it can open.
        return frame(app, "\x10")


def frame(app: App, key: str) -> float:
    """Seconds from the key to the first byte that is painted for it."""
    app.settle(QUIET_S)
    begun = perf_counter()
    app.press(key)
    app.read_some()
    return perf_counter() - begun


def left(command: list[str]) -> float:
    """Seconds from `q` on home to the end of the program."""
    with App(command) as app:
        app.read_until(rb"Topic 0")
        app.settle(QUIET_S)
        begun = perf_counter()
        app.press("q")
        app.read_to_end()
        return perf_counter() - begun


if __name__ == "__main__":
    main(*map(int, sys.argv[1:]))
