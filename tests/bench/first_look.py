"""First look: a library that is new to the index, from process start to each stage of home.

python -m tests.bench.first_look [CARDS]...

Beside it stand a bare Textual app and, of the same bytes, the walk over libyaml's events: no reader
can be quicker. The slope is that of cost over size on log axes: 1 where twice the cards cost twice.
"""

import sys
import tempfile
from pathlib import Path
from statistics import median
from time import perf_counter
from typing import Final

import yaml

from quizapp.store.paths import locate
from tests.bench.scale import App
from tests.bench.slopes import slope
from tests.bench.start import keep_byte_code, painted

SIZES: Final = (100, 1_000, 10_000)
RUNS: Final = 3
A_TOPIC: Final = 500
A_CARD: Final = """\
  - id: q{n}
    q: Which loss does example {n} of the batch pay when its logit is {n} and its label is one?
    a: "`log(1 + exp(-{n}))` nats, which falls towards nothing as the logit grows."
    why: >-
      The probability of the label is the sigmoid of the logit, and the loss is minus its logarithm;
      for a large logit that is about the exponential of minus the logit.
    tags: [loss, logit]
"""
A_NUMERIC_CARD: Final = """\
  - id: q{n}
    numeric: "Example {n}: what is the log loss of y = 1 at p = {{=p|.2f}}, to two decimals?"
    vars: {{p: "grid(0.1, 0.9, 0.01)"}}
    answer: bce(1, p)
    tolerance: {{abs: 0.01}}
    traps: [{{if: "bce(0, p)", say: That is the branch of the other label.}}]
    why: Only the probability of the label that came out is charged.
"""
NUMERIC_EVERY: Final = 10

STAGES: Final = {
    "first frame, with a bar": rb"quizapp",
    "first topic, can be studied": rb"Topic 0",
    "all topics counted": rb"Checking",
}
"""What is on the screen, and by which bytes that is told."""


def main(*sizes: int) -> None:
    """Print the figures for each size, and the slopes."""
    keep_byte_code()
    print("first look at new cards (median of", RUNS, "runs)")
    seconds: dict[str, list[float]] = {}
    sizes = sizes or SIZES
    for cards in sizes:
        with tempfile.TemporaryDirectory(prefix="quizapp-bench-") as name:
            for what, value in measure(Path(name), cards).items():
                seconds.setdefault(what, []).append(value)
    for what, values in seconds.items():
        shown = "  ".join(f"{1000 * value:9.1f}" for value in values)
        print(f"  {what:<32} {shown} ms   slope {slope(sizes, values):5.2f}")
    for what in ("first frame, with a bar", "first topic, can be studied"):
        print_ratios(what, "bare Textual", seconds)
    print_ratios("beyond the first frame", "event walk", seconds)


def measure(folder: Path, cards: int) -> dict[str, float]:
    """Seconds of each stage, of the bare app and of the bare events."""
    content = folder / "content"
    write_decks(content, cards)
    times: dict[str, list[float]] = {}
    for run in range(RUNS):
        hello = painted([sys.executable, "-m", "tests.bench.hello"], b"hello")
        times.setdefault("bare Textual", []).append(hello)
        times.setdefault("event walk", []).append(walk(content))
        home = folder / f"home{run}"
        home.mkdir()
        locate(home=home, env={}).decks.symlink_to(content)
        for what, value in look(home).items():
            times.setdefault(what, []).append(value)
    medians = {what: median(values) for what, values in times.items()}
    begun, counted = medians["first frame, with a bar"], medians["all topics counted"]
    return {**medians, "beyond the first frame": counted - begun}


def look(home: Path) -> dict[str, float]:
    """Seconds until each stage."""
    begun = perf_counter()
    with App([sys.executable, "-m", "quizapp", "--home", str(home)]) as app:
        stages = {}
        for what, pattern in STAGES.items():
            app.read_until(pattern)
            stages[what] = perf_counter() - begun
    return stages


def walk(content: Path) -> float:
    """Seconds for the events of all files."""
    begun = perf_counter()
    for path in content.iterdir():
        for _ in yaml.parse(path.read_bytes(), Loader=yaml.CSafeLoader):
            pass
    return perf_counter() - begun


def write_decks(folder: Path, cards: int) -> None:
    """Topics of cards as people write them, about 430 bytes each, some with numbers drawn."""
    folder.mkdir()
    for topic in range(-(-cards // A_TOPIC)):
        numbers = range(topic * A_TOPIC, min(cards, (topic + 1) * A_TOPIC))
        text = "".join(
            (A_CARD if n % NUMERIC_EVERY else A_NUMERIC_CARD).format(n=n) for n in numbers
        )
        head = f"topic: bench.t{topic}\ntitle: Topic {topic}\ncards:\n"
        (folder / f"t{topic:04}.yaml").write_text(head + text)


def print_ratios(what: str, baseline: str, seconds: dict[str, list[float]]) -> None:
    """One line of ratios, a size each."""
    pairs = zip(seconds[what], seconds[baseline], strict=True)
    shown = "  ".join(f"{value / base:9.2f}" for value, base in pairs)
    print(f"  {f'{what} / {baseline}':<46} {shown} x")


if __name__ == "__main__":
    main(*map(int, sys.argv[1:]))
