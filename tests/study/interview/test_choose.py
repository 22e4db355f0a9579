"""Tests of choosing: the least ready questions first, and no topic twice in a row."""

from datetime import timedelta
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from quizapp.study.interview.choose import DeskRequest, LastSpoken, Readiness, choose
from quizapp.study.quality import Quality
from tests.study.interviews import TODAY


def row(
    name: str, *, late: int | None = None, share: float = 0.5, topic: str = "", level: str = ""
) -> Readiness:
    last = None if late is None else LastSpoken(TODAY, share, Quality.HARD, 0, 1, 2)
    due = None if late is None else TODAY - timedelta(late)
    # A topic of its own, so that no rule on topics moves it.
    topic = topic or f"t-{name}"
    return Readiness(
        key=name, topic=topic, level=level, question=name, seconds=60, due=due, last=last
    )


def chosen(*rows: Readiness, **request: object) -> str:
    wanted = DeskRequest(**{"count": 0, **request})  # type: ignore[arg-type]
    return "".join(each.key for each in choose(rows, wanted, today=TODAY).asked)


def test_new_comes_before_due_and_due_before_the_rest_by_share() -> None:
    rows = (
        row("a", late=-5, share=0.2),
        row("b", late=0),
        row("c", late=9),
        row("d"),
        row("e", late=-1, share=0.1),
        row("f"),
    )
    assert chosen(*rows) == "dfcbea"


def test_of_equally_late_ones_the_worse_comes_first_and_then_the_order_of_the_decks() -> None:
    rows = (row("a", late=2, share=0.9), row("b", late=2, share=0.1), row("c", late=2, share=0.1))
    assert chosen(*rows) == "bca"


def test_two_of_a_topic_are_kept_apart_while_another_waits() -> None:
    rows = (row("a", topic="x"), row("b", topic="x"), row("c", topic="x"), row("d", topic="y"))
    assert chosen(*rows) == "adbc"


def test_levels_topics_and_count_are_kept() -> None:
    rows = (row("a", level="expert"), row("b"), row("c", level="beginner", topic="x"))
    assert chosen(*rows, levels=frozenset({"expert"})) == "a"
    assert chosen(*rows, topics=frozenset({"x"})) == "c"
    assert chosen(*rows, count=2) == "ab"
    all_of_them = choose(rows, DeskRequest(count=2), today=TODAY)
    assert (all_of_them.candidates, all_of_them.seconds) == (3, 120)


@given(st.lists(st.sampled_from("xyz"), max_size=9))
def test_a_topic_follows_itself_only_when_nothing_else_is_left(topics: list[str]) -> None:
    rows = [row(f"{at}", topic=topic) for at, topic in enumerate(topics)]
    asked = choose(rows, DeskRequest(count=0), today=TODAY).asked
    assert sorted(each.key for each in asked) == sorted(each.key for each in rows)
    for at, (one, other) in enumerate(pairwise(asked), 1):
        if one.topic == other.topic:
            assert {each.topic for each in asked[at:]} == {one.topic}
