"""The state of the threshold desk: two classes of scores, or counts, and what errors cost."""

from dataclasses import dataclass

from quizapp.labs.state import LabState


@dataclass(frozen=True, slots=True, kw_only=True)
class ThresholdState(LabState):
    """A threshold over a population, or the counts of any system."""

    threshold: float
    cost_fp: float
    cost_fn: float
    prevalence: float
    separation: float
    tp: float
    fp: float
    fn: float
    tn: float

    @property
    def counts(self) -> tuple[float, float, float, float]:
        """The counts that were set by hand, in the order of a confusion matrix."""
        return self.tp, self.fp, self.fn, self.tn
