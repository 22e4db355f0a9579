"""Tests of ordered answers: any right order passes, and the fewest moves are counted."""

from itertools import combinations, pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quizapp.study.answer.ordering import judge

CHAINS = ["abcd", "xd"]
KEYS = "abcdx"


@pytest.mark.parametrize("placed", ["abcxd", "xabcd", "axbcd"])
def test_any_order_that_breaks_no_pair_is_right(placed: str) -> None:
    placement = judge(placed, keys=KEYS, before=CHAINS)
    assert (placement.moves, placement.broken) == (0, None)


@pytest.mark.parametrize(
    ("placed", "moves"),
    [("bacxd", 1), ("dabcx", 1), ("bcxda", 1), ("cbaxd", 2), ("dcbax", 3), ("badxc", 2)],
)
def test_the_fewest_moves_to_a_right_order_are_counted(placed: str, moves: int) -> None:
    assert judge(placed, keys=KEYS, before=CHAINS).moves == moves


def test_a_stranger_left_in_costs_a_move() -> None:
    placement = judge("abcsxd", keys=KEYS, before=CHAINS)
    assert (placement.moves, placement.strangers, placement.broken) == (1, 1, None)


def test_a_block_left_out_costs_a_move() -> None:
    placement = judge("abcd", keys=KEYS, before=CHAINS)
    assert (placement.moves, placement.absent, placement.broken) == (1, 1, None)


def test_a_pair_is_broken_through_the_blocks_between() -> None:
    placement = judge("da", keys=KEYS, before=["abcd"])
    assert placement.broken == ("a", "d")


def test_a_pair_that_the_author_wrote_is_named_first() -> None:
    assert judge("cxbad", keys=KEYS, before=CHAINS).broken == ("a", "b")


def test_without_rules_every_order_is_right() -> None:
    assert judge("xdcba", keys=KEYS, before=[]).moves == 0


def test_a_block_placed_twice_is_refused() -> None:
    with pytest.raises(ValueError, match="twice"):
        judge("aa", keys=KEYS, before=CHAINS)


def fewest_moves(placed: list[int], rules: set[tuple[int, int]]) -> int:
    """By trying every set of blocks that could stay, the closure found by walking."""
    later = {a: {a} for a in placed}
    for _ in placed:
        for a in placed:
            later[a] |= {y for x, y in rules if x in later[a]}
    place = {key: i for i, key in enumerate(placed)}
    broken = {(a, b) for a in placed for b in later[a] - {a} if place[b] < place[a]}
    for size in range(len(placed), -1, -1):
        for stay in combinations(placed, size):
            if not any(a in stay and b in stay for a, b in broken):
                return len(placed) - size
    raise AssertionError("the empty set breaks nothing")


@given(
    st.permutations(range(7)),
    st.sets(st.tuples(st.integers(0, 6), st.integers(0, 6)).filter(lambda p: p[0] < p[1])),
)
def test_the_count_agrees_with_trying_every_set(
    placed: list[int], rules: set[tuple[int, int]]
) -> None:
    keys = [str(n) for n in placed]
    chains = [[str(a), str(b)] for a, b in sorted(rules)]
    placement = judge(keys, keys=keys, before=chains)
    assert placement.moves == fewest_moves(placed, rules)
    assert (placement.broken is None) == (placement.moves == 0)


def test_sixty_blocks_backwards_are_judged_at_once() -> None:
    keys = [f"b{n:02}" for n in range(60)]
    assert judge(keys[::-1], keys=keys, before=[[a, b] for a, b in pairwise(keys)]).moves == 59
