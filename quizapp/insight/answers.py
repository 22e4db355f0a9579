"""Answers: owns the rows that all pages share, as arrays, and which of them are scored."""

from collections.abc import Sequence
from dataclasses import dataclass, fields, replace
from datetime import date
from functools import cached_property
from typing import Final, TypeAlias

import numpy as np
from numpy.typing import NDArray

from quizapp.collection.catalogue import topic_of
from quizapp.engine.array.arrays import Floats
from quizapp.store.index.event_table import PackedAnswers
from quizapp.study.event import EventKind
from quizapp.study.quality import LEAST_PASSED

Ints: TypeAlias = NDArray[np.int64]
RowMask: TypeAlias = NDArray[np.bool_]

WHAT_COUNTS: Final = "first graded answer of a study day, item met before"
"""Which answers are scored; JSON says it, so that another program can count the same."""

KINDS: Final = (EventKind.REVIEW, EventKind.AHEAD, EventKind.DRILL, EventKind.CRAM)
"""The kinds of graded answers, by the number that stands for each."""

REVIEW: Final = KINDS.index(EventKind.REVIEW)
CRAM: Final = KINDS.index(EventKind.CRAM)
KIND_NUMBERS: Final = {str(kind): number for number, kind in enumerate(KINDS)}
NEWER_KIND: Final = len(KINDS)

ISO_DAY: Final = len("2026-03-02")
EPOCH: Final = date(1970, 1, 1).toordinal()
NEVER_BEFORE: Final = -1


@dataclass(frozen=True, eq=False)
class Answers:
    """Graded answers that count, item by item, those of an item in the order in which they count.

    Every array has an entry an answer. What an answer does not say is -1, its confidence NaN.
    """

    items: tuple[str, ...]
    """The key of each item."""
    item: Ints
    """Its place among the items."""
    day: Ints
    """The study day, as `date.toordinal` has it."""
    kind: Ints
    """Its place among `KINDS`."""
    quality: Ints
    interval_before: Ints
    """Days, before the answer."""
    confidence: Floats
    """As stated, 0 to 1."""
    thinking_ms: Ints

    @classmethod
    def of_packed(cls, packed: Sequence[PackedAnswers]) -> "Answers":
        """The answers that an index has."""
        kinds = _kinds(packed)
        counts = [len(row.qualities) for row in packed]
        answers = cls(
            items=tuple(row.item for row in packed),
            item=np.repeat(np.arange(len(packed)), counts),
            day=_days("".join(row.days for row in packed)),
            kind=kinds,
            quality=_characters("".join(row.qualities for row in packed)) - ord("0"),
            interval_before=_numbers([row.intervals for row in packed]).astype(int),
            confidence=_stated(_numbers([row.confidences for row in packed])),
            thinking_ms=_numbers([row.thinking_ms for row in packed]).astype(int),
        )
        return answers.where(kinds != NEWER_KIND) if NEWER_KIND in kinds else answers

    def where(self, mask: RowMask) -> "Answers":
        """Those answers alone; what was worked out of all of them is worked out of these anew."""
        names = (column.name for column in fields(self) if column.name != "items")
        return replace(self, **{name: getattr(self, name)[mask] for name in names})

    @property
    def without_crams(self) -> "Answers":
        """Those that a schedule is made of; what is met in a cram alone was never met for it."""
        return self.where(self.kind != CRAM)

    def with_items(self, items: tuple[str, ...], item: Ints) -> "Answers":
        """The same answers to items with other names or places."""
        return replace(self, items=items, item=item)

    def __len__(self) -> int:
        return len(self.item)

    @property
    def passed(self) -> RowMask:
        """The item was remembered."""
        return self.quality >= LEAST_PASSED

    @property
    def is_stated(self) -> RowMask:
        """How sure the learner was is known, as a probability; another app may write others."""
        return (self.confidence >= 0) & (self.confidence <= 1)

    @cached_property
    def topics(self) -> tuple[str, ...]:
        """The topics of the items, in the order of their names."""
        return tuple(sorted({topic_of(item) for item in self.items}))

    @cached_property
    def topic(self) -> Ints:
        """The place of each answer's topic among the topics."""
        places = {topic: place for place, topic in enumerate(self.topics)}
        of_item = np.array([places[topic_of(item)] for item in self.items], dtype=int)
        return of_item[self.item]

    @cached_property
    def _opens_day(self) -> RowMask:
        """The answer is the first of its item on its study day."""
        opens = np.ones(len(self), dtype=bool)
        opens[1:] = (np.diff(self.item) != 0) | (np.diff(self.day) != 0)
        return opens

    @cached_property
    def previous_day(self) -> Ints:
        """The last earlier study day with an answer to the same item; -1 where there is none."""
        opening = np.flatnonzero(self._opens_day)
        before = np.full(len(opening), NEVER_BEFORE)
        same = np.diff(self.item[opening]) == 0
        before[1:][same] = self.day[opening[:-1]][same]
        return np.repeat(before, np.diff(np.append(opening, len(self))))

    @cached_property
    def scored(self) -> RowMask:
        """What the pages count: as `WHAT_COUNTS` says it, and of kind review."""
        scored: RowMask = self._opens_day & (self.previous_day != NEVER_BEFORE)
        return scored & self._is_review

    @property
    def _is_review(self) -> RowMask:
        reviews: RowMask = self.kind == REVIEW
        return reviews

    @property
    def interval(self) -> Ints:
        """The interval before the answer; where none was written, the days waited."""
        waited = np.where(self.previous_day == NEVER_BEFORE, 0, self.day - self.previous_day)
        return np.where(self.interval_before >= 0, self.interval_before, waited)


def _kinds(packed: Sequence[PackedAnswers]) -> Ints:
    words = ",".join(row.kinds for row in packed).split(",") if packed else []
    return np.array([KIND_NUMBERS.get(word, NEWER_KIND) for word in words], dtype=int)


def _characters(text: str) -> Ints:
    return np.frombuffer(text.encode("ascii"), dtype=np.uint8).astype(int)


def _days(text: str) -> Ints:
    """The ordinals of days that are written one after the other, ten characters each."""
    names = np.frombuffer(text.encode("ascii"), dtype=np.uint8).reshape(-1, ISO_DAY)
    digits = np.ascontiguousarray(names.T).astype(np.int32) - ord("0")
    years = digits[0] * 1000 + digits[1] * 100 + digits[2] * 10 + digits[3]
    months = (years - 1970) * 12 + digits[5] * 10 + digits[6] - 1
    first_days: Ints = months.astype("datetime64[M]").astype("datetime64[D]").astype(np.int64)
    ordinals: Ints = first_days + digits[8] * 10 + digits[9] - 1 + EPOCH
    return ordinals


def _numbers(texts: Sequence[str]) -> Floats:
    """The numbers in the texts."""
    return np.fromstring(",".join(texts), dtype=float, sep=",")


def _stated(confidences: Floats) -> Floats:
    return np.where(confidences < 0, np.nan, confidences)
