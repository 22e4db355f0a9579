"""Reading a page: owns how the page of a topic is put together from its deck and the index."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from datetime import date
from functools import partial
from itertools import chain
from typing import TYPE_CHECKING, NamedTuple

from quizapp.collection.catalogue import Catalogue
from quizapp.collection.home.no_screen import no_screen
from quizapp.collection.topics.page import ItemFacts, Neighbour, PointFacts, TopicPage
from quizapp.collection.topics.readings import Readings
from quizapp.decks.contents.coverage import items_by_point
from quizapp.decks.contents.page_section import KEYS_OF_KINDS, KIND_NAMES, PageSection, SectionKind
from quizapp.decks.contents.pieces import Complaint, TextTable
from quizapp.decks.contents.sections import opened_angle, sections_of
from quizapp.decks.diagnostics import Diagnostic, Level
from quizapp.decks.excerpt import closed_excerpt
from quizapp.decks.items import Item, items_of
from quizapp.store.index.database import Index
from quizapp.store.index.due import Counts, DueQueries
from quizapp.study.answer.history import outcomes
from quizapp.study.coverage import ItemState, item_state, joint_state
from quizapp.study.kinds import asked_kinds
from quizapp.study.scheduler.memory import Memory

if TYPE_CHECKING:
    from quizapp.collection.collection import Collection
    from quizapp.decks.topic import Topic


class _IndexFacts(NamedTuple):
    """What the index knows of the topic and of the topics around it."""

    memories: Mapping[str, Memory]
    """Of what was ever answered of it, by key."""
    counts: Mapping[str, Counts]
    """Of every topic of the library."""
    catalogue: Catalogue
    last_failed: Mapping[str, date]
    """The last day with a failed answer, of what is still to be repeated."""

    def core_known(self, topics: Iterable[str]) -> tuple[int, int]:
        """How many core items of these topics are known, and how many there are."""
        rows = [self.counts[topic] for topic in topics if topic in self.counts]
        return sum(row.core_known for row in rows), sum(row.core for row in rows)


def topic_page(collection: "Collection", name: str) -> TopicPage | None:
    """The page of a topic; None where the library has no such topic.

    Raises:
        StoreError: the disk refused.
    """
    topic = collection.topic(name)
    if topic is None:
        return None
    index_facts = collection.ask(partial(_index_facts, name))
    if name not in index_facts.counts:  # its file went meanwhile
        return None
    items = {facts.key: facts for facts in _items(topic, index_facts)}
    histories = map(collection.event_store.history, (*topic.was, name))
    return TopicPage(
        topic=topic,
        today=collection.moment().day,
        due=index_facts.counts[name].due,
        new=index_facts.counts[name].new,
        sections=_sections(topic, items, index_facts.catalogue.decks[name].diagnostics),
        items=items,
        points=tuple(_points(topic, items)),
        readings=Readings.of(chain.from_iterable(histories)),
        prereqs=tuple(_prereqs(topic, index_facts)),
        unlocks=tuple(_unlocks(topic, index_facts)),
    )


def _index_facts(name: str, index: Index, catalogue: Catalogue, today: date) -> _IndexFacts:
    queries = DueQueries(index, catalogue.decks, today)
    # What no session asks yet has memories as well, if another version asked it.
    memories = index.memories.of_topic(name)
    # A card that was revised is due at once.
    memories |= {row.key: row.memory for row in queries.candidates(name) if row.memory}
    drilling = (key for key, memory in memories.items() if memory.drilling)
    last_failed: dict[str, date] = {}
    for key in drilling:
        last_failed |= outcomes(index.events.history(key)).last_failed
    return _IndexFacts(memories, queries.topic_counts(), catalogue, last_failed)


def _items(topic: "Topic", index_facts: _IndexFacts) -> Iterator[ItemFacts]:
    """All items of the topic, askable or not."""
    unaskable, kinds = index_facts.catalogue.decks[topic.id].unaskable, asked_kinds()
    for item in items_of(topic):
        memory = index_facts.memories.get(item.key, Memory())
        not_asked = "" if item.kind in kinds else no_screen([item.kind])
        yield ItemFacts(
            key=item.key,
            kind=item.kind,
            text=closed_excerpt(item),
            state=item_state(memory, last_failed=index_facts.last_failed.get(item.key)),
            due=memory.due,
            why_unaskable=unaskable.get(item.key, not_asked),
            was_drilled=memory.drills > 0,
        )


def _points(topic: "Topic", facts: Mapping[str, ItemFacts]) -> Iterator[PointFacts]:
    for point, items in items_by_point(topic):
        rows = tuple(facts[item.key] for item in items)
        state = joint_state(row.state for row in rows)
        yield PointFacts(str(point.point), tuple(map(str, point.sections)), state, rows)


def _sections(
    topic: "Topic", facts: Mapping[str, ItemFacts], diagnostics: Iterable[Diagnostic]
) -> tuple[PageSection, ...]:
    """The sections of the topic, each with what keeps a part of it from being shown."""
    sections = list(sections_of(topic))
    for place, section in enumerate(sections):
        if section.kind is SectionKind.CARDS:
            sections[place] = replace(section, pieces=(_card_counts(section.items, facts),))
        elif section.kind is SectionKind.SENIOR_ANGLE and _is_begun(section.items, facts):
            sections[place] = replace(section, pieces=(opened_angle(topic),))
    for diagnostic in diagnostics:
        if diagnostic.level is Level.ERROR:
            _complain(sections, topic, diagnostic)
    return tuple(sections)


def _is_begun(items: Iterable[Item], facts: Mapping[str, ItemFacts]) -> bool:
    """One of them was answered."""
    return any(facts[item.key].due for item in items)


def _card_counts(items: Iterable[Item], facts: Mapping[str, ItemFacts]) -> TextTable:
    """How many items of each kind there are, and how far they are known."""
    by_kind: dict[str, Counter[ItemState]] = {}
    for item in items:
        by_kind.setdefault(item.kind, Counter())[facts[item.key].state] += 1
    rows = (
        (kind, str(counts.total()), *(str(counts[state] or "–") for state in ItemState))
        for kind, counts in by_kind.items()
    )
    return TextTable(("kind", "items", *ItemState), tuple(rows))


def _complain(sections: list[PageSection], topic: "Topic", diagnostic: Diagnostic) -> None:
    """Put a complaint where its line lies: into a section, or in the place of one that is lost."""
    above = [(line, key) for key, line in topic.key_lines.items() if line <= diagnostic.line]
    kind = KEYS_OF_KINDS.get(max(above)[1] if above else "", SectionKind.OVERVIEW)
    complaint = Complaint(str(diagnostic))
    places = [place for place, section in enumerate(sections) if section.kind is kind]
    if places:
        place = max(
            (place for place in places if sections[place].line <= diagnostic.line),
            default=places[0],
        )
        section = sections[place]
        if complaint not in section.pieces:
            sections[place] = replace(section, pieces=(*section.pieces, complaint))
        return
    order = list(SectionKind)
    place = sum(order.index(section.kind) < order.index(kind) for section in sections)
    lost = PageSection(id=kind.value, kind=kind, title=KIND_NAMES[kind], pieces=(complaint,))
    sections.insert(place, lost)


def _prereqs(topic: "Topic", index_facts: _IndexFacts) -> Iterator[Neighbour]:
    """What the topic builds on."""
    for prereq in index_facts.catalogue.prereqs[topic.id]:
        yield _neighbour(prereq, [prereq], index_facts)


def _unlocks(topic: "Topic", index_facts: _IndexFacts) -> Iterator[Neighbour]:
    """What the topic says that it unlocks, and what says that it builds on it."""
    prereqs = index_facts.catalogue.prereqs
    followers = (follower for follower, needs in prereqs.items() if topic.id in needs)
    for follower in dict.fromkeys((*map(str, topic.unlocks), *followers)):
        yield _neighbour(follower, prereqs.get(follower, ()), index_facts)


def _neighbour(topic: str, counted: Iterable[str], index_facts: _IndexFacts) -> Neighbour:
    """The topic, with how much of the ones that are counted for it is known."""
    deck = index_facts.catalogue.decks.get(topic)
    core_known, core = index_facts.core_known(counted)
    return Neighbour(
        topic, deck.title if deck else topic, core_known, core, in_library=deck is not None
    )
