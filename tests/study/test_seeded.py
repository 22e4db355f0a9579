"""Tests of hashed chance: the same everywhere, and fair enough."""

from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quizapp.study.seeded import seeded_int, seeded_shuffle


@given(st.integers(1, 10_000), st.text(), st.integers(0, 10_000))
def test_a_draw_lies_below_its_limit(limit: int, key: str, count: int) -> None:
    assert 0 <= seeded_int(limit, key, count) < limit


@given(st.integers(1, 1000), st.text(), st.integers(0, 1000))
def test_a_wider_limit_moves_a_draw_up_by_one_at_most(limit: int, key: str, count: int) -> None:
    assert 0 <= seeded_int(limit + 1, key, count) - seeded_int(limit, key, count) <= 1


def test_all_numbers_come_up_about_equally_often() -> None:
    seen = Counter(seeded_int(5, "t/card", count) for count in range(5000))
    assert sorted(seen) == [0, 1, 2, 3, 4]
    assert min(seen.values()) > 900


def test_where_one_word_of_the_seed_ends_matters() -> None:
    seeds = [("ab", "c"), ("a", "bc"), ("abc",), ("a", "b", "c")]
    assert len({seeded_int(2**60, *seed) for seed in seeds}) == len(seeds)


def test_there_is_nothing_below_zero() -> None:
    with pytest.raises(ValueError, match="below 0"):
        seeded_int(0, "seed")


@given(st.lists(st.integers(), max_size=12), st.text())
def test_a_shuffle_keeps_every_value(values: list[int], seed: str) -> None:
    assert Counter(seeded_shuffle(values, seed)) == Counter(values)


def test_every_order_of_three_comes_up() -> None:
    assert len({seeded_shuffle("abc", "t/card", count) for count in range(100)}) == 6


def test_a_shuffle_is_the_same_on_every_machine() -> None:
    assert "".join(seeded_shuffle("abcdefgh", "t/card", 0)) == "hegbafdc"
