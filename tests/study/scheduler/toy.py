"""A scheduler of the tests: whatever the answer, the item comes back in three days."""

from dataclasses import dataclass
from datetime import date, timedelta

from quizapp.study.quality import Quality
from quizapp.study.scheduler.base import Scheduler
from quizapp.study.scheduler.memory import Memory


@dataclass(frozen=True, slots=True)
class EveryThreeDays(Scheduler):
    """Never longer, never shorter."""

    @property
    def name(self) -> str:
        """What events carry."""
        return "three-days"

    @property
    def signature(self) -> str:
        """It has no switches."""
        return "three-days"

    def review(self, memory: Memory, quality: Quality, *, today: date, seed: str) -> Memory:
        """Due in three days."""
        return memory._replace(
            streak=memory.streak + 1 if quality.passed else 1,
            interval_days=3,
            due=today + timedelta(3),
            last=today,
            answers=memory.answers + 1,
            drills=0,
            drilling=quality < Quality.GOOD,
        )

    def explain(
        self, memory: Memory, quality: Quality, *, today: date, seed: str
    ) -> dict[str, str]:
        """There is not much to say."""
        return {"interval": "always 3 d"}
