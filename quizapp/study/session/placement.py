"""The placement test: owns what is believed of a topic's points, and which question tells most.

A learner who knows a part of a topic is asked a few questions, each the one that is expected to
take away most of the uncertainty that is left.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from enum import StrEnum
from functools import cached_property
from math import prod
from typing import Final, Self

from quizapp.engine.scalar.information import entropy2
from quizapp.study.quality import Quality
from quizapp.study.queue.candidates import Planned, family_of
from quizapp.study.scheduler.memory import KNOWN_STREAK, Memory

MOST_QUESTIONS: Final = 12
"""About five minutes: who came to skip the beginning is not to sit an exam."""

PRIOR_CHANCE: Final = 0.5
"""Of a point of which nothing is known, either is as likely as the other."""

PASS: Final = 0.8
"""A belief that is high enough for items to be put off by six days: a lapse then costs one review.
The mirror of it is low enough to ask no more."""

SLIP: Final = 0.1
"""Chance to fail an item whose points are known: a typing slip, a sum gone wrong, a blank."""


@dataclass(frozen=True, slots=True)
class Probe:
    """One item of the topic, as the test sees it."""

    planned: Planned
    points: frozenset[int]
    """The places of the points that it serves."""
    guess: float
    """Chance of a right answer from someone who does not know one of them; 0 if it is not asked."""
    may_be_asked: bool = True
    """It does not rest, and was not answered today."""


@dataclass(frozen=True, slots=True)
class Belief:
    """What is believed of one point."""

    chance: float = PRIOR_CHANCE
    """That the learner knows it."""
    was_right: bool | None = None
    """The last answer that tells of it was right; none before the first."""

    @property
    def decided(self) -> bool:
        """No more is asked about it."""
        return not 1 - PASS < self.chance < PASS

    @property
    def passed(self) -> bool:
        """It is known, as an answer has proved that no later one has put in doubt."""
        return self.chance >= PASS and self.was_right is True


class PointOutcome(StrEnum):
    """What a test says of one point in the end; the value is the words for it."""

    PASSED = "passed"
    NOT_PASSED = "not passed"
    NOT_ASKED = "not asked"
    """No answer told of it: there were enough questions, or it has none that a test may ask."""
    KNOWN_BEFORE = "known before"
    AT_REST = "at rest"
    """All of its items are suspended."""


@dataclass(frozen=True)
class PlacementTest:
    """A test under way; a step gives the next one."""

    points: tuple[str, ...]
    """All points of the topic, as the deck words them."""
    probes: tuple[Probe, ...]
    """The items that serve them, in the order of the deck."""
    beliefs: tuple[Belief, ...]
    """One a point."""
    asked: tuple[str, ...] = ()
    """The keys of what was asked, in order."""
    failed: frozenset[str] = frozenset()
    """The keys of what was not answered well."""

    @classmethod
    def start(cls, points: Iterable[str], probes: Iterable[Probe]) -> Self:
        """The test before its first question; a point whose items are all known needs none."""
        names, probes = tuple(points), tuple(probes)
        open_points = {place for probe in probes if _is_open(probe) for place in probe.points}
        served = {place for probe in probes for place in probe.points}
        beliefs = (
            Belief() if place in open_points or place not in served else Belief(1)
            for place in range(len(names))
        )
        return cls(names, probes, tuple(beliefs))

    @cached_property
    def next(self) -> Probe | None:
        """What is asked next: of equals the first in the deck; none when the test is over."""
        if len(self.asked) >= MOST_QUESTIONS:
            return None
        families = set(map(family_of, self.asked))
        useful = (
            probe
            for probe in self.probes
            if probe.may_be_asked
            and family_of(probe.planned.key) not in families
            and any(not self.beliefs[place].decided for place in probe.points)
        )
        return max(useful, key=self.expected_gain, default=None)

    @property
    def questions_left(self) -> int:
        """How many more there are at most."""
        return MOST_QUESTIONS - len(self.asked) if self.next else 0

    @property
    def passed(self) -> tuple[int, ...]:
        """The places of the points that are passed."""
        return tuple(place for place, belief in enumerate(self.beliefs) if belief.passed)

    @property
    def outcomes(self) -> tuple[PointOutcome, ...]:
        """What the test says of each point."""
        return tuple(map(self._outcome, range(len(self.points))))

    def _outcome(self, place: int) -> PointOutcome:
        belief = self.beliefs[place]
        probes = [probe for probe in self.probes if place in probe.points]
        if belief.passed:
            return PointOutcome.PASSED
        if belief.was_right is not None or any(
            probe.planned.key in self.failed for probe in probes
        ):
            return PointOutcome.NOT_PASSED
        if not probes or any(map(_is_open, probes)):
            return PointOutcome.NOT_ASKED
        at_rest = all(probe.planned.memory.suspended for probe in probes)
        return PointOutcome.AT_REST if at_rest else PointOutcome.KNOWN_BEFORE

    def expected_gain(self, probe: Probe) -> float:
        """How much less uncertain the points of the item are after its answer, in nats.

        Points that are decided do not count: what is sure needs no more of it.
        """
        open_points = [place for place in probe.points if not self.beliefs[place].decided]
        right = self._chance_of_right(probe)
        return sum(
            entropy2(self.beliefs[place].chance)
            - right * entropy2(self._chance_after(probe, place, right=True))
            - (1 - right) * entropy2(self._chance_after(probe, place, right=False))
            for place in open_points
        )

    def ask(self, probe: Probe) -> Self:
        """The test in which this item is asked now."""
        return replace(self, asked=(*self.asked, probe.planned.key))

    def answer(self, key: str, quality: Quality) -> Self:
        """The test after an answer to one of its items; it learns nothing from others.

        An answer that is Hard says neither: it may be a hint, a second try or a guess.
        """
        probe = next((probe for probe in self.probes if probe.planned.key == key), None)
        if probe is None:
            return self
        failed = self.failed if quality >= Quality.GOOD else self.failed | {key}
        if quality is Quality.HARD:
            return replace(self, failed=failed)
        right = quality.passed
        beliefs = tuple(
            Belief(self._chance_after(probe, place, right=right), right)
            if place in probe.points
            else belief
            for place, belief in enumerate(self.beliefs)
        )
        return replace(self, beliefs=beliefs, failed=failed)

    def to_place(self, memories: Mapping[str, Memory]) -> tuple[str, ...]:
        """The keys of what may be set to known: items of passed points that are not known yet.

        One that serves several points has to wait for all of them, and what was not answered well
        here goes its ordinary way.

        Args:
            memories: as they are now; what has none is new.
        """
        passed = set(self.passed)
        return tuple(
            key
            for probe in self.probes
            for key in [probe.planned.key]
            if probe.points <= passed
            and key not in self.failed
            and not _is_settled(memories.get(key, Memory()))
        )

    def _chance_of_right(self, probe: Probe) -> float:
        """Whoever knows all of the points is right but for a slip; whoever does not may guess."""
        every = prod(self.beliefs[place].chance for place in probe.points)
        return (1 - SLIP) * every + probe.guess * (1 - every)

    def _chance_after(self, probe: Probe, place: int, *, right: bool) -> float:
        """By Bayes, that the point is known, if the item is answered like this."""
        chance = self.beliefs[place].chance
        others = prod(self.beliefs[other].chance for other in probe.points - {place})
        if_known = (1 - SLIP) * others + probe.guess * (1 - others)
        if_not = probe.guess
        if not right:
            if_known, if_not = 1 - if_known, 1 - if_not
        return chance * if_known / (chance * if_known + (1 - chance) * if_not)


def _is_open(probe: Probe) -> bool:
    return not _is_settled(probe.planned.memory)


def _is_settled(memory: Memory) -> bool:
    """A test has nothing to do with it: it is known already, or is not asked at all."""
    return memory.suspended or memory.streak >= KNOWN_STREAK
