"""The table of the log-loss calculator: a row an example with its bar, then the sums."""

import math
from collections.abc import Iterator
from typing import Final

from quizapp.engine.scalar.information import COIN_FLIP_NATS
from quizapp.labs.base import HIDDEN, View
from quizapp.labs.log_loss.numbers import LossSummary
from quizapp.plot.bars import bar
from quizapp.plot.cells import Picture, Span, fitted
from quizapp.plot.tick_format import probability
from quizapp.plot.ticks import short

UNITS: Final = {"e": ("nats", 1.0), "2": ("bits", math.log(2)), "10": ("dits", math.log(10))}
"""What losses to that base are counted in, and how many nats one of them is."""

LABEL_COLUMNS: Final = range(4, 8)
"""Where a click turns the label over."""

SUMS: Final = 3
"""Lines below the table."""


def amount(value: float) -> str:
    """A loss to three decimals, or in powers of ten where those would show nothing.

    >>> amount(4.605170), amount(0.0), amount(4.25e-18), amount(math.inf)
    ('4.605', '0.000', '4.2e-18', 'inf')
    """
    if 0 < value < 5e-4 or 1e5 <= value < math.inf:
        return f"{value:.1e}"
    return f"{value:.3f}"


def percent(share: float) -> str:
    """A share, which is neither nothing nor all of it while it is not.

    >>> percent(0.79), percent(0.001), percent(0.0), percent(0.9994), percent(1.0)
    ('79%', '<1%', '0%', '>99%', '100%')
    """
    if 0 < share < 5e-3:
        return "<1%"
    return ">99%" if 0.995 <= share < 1 else f"{share:.0%}"


def shown_probability(p: float, z: float) -> str:
    """A probability to three decimals, with more where they matter.

    >>> shown_probability(0.9, 2.197), shown_probability(1.0, 40.0), shown_probability(1e-7, -16.1)
    ('0.900', '1-4.25e-18', '1.02e-7')
    """
    return f"{p:.3f}" if 1e-3 <= p <= 1 - 1e-3 or math.isinf(z) else probability(z)


def visible(summary: LossSummary, height: int) -> range:
    """Which rows there is room for: those around the row at hand."""
    room = max(1, height - 1 - min(SUMS, max(0, height - 2)))
    count = len(summary.examples)
    first = max(0, min(summary.at_hand - room // 2, count - room))
    return range(first, min(count, first + room))


def draw_table(summary: LossSummary, view: View, reading: str) -> Picture:
    """The rows and what they come to, cut at the bottom where there is no room."""
    rows = visible(summary, view.height)
    lines = [_header(summary, rows), *(_row(summary, place, view) for place in rows)]
    if len(lines) + SUMS < view.height:
        lines.append([])
    lines += [_sums(summary, view), _decisions(summary, view), _money(summary, view)]
    fitting = (fitted(line, view.width) for line in lines[: view.height])
    return Picture(tuple(fitting), reading)


def _header(summary: LossSummary, rows: range) -> list[Span]:
    weight = f"{'weight':>8}" if summary.weighs else ""
    some = len(rows) < len(summary.examples)
    what = f"rows {rows[0] + 1} to {rows[-1] + 1} of {len(summary.examples)}" if some else ""
    columns = f"{'#':>4}{'y':>4}{'p':>11}{'z':>9}{weight}{'':>5}{'loss':>9}{'share':>7}  {what}"
    return [Span(columns, "label")]


def _row(summary: LossSummary, place: int, view: View) -> list[Span]:
    example, here = summary.examples[place], place == summary.at_hand
    nats = UNITS[summary.base][1]
    role = "cursor" if here else ""
    weight = f"{short(example.weight):>8}" if summary.weighs else ""
    p = shown_probability(example.probability, example.z)
    mark = (">" if view.ascii else "▸") if here else " "
    columns = f"{mark}{place + 1:>3}{short(example.y, 2):>4}{p:>11}{example.z:>9.3f}{weight}"
    if view.masked:
        return [Span(columns, role), Span(f"{'':>5}{HIDDEN:>9}{HIDDEN:>7}", "label")]
    kind = example.kind(summary.threshold)
    share = summary.shares[place]
    room = max(0, view.width - len(columns) - 23)
    return [
        Span(columns, role),
        Span(f"{kind:>5}", "bad" if kind in {"FP", "FN"} else "good"),
        Span(f"{amount(summary.losses[place] / nats):>9}{percent(share):>7}", role),
        Span("  " + bar(share, room, ascii=view.ascii), "first"),
    ]


def _sums(summary: LossSummary, view: View) -> list[Span]:
    unit, nats = UNITS[summary.base]
    other, size = UNITS["2" if summary.base == "e" else "e"]
    total, mean = amount(summary.total / nats), _mean(summary, nats)
    also = f" = {_mean(summary, size)} {other}"
    return _labelled(
        view,
        ("sum", total, ""),
        ("mean J", mean, f" {unit}{'' if view.masked else also}"),
        ("a shrug costs", f"{COIN_FLIP_NATS / nats:.3f}", ""),
        secret={"sum", "mean J"},
    )


def _mean(summary: LossSummary, nats: float) -> str:
    return "undefined" if math.isnan(summary.mean) else amount(summary.mean / nats)


def _decisions(summary: LossSummary, view: View) -> list[Span]:
    counts = summary.counts
    cells = (("TP", counts.tp), ("FP", counts.fp), ("FN", counts.fn), ("TN", counts.tn))
    rates = (("P", counts.precision), ("R", counts.recall), ("F1", counts.f1))
    parts = [
        *((name, short(value), "") for name, value in cells),
        *((name, "-" if value is None else f"{value:.2f}", "") for name, value in rates),
    ]
    secret = {name for name, _, _ in parts}
    return _labelled(view, ("threshold", short(summary.threshold), ""), *parts, secret=secret)


def _money(summary: LossSummary, view: View) -> list[Span]:
    prices = (("costs  FP", short(summary.cost_fp), ""), ("FN", short(summary.cost_fn), ""))
    if summary.cheapest is None:
        return _labelled(view, *prices, ("now", "0", ""), secret=set())
    there = "" if view.masked else f" (then {short(summary.cost_there or 0.0)})"
    best = "cheapest if p is honest"
    return _labelled(
        view,
        *prices,
        ("now", short(summary.cost), ""),
        (best, short(summary.cheapest, 3), there),
        secret={"now", best},
    )


def _labelled(view: View, *parts: tuple[str, str, str], secret: set[str]) -> list[Span]:
    return list(_spans(view, parts, secret))


def _spans(view: View, parts: tuple[tuple[str, str, str], ...], secret: set[str]) -> Iterator[Span]:
    for place, (name, value, after) in enumerate(parts):
        yield Span(f"{' ' if place == 0 else '  '}{name} ", "label")
        yield Span(HIDDEN if view.masked and name in secret else value)
        yield Span(after, "label")
