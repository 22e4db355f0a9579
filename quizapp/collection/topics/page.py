"""The topic page: owns all that is said of one topic on a day, on the screen and in print."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import TYPE_CHECKING

from quizapp.collection.topics.readings import Readings
from quizapp.decks.contents.page_section import PageSection
from quizapp.study.coverage import ItemState, joint_state
from quizapp.study.queue.candidates import SPOKEN_KIND, is_enough

if TYPE_CHECKING:
    from quizapp.decks.topic import Topic


@dataclass(frozen=True, slots=True)
class ItemFacts:
    """What a list beside others may say of an item: no answer is in it."""

    key: str
    kind: str
    text: str
    """What it asks, as one plain line, every gap closed."""
    state: ItemState
    due: date | None = None
    """None while it is new."""
    why_unaskable: str = ""
    """Why it cannot be asked; empty where it can."""
    was_drilled: bool = False
    """Its last graded answer was no good one: it was asked once more."""


@dataclass(frozen=True, slots=True)
class PointFacts:
    """One point of the coverage map."""

    point: str
    sections: tuple[str, ...]
    """Ids of the sections of the page that teach it."""
    state: ItemState
    items: tuple[ItemFacts, ...]

    @property
    def known(self) -> int:
        """How many of its items are known."""
        return sum(item.state is ItemState.KNOWN for item in self.items)


@dataclass(frozen=True, slots=True)
class Neighbour:
    """A topic that this one builds on, or that builds on it."""

    topic: str
    title: str
    known: int
    """Core items that are known: of the topic itself, or of all that it builds on."""
    core: int
    in_library: bool = True

    @property
    def is_open(self) -> bool:
        """Enough is known; nothing is ever locked by it."""
        return is_enough(self.known, self.core)


@dataclass(frozen=True)
class TopicPage:
    """Everything that the page of a topic says on a day."""

    topic: "Topic"
    today: date
    due: int
    new: int
    sections: tuple[PageSection, ...]
    """In the order of the page; the first is the overview."""
    items: Mapping[str, ItemFacts]
    """All items of the topic, by key."""
    points: tuple[PointFacts, ...]
    readings: Readings
    prereqs: tuple[Neighbour, ...]
    """What it builds on, with how much of each is known."""
    unlocks: tuple[Neighbour, ...]
    """What builds on it, with how much is known of what that needs."""

    @cached_property
    def place_of(self) -> Mapping[str, int]:
        """The place of each section by its id."""
        return {section.id: place for place, section in enumerate(self.sections)}

    def items_of(self, section: PageSection) -> tuple[ItemFacts, ...]:
        """What tests the section."""
        return tuple(self.items[item.key] for item in section.items)

    def state_of(self, section: PageSection) -> ItemState | None:
        """How far its items are known together; None where nothing tests it."""
        items = self.items_of(section)
        return joint_state(item.state for item in items) if items else None

    @property
    def is_new(self) -> bool:
        """Nothing of it was ever answered."""
        return all(item.due is None for item in self.items.values())

    @property
    def readable(self) -> tuple[str, ...]:
        """The ids of what can be read: all sections but the overview."""
        return tuple(section.id for section in self.sections[1:])

    @property
    def sections_read(self) -> int:
        """How many sections of today's page were read at any time."""
        return len(self.readings.days.keys() & set(self.readable))

    @property
    def weak(self) -> tuple[str, ...]:
        """The keys of what was answered and is not known: what was missed comes first.

        What was repeated well since it was missed is met, and comes before what went well at once.
        """
        answered = (ItemState.MISSED, ItemState.MET)
        weak = (item for item in self.items.values() if item.state in answered)
        rank = sorted(weak, key=lambda item: (answered.index(item.state), not item.was_drilled))
        return tuple(item.key for item in rank)

    @property
    def unaskable(self) -> int:
        """How many items cannot be asked; the day counts none of them."""
        return sum(bool(item.why_unaskable) for item in self.items.values())

    @property
    def unspoken(self) -> int:
        """How many interview questions were never answered; they are not among the new items."""
        return sum(
            item.kind == SPOKEN_KIND and item.state is ItemState.NEW and not item.why_unaskable
            for item in self.items.values()
        )

    @property
    def items_by_state(self) -> Counter[ItemState]:
        """How many items are in each state."""
        return Counter(item.state for item in self.items.values())

    @property
    def points_by_state(self) -> Counter[ItemState]:
        """How many points are in each state."""
        return Counter(point.state for point in self.points)
