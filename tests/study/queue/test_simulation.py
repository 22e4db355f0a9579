"""A law: what is simulated of a day is what its queue asks."""

from collections import Counter
from collections.abc import Mapping
from datetime import date, timedelta

from hypothesis import example, given, settings
from hypothesis import strategies as st

from quizapp.study.quality import Quality
from quizapp.study.queue.candidates import Candidate, Limits, Origin
from quizapp.study.queue.simulation import simulate
from quizapp.study.scheduler.base import Scheduler
from quizapp.study.scheduler.memory import Memory
from quizapp.study.scheduler.sm2 import SM2, SM2_CLASSIC
from tests.oracles.planning import plan

TODAY = date(2025, 3, 1)
DAYS = 12
UNTIL = TODAY + timedelta(days=DAYS)

SEEN = st.builds(
    lambda interval, ago: Memory(
        streak=3,
        interval_days=interval,
        last=TODAY - timedelta(ago),
        due=TODAY + timedelta(interval - ago),
        answers=3,
    ),
    st.integers(1, 20),
    st.integers(0, 30),
)
MEMORY = (
    st.none()
    | SEEN
    | st.sampled_from([Memory(suspended=True), Memory(buried=TODAY), Memory(answers=2)])
)
CARDS = st.lists(st.lists(MEMORY, min_size=1, max_size=3), max_size=8)
"""The memories of the parts of each card."""

LIMITS = st.builds(
    Limits,
    new_per_day=st.integers(0, 4),
    reviews_per_day=st.sampled_from([None, None, 2]),
    new_per_deck=st.sampled_from([None, 1]),
    reviews_per_deck=st.none(),
    interviews_per_day=st.integers(0, 2),
)


@given(CARDS, LIMITS, st.sampled_from([SM2, SM2.until(UNTIL), SM2_CLASSIC]))
@example([[None, None, None], [None], [None]], Limits(new_per_day=2), SM2)
@settings(max_examples=40, deadline=None)
def test_a_simulated_day_is_the_queue_of_that_day(
    cards: list[list[Memory | None]], limits: Limits, scheduler: Scheduler
) -> None:
    rows = {
        f"t/q{number}#c{part}": memory
        for number, parts in enumerate(cards)
        for part, memory in enumerate(parts)
    }
    days = simulate(
        (Candidate(key, "t", "cloze", memory) for key, memory in rows.items()),
        today=TODAY,
        until=UNTIL,
        limits=lambda _: limits,
        scheduler=scheduler,
    )
    if limits.reviews_per_day is None:
        assert [day.first_looks for day in days] == first_looks(rows, limits, scheduler)
    assert [day.day for day in days] == [TODAY + timedelta(ahead) for ahead in range(DAYS)]
    for simulated in days:
        candidates = [Candidate(key, "t", "cloze", memory) for key, memory in rows.items()]
        queue = plan(candidates, today=simulated.day, limits=limits, scheduler=scheduler)
        new = tuple(row.key for row in queue if row.origin is Origin.NEW)
        due = [row for row in queue if row.origin is Origin.DUE]
        assert (simulated.first_looks, simulated.reviews) == (new, len(due))
        for row in queue:
            rows[row.key] = scheduler.review(
                row.memory, Quality.GOOD, today=simulated.day, seed=row.key
            )


def first_looks(
    rows: Mapping[str, Memory | None], limits: Limits, scheduler: Scheduler
) -> list[tuple[str, ...]]:
    """Those of each day, by a simulation in which only cards of several parts come back."""
    candidates = [Candidate(key, "t", "cloze", memory) for key, memory in rows.items()]
    parts = Counter(row.family for row in candidates)
    days = simulate(
        candidates,
        today=TODAY,
        until=UNTIL,
        limits=lambda _: limits,
        scheduler=scheduler,
        reviewed={card for card, count in parts.items() if count > 1},
    )
    return [day.first_looks for day in days]


def test_no_day_is_left_on_the_day_itself() -> None:
    rows = [Candidate("t/a", "t", "basic")]
    assert simulate(rows, today=TODAY, until=TODAY, limits=lambda _: Limits(), scheduler=SM2) == ()
