"""Tests of the forecast: its distribution against brute force, its coverage on learners."""

from itertools import product
from math import comb
from random import Random

import pytest

from quizapp.study.interview.answers import SpokenAnswer
from quizapp.study.interview.forecast import forecast, interval, weighted_beta_binomial
from quizapp.study.points import read_offered
from tests.study.interviews import OFFERED, answers, spoken

POINTS = read_offered(OFFERED)
LEVELS = ("beginner", "expert")
LEARNERS = 300


def test_a_sum_of_weights_is_as_likely_as_a_fine_grid_of_chances_makes_it() -> None:
    weights, a, b = [3, 2, 2, 1], 2, 3
    grid = [(at + 0.5) / 400 for at in range(400)]
    density = [chance ** (a - 1) * (1 - chance) ** (b - 1) for chance in grid]
    for total, chance in weighted_beta_binomial(weights, a, b).items():
        likelihoods = [
            sum(
                p ** sum(picks) * (1 - p) ** (len(picks) - sum(picks))
                for picks in product((0, 1), repeat=len(weights))
                if sum(w for w, pick in zip(weights, picks, strict=True) if pick) == total
            )
            for p in grid[::8]
        ]
        expected = sum(map(float.__mul__, likelihoods, density[::8])) / sum(density[::8])
        assert chance == pytest.approx(expected, abs=2e-3)


def test_equal_weights_are_the_plain_beta_binomial() -> None:
    # Of n points under a flat prior every count is equally likely.
    chances = weighted_beta_binomial([1] * 5, 1, 1)
    assert chances == pytest.approx(dict.fromkeys(range(6), 1 / 6))
    assert comb(5, 2) * 1 / 60 == pytest.approx(chances[2])


def test_nothing_is_forecast_below_three_questions_or_without_points() -> None:
    past = answers(*(spoken(f"e{n}", ["p1"], seconds=n) for n in range(3)))
    assert forecast(past[:2], [("expert", POINTS)]) is None
    assert forecast(past, [("expert", ())]) is None
    assert forecast(past, [("expert", POINTS)]) is not None


def test_who_names_all_is_forecast_high_and_who_names_none_low() -> None:
    high, low = (
        answers(*(spoken(f"e{n}", ticks, seconds=n) for n in range(20)))
        for ticks in (("p1", "p2", "p3", "p4"), ())
    )
    above, below = forecast(high, [("expert", POINTS)]), forecast(low, [("expert", POINTS)])
    assert above
    assert below
    assert 0 <= below[0] <= below[1] < 0.5 < above[0] <= above[1] <= 1


def test_an_interval_leaves_a_tenth_on_either_side() -> None:
    assert interval(dict.fromkeys(range(0, 241, 24), 1 / 11)) == (24, 216)
    assert interval({120: 1.0}) == (120, 120)


SHAPES = [(3, 2, 2, 1), (3, 2, 2, 1, 1), (1, 1, 1, 1), (0.1, 2.37, 5, 1.003)]
SORTS = ("core", "core", "failure", "tradeoff", "core")


def written(weights: tuple[float, ...]) -> tuple[str, ...]:
    """Points of these weights, as an event has them."""
    kinds = zip(weights, SORTS, strict=False)
    return tuple(f"p{number}:{weight}:{kind}" for number, (weight, kind) in enumerate(kinds))


@pytest.mark.parametrize("questions", [1, 3, 6, 25, 50])
@pytest.mark.parametrize("weights", SHAPES)
def test_who_has_named_all_may_name_all_and_nobody_more(
    questions: int, weights: tuple[float, ...]
) -> None:
    offered = written(weights)
    all_of_it = [f"p{number}" for number in range(len(weights))]
    past = answers(*(spoken(f"e{n}", all_of_it, seconds=n, offered=offered) for n in range(40)))
    expected = forecast(past, [("expert", read_offered(offered))] * questions)
    assert expected
    assert 0.7 < expected[0] <= expected[1] <= 1
    # Of very many points hardly anybody names every one.
    assert expected[1] == 1 or questions > 25


def test_a_mock_of_very_many_points_is_forecast_too() -> None:
    past = answers(*(spoken(f"e{n}", ["p1"], seconds=n) for n in range(3)))
    expected = forecast(past, [("expert", read_offered(written((1, 1, 1, 1))))] * 150)
    assert expected
    assert 0 < expected[0] < expected[1] < 1


@pytest.mark.parametrize("weights", SHAPES)
def test_four_of_five_mocks_of_simulated_learners_end_inside(weights: tuple[float, ...]) -> None:
    """Learners whose chance of naming a point is anything, and the same within level and kind."""
    chance = Random(7)
    inside = sum(ends_inside(chance, written(weights)) for _ in range(LEARNERS))
    assert 0.75 <= inside / LEARNERS <= 0.85


def ends_inside(chance: Random, offered: tuple[str, ...]) -> bool:
    points = read_offered(offered)
    skills = {(level, point.kind): chance.random() for level in LEVELS for point in points}

    def answered(number: int) -> SpokenAnswer:
        level = LEVELS[number % 2]
        ticks = [point.id for point in points if chance.random() < skills[level, point.kind]]
        [answer] = answers(spoken(f"e{number}", ticks, level=level, offered=offered))
        return answer

    past = [answered(number) for number in range(chance.randrange(3, 9))]
    expected = forecast(past, [(level, points) for level in (*LEVELS, "expert")])
    assert expected
    mock = [answered(number) for number in (0, 1, 1)]
    share = sum(answer.share or 0 for answer in mock) / len(mock)
    return expected[0] - 1e-9 <= share <= expected[1] + 1e-9
