"""The debrief: owns what a mock interview came to, and what is missed over all of them."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Final, NamedTuple

from quizapp.decks.kinds.marks import LEVELS
from quizapp.study.interview.agreement import Agreement, agreement
from quizapp.study.interview.answers import SpokenAnswer
from quizapp.study.interview.mocks import Mock, joint_share
from quizapp.study.points import CORE_POINT, FAILURE, POINT_WORDS, TRADEOFF, OfferedPoint
from quizapp.text.numbers import quantity

MOST_MISSED: Final = 3

NEARLY: Final = 1e-9
"""Sums of shares differ in their last digit."""

FORECAST_STEP: Final = 1 / 240
"""A forecast tells shares apart no finer than so."""

GOOD_SHARE: Final = 0.6
"""From here on a sort of point counts as named, in the sentence on the sorts."""

POOR_SHARE: Final = 0.5


class LevelRow(NamedTuple):
    """The questions of one level."""

    level: str
    """Empty for questions that say none."""
    asked: int
    share: float | None
    over: int
    """How many took longer than their own time."""
    timed: int
    """How many have such a time."""


class KindRow(NamedTuple):
    """The points of one kind."""

    kind: str
    named: int
    offered: int


class MissedPoint(NamedTuple):
    """A point that was left out, over all answers."""

    key: str
    point: str
    missed: int
    asked: int


class UnnamedPoint(NamedTuple):
    """A point that was left out in one interview."""

    key: str
    point: str
    weight: float


class StatedChance(NamedTuple):
    """A confidence that was stated, and what came of it."""

    confidence: float
    times: int
    passed: int

    @property
    def words(self) -> str:
        """What was said and what came of it, as it follows "you"."""
        return f"said {self.confidence:.0%} {quantity(self.times, 'time')}; {self.passed} passed"


@dataclass(frozen=True, slots=True, kw_only=True)
class Debrief:
    """What one mock came to."""

    mock: Mock
    share: float | None
    before: Mock | None
    """The mock before it that has a share."""
    by_level: tuple[LevelRow, ...]
    by_kind: tuple[KindRow, ...]
    unnamed: tuple[UnnamedPoint, ...]
    """What was left out in this one, the heaviest first."""
    missed: tuple[MissedPoint, ...]
    """The points of all interviews that were missed most often."""
    interviews: int
    """How many answers that is over."""
    stated: tuple[StatedChance, ...]
    agreement: Agreement | None
    """With a second reader, if there was one."""

    @property
    def inside(self) -> bool | None:
        """The share came to lie where it was forecast; None without a forecast."""
        expected = self.mock.expected
        if expected is None or self.share is None:
            return None
        low, high = expected
        return low - FORECAST_STEP <= self.share <= high + FORECAST_STEP

    @property
    def comparisons(self) -> tuple[str, ...]:
        """What stands beside the share: that of the last time, and the forecast."""
        notes = []
        if self.before and self.before.share is not None:
            notes.append(f"last time {self.before.share:.2f}")
        if self.mock.expected:
            low, high = self.mock.expected
            notes.append(f"expected beforehand {low:.2f} to {high:.2f}")
        return tuple(notes)

    @property
    def forecast_sentence(self) -> str:
        """Whether the forecast held; empty without one."""
        if self.inside is None or self.share is None or not self.mock.expected:
            return ""
        if self.inside:
            return "The forecast held."
        above = self.share > self.mock.expected[1]
        return f"The forecast did not hold: you named {'more' if above else 'less'}."

    @property
    def reading(self) -> str:
        """What the kinds of point say in a sentence; empty where they say nothing clear."""
        shares = {row.kind: row.named / row.offered for row in self.by_kind if row.offered}
        costs, fails = shares.get(TRADEOFF, 1.0), shares.get(FAILURE, 1.0)
        if len(shares) < 2 or CORE_POINT not in shares:
            return ""
        if shares[CORE_POINT] < GOOD_SHARE:
            edges = [shares[kind] for kind in (TRADEOFF, FAILURE) if kind in shares]
            above = min(edges) > shares[CORE_POINT] + NEARLY
            return "You named the edges and left out what they follow from." if above else ""
        left_out = [
            words
            for words, share in (("what it costs", costs), ("how it fails", fails))
            if share < POOR_SHARE
        ]
        if left_out:
            return f"You named what is true and left out {' and '.join(left_out)}."
        return ""


def debrief_of(mock: Mock, mocks: Iterable[Mock], answers: Sequence[SpokenAnswer]) -> Debrief:
    """The debrief of a mock, from events alone.

    Args:
        mock: the one in question.
        mocks: all of them, it among them.
        answers: all that were spoken, in mocks or out of them.
    """
    earlier = [
        other for other in mocks if other.began.at < mock.began.at and other.share is not None
    ]
    return Debrief(
        mock=mock,
        share=mock.share,
        before=max(earlier, key=lambda other: other.began.at, default=None),
        by_level=level_rows(mock.answers),
        by_kind=point_kind_rows(mock.answers),
        unnamed=_unnamed(mock, answers),
        missed=missed_points(answers)[:MOST_MISSED],
        interviews=len(answers),
        stated=_stated(mock.answers),
        agreement=agreement(mock),
    )


def _unnamed(mock: Mock, answers: Iterable[SpokenAnswer]) -> tuple[UnnamedPoint, ...]:
    """Of equals that which was asked first; the points go by the ids of `answers`."""
    now = {answer.event_id: answer for answer in answers}
    rows = [
        UnnamedPoint(answer.key, point.id, point.weight)
        for answer in (now.get(row.event_id, row) for row in mock.answers)
        for point in answer.missed
    ]
    return tuple(sorted(rows, key=lambda row: -row.weight))


def level_rows(answers: Iterable[SpokenAnswer]) -> tuple[LevelRow, ...]:
    """A row for each level that was asked, the easiest first."""
    rows: dict[str, list[SpokenAnswer]] = {level: [] for level in LEVELS}
    for answer in answers:
        rows.setdefault(answer.level, []).append(answer)
    return tuple(
        LevelRow(
            level,
            len(group),
            joint_share(group),
            sum(answer.over_ms > 0 for answer in group),
            sum(answer.seconds > 0 for answer in group),
        )
        for level, group in rows.items()
        if group
    )


def point_kind_rows(answers: Iterable[SpokenAnswer]) -> tuple[KindRow, ...]:
    """A row for each kind of point that was offered."""
    named: Counter[str] = Counter()
    offered: Counter[str] = Counter()
    for answer in answers:
        offered.update(point.kind for point in answer.points)
        named.update(point.kind for point in answer.named)
    kinds = dict.fromkeys((*POINT_WORDS, *offered))
    return tuple(KindRow(kind, named[kind], offered[kind]) for kind in kinds if offered[kind])


def _stated(answers: Iterable[SpokenAnswer]) -> tuple[StatedChance, ...]:
    said: Counter[float] = Counter()
    passed: Counter[float] = Counter()
    for answer in answers:
        if answer.confidence is not None:
            said[answer.confidence] += 1
            passed[answer.confidence] += answer.quality.passed
    return tuple(StatedChance(chance, said[chance], passed[chance]) for chance in sorted(said))


def missed_points(answers: Iterable[SpokenAnswer]) -> tuple[MissedPoint, ...]:
    """Every point that was left out at least once, the most often missed first.

    Of equals that which was asked less often, then the one that was asked first.
    """
    asked: Counter[tuple[str, str]] = Counter()
    missed: Counter[tuple[str, str]] = Counter()
    for answer in answers:
        asked.update((answer.key, point.id) for point in answer.points)
        missed.update((answer.key, point.id) for point in answer.missed)
    rows = [MissedPoint(*place, missed[place], asked[place]) for place in asked if missed[place]]
    return tuple(sorted(rows, key=lambda row: (-row.missed, row.asked)))


def renamed_answer(answer: SpokenAnswer, key: str, present_ids: Mapping[str, str]) -> SpokenAnswer:
    """The answer as its question is called now, its points under the ids that they have now.

    Args:
        answer: as it was given.
        key: of the question now.
        present_ids: the present id of each point that had another one, as the deck declares it.
    """
    points = tuple(
        OfferedPoint(present_ids.get(point.id, point.id), point.weight, point.kind)
        for point in answer.points
    )
    ticked = frozenset(present_ids.get(point, point) for point in answer.ticked)
    return replace(answer, key=key, points=points, ticked=ticked)
