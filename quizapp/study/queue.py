"""The queue: what is studied on a day and in which order, decided from light rows."""

from collections import Counter, deque
from collections.abc import Collection, Container, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum
from itertools import chain, islice
from operator import itemgetter
from typing import Final, TypeAlias

from quizapp.decks.kinds import Kind
from quizapp.study.memory import Memory
from quizapp.study.sm2 import SM2, Preset

KNOWN_STREAK: Final = 2
"""A core item with this streak counts as known when topics open."""

TASK_SHARE: Final = 4
"""Of so many new items one is a task of a lab, where there are any: two of eight a day."""

LOOK_AHEAD: Final = 12
"""From how far back a kind's next item may be fetched, so that the urgent ones stay in front."""


ASKABLE: Final = frozenset(
    {Kind.BASIC, Kind.CLOZE, Kind.CHOICE, Kind.TYPED, Kind.NUMERIC, Kind.ORDER, Kind.TASK}
)
"""The kinds that sessions ask; the others wait for their screens. Here, since counting what is due
must not load what asking needs."""


class Origin(StrEnum):
    """Why an item is asked today."""

    DUE = "due"
    NEW = "new"
    DRILL = "drill"
    AHEAD = "ahead"
    """Its day has not come; the learner wanted it all the same."""
    CRAM = "cram"
    """A filter chose it."""


@dataclass(frozen=True, slots=True)
class Candidate:
    """One item of the library, with what the scheduler knows of it."""

    key: str
    topic: str
    kind: Kind
    memory: Memory | None = None
    """None while new."""
    core: bool = True
    """It counts when the topics that build on its own open."""

    @property
    def family(self) -> str:
        """The key of the card: candidates that share it are siblings."""
        return family_of(self.key)


def family_of(key: str) -> str:
    """The key of the card that an item belongs to."""
    return key.partition("#")[0]


Lane: TypeAlias = deque[tuple[int, Candidate]]
"""Candidates of one kind with their ranks, in rank order."""


@dataclass(frozen=True, slots=True)
class Planned:
    """One item to be asked."""

    key: str
    memory: Memory
    """As it is now; `Memory()` for a new item."""
    origin: Origin


@dataclass(frozen=True, slots=True, kw_only=True)
class Limits:
    """How much of a day's work is wanted; none is no limit."""

    new_per_day: int = 8
    reviews_per_day: int | None = None
    new_per_deck: int | None = None
    reviews_per_deck: int | None = None


def plan(
    candidates: Iterable[Candidate],
    *,
    today: date,
    limits: Limits = Limits(),
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
    stock = stocked(candidates, today=today, prereqs=prereqs or {}, opened=opened)
    return chosen(stock, today=today, limits=limits, preset=preset, deadline=deadline)


@dataclass(frozen=True, slots=True, kw_only=True)
class Stock:
    """What a day's plan is chosen from, wherever it was found; each part is gone through once."""

    done: Sequence[Candidate]
    """What was answered today, in the order of the library."""
    late: Iterable[Candidate]
    """The backlog, without what rests, in its order."""
    tasks: Iterable[Candidate]
    """New tasks of labs that do not rest, of open topics, in the order of the library."""
    cards: Iterable[Candidate]
    """The other new items, likewise."""


def stocked(
    candidates: Iterable[Candidate],
    *,
    today: date,
    prereqs: Mapping[str, Collection[str]],
    opened: Collection[str] = (),
) -> Stock:
    """The stock among the items of the library, as `plan` takes them."""
    rows = tuple(candidates)
    awake = [row for row in rows if not rests(row, today)]
    open_now = open_topics(rows, prereqs=prereqs, opened=opened)
    new = [row for row in awake if _is_new(row) and row.topic in open_now]
    return Stock(
        done=[row for row in rows if row.memory and row.memory.last == today],
        late=backlog(awake, today=today),
        tasks=[row for row in new if row.kind is Kind.TASK],
        cards=[row for row in new if row.kind is not Kind.TASK],
    )


def chosen(
    stock: Stock,
    *,
    today: date,
    limits: Limits,
    preset: Preset = SM2,
    deadline: date | None = None,
) -> tuple[Planned, ...]:
    """The plan for the day, as `plan` has it, from a stock."""
    due = tuple(reviews(stock, today=today, limits=limits, preset=preset, deadline=deadline))
    new = newcomers(stock, {row.family for row in due}, limits=limits, preset=preset)
    cards_first = sorted(new, key=lambda row: row.kind is Kind.TASK)
    return (
        *map(_planned, interleaved(_mixed(due, cards_first))),
        *(replace(_planned(row), origin=Origin.DRILL) for row in left_drills(stock, today)),
    )


def reviews(
    stock: Stock, *, today: date, limits: Limits, preset: Preset, deadline: date | None
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


def newcomers(
    stock: Stock, due: Container[str], *, limits: Limits, preset: Preset
) -> Iterator[Candidate]:
    """The new items of the day.

    Args:
        stock: what they are chosen from.
        due: the families of what is reviewed today.
        limits: over all decks, and for each.
        preset: says whether siblings are kept apart.
    """
    first_looks = [row for row in stock.done if _was_first_look(row)]
    share = limits.new_per_day // TASK_SHARE - sum(row.kind is Kind.TASK for row in first_looks)
    fresh: Iterable[Candidate] = _fresh(
        stock, due, share=max(0, share), apart=preset.siblings_apart
    )
    if limits.new_per_deck is not None:
        fresh = _deck_by_deck(fresh, limits.new_per_deck, first_looks)
    return islice(fresh, _left(limits.new_per_day, len(first_looks)))


def left_drills(stock: Stock, today: date) -> tuple[Candidate, ...]:
    """What was answered today and is to be drilled once more."""
    return tuple(
        row for row in stock.done if row.memory and row.memory.drilling and not rests(row, today)
    )


def siblings_apart(preset: Preset, *, today: date, deadline: date | None) -> bool:
    """Of the due siblings of a card one is asked today: there are other days for the others."""
    last_chance = deadline is not None and 0 <= (deadline - today).days <= 1
    return preset.siblings_apart and not last_chance


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


def open_topics(
    candidates: Iterable[Candidate],
    *,
    prereqs: Mapping[str, Collection[str]],
    opened: Collection[str] = (),
) -> frozenset[str]:
    """The topics whose new items may come.

    A topic opens when 80 % of the core items of its prerequisites have a streak of 2, or by hand;
    one that was begun stays open, whatever lapses later. A prerequisite that the library does not
    have is met, and an item that was suspended keeps no topic closed.
    """
    core: Counter[str] = Counter()
    known: Counter[str] = Counter()
    topics: dict[str, bool] = {}
    for row in candidates:
        topics[row.topic] = topics.get(row.topic, False) or not _is_new(row)
        counts = row.core and not (row.memory and row.memory.suspended)
        core[row.topic] += counts
        known[row.topic] += counts and _is_known(row)
    return opened_by(topics, core=core, known=known, prereqs=prereqs, opened=opened)


def opened_by(
    topics: Mapping[str, bool],
    *,
    core: Mapping[str, int],
    known: Mapping[str, int],
    prereqs: Mapping[str, Collection[str]],
    opened: Collection[str],
) -> frozenset[str]:
    """The topics whose new items may come, as `open_topics` has it, from counts.

    Args:
        topics: of each, whether it was begun.
        core: how many core items each has, without those that were suspended.
        known: how many of these are known.
        prereqs: the topics that each topic builds on.
        opened: topics that the learner opened by hand.
    """
    return frozenset(
        topic
        for topic, begun in topics.items()
        if begun or topic in opened or _enough(prereqs.get(topic, ()), core=core, known=known)
    )


def interleaved(candidates: Iterable[Candidate]) -> Iterator[Candidate]:
    """The same candidates with topics and kinds mixed, each near its old place.

    No two siblings in a row and not three of one kind in a row where another choice exists; after
    that, another topic than the last one.
    """
    lanes: dict[Kind, Lane] = {}
    for rank, row in enumerate(candidates):
        lanes.setdefault(row.kind, deque()).append((rank, row))
    shown: deque[Candidate] = deque(maxlen=2)
    while lanes:
        *_, place, kind = min(_pick(lane, shown) for lane in lanes.values())
        row = lanes[kind][place][1]
        del lanes[kind][place]
        if not lanes[kind]:
            del lanes[kind]
        shown.append(row)
        yield row


def _pick(lane: Lane, shown: Sequence[Candidate]) -> tuple[bool, bool, bool, int, int, Kind]:
    """The lane's best next: what speaks against it, heaviest first, its rank, place and kind."""
    last = shown[-1] if shown else None
    place = _best_place(lane, last)
    rank, row = lane[place]
    third = len(shown) == 2 and all(row.kind is earlier.kind for earlier in shown)
    same_topic = last is not None and row.topic == last.topic
    sibling = last is not None and same_topic and row.family == last.family
    return sibling, third, same_topic, rank, place, row.kind


def _best_place(lane: Lane, last: Candidate | None) -> int:
    if last is None:
        return 0
    near = enumerate(islice(lane, LOOK_AHEAD))
    other_topic = (place for place, (_, row) in near if row.topic != last.topic)
    other_card = (place for place, (_, row) in enumerate(lane) if row.family != last.family)
    return next(chain(other_topic, other_card), 0)


def _mixed(due: Sequence[Candidate], new: Sequence[Candidate]) -> tuple[Candidate, ...]:
    """Both in their own order, the fewer spread evenly among the more."""
    shares = [
        ((place + 0.5) / len(part), row) for part in (due, new) for place, row in enumerate(part)
    ]
    return tuple(row for _, row in sorted(shares, key=itemgetter(0)))


def one_a_family(rows: Iterable[Candidate], met: Collection[str]) -> Iterator[Candidate]:
    """The first of each family, of those that were not met before."""
    seen = set(met)
    for row in rows:
        if row.family not in seen:
            seen.add(row.family)
            yield row


def _fresh(stock: Stock, due: Container[str], *, share: int, apart: bool) -> Iterator[Candidate]:
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


def _enough(topics: Iterable[str], *, core: Mapping[str, int], known: Mapping[str, int]) -> bool:
    """80 % of the core items of these topics, taken together, are known."""
    wanted = tuple(topics)
    return 5 * sum(known.get(t, 0) for t in wanted) >= 4 * sum(core.get(t, 0) for t in wanted)


def rests(row: Candidate, today: date) -> bool:
    """The item is not asked today, whatever else speaks for it: suspended, or buried for today."""
    return row.memory is not None and row.memory.rests_on(today)


def _is_new(row: Candidate) -> bool:
    """No answer was ever graded; a crammed item is still new."""
    return row.memory is None or row.memory.last is None


def _is_known(row: Candidate) -> bool:
    return row.memory is not None and row.memory.streak >= KNOWN_STREAK


def _was_first_look(row: Candidate) -> bool:
    """One answer was graded so far: a second one adds to the streak or is a lapse."""
    return row.memory is not None and row.memory.streak == 1 and row.memory.lapses == 0


def _planned(row: Candidate) -> Planned:
    origin = Origin.NEW if _is_new(row) else Origin.DUE
    return Planned(row.key, row.memory or Memory(), origin)
