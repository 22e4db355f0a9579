"""All schedulers, by the names that the setting `preset` and events carry."""

from typing import Final

from quizapp.study.scheduler.base import Scheduler
from quizapp.study.scheduler.sm2 import SM2, SM2_CLASSIC, SM2_FIT

SCHEDULERS: Final[dict[str, Scheduler]] = {
    scheduler.name: scheduler for scheduler in (SM2, SM2_CLASSIC, SM2_FIT)
}
