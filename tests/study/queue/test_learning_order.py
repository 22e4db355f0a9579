"""Tests of the learning order: nothing comes before what it needs."""

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from quizapp.decks.items import items_of
from quizapp.decks.read.file import read_topic
from quizapp.study.queue.learning_order import learning_order

TASK = """\
      - id: {id}
        ask: How much?
        kind: number
        answer: 1
        tolerance: 0.1
        after: {after}
"""
LABS = "labs:\n  - id: calc\n    use: log-loss\n    title: Calculator\n    tasks:\n"


def order_of(cards: dict[str, list[str]], tasks: dict[str, list[str]] | None = None) -> list[str]:
    """The ids in their learning order, from what each needs."""
    text = "topic: t\n"
    if tasks:
        text += LABS + "".join(TASK.format(id=name, after=need) for name, need in tasks.items())
    text += "cards:\n" if cards else ""
    text += "".join(
        f"  - {{id: {name}, q: What is {name}?, a: That., after: {need}}}\n"
        for name, need in cards.items()
    )
    reading = read_topic("t.yaml", text.encode())
    assert reading.topic, reading.diagnostics
    assert not [fault for fault in reading.diagnostics if fault.code != "W-NO-ID"]
    return [item.card.id for item in learning_order(items_of(reading.topic))]


def test_what_a_card_needs_comes_first() -> None:
    assert order_of({"a": ["c"], "b": [], "c": []}) == ["c", "a", "b"]


def test_a_chain_of_needs_may_be_as_long_as_its_topic() -> None:
    ids = [f"c{number}" for number in range(3_000)]
    backwards = {card: [need] for card, need in pairwise(ids)} | {ids[-1]: []}
    assert order_of(backwards) == ids[::-1]


def test_without_needs_the_order_of_the_file_holds() -> None:
    assert order_of({"a": [], "b": [], "c": []}) == ["a", "b", "c"]


def test_what_stands_in_another_topic_is_another_order_s_matter() -> None:
    assert order_of({"a": ["other/x"], "b": []}) == ["a", "b"]


def test_tasks_come_in_proportion_to_the_cards() -> None:
    cards: dict[str, list[str]] = {f"c{n}": [] for n in range(6)}
    tasks: dict[str, list[str]] = {"t1": [], "t2": []}
    assert order_of(dict(cards), tasks) == ["c0", "c1", "t1", "c2", "c3", "t2", "c4", "c5"]


def test_a_task_never_comes_before_its_concept() -> None:
    cards: dict[str, list[str]] = {f"c{n}": [] for n in range(6)}
    assert order_of(cards, {"t1": ["c4"], "t2": []})[:6] == ["c0", "c1", "c2", "c3", "t2", "c4"]
    assert order_of(cards, {"t1": ["c5"]})[-1] == "t1"


def test_a_topic_of_tasks_alone_has_an_order_too() -> None:
    assert order_of({}, {"t1": [], "t2": ["t1"]}) == ["t1", "t2"]


@given(st.lists(st.sets(st.integers(0, 9), max_size=3), min_size=1, max_size=10))
def test_whatever_is_needed_every_item_comes_once_and_after_its_needs(
    needs: list[set[int]],
) -> None:
    cards = {f"c{n}": [f"c{m}" for m in sorted(need) if m < n] for n, need in enumerate(needs)}
    names = dict(reversed(cards.items()))
    order = order_of(names)
    assert sorted(order) == sorted(cards)
    for name, need in cards.items():
        assert all(order.index(other) < order.index(name) for other in need)


def test_a_circle_of_needs_ends() -> None:
    assert sorted(order_of({"a": ["b"], "b": ["a"]})) == ["a", "b"]
