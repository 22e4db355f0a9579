"""Tests of the order that an interview wants."""

from hypothesis import given
from hypothesis import strategies as st

from quizapp.decks.kinds.marks import PRIORITIES
from quizapp.study.queue.priority import by_priority
from tests.oracles.planning import interview_order

CARDS = st.lists(
    st.tuples(st.sampled_from(PRIORITIES), st.sets(st.integers(0, 7), max_size=3)), max_size=7
)
"""The priority of each card, and the numbers of those that it needs; one of them may be missing."""


def test_what_interviews_ask_most_comes_first_and_equals_keep_their_order() -> None:
    words = {"a": "rare", "b": "often", "c": "core", "d": "often", "e": "core"}
    assert by_priority(words, {}) == ("c", "e", "b", "d", "a")


def test_what_a_core_card_needs_is_as_urgent_as_the_card_itself() -> None:
    words = {"a": "core", "b": "rare", "c": "often", "d": "core"}
    assert by_priority(words, {"d": ["c"], "c": ["b", "gone"]}) == ("a", "b", "c", "d")


def test_a_need_keeps_the_place_that_its_topic_gives_it_among_the_urgent() -> None:
    words = {"first/need": "rare", "first/core": "core", "second/core": "core"}
    order = by_priority(words, {"second/core": ["first/need"]})
    assert order == ("first/need", "first/core", "second/core")


@given(CARDS)
def test_the_order_is_that_of_the_slow_rule(cards: list[tuple[str, set[int]]]) -> None:
    words = {str(number): word for number, (word, _) in enumerate(cards)}
    needs = {str(number): sorted(map(str, names)) for number, (_, names) in enumerate(cards)}
    order = by_priority(words, needs)
    assert list(order) == interview_order(words, needs)
    assert sorted(order) == sorted(words)
    # The upper triangle has no circles.
    forward = {card: [need for need in names if need > card] for card, names in needs.items()}
    order = by_priority(words, forward)
    for card, names in forward.items():
        assert all(order.index(need) < order.index(card) for need in names if need in words)
