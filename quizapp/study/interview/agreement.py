"""Agreement: owns how far a learner's ticks and a second reader's are the same."""

from collections.abc import Iterable
from dataclasses import dataclass

from quizapp.study.interview.mocks import Mock


@dataclass(frozen=True, slots=True, kw_only=True)
class Agreement:
    """Two readers of the same points."""

    count: int
    """The points that both have judged."""
    kappa: float | None
    """Cohen's; None where chance alone would make them agree on everything, or nothing is read."""
    kind: tuple[tuple[str, str], ...] = ()
    """Question and point where the learner ticked and the reader did not."""
    strict: tuple[tuple[str, str], ...] = ()
    """The reverse."""

    @property
    def differences(self) -> tuple[tuple[str, tuple[tuple[str, str], ...]], ...]:
        """In what way both differ, and where; only ways in which they do."""
        ways = (
            ("You ticked, the reader did not:", self.kind),
            ("The reader ticked, you did not:", self.strict),
        )
        return tuple((title, places) for title, places in ways if places)

    @property
    def sentence(self) -> str:
        """The agreement in words, with its count."""
        if not self.count:
            return "The second reader ticked nothing that was asked here."
        same = self.count - len(self.kind) - len(self.strict)
        kappa = "undefined" if self.kappa is None else f"{self.kappa:.2f}"
        return (
            f"You and the second reader agree on {same} of {self.count} points (kappa {kappa});"
            f" {len(self.kind)} you ticked and the reader did not, {len(self.strict)} the reverse."
        )


def cohen_kappa(pairs: Iterable[tuple[bool, bool]]) -> float | None:
    """How far two readers agree beyond what chance would give.

    Returns:
        (observed - chance) / (1 - chance), at most 1, below 0 if they agree less than by chance;
        None without pairs, or where both say the same one thing of all.

    Source: J. Cohen, "A coefficient of agreement for nominal scales" (1960).

    >>> cohen_kappa([(True, True), (True, False), (False, False), (False, False)])
    0.5
    """
    rows = list(pairs)
    if not rows:
        return None
    count = len(rows)
    one, other = (sum(row[reader] for row in rows) for reader in (0, 1))
    same = sum(mine == theirs for mine, theirs in rows)
    # In whole numbers, so that agreement which is all chance is seen to be it.
    chance = one * other + (count - one) * (count - other)
    if chance == count * count:
        return None
    return (same * count - chance) / (count * count - chance)


def agreement(mock: Mock) -> Agreement | None:
    """How far the second reader of a mock agrees with the learner; None while there is none."""
    if mock.marks is None:
        return None
    own = {
        (answer.key, point.id): point.id in answer.ticked
        for answer in mock.answers
        for point in answer.points
        if (answer.key, point.id) in mock.marks.read
    }
    theirs = {place: place in mock.marks.ticked for place in own}
    return Agreement(
        count=len(own),
        kappa=cohen_kappa((own[place], theirs[place]) for place in own),
        kind=tuple(place for place in own if own[place] and not theirs[place]),
        strict=tuple(place for place in own if theirs[place] and not own[place]),
    )
