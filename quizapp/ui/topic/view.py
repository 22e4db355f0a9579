"""The view: owns where a reader is on a topic page, and what Enter does there; no Textual in it."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Final, Self

from quizapp.collection.topics.page import ItemFacts, TopicPage
from quizapp.decks.contents.page_section import PageSection, SectionKind
from quizapp.study.coverage import ItemState
from quizapp.study.queue.candidates import family_of

ENTER_ACTIONS: Final[Mapping[SectionKind, str]] = {
    SectionKind.OVERVIEW: "study",
    SectionKind.COVERAGE: "items",
    SectionKind.FLOW: "walk",
    SectionKind.LABS: "lab",
    SectionKind.SESSIONS: "session",
    SectionKind.WALKTHROUGH: "walk",
    SectionKind.INTERVIEW: "desk",
    SectionKind.CARDS: "study",
}
"""What Enter does in a section of a kind that has what that takes, where it is not a test.

A screen of a section's own is opened from here.
"""

TESTED: Final = frozenset({SectionKind.THEORY, SectionKind.FLOW, SectionKind.WALKTHROUGH})
"""The kinds below which the items that test them are listed."""


@dataclass(frozen=True, slots=True)
class PageView:
    """One place on a page, and what is open there."""

    page: TopicPage
    place: int = 0
    steps: int = 0
    """Answers of a guided example that are shown."""
    opened: frozenset[int] = frozenset()
    """The places in the deck of the points whose items are shown."""
    by_outline: bool = False
    """The coverage map goes by the sections, and not in its own order."""
    in_outline: bool = False
    """The keys move through the outline."""
    unfurls: bool = False
    """The topic was new when the page was opened: each section ends in a question."""

    @classmethod
    def first(cls, page: TopicPage, *, read_first: bool) -> Self:
        """Where a page opens: at the overview, or in a new topic where its reader goes on."""
        has_theory = any(section.kind is SectionKind.THEORY for section in page.sections)
        unfurls = read_first and page.is_new and has_theory
        view = cls(page, unfurls=unfurls)
        return view.at(page.readings.next(page.readable)) if unfurls else view

    @property
    def section(self) -> PageSection:
        """What is read."""
        return self.page.sections[self.place]

    @property
    def askable(self) -> tuple[ItemFacts, ...]:
        """What a test of the section would ask."""
        return tuple(
            item
            for item in self.page.items_of(self.section)
            if not item.why_unaskable and item.state is not ItemState.SUSPENDED
        )

    @property
    def open_question(self) -> ItemFacts | None:
        """The item at the end of a section of a new topic: the first that was never answered.

        An item whose sibling was answered is none, since that showed the answer.
        """
        kind = self.section.kind
        if not self.unfurls or kind not in TESTED or kind in ENTER_ACTIONS:
            return None
        items = self.page.items.values()
        met = {family_of(item.key) for item in items if item.state is not ItemState.NEW}
        return next((item for item in self.askable if family_of(item.key) not in met), None)

    @property
    def asks_step(self) -> bool:
        """A guided example has an answer that is not shown yet."""
        return self.steps < len(self.section.steps)

    @property
    def enter(self) -> str:
        """What Enter does here."""
        if self.in_outline:
            return "section"
        if self.section.kind in ENTER_ACTIONS and self._has_parts:
            return ENTER_ACTIONS[self.section.kind]
        if self.asks_step:
            return "step"
        if self.open_question:
            return "question"
        return "test" if self.askable and not self.unfurls else "next"

    @property
    def key_phases(self) -> tuple[str, ...]:
        """What the keys of the footer go by: what Enter does, and what else there is to do."""
        if self.in_outline:
            return (self.enter,)
        before = ("later",) if self.place else ()
        on_map = self.section.kind is SectionKind.COVERAGE
        weak = ("weak",) if on_map and self.page.weak else ()
        # Who opens step after step is not carried on by one Enter too many.
        goes_on = ("untested",) if self.enter == "next" and not self.section.steps else ()
        return (self.enter, self.section.kind, *before, *weak, *goes_on)

    @property
    def expressions(self) -> tuple[str, ...]:
        """Those of the computed numbers that can be seen here: closed steps keep theirs."""
        opened = self.section.steps[: self.steps]
        return self.section.expressions + tuple(it for step in opened for it in step.expressions)

    @property
    def _has_parts(self) -> bool:
        """There is something to open here: a section may be there for its complaints alone."""
        topic = self.page.topic
        match self.section.kind:
            case SectionKind.COVERAGE:
                return bool(self.page.points)
            case SectionKind.FLOW:
                return topic.flow is not None
            case SectionKind.LABS:
                return bool(topic.labs)
            case SectionKind.SESSIONS:
                return bool(topic.sessions)
            case SectionKind.WALKTHROUGH:
                return topic.walkthrough is not None
        return True

    def at(self, section: str) -> Self:
        """The same page at the section of that id; where it was if there is none."""
        return self._moved(self.page.place_of.get(section, self.place))

    def next(self) -> Self:
        """The next section: from the overview that with which the reader goes on."""
        if not self.place and self.page.readable:
            return self.at(self.page.readings.next(self.page.readable))
        return self._moved(self.place + 1)

    def previous(self) -> Self:
        """The section before."""
        return self._moved(self.place - 1)

    def with_page(self, page: TopicPage) -> Self:
        """The same section of the page as it is now, or else the one in its place."""
        nearest = min(self.place, len(page.sections) - 1)
        return replace(self, page=page, place=page.place_of.get(self.section.id, nearest))

    def with_step(self) -> Self:
        """One answer more of a guided example."""
        return replace(self, steps=min(self.steps + 1, len(self.section.steps)))

    def with_toggled(self, point: int) -> Self:
        """The items of the point in this place of the deck shown, or hidden again."""
        return replace(self, opened=self.opened ^ {point})

    def _moved(self, place: int) -> Self:
        place = max(0, min(place, len(self.page.sections) - 1))
        steps = self.steps if place == self.place else 0
        return replace(self, place=place, steps=steps, in_outline=False)
