"""The daily queue: what it is chosen from, and how much of it the day's limits leave."""

from collections import Counter
from collections.abc import Container, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from itertools import chain, islice
from typing import Final

from quizapp.study.queue.candidates import (
    LAB_TASK,
    Candidate,
    Limits,
    Origin,
    Planned,
    interleaved,
    is_new,
    mixed,
    one_a_family,
    rests,
)
from quizapp.study.scheduler.base import Scheduler
from quizapp.study.scheduler.memory import Memory

TASK_SHARE: Final = 4
"""Of so many new items one is a task of a lab, where there are any: two of eight a day."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Pool:
    """What a day's plan is chosen from, wherever it was found; each part is gone through once."""

    done: Sequence[Candidate]
    """What was answered today, in the order of the library."""
    late: Iterable[Candidate]
    """The backlog, without what rests, in its order."""
    tasks: Iterable[Candidate]
    """New tasks of labs that do not rest, of open topics, in the order of the library."""
    cards: Iterable[Candidate]
    """The other new items, likewise."""


def build_queue(
    pool: Pool,
    *,
    today: date,
    limits: Limits,
    scheduler: Scheduler,
) -> tuple[Planned, ...]:
    """What is asked on a day and in which order, from a pool."""
    due = tuple(reviews(pool, today=today, limits=limits, scheduler=scheduler))
    new = gather_new(pool, {row.family for row in due}, limits=limits, scheduler=scheduler)
    cards_first = sorted(new, key=lambda row: row.kind == LAB_TASK)
    return (
        *map(_planned, interleaved(mixed(due, cards_first))),
        *(replace(_planned(row), origin=Origin.DRILL) for row in left_drills(pool, today)),
    )


def reviews(
    pool: Pool, *, today: date, limits: Limits, scheduler: Scheduler
) -> Iterator[Candidate]:
    """What of the backlog is asked today, in its order."""
    done = [row for row in pool.done if not _was_first_look(row)]
    late = pool.late
    if scheduler.keeps_due_siblings_apart(today):
        late = one_a_family(late, {row.family for row in pool.done})
    if limits.reviews_per_deck is not None:
        late = _deck_by_deck(late, limits.reviews_per_deck, done)
    return islice(late, _remaining(limits.reviews_per_day, len(done)))


def count_reviews(late: Mapping[str, int], done: Iterable[Candidate], *, limits: Limits) -> int:
    """How many `reviews` there are, from how many of each topic come into question."""
    used = Counter(row.topic for row in done if not _was_first_look(row))
    most = limits.reviews_per_deck
    counts = (
        count if most is None else min(count, max(0, most - used[topic]))
        for topic, count in late.items()
    )
    remaining = _remaining(limits.reviews_per_day, used.total())
    return sum(counts) if remaining is None else min(remaining, sum(counts))


def gather_new(
    pool: Pool, due: Container[str], *, limits: Limits, scheduler: Scheduler
) -> Iterator[Candidate]:
    """The new items of the day.

    Args:
        pool: what they are chosen from.
        due: the families of what is reviewed today.
        limits: over all decks, and for each.
        scheduler: says whether siblings are kept apart.
    """
    first_looks = [row for row in pool.done if _was_first_look(row)]
    share = limits.new_per_day // TASK_SHARE - sum(row.kind == LAB_TASK for row in first_looks)
    fresh: Iterable[Candidate] = _fresh(
        pool, due, share=max(0, share), apart=scheduler.siblings_apart
    )
    if limits.new_per_deck is not None:
        fresh = _deck_by_deck(fresh, limits.new_per_deck, first_looks)
    return islice(fresh, _remaining(limits.new_per_day, len(first_looks)))


def left_drills(pool: Pool, today: date) -> tuple[Candidate, ...]:
    """What was answered today and is to be drilled once more."""
    return tuple(
        row for row in pool.done if row.memory and row.memory.drilling and not rests(row, today)
    )


def _fresh(pool: Pool, due: Container[str], *, share: int, apart: bool) -> Iterator[Candidate]:
    """The new items, the day's share of lab tasks first, and further tasks last.

    Tasks stand last in their topics, so that without this none would come before all cards have.
    """
    tasks, cards = iter(pool.tasks), pool.cards
    if apart:
        firsts = one_a_family(cards, {row.family for row in pool.done})
        cards = (row for row in firsts if row.family not in due)
    return chain(tuple(islice(tasks, share)), cards, tasks)


def _deck_by_deck(
    rows: Iterable[Candidate], limit: int, done: Iterable[Candidate]
) -> Iterator[Candidate]:
    """The rows up to the limit of their deck, of which some is used up."""
    used = Counter(row.topic for row in done)
    for row in rows:
        if used[row.topic] < limit:
            used[row.topic] += 1
            yield row


def _remaining(limit: int | None, done: int) -> int | None:
    return None if limit is None else max(0, limit - done)


def _was_first_look(row: Candidate) -> bool:
    """One answer was graded so far: a second one adds to the streak or is a lapse."""
    return row.memory is not None and row.memory.streak == 1 and row.memory.lapses == 0


def _planned(row: Candidate) -> Planned:
    origin = Origin.NEW if is_new(row) else Origin.DUE
    return Planned(row.key, row.memory or Memory(), origin)
