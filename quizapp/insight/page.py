"""A page: owns what each page of statistics gives to the screen and to `quizapp stats` alike."""

from abc import abstractmethod
from collections.abc import Callable, Mapping, Sequence
from typing import NamedTuple, Protocol, TypeAlias

import numpy as np

from quizapp.insight.answers import Answers, RowMask
from quizapp.insight.reader import Reader
from quizapp.plot.cells import Picture

JsonValue: TypeAlias = (
    "str | int | float | bool | Mapping[str, JsonValue] | Sequence[JsonValue] | None"
)
"""What JSON can hold; a number that cannot be worked out is None, never NaN."""

PageFacts: TypeAlias = Mapping[str, JsonValue]


class Scope(NamedTuple):
    """Which part of the log a page is about."""

    topic: str | None = None
    """None is all."""
    days: int | None = None
    """The last so many study days, today among them; None is all."""

    def mask(self, answers: Answers, today: int) -> RowMask:
        """The answers of this scope, by the ordinal of today's study day."""
        mask = np.ones(len(answers), dtype=bool)
        if self.topic is not None:
            places = [answers.topics.index(self.topic)] if self.topic in answers.topics else [-1]
            mask &= np.isin(answers.topic, places)
        if self.days is not None:
            mask &= answers.day > today - self.days
        return mask


class PageValue(Protocol):
    """Everything on one page, as numbers, and how it is drawn."""

    @abstractmethod
    def facts(self) -> PageFacts:
        """Every number of the page, unrounded, with its count."""
        ...

    @abstractmethod
    def draw(self, width: int, *, ascii: bool = False) -> Picture:
        """The page in so many columns; no figure stands in it that is not among the facts."""
        ...


class Page(Protocol):
    """One page of statistics."""

    name: str
    """Its word on the command line and in JSON."""
    title: str
    what_counts: str
    """Which answers its figures are made of, and what they leave out, in sentences."""

    @abstractmethod
    def prepare(self, reader: Reader, scope: Scope) -> Callable[[], PageValue]:
        """Read what the page needs; what is returned works it out, in whatever thread."""
        ...
