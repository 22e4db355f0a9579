from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from quizapp.study.scheduler.forecast import come_earlier, reviews_ahead
from quizapp.study.scheduler.memory import Memory
from quizapp.study.scheduler.sm2 import SM2, SM2_CLASSIC

TODAY = date(2026, 3, 2)
DAY = timedelta(days=1)


def known(due_in: int, interval: int = 1, streak: int = 1) -> Memory:
    """An item that is due in so many days."""
    due = TODAY + due_in * DAY
    return Memory(streak=streak, interval_days=interval, due=due, last=due - interval * DAY)


MEMORIES = st.dictionaries(
    st.sampled_from(["t/a", "t/b", "t/c"]),
    st.builds(known, st.integers(-30, 30), st.integers(1, 60), st.integers(1, 5)),
)


def test_each_success_brings_the_next_review() -> None:
    ahead = reviews_ahead({"t/a": known(1)}, today=TODAY, days=25, scheduler=SM2_CLASSIC)
    assert [day for day, count in enumerate(ahead) if count] == [1, 7, 22]


def test_what_is_overdue_falls_on_today() -> None:
    memories = {"t/a": known(-9), "t/b": known(0), "t/c": known(3)}
    assert reviews_ahead(memories, today=TODAY, days=4, scheduler=SM2) == (2, 0, 0, 1)


def test_new_and_suspended_items_do_not_count() -> None:
    memories = {"t/a": Memory(answers=1), "t/b": Memory(due=TODAY, suspended=True)}
    assert reviews_ahead(memories, today=TODAY, days=3, scheduler=SM2) == (0, 0, 0)


def test_a_deadline_brings_reviews_closer() -> None:
    memories = {"t/a": known(0, interval=30, streak=5)}
    assert sum(reviews_ahead(memories, today=TODAY, days=20, scheduler=SM2)) == 1
    deadline = TODAY + 20 * DAY
    closer = reviews_ahead(memories, today=TODAY, days=20, scheduler=SM2_CLASSIC.until(deadline))
    assert [day for day, count in enumerate(closer) if count] == [0, 5, 9, 12, 14, 16, 17, 18, 19]


@given(MEMORIES, st.integers(1, 30))
def test_a_longer_forecast_begins_like_a_shorter_one(
    memories: dict[str, Memory], days: int
) -> None:
    longer = reviews_ahead(memories, today=TODAY, days=days + 7, scheduler=SM2)
    assert reviews_ahead(memories, today=TODAY, days=days, scheduler=SM2) == longer[:days]
    assert all(0 <= count <= len(memories) for count in longer)


def test_items_that_come_earlier_are_counted() -> None:
    before = {"t/a": known(5), "t/b": known(5), "t/c": known(5), "t/d": Memory(answers=1)}
    after = {"t/a": known(4), "t/b": known(5), "t/c": known(6), "t/d": known(1)}
    assert come_earlier(before, after) == 1
    assert come_earlier(after, before) == 1
    assert come_earlier(before, {}) == 0
