"""Tasks of one lab do not follow each other in a drill, where another order can be had."""

from collections import Counter
from itertools import pairwise

from hypothesis import given, settings
from hypothesis import strategies as st

from quizapp.decks.contents.apart import apart
from quizapp.decks.contents.sections import items_of_session
from quizapp.decks.kinds.task import LabTask
from quizapp.decks.read.file import read_topic
from tests.decks.contents.test_sections import SHIPPED_FILES


def test_what_stands_apart_already_keeps_its_order() -> None:
    assert "".join(apart("abcab", str)) == "abcab"


def test_a_single_group_is_asked_all_the_same() -> None:
    assert "".join(apart("aab", str)) == "aba"
    assert "".join(apart("aaab", str)) == "abaa"


@given(st.text("abc", max_size=9))
@settings(max_examples=60)
def test_nothing_is_lost_and_no_two_of_a_group_follow_where_that_can_be(groups: str) -> None:
    order = "".join(apart(groups, str))
    assert Counter(order) == Counter(groups)
    most = max(Counter(groups).values(), default=0)
    if most <= (len(groups) + 1) // 2:
        assert all(a != b for a, b in pairwise(order))


def test_the_concept_drill_of_the_first_topic_changes_the_lab_at_every_task() -> None:
    shipped = next(path for path in SHIPPED_FILES if path.stem == "ml.logreg-cost")
    topic = read_topic(shipped.name, shipped.read_bytes()).topic
    assert topic
    plan = next(plan for plan in topic.sessions if plan.kind == "concept-drill")
    cards = [item.card for item in items_of_session(topic, plan)]
    labs = [card.lab_id for card in cards if isinstance(card, LabTask)]
    assert len(labs) == len(plan.steps) == 5
    assert all(a != b for a, b in pairwise(labs))
