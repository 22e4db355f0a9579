"""Plans for interviews over new cards of one deck, for the tests of plans and of their words."""

from datetime import date, timedelta

from quizapp.study.queue.candidates import Candidate, Limits
from quizapp.study.queue.interview_plan import InterviewPlan, interview_plan
from quizapp.study.queue.simulation import SimulatedDay, simulate
from quizapp.study.scheduler.sm2 import SM2

TODAY = date(2025, 3, 1)


def plan_of(new: dict[str, str], *, days: int, limit: int) -> InterviewPlan:
    """The plan over new items in this order, so many days before the interview."""
    interview = TODAY + timedelta(days)

    def days_at(new_per_day: int) -> tuple[SimulatedDay, ...]:
        return simulate(
            (Candidate(key, "t", "basic") for key in new),
            today=TODAY,
            until=interview,
            limits=lambda _: Limits(new_per_day=new_per_day),
            scheduler=SM2.until(interview),
        )

    return interview_plan(
        new, days_at, days_at, interview=interview, new_per_day=limit, most=len(new)
    )


def words(core: int, often: int = 0, rare: int = 0) -> dict[str, str]:
    """The priorities of so many new items, the most urgent first."""
    counts = {"core": core, "often": often, "rare": rare}
    return {f"t/{word}{n}": word for word, count in counts.items() for n in range(count)}
