"""A page: owns what each page of statistics gives to the screen and to `quizapp stats` alike."""

from abc import abstractmethod
from collections.abc import Callable, Mapping, Sequence
from typing import NamedTuple, Protocol, TypeAlias

import numpy as np

from quizapp.insight.answers import Answers, RowMask
from quizapp.insight.reader import Reader
from quizapp.plot.cells import Picture
from quizapp.study.answer.lab_link import LabLaunch

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


class PageEntry(NamedTuple):
    """One thing on a page, such as a day, that can be looked at by itself."""

    line: int
    """Where it stands in the picture, however wide that is."""
    sentence: str
    """Its exact values; no figure stands in it that is not among the facts."""
    items: tuple[str, ...]
    """The keys of the items that it is about."""


class PageValue(Protocol):
    """Everything on one page, as numbers, how it is drawn, and where it leads to."""

    @abstractmethod
    def facts(self) -> PageFacts:
        """Every number of the page, unrounded, with its count."""
        ...

    @abstractmethod
    def draw(self, width: int, *, ascii: bool = False) -> Picture:
        """The page in so many columns; no figure stands in it that is not among the facts."""
        ...

    @property
    def lab(self) -> LabLaunch | None:
        """The lab that shows the same with one's own numbers in it."""
        return None

    @property
    def study_keys(self) -> tuple[str, ...]:
        """The items that are to be studied after a look at the page."""
        return ()

    @property
    def entries(self) -> Sequence[PageEntry]:
        """What can be gone through one by one, from above to below."""
        return ()


class Page(Protocol):
    """One page of statistics."""

    name: str
    """Its word on the command line and in JSON."""
    title: str
    what_counts: str
    """Which answers its figures are made of, and what they leave out, in sentences."""
    lab_wants: str = ""
    """From how many answers on a lab shows the same; empty where none belongs to the page."""

    @abstractmethod
    def prepare(self, reader: Reader, scope: Scope) -> Callable[[], PageValue]:
        """Read what the page needs; what is returned works it out, in whatever thread."""
        ...
