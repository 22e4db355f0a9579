"""The daily queue: what it is chosen from, and how much of it the day's limits leave."""

from collections import Counter
from collections.abc import Container, Iterable, Iterator, Mapping, Sequence
from datetime import date
from itertools import islice
from typing import NamedTuple

from quizapp.study.queue.candidates import (
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
from quizapp.study.scheduler.memory import KNOWN_STREAK, Memory


class Pool(NamedTuple):
    """What a day's plan is chosen from, wherever it was found; each part is gone through once."""

    done: Sequence[Candidate]
    """What was answered today, in the order of the library."""
    late: Iterable[Candidate]
    """The backlog, without what rests, in its order."""
    new: Iterable[Candidate]
    """The new items that do not rest, in the order in which a learner meets them."""
    spoken: Iterable[Candidate] = ()
    """The interview questions that may be asked, in their order; they are in no other part."""
    spoken_done: int = 0
    """How many of these were answered today."""


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
    return (
        # What is new keeps its order, in which each item stands behind what it needs.
        *map(_planned, mixed(tuple(interleaved(due)), tuple(new))),
        *map(
            _planned, islice(pool.spoken, _remaining(limits.interviews_per_day, pool.spoken_done))
        ),
        *(_planned(row)._replace(origin=Origin.DRILL) for row in left_drills(pool, today)),
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
    fresh: Iterable[Candidate] = pool.new
    if scheduler.siblings_apart:
        firsts = one_a_family(pool.new, {row.family for row in pool.done})
        fresh = (row for row in firsts if row.family not in due)
    if limits.new_per_deck is not None:
        fresh = _deck_by_deck(fresh, limits.new_per_deck, first_looks(pool))
    return islice(fresh, _remaining(limits.new_per_day, len(first_looks(pool))))


def first_looks(pool: Pool) -> tuple[Candidate, ...]:
    """What was met for the first time today."""
    return tuple(filter(_was_first_look, pool.done))


def left_drills(pool: Pool, today: date) -> tuple[Candidate, ...]:
    """What was answered today and is to be drilled once more."""
    return tuple(
        row for row in pool.done if row.memory and row.memory.drilling and not rests(row, today)
    )


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
    """One answer was graded so far: a second one adds to the streak or is a lapse.

    What was set to known after it has a streak of two, of one answer and its drills.
    """
    memory = row.memory
    if memory is None or memory.lapses:
        return False
    was_placed = memory.streak == KNOWN_STREAK and memory.answers == 1 + memory.drills
    return memory.streak == 1 or was_placed


def _planned(row: Candidate) -> Planned:
    origin = Origin.NEW if is_new(row) else Origin.DUE
    return Planned(row.key, row.memory or Memory(), origin)
