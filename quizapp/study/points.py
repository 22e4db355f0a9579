"""Points: owns what a listener ticks in a spoken answer, how it is written down, and its share."""

from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Final, NamedTuple

from quizapp.text.numbers import show_number

CORE_POINT: Final = "core"
"""What a point is that is neither a trade-off nor a failure; it is written without the word."""

TRADEOFF: Final = "tradeoff"
FAILURE: Final = "failure"

POINT_WORDS: Final = (CORE_POINT, TRADEOFF, FAILURE)


class OfferedPoint(NamedTuple):
    """A point as the journal keeps it: enough to reckon with when its deck is gone."""

    id: str
    weight: float
    kind: str = CORE_POINT

    @property
    def written(self) -> str:
        """The point as an entry of `offered`.

        >>> OfferedPoint("p1", 3.0).written, OfferedPoint("p2", 0.5, FAILURE).written
        ('p1:3', 'p2:0.5:failure')
        """
        kind = "" if self.kind == CORE_POINT else f":{self.kind}"
        return f"{self.id}:{show_weight(self.weight)}{kind}"


@dataclass(frozen=True, slots=True, kw_only=True)
class AskedPoint:
    """A point as the learner sees it once the answer is given."""

    id: str
    weight: float
    kind: str = CORE_POINT
    text: str
    """Markdown."""

    @property
    def offered(self) -> OfferedPoint:
        """What the journal keeps of it."""
        return OfferedPoint(self.id, self.weight, self.kind)


def show_weight(weight: float) -> str:
    """A weight in the shortest form that reads back."""
    return show_number(weight)


def read_offered(entries: Iterable[str]) -> tuple[OfferedPoint, ...]:
    """The points that these entries name; one that no version of ours wrote is passed over.

    >>> read_offered(["p1:3", "p2"])
    (OfferedPoint(id='p1', weight=3.0, kind='core'),)
    """
    return tuple(_points(entries))


def _points(entries: Iterable[str]) -> Iterator[OfferedPoint]:
    for entry in entries:
        name, _, rest = entry.partition(":")
        weight, _, kind = rest.partition(":")
        try:
            yield OfferedPoint(name, float(weight), kind or CORE_POINT)
        except ValueError:
            continue


def weigh(points: Iterable[OfferedPoint]) -> float:
    """The weight of these points together; none weighs less than nothing."""
    return sum(max(0.0, point.weight) for point in points)


def share_named(points: Collection[OfferedPoint], ticked: Collection[str]) -> float | None:
    """The share of the weight that was named, 0 to 1; None where there is no weight.

    >>> share_named(read_offered(["p1:3", "p2:1"]), {"p1"})
    0.75
    """
    total = weigh(points)
    return weigh(point for point in points if point.id in ticked) / total if total else None


def has_edge(points: Iterable[OfferedPoint], ticked: Collection[str]) -> bool:
    """A trade-off or a failure is among what was named."""
    return any(point.kind != CORE_POINT for point in points if point.id in ticked)


class NamedPoints(NamedTuple):
    """What the ticks so far come to."""

    weight: float
    judged: float
    """The weight of the points that were judged."""
    total: float
    missed: tuple[AskedPoint, ...]
    """Those of them that were not said."""
    edge: bool
    """A trade-off or a failure was."""

    @property
    def share(self) -> float | None:
        """Of all the weight; None where there is none."""
        return self.weight / self.total if self.total else None


def named_points(points: Sequence[AskedPoint], ticks: Sequence[bool | None]) -> NamedPoints:
    """What these ticks come to.

    Args:
        points: as they were asked.
        ticks: one each; None for a point that is not judged yet.
    """
    offered = [point.offered for point in points]
    rows = list(zip(points, offered, ticks, strict=True))
    return NamedPoints(
        weight=weigh(point for _, point, tick in rows if tick),
        judged=weigh(point for _, point, tick in rows if tick is not None),
        total=weigh(offered),
        missed=tuple(point for point, _, tick in rows if tick is False),
        edge=has_edge(offered, {point.id for point, _, tick in rows if tick}),
    )
