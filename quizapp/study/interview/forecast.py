"""The forecast: owns between which shares a mock is expected to end, from one's own earlier ticks.

For each level and kind of point the chance of a tick is unknown, with a Beta distribution that the
earlier ticks have sharpened. What the points of a mock come to is then a sum of weighted
beta-binomials, which is worked out in full rather than drawn.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from fractions import Fraction
from math import comb, exp, gcd, lcm, lgamma
from typing import Final, TypeAlias

from quizapp.study.interview.answers import SpokenAnswer
from quizapp.study.points import OfferedPoint

FEWEST_QUESTIONS: Final = 3
"""Answers before which nothing is forecast."""

COVERAGE: Final = 0.8

PRIOR: Final = 1.0
"""Of either outcome, before anything is known: every chance is as likely as any other."""

MOST_STEPS: Final = 2400
"""Weights that come to more units than so are rounded to this many, for speed."""

Stratum: TypeAlias = tuple[str, str]
"""A level, and a kind of point."""

LevelledPoints: TypeAlias = tuple[str, Sequence[OfferedPoint]]
"""A question's level, and its points."""


def forecast(
    past: Iterable[SpokenAnswer], planned: Iterable[LevelledPoints]
) -> tuple[float, float] | None:
    """Between which shares of the weight 80 % of such mocks would end.

    Args:
        past: earlier answers; those without points do not count.
        planned: the questions that are to be asked.

    Returns:
        Both ends, 0 to 1; None below three earlier answers, or where nothing is to be weighed.

    Source: J. G. Skellam, "A probability distribution derived from the binomial distribution by
    regarding the probability of success as variable between the sets of trials" (1948).
    """
    answers = [answer for answer in past if answer.points]
    strata: defaultdict[Stratum, list[float]] = defaultdict(list)
    for level, points in planned:
        for point in points:
            if point.weight > 0:
                strata[level, point.kind].append(point.weight)
    if len(answers) < FEWEST_QUESTIONS or not strata:
        return None
    ticks, offers = _ticks(answers)
    unit = _unit([weight for weights in strata.values() for weight in weights])
    joint = {0: 1.0}
    for stratum, weights in strata.items():
        named, missed = ticks[stratum], offers[stratum] - ticks[stratum]
        units = [max(1, round(_exact(weight) / unit)) for weight in weights]
        joint = _sum_of(joint, weighted_beta_binomial(units, PRIOR + named, PRIOR + missed))
    low, high = interval(joint)
    # Of the sum of what was rounded, so that all of it is a share of exactly 1.
    return low / max(joint), high / max(joint)


def _unit(weights: Iterable[float]) -> Fraction:
    """The largest number that every weight is a multiple of, unless that is too fine a grid."""
    exact = [_exact(weight) for weight in weights]
    denominator = lcm(*(weight.denominator for weight in exact))
    common = Fraction(gcd(*(int(weight * denominator) for weight in exact)), denominator)
    return max(common, sum(exact, Fraction()) / MOST_STEPS)


def _exact(weight: float) -> Fraction:
    """The weight as it is written: 0.1 is a tenth."""
    return Fraction(str(weight))


def _ticks(answers: Iterable[SpokenAnswer]) -> tuple[Counter[Stratum], Counter[Stratum]]:
    """How many points of each stratum were ticked, and how many were offered."""
    ticks: Counter[Stratum] = Counter()
    offers: Counter[Stratum] = Counter()
    for answer in answers:
        offers.update((answer.level, point.kind) for point in answer.points)
        ticks.update((answer.level, point.kind) for point in answer.named)
    return ticks, offers


def weighted_beta_binomial(weights: Sequence[int], a: float, b: float) -> dict[int, float]:
    """The chance of each sum of weights, if all are ticked with one chance that is Beta(a, b).

    >>> {total: round(chance, 3) for total, chance in weighted_beta_binomial([1, 1], 1, 1).items()}
    {0: 0.333, 1: 0.333, 2: 0.333}
    """
    # How many subsets of so many points have the sum; each of a size is as likely.
    subsets: Counter[tuple[int, int]] = Counter({(0, 0): 1})
    for weight, times in Counter(weights).items():
        ways_of = [comb(times, picked) for picked in range(times + 1)]
        wider: Counter[tuple[int, int]] = Counter()
        for (size, total), ways in subsets.items():
            for picked, more_ways in enumerate(ways_of):
                wider[size + picked, total + picked * weight] += ways * more_ways
        subsets = wider
    count = len(weights)
    chance_of = [_beta_binomial(size, count, a, b) for size in range(count + 1)]
    sums: defaultdict[int, float] = defaultdict(float)
    for (size, total), ways in subsets.items():
        sums[total] += ways / comb(count, size) * chance_of[size]
    return dict(sums)


def _beta_binomial(size: int, count: int, a: float, b: float) -> float:
    """The chance that so many of a count are ticked."""
    ways = -_log_beta(size + 1, count - size + 1)
    return exp(ways + _log_beta(a + size, b + count - size) - _log_beta(a, b)) / (count + 1)


def _log_beta(a: float, b: float) -> float:
    return lgamma(a) + lgamma(b) - lgamma(a + b)


def _sum_of(one: dict[int, float], other: dict[int, float]) -> dict[int, float]:
    """The distribution of the sum of two independent numbers."""
    sums: defaultdict[int, float] = defaultdict(float)
    for total, chance in one.items():
        for added, other_chance in other.items():
            sums[total + added] += chance * other_chance
    return sums


def interval(chances: dict[int, float]) -> tuple[int, int]:
    """The middle 80 % of a distribution over sums of weights.

    A sum that holds a border counts to the side where more than half of its chance lies: counted
    in always, such an interval would hold too much, for sums are few.
    """
    tail = (1 - COVERAGE) / 2
    below, low, high = 0.0, None, 0
    for total in sorted(chances):
        middle = below + chances[total] / 2
        if low is None and middle > tail:
            low = total
        if middle < 1 - tail:
            high = total
        below += chances[total]
    return min(low or 0, high), high
