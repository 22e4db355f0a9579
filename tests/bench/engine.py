"""The engine: losses, surfaces and descents, beside the least that NumPy needs and beside others.

Calls take turns, so that the allocator is warm for all of them: cold, a large array costs more than
its logarithms.

python -m tests.bench.engine, with the extra "bench" for the others
"""

import importlib
import math
from collections.abc import Callable
from itertools import pairwise
from statistics import median
from time import perf_counter
from typing import Any, TypeAlias

import numpy as np

from quizapp.engine.array.arrays import Floats
from quizapp.engine.array.descent import descend
from quizapp.engine.array.margins import LOG_LOSS, SQUARED_ERROR
from quizapp.engine.array.mean_log_loss import mean_log_loss_from_logits
from quizapp.engine.array.objective import Objective
from quizapp.engine.array.surface import surface
from tests.bench.slopes import slope

SIZES = (1_000, 10_000, 100_000, 1_000_000, 10_000_000)
ENOUGH_S = 0.4

Call: TypeAlias = Callable[[], object]


def main() -> None:
    """Print three tables: the time of each deed, and its ratio to the first, the baseline."""
    ours: dict[int, float] = {}
    for size in SIZES:
        dice = np.random.default_rng(size)
        z = dice.normal(0, 4, size)
        y = (dice.random(size) < 0.5).astype(float)
        times = table(f"mean log loss of {size:,} logits", means(y, z), size=size)
        print(f"  over the one line {times['quizapp'] / times['NumPy in one line']:28.2f} x")
        ours[size] = times["quizapp"]
    for (small, fast), (large, slow) in pairwise(ours.items()):
        print(f"  slope from {small:,} to {large:,}: {slope((small, large), (fast, slow)):.2f}")
    table("surface of 200 x 200 over 1,000 examples", surfaces(), size=200 * 200 * 1_000)
    table("descent of 200 steps over 8 examples", descents(), size=200)


def means(y: Floats, z: Floats) -> dict[str, Call]:
    """The mean log loss in every way that is installed; all but the first agree."""
    room = np.empty_like(z)
    falling = -np.abs(z)

    def least() -> object:
        return np.log1p(np.exp(falling, out=room), out=room)

    def one_line() -> object:
        return np.mean(np.maximum(z, 0) - z * y + np.log1p(np.exp(-np.abs(z))))

    calls = {
        "exp + log1p": least,
        "quizapp": lambda: mean_log_loss_from_logits(y, z),
        "NumPy in one line": one_line,
        "NumPy logaddexp": lambda: np.mean(np.logaddexp(0, (1 - 2 * y) * z)),
        **scipy_mean(y, z),
        **sklearn_mean(y, z),
        **torch_mean(y, z),
    }
    for name, call in list(calls.items())[1:]:
        if not math.isclose(float(call()), mean_log_loss_from_logits(y, z), rel_tol=1e-9):  # type: ignore[arg-type]
            raise AssertionError(f"{name} computes something else")
    return calls


def scipy_mean(y: Floats, z: Floats) -> dict[str, Call]:
    """SciPy has no loss, but the logarithm of the sigmoid."""
    if (special := found("scipy.special")) is None:
        return {}
    return {"SciPy log_expit": lambda: -np.mean(special.log_expit((2 * y - 1) * z))}


def sklearn_mean(y: Floats, z: Floats) -> dict[str, Call]:
    """Scikit-learn takes probabilities, so it pays for a sigmoid first."""
    metrics, special = found("sklearn.metrics"), found("scipy.special")
    if metrics is None or special is None:
        return {}
    return {"scikit-learn log_loss": lambda: metrics.log_loss(y, special.expit(z), labels=[0, 1])}


def torch_mean(y: Floats, z: Floats) -> dict[str, Call]:
    """PyTorch, on tensors that share the arrays' memory."""
    if (torch := found("torch")) is None:
        return {}
    loss = torch.nn.functional.binary_cross_entropy_with_logits
    labels, logits = torch.from_numpy(y), torch.from_numpy(z)
    return {"PyTorch": lambda: loss(logits, labels)}


def surfaces() -> dict[str, Call]:
    """J over a grid; with weights, as with logits too large, the exponentials are not factored."""
    dice = np.random.default_rng(1)
    x, y = dice.normal(0, 2, 1_000), dice.integers(0, 2, 1_000)
    w, b = np.linspace(-10, 6, 200), np.linspace(-8, 8, 200)
    row = dice.normal(0, 4, (200, 1_000))
    room = np.empty_like(row)

    def least() -> None:
        for _ in w:
            np.exp(row, out=room)

    log, squared = Objective.of(x, y), Objective.of(x, y, loss=SQUARED_ERROR)
    weighed = Objective.of(x, y, weights=1 + y)
    return {
        "one exp a term": least,
        "log loss": lambda: surface(log, w, b),
        "squared error": lambda: surface(squared, w, b),
        "log loss of weighted": lambda: surface(weighed, w, b),
    }


def descents() -> dict[str, Call]:
    """Gradient descent, beside the bare loop that has no penalty, no trace and no second loss."""
    x, y = np.arange(1, 9) / 2, np.array([0, 0, 0, 1, 0, 1, 1, 1])
    wide = np.column_stack([x, np.ones(8)])

    def bare() -> None:
        point = np.array([-6.0, 6.0])
        for _ in range(200):
            point = point - wide.T @ (1 / (1 + np.exp(-(wide @ point))) - y) / 8

    def ours(loss: Any) -> Call:
        objective = Objective.of(x, y, loss=loss)
        return lambda: descend(objective, [-6, 6], rate=1.0, steps=200)

    return {"bare loop": bare, "log loss": ours(LOG_LOSS), "squared error": ours(SQUARED_ERROR)}


def found(module: str) -> Any:
    """The module, or None where it is not installed."""
    try:
        return importlib.import_module(module)
    except ImportError:
        return None


def table(title: str, calls: dict[str, Call], *, size: int) -> dict[str, float]:
    """Print the median time of each deed, in all and per value; the deeds take turns."""
    times: dict[str, list[float]] = {name: [] for name in calls}
    until = perf_counter() + ENOUGH_S * len(calls)
    while perf_counter() < until:
        for name, call in calls.items():
            start = perf_counter()
            call()
            times[name].append(perf_counter() - start)
    middle = {name: median(each) for name, each in times.items()}
    baseline = next(iter(middle.values()))
    print(title)
    for name, seconds in middle.items():
        each = 1e9 * seconds / size
        print(f"  {name:<24} {1e3 * seconds:10.3f} ms {each:9.2f} ns {seconds / baseline:7.2f} x")
    return middle


if __name__ == "__main__":
    main()
