"""Metrics: whether ours are those of scikit-learn and scipy, on 1,000 random tables.

python -m tests.bench.metrics [TABLES]

Both need to be installed, which no test asks for, as they are large. A throw-away environment does:

    python -m venv /tmp/metrics
    /tmp/metrics/bin/pip install -e . scikit-learn scipy
    /tmp/metrics/bin/python -m tests.bench.metrics

A table is up to 400 outcomes with a probability each: the few steps of the ladder, whole per cents,
or any, honest or not. What is not defined on a table, such as AUC with one class, is left out of
it. For each metric the largest difference is printed; one above its limit makes the exit code 1.
"""

import sys
from collections import defaultdict
from collections.abc import Callable, Iterator
from datetime import date
from typing import Any, Final, NamedTuple, TypeAlias

import numpy as np

from quizapp.engine.array.arrays import Floats
from quizapp.engine.array.calibration import binned_ece, reliability_bins
from quizapp.engine.array.grouped_calibration import Groups
from quizapp.engine.array.losses import cost, log_loss
from quizapp.engine.array.threshold_sweep import roc
from quizapp.engine.scalar.information import entropy2
from quizapp.insight.answers import Answers
from quizapp.insight.confidence.numbers import ConfidenceScores, confidence
from quizapp.insight.page import Scope
from quizapp.insight.proportion import FEWEST_FOR_SHARE, wilson
from quizapp.study.answer.confidence import LADDER
from tests.bench.engine import found

TABLES: Final = 1_000
LARGEST: Final = 400
BINS: Final = 10
TODAY: Final = date(2026, 11, 27)

CLOSE: Final = 1e-9
FLAT: Final = 1e-5
"""Log loss is flat around the best temperature: a search by its values cannot tell it closer."""

LIMITS: Final = {"best temperature": FLAT}
"""The largest difference of a metric; of all others `CLOSE`."""


class Table(NamedTuple):
    """Outcomes, 0 or 1, and the probability that each was given."""

    y: Floats
    p: Floats


class Compared(NamedTuple):
    """One figure, ours and theirs."""

    name: str
    ours: float
    theirs: float


Metric: TypeAlias = Callable[[Table], Iterator[Compared]]


def random_table(random: np.random.Generator) -> Table:
    """A table as large, as honest and as fine as it comes."""
    n = int(random.integers(1, LARGEST + 1))
    fine = random.uniform(0.001, 0.999, n)
    steps = (random.choice(LADDER, n), np.clip(fine.round(2), 0.01, 0.99), fine)
    p = steps[random.integers(len(steps))]
    honest = random.uniform(0.2, 1.8)
    truth = np.clip(0.5 + honest * (p - 0.5) + random.uniform(-0.2, 0.2), 0, 1)
    return Table((random.random(n) < truth).astype(float), p)


def losses(table: Table) -> Iterator[Compared]:
    """Log loss and Brier score of rows, of groups and of the page, and the best constant."""
    metrics, stats = found("sklearn.metrics"), found("scipy.stats")
    groups = _groups(table)
    expected = metrics.log_loss(table.y, table.p, labels=[0, 1])
    yield Compared("log loss", cost(log_loss(table.y, table.p)), expected)
    yield Compared("log loss of groups", groups.log_loss(1.0).score, expected)
    brier = metrics.brier_score_loss(table.y, table.p, pos_label=1)
    yield Compared("Brier score of groups", groups.brier(1.0).score, brier)
    share = float(table.y.mean())
    constant = float(stats.entropy([share, 1 - share]))
    yield Compared("log loss of the best constant", entropy2(share), constant)
    if scores := _page(table):
        yield Compared("log loss of the page", scores.log_loss, expected)
        yield Compared("Brier score of the page", scores.brier, brier)
        yield Compared("best constant of the page", scores.constant_log_loss, constant)


def ranking(table: Table) -> Iterator[Compared]:
    """AUC, where both outcomes are there."""
    curve = roc(table.y, table.p)
    if curve is None:
        return
    expected = found("sklearn.metrics").roc_auc_score(table.y, table.p)
    yield Compared("AUC", curve.area, expected)
    yield Compared("AUC of groups", _groups(table).auc or 0.0, expected)
    if scores := _page(table):
        yield Compared("AUC of the page", scores.auc or 0.0, expected)


def calibration(table: Table) -> Iterator[Compared]:
    """The reliability diagram, and ECE made of it."""
    ours = reliability_bins(table.y, table.p, bins=BINS, rule="width")
    # Theirs hold their high end, ours their low one: mirrored, they are the same bins.
    shares, means = found("sklearn.calibration").calibration_curve(
        1 - table.y, 1 - table.p, n_bins=BINS
    )
    counts = np.array([row.count for row in ours])
    gaps = np.abs(shares - means)[::-1]
    yield Compared(
        "ECE, bins of equal width", binned_ece(ours), float(gaps @ counts / counts.sum())
    )
    for row, share, mean in zip(ours, 1 - shares[::-1], 1 - means[::-1], strict=True):
        yield Compared("share of a bin", row.share, share)
        yield Compared("mean of a bin", row.mean_p, mean)
    yield from _equal_counts(table)


def _equal_counts(table: Table) -> Iterator[Compared]:
    """ECE on bins of equal count, where a table has such: no ties, and a multiple of ten rows."""
    whole = len(table.y) // BINS * BINS
    y, p = table.y[:whole], table.p[:whole]
    if not whole or len(np.unique(p)) < whole:
        return
    shares, means = found("sklearn.calibration").calibration_curve(
        y, p, n_bins=BINS, strategy="quantile"
    )
    ours = binned_ece(reliability_bins(y, p, bins=BINS, rule="count"))
    yield Compared("ECE, bins of equal count", ours, float(np.abs(shares - means).mean()))


def temperature(table: Table) -> Iterator[Compared]:
    """The least log loss over temperatures, where it is neither at 0 nor at infinity."""
    groups = _groups(table)
    best = groups.best_temperature
    if not 1e-3 < best < 1e3:
        return
    search: Any = found("scipy.optimize").minimize_scalar(
        lambda size: groups.log_loss(float(np.exp(size))).score,
        bounds=(np.log(best) - 3, np.log(best) + 3),
        method="bounded",
        options={"xatol": 1e-10},
    )
    yield Compared("log loss at the best temperature", groups.log_loss(best).score, search.fun)
    yield Compared("best temperature", 1.0, float(np.exp(search.x)) / best)


def intervals(table: Table) -> Iterator[Compared]:
    """Wilson's interval of what came true."""
    passed, n = int(table.y.sum()), len(table.y)
    expected: Any = found("scipy.stats").binomtest(passed, n).proportion_ci(method="wilson")
    low, high = wilson(passed, n)
    yield Compared("Wilson's low end", low, expected.low)
    yield Compared("Wilson's high end", high, expected.high)


METRICS: Final[tuple[Metric, ...]] = (losses, ranking, calibration, temperature, intervals)


def _groups(table: Table) -> Groups:
    return Groups.of(
        (p, int(y), 1) for y, p in zip(table.y.tolist(), table.p.tolist(), strict=True)
    )


def _page(table: Table) -> ConfidenceScores | None:
    """What the page says of a log that is this table, an item a row."""
    n = len(table.y)
    if n < FEWEST_FOR_SHARE:
        return None
    nothing = np.zeros(n, dtype=int)
    answers = Answers(
        items=tuple(f"t/q{place}" for place in range(n)),
        item=np.arange(n),
        day=nothing + TODAY.toordinal(),
        kind=nothing,
        quality=np.where(table.y == 1, 4, 1),
        interval_before=nothing,
        confidence=table.p,
        thinking_ms=nothing,
    )
    return confidence(answers, (), (), today=TODAY, scope=Scope()).scores


def main(tables: int = TABLES) -> bool:
    """Print every difference; whether all are within their limits."""
    if found("sklearn.metrics") is None or found("scipy.stats") is None:
        print("scikit-learn and scipy are not both installed: nothing is compared.")
        return True
    random = np.random.default_rng(15)
    differences: defaultdict[str, list[float]] = defaultdict(list)
    for _ in range(tables):
        table = random_table(random)
        for metric in METRICS:
            for name, ours, theirs in metric(table):
                differences[name].append(abs(ours - theirs))
    for name, values in differences.items():
        print(f"{name:<34}{len(values):>8,} compared, at most {max(values):.1e} apart")
    return all(max(values) <= LIMITS.get(name, CLOSE) for name, values in differences.items())


if __name__ == "__main__":
    sys.exit(not main(*map(int, sys.argv[1:])))
