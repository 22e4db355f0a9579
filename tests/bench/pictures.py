"""Pictures: milliseconds for each, beside the dots alone in plain NumPy.

python -m tests.bench.pictures

With plotext (the extra `bench`) its line chart of the same numbers stands beside them.
"""

from collections.abc import Callable
from importlib import import_module
from importlib.util import find_spec
from statistics import median
from time import perf_counter

import numpy as np

from quizapp.plot.curves import curves
from quizapp.plot.heatmap import heatmap
from quizapp.plot.histograms import Group, histograms
from quizapp.plot.raster import BIT, BRAILLE, Whole
from quizapp.plot.scale import Array
from quizapp.plot.series import Series
from quizapp.plot.vlines import Mark

SIZES = ((80, 24), (120, 40), (200, 50))
RUNS = 100

Z = np.linspace(-6, 6, 401)
LOG_LOSS = np.logaddexp(0, -Z)
SQUARED = 1 / (1 + np.exp(Z)) ** 2
BOWL = np.add.outer(np.linspace(-2, 2, 200) ** 2, np.linspace(-2, 2, 200) ** 2)
WALK = (np.linspace(-2, 0, 100), np.linspace(2, 0, 100))
DICE = np.random.default_rng(0)
POSITIVES = Group("positives", DICE.beta(4, 2, 2_000))
NEGATIVES = Group("negatives", DICE.beta(2, 4, 8_000))


def main() -> None:
    """Print a table: milliseconds per picture, by its size in cells."""
    pictures = {
        "the dots alone": dots_alone,
        "curves": two_curves,
        "heatmap": one_bowl,
        "histograms": two_histograms,
    }
    if find_spec("plotext"):
        pictures["plotext, lines"] = plotext_lines
    print(f"{'ms per picture':<18}" + "".join(f"{f'{w}x{h}':>10}" for w, h in SIZES))
    for name, draw in pictures.items():
        times = (milliseconds(draw, width, height) for width, height in SIZES)
        print(f"{name:<18}" + "".join(f"{time:>10.3f}" for time in times))


def two_curves(width: int, height: int) -> None:
    """What a lab of cost curves draws on every key."""
    curves(
        [
            Series("log loss", Z, LOG_LOSS, "first", "o"),
            Series("squared error", Z, SQUARED, "second", "."),
        ],
        width=width,
        height=height,
        x_label="z",
        y_label="loss (nats)",
        marks=[Mark(-0.6931, "z = -ln 2")],
        cursor=-2.0,
        guess=1.0,
    )


def one_bowl(width: int, height: int) -> None:
    """What a lab of descent draws on every key."""
    heatmap(
        BOWL,
        width=width,
        height=height,
        x_range=(-2, 2),
        y_range=(-2, 2),
        contours=(1.0, 2.0, 4.0),
        path=WALK,
    )


def two_histograms(width: int, height: int) -> None:
    """What a lab of thresholds draws on every key."""
    histograms(POSITIVES, NEGATIVES, width=width, height=height, threshold=0.4)


def dots_alone(width: int, height: int) -> None:
    """The least that shows two curves as braille: no joins, axes, words or roles."""
    dots = np.zeros((4 * height, 2 * width), dtype=np.bool_)
    for ys in (LOG_LOSS, SQUARED):
        dots[scaled(-ys, 4 * height), scaled(Z, 2 * width)] = True
    bits = np.einsum("iajb,ab->ij", dots.reshape(height, 4, width, 2), 1 << BIT)
    codes = (BRAILLE + bits).astype("<u4")
    b"\n\0\0\0".join(row.tobytes() for row in codes).decode("utf-32-le")


def scaled(values: Array, dots: int) -> Whole:
    """The values as whole dots over their range."""
    low, high = values.min(), values.max()
    positions: Array = (values - low) / (high - low) * (dots - 1)
    return np.rint(positions).astype(np.intp)


def plotext_lines(width: int, height: int) -> None:
    """The same two curves by the package that most programs take."""
    plotext = import_module("plotext")
    plotext.clear_figure()
    plotext.plotsize(width, height)
    for name, ys in (("log loss", LOG_LOSS), ("squared error", SQUARED)):
        plotext.plot(Z.tolist(), ys.tolist(), marker="braille", label=name)
    plotext.build()


def milliseconds(draw: Callable[[int, int], None], width: int, height: int) -> float:
    """How long one picture takes, as the median of many."""
    draw(width, height)
    times = []
    for _ in range(RUNS):
        start = perf_counter()
        draw(width, height)
        times.append(perf_counter() - start)
    return 1000 * median(times)


if __name__ == "__main__":
    main()
