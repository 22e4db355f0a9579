"""The planning rules read off memories alone, item by item, for laws to compare the index with."""

from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from datetime import date
from itertools import product
from operator import itemgetter
from typing import Final

from quizapp.collection.home.topic_facts import TopicFacts
from quizapp.decks.kinds.marks import PRIORITIES
from quizapp.study.queue.candidates import (
    Candidate,
    Limits,
    Planned,
    is_new,
    ready_topics,
    rests,
)
from quizapp.study.queue.catch_up import LONGEST
from quizapp.study.queue.daily import Pool, build_queue
from quizapp.study.queue.new_order import new_order
from quizapp.study.scheduler.base import Scheduler
from quizapp.study.scheduler.memory import KNOWN_STREAK, Memory

DEFAULT_LIMITS: Final = Limits()


def plan(
    candidates: Iterable[Candidate],
    *,
    today: date,
    limits: Limits = DEFAULT_LIMITS,
    prereqs: Mapping[str, Collection[str]] | None = None,
    library: Collection[Candidate] | None = None,
    interview_order: Sequence[str] = (),
    scheduler: Scheduler,
) -> tuple[Planned, ...]:
    """What is asked today, as `build_queue` has it, from all items of a library.

    Args:
        candidates: all items of the library, in the order in which a newcomer meets them.
        today: the study day.
        limits: over all decks, and for each.
        prereqs: the topics that each topic builds on.
        library: all items, where `candidates` are only those of some topics.
        interview_order: the cards in the order of their new items, while an interview is ahead.
        scheduler: says whether siblings are kept apart.
    """
    rows = tuple(candidates)
    groups = new_groups(rows if library is None else library, prereqs=prereqs or {})
    pool = gather(rows, groups, today=today)
    if interview_order:
        new = sorted(pool.new, key=lambda row: interview_order.index(row.family))
        pool = pool._replace(new=new)
    return build_queue(pool, today=today, limits=limits, scheduler=scheduler)


def interview_order(
    priorities: Mapping[str, str], needs: Mapping[str, Collection[str]]
) -> list[str]:
    """The cards as an interview wants them: each has the rank of the first that cannot do without.

    Args:
        priorities: by card, in the order in which a newcomer meets them.
        needs: the cards that each needs.
    """
    rank = {card: PRIORITIES.index(word) for card, word in priorities.items()}
    for _ in rank:
        for card, need in product(rank, rank):
            if need in needs.get(card, ()):
                rank[need] = min(rank[need], rank[card])
    return in_order_of_need(sorted(rank, key=lambda card: rank[card]), needs)


def in_order_of_need(names: Iterable[str], needs: Mapping[str, Collection[str]]) -> list[str]:
    """The names, and before each what it needs of them; a circle is broken where it closes."""
    order: list[str] = []
    every, met = list(names), set()

    def place(name: str) -> None:
        if name in every and name not in met:
            met.add(name)
            for need in needs.get(name, ()):
                place(need)
            order.append(name)

    for name in every:
        place(name)
    return order


def gather(rows: Collection[Candidate], groups: Iterable[Iterable[str]], *, today: date) -> Pool:
    """The pool among the items of the library, interview questions apart."""
    awake = [row for row in rows if not rests(row, today)]
    written = [row for row in awake if not is_spoken(row)]
    new = [row for row in written if is_new(row)]
    done = [row for row in rows if row.memory and row.memory.last == today]
    return Pool(
        done=[row for row in done if not is_spoken(row)],
        late=backlog(written, today=today),
        new=[row for group in groups for row in _turns(new, group)],
        spoken=spoken_waiting(rows, today=today),
        spoken_done=sum(map(is_spoken, done)),
    )


def is_spoken(row: Candidate) -> bool:
    """It is an interview question."""
    return row.kind == "interview"


def spoken_waiting(rows: Collection[Candidate], *, today: date) -> tuple[Candidate, ...]:
    """The interview questions that may be asked: what is due, then new ones of topics in hand."""
    spoken = [row for row in rows if is_spoken(row) and not rests(row, today)]
    begun = {row.topic for row in rows if not (is_spoken(row) or is_new(row))}
    written = {row.topic for row in rows if not is_spoken(row)}
    new = (
        row for row in spoken if is_new(row) and (row.topic in begun or row.topic not in written)
    )
    return (*backlog(spoken, today=today), *new)


def _turns(rows: Iterable[Candidate], group: Iterable[str]) -> list[Candidate]:
    """The rows of the topics, the first of each, then the second of each, and so on."""
    of_topic = {topic: [row for row in rows if row.topic == topic] for topic in group}
    most = max(map(len, of_topic.values()), default=0)
    return [
        items[place] for place in range(most) for items in of_topic.values() if place < len(items)
    ]


def backlog(candidates: Iterable[Candidate], *, today: date) -> tuple[Candidate, ...]:
    """What is due, the latest relative to its interval first, then the shorter interval."""
    late = [
        (
            -(today - memory.last).days / max(1, memory.interval_days),
            memory.interval_days,
            row.key,
            row,
        )
        for row in candidates
        if (memory := row.memory) and memory.last and memory.due and memory.due <= today
    ]
    return tuple(row for *_, row in sorted(late, key=itemgetter(0, 1, 2)))


def new_groups(
    candidates: Iterable[Candidate], *, prereqs: Mapping[str, Collection[str]]
) -> tuple[tuple[str, ...], ...]:
    """The topics in the groups in which their new items come."""
    core: Counter[str] = Counter()
    known: Counter[str] = Counter()
    topics: dict[str, bool] = {}
    for row in candidates:
        topics[row.topic] = topics.get(row.topic, False) or not (is_spoken(row) or is_new(row))
        counts = row.core and not is_spoken(row) and not (row.memory and row.memory.suspended)
        core[row.topic] += counts
        known[row.topic] += counts and _is_known(row)
    ready = ready_topics(topics, core=core, known_counts=known, prereqs=prereqs)
    begun = {topic for topic, was_begun in topics.items() if was_begun}
    return new_order(tuple(topics), begun=begun, ready=ready, prereqs=prereqs)


def _is_known(row: Candidate) -> bool:
    return row.memory is not None and row.memory.streak >= KNOWN_STREAK


def facts(topic: str, title: str, candidates: Iterable[Candidate], *, today: date) -> TopicFacts:
    """The counts of one topic's candidates; what is buried for today is not due today."""
    due = new = total = suspended = flagged = known = 0
    next_due: date | None = None
    last: date | None = None
    for candidate in candidates:
        total += 1
        memory = candidate.memory or Memory()
        flagged += memory.flagged
        known += _is_known(candidate) and not memory.suspended
        last = max(filter(None, (last, memory.last)), default=None)
        if memory.suspended:
            suspended += 1
        elif is_spoken(candidate):
            continue
        elif memory.due is None:
            new += 1
        else:
            waits = memory.due <= today or (memory.drilling and memory.last == today)
            due += waits and not memory.rests_on(today)
            next_due = memory.due if next_due is None else min(next_due, memory.due)
    return TopicFacts(topic, title, due, new, total, next_due, suspended, flagged, known, last)


def coming_due(memories: Iterable[Memory], *, today: date, days: int = LONGEST) -> tuple[int, ...]:
    """How many reviews come due on each of the days after today, suspended items aside.

    Shape: `days` scalars. Unit: reviews. Range: 0 and up.

    Raises:
        Nothing.

    Source: none; a count.

    >>> coming_due([Memory(due=date(2025, 3, 3))], today=date(2025, 3, 1), days=3)
    (0, 1, 0)
    """
    counts = [0] * days
    for memory in memories:
        if memory.due and not memory.suspended and 0 < (memory.due - today).days <= days:
            counts[(memory.due - today).days - 1] += 1
    return tuple(counts)
