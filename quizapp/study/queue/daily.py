"""Planning: what a day's plan is chosen from, and how much of it the day's limits leave."""

from collections import Counter
from collections.abc import Collection, Container, Iterable, Iterator, Mapping, Sequence
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
    backlog,
    interleaved,
    is_new,
    mixed,
    one_a_family,
    open_topics,
    rests,
)
from quizapp.study.scheduler.memory import Memory
from quizapp.study.scheduler.sm2 import SM2, Preset

TASK_SHARE: Final = 4
"""Of so many new items one is a task of a lab, where there are any: two of eight a day."""

NEWCOMERS: Final = Limits()


def plan(
    candidates: Iterable[Candidate],
    *,
    today: date,
    limits: Limits = NEWCOMERS,
    prereqs: Mapping[str, Collection[str]] | None = None,
    opened: Collection[str] = (),
    preset: Preset = SM2,
    deadline: date | None = None,
) -> tuple[Planned, ...]:
    """What is asked today: due and new items in session order, then drills left from earlier.

    What was answered today counts against the limits, so a second sitting goes on where the first
    one stopped. An item held back for a sibling's sake stays due, so nothing is dropped: relative
    to its interval it grows later, and goes before that sibling on another day. Only when a
    deadline leaves no other day are due siblings asked together. What is suspended, or buried for
    today, is left out, and holds nobody back.

    Args:
        candidates: all items of the library, in the order in which a newcomer meets them.
        today: the study day.
        limits: over all decks, and for each.
        prereqs: the topics that each topic builds on.
        opened: topics that the learner opened by hand.
        preset: says whether siblings are kept apart.
        deadline: the day of the interview.
    """
    stock = gather(candidates, today=today, prereqs=prereqs or {}, opened=opened)
    return build_queue(stock, today=today, limits=limits, preset=preset, deadline=deadline)


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


def gather(
    candidates: Iterable[Candidate],
    *,
    today: date,
    prereqs: Mapping[str, Collection[str]],
    opened: Collection[str] = (),
) -> Pool:
    """The stock among the items of the library, as `plan` takes them."""
    rows = tuple(candidates)
    awake = [row for row in rows if not rests(row, today)]
    open_now = open_topics(rows, prereqs=prereqs, opened=opened)
    new = [row for row in awake if is_new(row) and row.topic in open_now]
    return Pool(
        done=[row for row in rows if row.memory and row.memory.last == today],
        late=backlog(awake, today=today),
        tasks=[row for row in new if row.kind == LAB_TASK],
        cards=[row for row in new if row.kind != LAB_TASK],
    )


def build_queue(
    stock: Pool,
    *,
    today: date,
    limits: Limits,
    preset: Preset = SM2,
    deadline: date | None = None,
) -> tuple[Planned, ...]:
    """The plan for the day, as `plan` has it, from a stock."""
    due = tuple(reviews(stock, today=today, limits=limits, preset=preset, deadline=deadline))
    new = gather_new(stock, {row.family for row in due}, limits=limits, preset=preset)
    cards_first = sorted(new, key=lambda row: row.kind == LAB_TASK)
    return (
        *map(_planned, interleaved(mixed(due, cards_first))),
        *(replace(_planned(row), origin=Origin.DRILL) for row in left_drills(stock, today)),
    )


def reviews(
    stock: Pool, *, today: date, limits: Limits, preset: Preset, deadline: date | None
) -> Iterator[Candidate]:
    """What of the backlog is asked today, in its order."""
    done = [row for row in stock.done if not _was_first_look(row)]
    late = stock.late
    if siblings_apart(preset, today=today, deadline=deadline):
        late = one_a_family(late, {row.family for row in stock.done})
    if limits.reviews_per_deck is not None:
        late = _deck_by_deck(late, limits.reviews_per_deck, done)
    return islice(late, _left(limits.reviews_per_day, len(done)))


def count_reviews(late: Mapping[str, int], done: Iterable[Candidate], *, limits: Limits) -> int:
    """How many `reviews` there are, from how many of each topic come into question."""
    used = Counter(row.topic for row in done if not _was_first_look(row))
    most = limits.reviews_per_deck
    counts = (
        count if most is None else min(count, max(0, most - used[topic]))
        for topic, count in late.items()
    )
    left = _left(limits.reviews_per_day, used.total())
    return sum(counts) if left is None else min(left, sum(counts))


def gather_new(
    stock: Pool, due: Container[str], *, limits: Limits, preset: Preset
) -> Iterator[Candidate]:
    """The new items of the day.

    Args:
        stock: what they are chosen from.
        due: the families of what is reviewed today.
        limits: over all decks, and for each.
        preset: says whether siblings are kept apart.
    """
    first_looks = [row for row in stock.done if _was_first_look(row)]
    share = limits.new_per_day // TASK_SHARE - sum(row.kind == LAB_TASK for row in first_looks)
    fresh: Iterable[Candidate] = _fresh(
        stock, due, share=max(0, share), apart=preset.siblings_apart
    )
    if limits.new_per_deck is not None:
        fresh = _deck_by_deck(fresh, limits.new_per_deck, first_looks)
    return islice(fresh, _left(limits.new_per_day, len(first_looks)))


def left_drills(stock: Pool, today: date) -> tuple[Candidate, ...]:
    """What was answered today and is to be drilled once more."""
    return tuple(
        row for row in stock.done if row.memory and row.memory.drilling and not rests(row, today)
    )


def siblings_apart(preset: Preset, *, today: date, deadline: date | None) -> bool:
    """Of the due siblings of a card one is asked today: there are other days for the others."""
    last_chance = deadline is not None and 0 <= (deadline - today).days <= 1
    return preset.siblings_apart and not last_chance


def _fresh(stock: Pool, due: Container[str], *, share: int, apart: bool) -> Iterator[Candidate]:
    """The new items, the day's share of lab tasks first, and further tasks last.

    Tasks stand last in their topics, so that without this none would come before all cards have.
    """
    tasks, cards = iter(stock.tasks), stock.cards
    if apart:
        firsts = one_a_family(cards, {row.family for row in stock.done})
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


def _left(limit: int | None, done: int) -> int | None:
    return None if limit is None else max(0, limit - done)


def _was_first_look(row: Candidate) -> bool:
    """One answer was graded so far: a second one adds to the streak or is a lapse."""
    return row.memory is not None and row.memory.streak == 1 and row.memory.lapses == 0


def _planned(row: Candidate) -> Planned:
    origin = Origin.NEW if is_new(row) else Origin.DUE
    return Planned(row.key, row.memory or Memory(), origin)
