"""The overview: owns what home shows of the library on a day, counted by the index."""

from collections.abc import Container, Iterator, Mapping
from datetime import date
from itertools import islice
from typing import Final, NamedTuple

from quizapp.collection.catalogue import Catalogue, StandIn, name_in_topic
from quizapp.collection.planning.limits import catch_up_offer, catching_up_until, day_limits
from quizapp.decks.diagnostics import Level
from quizapp.decks.revision import Revision, revision_of
from quizapp.store.index.database import Index
from quizapp.store.index.deck_cache import full_record
from quizapp.store.index.deck_record import DeckSummary, details_of
from quizapp.store.index.due import Counts, DueQueries, LateCards
from quizapp.store.index.item_details import ItemDetails
from quizapp.store.settings import Settings
from quizapp.study.queue.candidates import Limits, family_of
from quizapp.study.queue.catch_up import CatchUp
from quizapp.study.queue.daily import (
    Pool,
    count_reviews,
    gather_new,
    left_drills,
    reviews,
)
from quizapp.study.scheduler.base import Scheduler
from quizapp.study.scheduler.memory import Memory
from quizapp.text.numbers import quantity

SAMPLE: Final = 50
"""Histories of a lost topic that are compared with cards, so that home is not kept waiting."""


class TopicFacts(NamedTuple):
    """What the list of topics says about one of them."""

    topic: str
    title: str
    due: int
    """Items met before whose day has come, and drills left over from earlier today."""
    new: int
    """Items never answered."""
    total: int
    next_due: date | None
    """The earliest day on which something is due; none while nothing was ever answered."""
    suspended: int = 0
    """Items that are not asked before they are resumed: they are neither due nor new."""
    flagged: int = 0
    """Items whose card the learner wants to mend."""
    unaskable: int = 0
    """Items that are in none of these counts, since their cards are broken."""
    why_unaskable: str = ""
    """What is wrong with the first of them, with its address."""
    why_empty: str = ""
    """Why it has nothing to ask, where that is for another reason."""

    @property
    def unaskable_sentence(self) -> str:
        """How many items are left out, and why; empty when none is."""
        if not self.unaskable:
            return f"{self.topic} has nothing to ask: {self.why_empty}" if self.why_empty else ""
        items = quantity(self.unaskable, "item")
        return f"{items} of {self.topic} cannot be asked: {self.why_unaskable}"


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


def overview_of(
    index: Index, catalogue: Catalogue, settings: Settings, scheduler: Scheduler, *, today: date
) -> Overview:
    """The library as it stands on the day.

    No plan is made for it: of the backlog only the counts are asked for, so that opening takes as
    long with a hundred thousand late items as with none.
    """
    queries = DueQueries(index, catalogue.decks, today)
    topic_counts = queries.topic_counts()
    pool = queries.pool(queries.new_groups(topic_counts, catalogue.prereqs))
    limits, apart = day_limits(settings, today), scheduler.keeps_due_siblings_apart(today)
    reviews_today = _count_reviews(topic_counts, pool, limits, apart=apart)
    return Overview(
        topics=tuple(
            _facts(catalogue.decks[topic], counts, index) for topic, counts in topic_counts.items()
        ),
        due_today=reviews_today + len(left_drills(pool, today)),
        new_today=_count_new(queries, pool, limits, scheduler, today),
        flagged=tuple(_flagged(queries, topic_counts, index, catalogue)),
        offer=catch_up_offer(topic_counts.values(), settings, today),
        catching_up_until=catching_up_until(settings, today),
        faulty=catalogue.faulty,
        stand_ins=catalogue.stand_ins,
        lost_topics=tuple(_lost_topics(index, catalogue)),
    )


def _facts(deck: DeckSummary, counts: Counts, index: Index) -> TopicFacts:
    return TopicFacts(
        topic=deck.topic,
        title=deck.title,
        due=counts.due,
        new=counts.new,
        total=counts.total,
        next_due=date.fromordinal(counts.next_due) if counts.next_due else None,
        suspended=counts.suspended,
        flagged=counts.flagged,
        unaskable=len(deck.unaskable),
        why_unaskable=next(iter(deck.unaskable.values()), ""),
        why_empty="" if counts.total or deck.unaskable else _why_empty(deck, index),
    )


def _why_empty(deck: DeckSummary, index: Index) -> str:
    """What the items are that no screen asks, or else what is wrong in the file."""
    kinds = [item.kind for item in full_record(deck, index).items]
    if kinds:
        return f"no screen asks its kinds yet ({', '.join(dict.fromkeys(kinds))})"
    errors = (str(fault) for fault in deck.diagnostics if fault.level is Level.ERROR)
    return next(errors, "it has no card")


def _count_reviews(
    topic_counts: Mapping[str, Counts], pool: Pool, limits: Limits, *, apart: bool
) -> int:
    late = {
        topic: counts.late_cards if apart else counts.late for topic, counts in topic_counts.items()
    }
    return count_reviews(late, pool.done, limits=limits)


def _count_new(
    queries: DueQueries, pool: Pool, limits: Limits, scheduler: Scheduler, today: date
) -> int:
    if not limits.new_per_day:
        return 0
    # A new sibling of a card that is reviewed today waits. Without limits all of the backlog is
    # reviewed, and the few cards in question are looked up; with limits it takes the very plan.
    due: Container[str] = LateCards(queries)
    if limits.reviews_per_day is not None or limits.reviews_per_deck is not None:
        rows = reviews(pool, today=today, limits=limits, scheduler=scheduler)
        due = {row.family for row in rows}
    return sum(1 for _ in gather_new(pool, due, limits=limits, scheduler=scheduler))


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
