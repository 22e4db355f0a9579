"""The state of the likelihood lab: a coin's flips or their counts, and a guess at its theta."""

from dataclasses import dataclass, replace
from typing import Self

from quizapp.labs.forms import MOST_ENTRIES
from quizapp.labs.state import LabState


@dataclass(frozen=True, slots=True, kw_only=True)
class LikelihoodState(LabState):
    """One theta for all trials."""

    theta: float
    successes: float
    trials: float
    draw: str
    """`likelihood`, `log` or `mean_nll`."""
    data: str
    """The single flips as 0s and 1s; empty where only their counts are known."""

    def __post_init__(self) -> None:
        """Flips have their counts, and there are no more successes than trials."""
        if self.data:
            self._settle(successes=float(self.data.count("1")), trials=float(len(self.data)))
        else:
            self._settle(successes=min(self.successes, self.trials))

    def with_successes(self, successes: float) -> Self:
        """So many successes, of as many trials at least, in place of single flips."""
        return replace(self, data="", successes=successes, trials=max(self.trials, successes))

    def with_trials(self, trials: float) -> Self:
        """So many trials, in place of single flips."""
        return replace(self, data="", trials=trials)

    def with_flips(self, flips: str) -> Self:
        """These flips; of more than a state can hold only the counts."""
        data = flips if len(flips) <= MOST_ENTRIES else ""
        successes, trials = float(flips.count("1")), float(len(flips))
        return replace(self, data=data, successes=successes, trials=trials)
