"""The overview: owns what home shows of the library on a day, counted by the index."""

from collections import Counter
from collections.abc import Container, Iterable, Iterator, Mapping
from datetime import date
from itertools import islice
from typing import Final, NamedTuple

from quizapp.collection.catalogue import Catalogue, StandIn, name_in_topic
from quizapp.collection.home.topic_facts import TopicFacts, topic_facts
from quizapp.collection.planning.limits import catch_up_offer, catching_up_until, limits_on
from quizapp.decks.revision import Revision, revision_of
from quizapp.store.index.database import Index
from quizapp.store.index.deck_cache import full_record
from quizapp.store.index.deck_record import DeckSummary, details_of
from quizapp.store.index.due import Counts, DueQueries, LateCards
from quizapp.store.index.item_details import ItemDetails
from quizapp.store.settings.settings import Settings
from quizapp.study.answer.times import medians
from quizapp.study.queue.candidates import SPOKEN_KIND, Candidate, Limits, family_of
from quizapp.study.queue.catch_up import CatchUp
from quizapp.study.queue.daily import (
    Pool,
    count_reviews,
    first_looks,
    gather_new,
    left_drills,
    reviews,
)
from quizapp.study.queue.more import FIVE_MORE
from quizapp.study.queue.workload import work_ms
from quizapp.study.scheduler.base import Scheduler
from quizapp.study.scheduler.memory import Memory
from quizapp.text.numbers import quantity

COMING_DAYS: Final = 7
"""Of which home says how much comes due: far enough to see a hard day come."""

SAMPLE: Final = 50
"""Histories of a lost topic that are compared with cards, so that home is not kept waiting."""


class LostTopic(NamedTuple):
    """A topic that has gone and left its histories, while another asks what it asked."""

    topic: str
    histories: int
    """Of items that were answered."""
    successor: str
    """The topic that has most of the very same cards, and no answers to them."""

    @property
    def sentence(self) -> str:
        """What became of the histories, and how they go on."""
        histories = quantity(self.histories, "history", several="histories")
        return (
            f"{self.topic} has gone and left {histories}; {self.successor} has the same cards."
            f" `quizapp relink {self.topic} {self.successor}` gives them to it,"
            f" as `was: {self.topic}` below its `topic:` does."
        )


class Overview(NamedTuple):
    """What home shows."""

    topics: tuple[TopicFacts, ...]
    due_today: int
    """Reviews that a session over everything would ask, drills included."""
    new_today: int
    """New items that it would ask."""
    work_ms: int
    """How long all of that will take, at the learner's own pace."""
    more_new: int
    """New items that would come as well, at least, if the learner wanted five more today."""
    learned: int
    """Items met for the first time today."""
    overrun: int
    """How many of them were more than the day's limit."""
    reviewed: int
    """Others answered today."""
    coming: tuple[int, ...]
    """The reviews of the next seven days, tomorrow's first."""
    is_newcomer: bool
    """Nothing was ever answered."""
    flagged: tuple[str, ...]
    """What the cards ask that the learner wants to mend."""
    offer: CatchUp | None
    """A plan for a backlog that is more than a day's work."""
    catching_up_until: date | None
    """The last day of the plan that is being followed."""
    faulty: tuple[DeckSummary, ...]
    """The deck files with something wrong in them."""
    stand_ins: tuple[StandIn, ...]
    """The topics of the learner's own that stand in for shipped ones."""
    lost_topics: tuple[LostTopic, ...]
    """Those that were renamed, by all that can be told, and have lost their histories by it."""
    interviews_today: int = 0
    """Interview questions with which a session over everything would end; in no other count."""

    @property
    def to_go(self) -> int:
        """New items of the whole library."""
        return sum(facts.new for facts in self.topics)


def overview_of(
    index: Index, catalogue: Catalogue, settings: Settings, scheduler: Scheduler, *, today: date
) -> Overview:
    """The library as it stands on the day.

    No plan is made for it: of the backlog only the counts are asked for, so that opening takes as
    long with a hundred thousand late items as with none. New items are counted in the order of the
    library: while an interview is ahead a session takes as many, but others, so that their time is
    near and not the same.
    """
    queries = DueQueries(index, catalogue.decks, today)
    topic_counts = queries.topic_counts()
    pool = queries.pool(queries.new_groups(topic_counts, catalogue.prereqs))
    limits, apart = limits_on(today, settings, index), scheduler.keeps_due_siblings_apart(today)
    due_today = _count_reviews(topic_counts, pool, limits, apart=apart)
    due_today += len(left_drills(pool, today))
    learned = len(first_looks(pool))
    room, overrun = max(0, limits.new_per_day - learned), max(0, learned - limits.new_per_day)
    more = limits.more(overrun + FIVE_MORE)
    new_rows = _next_new(queries, pool, more, scheduler, room=room, today=today)
    due_kinds: Counter[str] = Counter()
    for counts in topic_counts.values():
        due_kinds.update(counts.due_kinds)
    usual_ms = medians(queries.answer_times())
    interviews_today = _count_interviews(topic_counts.values(), pool, limits)
    first_kinds = Counter(row.kind for row in new_rows[:room])
    first_kinds[SPOKEN_KIND] = interviews_today
    return Overview(
        topics=tuple(topic_facts(topic_counts, catalogue)),
        due_today=due_today,
        new_today=len(new_rows[:room]),
        work_ms=work_ms(due_kinds, usual_ms, count=due_today) + work_ms(first_kinds, usual_ms),
        more_new=len(new_rows[room:]),
        learned=learned,
        overrun=overrun,
        reviewed=len(pool.done) - learned,
        coming=_coming(topic_counts.values()),
        is_newcomer=not (
            any(counts.begun for counts in topic_counts.values()) or index.memories.topics()
        ),
        flagged=tuple(_flagged(queries, topic_counts, index, catalogue)),
        offer=catch_up_offer(topic_counts.values(), settings, today),
        catching_up_until=catching_up_until(settings, today),
        faulty=catalogue.faulty,
        stand_ins=catalogue.stand_ins,
        lost_topics=tuple(_lost_topics(index, catalogue)),
        interviews_today=interviews_today,
    )


def _coming(topic_counts: Iterable[Counts]) -> tuple[int, ...]:
    """How many reviews come due on each of the next days."""
    coming: Counter[int] = Counter()
    for counts in topic_counts:
        coming.update(dict(counts.coming))
    return tuple(coming[days] for days in range(1, COMING_DAYS + 1))


def _count_reviews(
    topic_counts: Mapping[str, Counts], pool: Pool, limits: Limits, *, apart: bool
) -> int:
    late = {
        topic: counts.late_cards if apart else counts.late for topic, counts in topic_counts.items()
    }
    return count_reviews(late, pool.done, limits=limits)


def _next_new(
    queries: DueQueries, pool: Pool, limits: Limits, scheduler: Scheduler, *, room: int, today: date
) -> list[Candidate]:
    """The new items that these limits have room for; the first `room` of them come today."""
    # A new sibling of a card that is reviewed today waits. Without limits all of the backlog is
    # reviewed, and the few cards in question are looked up; with limits it takes the very plan,
    # which is not made only to say how many more there could be.
    due: Container[str] = LateCards(queries)
    if room and (limits.reviews_per_day is not None or limits.reviews_per_deck is not None):
        rows = reviews(pool, today=today, limits=limits, scheduler=scheduler)
        due = {row.family for row in rows}
    return list(gather_new(pool, due, limits=limits, scheduler=scheduler))


def _count_interviews(counts: Iterable[Counts], pool: Pool, limits: Limits) -> int:
    waiting = sum(row.spoken_late + row.spoken_new * row.opens_interviews for row in counts)
    return min(waiting, max(0, limits.interviews_per_day - pool.spoken_done))


def _flagged(
    queries: DueQueries, topic_counts: Mapping[str, Counts], index: Index, catalogue: Catalogue
) -> Iterator[str]:
    for topic, counts in topic_counts.items():
        if counts.flagged:
            details = details_of(full_record(catalogue.decks[topic], index)).items
            for key in queries.flagged(topic):
                yield details[key].text if key in details else key


def _lost_topics(index: Index, catalogue: Catalogue) -> Iterator[LostTopic]:
    """The topics with histories that the library has no longer, but under another name.

    A deck that was taken away on purpose has no such successor, and nobody is reminded of it.
    """
    gone = [topic for topic in index.memories.topics() if topic not in catalogue.decks]
    if not gone:
        return
    homes = {old for olds in index.memories.former().values() for old in olds}
    retired = {family for deck in catalogue.decks.values() for family in deck.retired}
    for topic in gone:
        memories = {
            key: memory
            for key, memory in index.memories.of_topic(topic).items()
            if memory.answers and key not in homes and family_of(key) not in retired
        }
        if successor := _successor(memories, index, catalogue):
            yield LostTopic(topic, len(memories), successor)


def _successor(memories: Mapping[str, Memory], index: Index, catalogue: Catalogue) -> str:
    """The topic that has most of these very cards under the same ids; empty where none has."""
    sample = {name_in_topic(key): memory for key, memory in islice(memories.items(), SAMPLE)}
    for topic, namesakes in index.decks.namesakes(sample, catalogue.decks).items():
        if 2 * namesakes <= len(sample):
            break
        items = details_of(full_record(catalogue.decks[topic], index)).items
        same = sum(
            _asks_the_same(items.get(f"{topic}/{name}"), memory)
            and not index.memories.of(f"{topic}/{name}").answers
            for name, memory in sample.items()
        )
        if 2 * same > len(sample):
            return topic
    return ""


def _asks_the_same(item: ItemDetails | None, memory: Memory) -> bool:
    """The item is the very card of which the memory is, as far as the fingerprints tell."""
    if item is None:
        return False
    return revision_of(memory.fingerprint, item.fingerprint) is not Revision.REWORDED
