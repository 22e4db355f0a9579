"""The facts of a topic: owns what lists of topics say about each of them on a day."""

from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from typing import Final, NamedTuple

from quizapp.collection.catalogue import Catalogue
from quizapp.collection.home.no_screen import no_screen, not_asked_sentence
from quizapp.decks.diagnostics import Level
from quizapp.store.index.deck_record import DeckSummary
from quizapp.store.index.due import Counts
from quizapp.study.queue.candidates import is_enough
from quizapp.text.numbers import quantity

NO_TRACK: Final = "Other topics"
"""Above the topics of no track, where others have one."""


class BuildsOn(NamedTuple):
    """A topic on which another one builds, and how far it is known."""

    title: str
    known: int
    """Core items that are known."""
    core: int


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
    known: int = 0
    """Items with a streak that counts as known, without those that are suspended."""
    last: date | None = None
    """The last day with an answer."""
    unaskable: int = 0
    """Items that are in none of these counts, since their cards are broken."""
    why_unaskable: str = ""
    """What is wrong with the first of them, with its address."""
    why_empty: str = ""
    """Why it has nothing to ask, where that is for another reason."""
    not_asked: tuple[tuple[str, int], ...] = ()
    """Kinds that no screen asks yet, with how many items are in no count for that."""
    summary: str = ""
    track: str = ""
    builds_on: tuple[BuildsOn, ...] = ()

    @property
    def unaskable_sentence(self) -> str:
        """How many items their cards leave out, and why; empty when none is left out."""
        if not self.unaskable:
            return f"{self.topic} has nothing to ask: {self.why_empty}" if self.why_empty else ""
        items = quantity(self.unaskable, "item")
        return f"{items} of {self.topic} cannot be asked: {self.why_unaskable}"

    @property
    def not_asked_sentence(self) -> str:
        """How many items wait for a screen; empty when none does, or when all of them do."""
        return "" if self.why_empty else not_asked_sentence(dict(self.not_asked), self.topic)

    @property
    def sentences(self) -> tuple[str, ...]:
        """All that is to be said of items that are left out."""
        return tuple(filter(None, (self.unaskable_sentence, self.not_asked_sentence)))

    @property
    def awake(self) -> int:
        """The items that are asked sooner or later: those of which a share can be known."""
        return self.total - self.suspended

    @property
    def needs(self) -> tuple[int, int]:
        """How many core items are known of all that it builds on, and how many there are."""
        return sum(row.known for row in self.builds_on), sum(row.core for row in self.builds_on)

    @property
    def is_open(self) -> bool:
        """Enough is known of what it builds on; nothing is ever locked."""
        return is_enough(*self.needs)


class Track(NamedTuple):
    """Topics that belong together."""

    title: str
    topics: tuple[TopicFacts, ...]

    @property
    def sentence(self) -> str:
        """How many of its topics are open."""
        number = sum(facts.is_open for facts in self.topics)
        return f"{number} of {quantity(len(self.topics), 'topic')} open"


def tracks_of(topics: Iterable[TopicFacts]) -> tuple[Track, ...]:
    """The tracks in the order of the library, what belongs to none of them last.

    Where no topic has a track, all stand together under no title.
    """
    by_track: dict[str, list[TopicFacts]] = {}
    for facts in topics:
        by_track.setdefault(facts.track, []).append(facts)
    others = by_track.pop("", [])
    tracks = [Track(title, tuple(rows)) for title, rows in by_track.items()]
    if others:
        tracks.append(Track(NO_TRACK if tracks else "", tuple(others)))
    return tuple(tracks)


def topic_facts(topic_counts: Mapping[str, Counts], catalogue: Catalogue) -> Iterator[TopicFacts]:
    """The facts of each topic that is counted."""
    prereqs = catalogue.prereqs
    for topic, counts in topic_counts.items():
        deck = catalogue.decks[topic]
        needs = [name for name in prereqs[topic] if name in topic_counts]
        yield TopicFacts(
            topic=topic,
            title=deck.title,
            due=counts.due,
            new=counts.new,
            total=counts.total,
            next_due=_day(counts.next_due),
            suspended=counts.suspended,
            flagged=counts.flagged,
            known=counts.known,
            last=_day(counts.last),
            unaskable=len(deck.unaskable),
            why_unaskable=next(iter(deck.unaskable.values()), ""),
            why_empty="" if counts.total or deck.unaskable else _why_empty(deck),
            not_asked=tuple(deck.not_asked.items()),
            summary=deck.summary,
            track=deck.track,
            builds_on=tuple(
                BuildsOn(
                    catalogue.decks[name].title,
                    topic_counts[name].core_known,
                    topic_counts[name].core,
                )
                for name in needs
            ),
        )


def _day(ordinal: int | None) -> date | None:
    return date.fromordinal(ordinal) if ordinal else None


def _why_empty(deck: DeckSummary) -> str:
    """What the items are that no screen asks, or else what is wrong in the file."""
    if deck.not_asked:
        return no_screen(deck.not_asked)
    errors = (str(fault) for fault in deck.diagnostics if fault.level is Level.ERROR)
    return next(errors, "it has no card")
