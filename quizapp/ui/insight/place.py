"""The place: owns which page of statistics is looked at, and about what."""

from dataclasses import dataclass, replace
from typing import Final, Self

from quizapp.insight.page import Page, Scope
from quizapp.insight.registry import PAGES

NO_ENTRY: Final = -1


@dataclass(frozen=True, slots=True)
class InsightPlace:
    """Where the learner is among the pages."""

    pages: tuple[Page, ...] = PAGES
    topics: tuple[str, ...] = ()
    """Those with answers."""
    page_index: int = 0
    topic_index: int = 0
    """0 is all topics, 1 the first."""
    entry: int = NO_ENTRY
    """That of the page which is looked at by itself."""

    @property
    def page(self) -> Page:
        """The page."""
        return self.pages[self.page_index]

    @property
    def topic(self) -> str | None:
        """The topic; none is all."""
        return self.topics[self.topic_index - 1] if self.topic_index else None

    @property
    def scope(self) -> Scope:
        """What the page is about."""
        return Scope(self.topic)

    def on_page(self, index: int) -> Self:
        """On that page; the first comes after the last."""
        return replace(self, page_index=index % len(self.pages), entry=NO_ENTRY)

    def turn_topic(self, step: int) -> Self:
        """At the topic so many below; all together come after the last."""
        index = (self.topic_index + step) % (len(self.topics) + 1)
        return replace(self, topic_index=index, entry=NO_ENTRY)

    def with_topics(self, topics: tuple[str, ...]) -> Self:
        """At the same topic among these, if it is one of them."""
        index = topics.index(self.topic) + 1 if self.topic in topics else 0
        return replace(self, topics=topics, topic_index=index)

    def at_entry(self, entry: int, *, count: int) -> Self:
        """At that entry of so many, or at the one nearest to it."""
        return replace(self, entry=max(0, min(count - 1, entry)))
