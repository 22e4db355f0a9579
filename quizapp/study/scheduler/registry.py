"""All schedulers, by the names that the setting `preset` and events carry."""

from functools import cache
from importlib.util import find_spec
from typing import Final, NamedTuple

from quizapp.study.scheduler.base import Scheduler
from quizapp.study.scheduler.fsrs.scheduler import FSRS
from quizapp.study.scheduler.sm2 import SM2, SM2_CLASSIC, SM2_FIT

SCHEDULERS: Final[dict[str, Scheduler]] = {
    scheduler.name: scheduler for scheduler in (SM2, SM2_CLASSIC, SM2_FIT, FSRS)
}


class SchedulerPackage(NamedTuple):
    """What a scheduler needs that does not come with quizapp."""

    name: str
    command: str
    """Adds it."""

    @property
    def lacks(self) -> str:
        """What is to be done before it can be used, to follow a name; empty when it can."""
        if _is_installed(self.name):
            return ""
        return f"needs the package {self.name}, which {self.command} adds"


PACKAGES: Final = {FSRS.name: SchedulerPackage("fsrs", "pip install 'quizapp-tui[fsrs]'")}
"""Of the schedulers that need one."""


def lacks(name: str) -> str:
    """What the scheduler of that name needs before it can be used; empty when it can.

    >>> lacks("sm2")
    ''
    """
    package = PACKAGES.get(name)
    return package.lacks if package else ""


def scheduler_named(name: str) -> Scheduler:
    """The scheduler of that name; SM-2 in place of one that lacks its package."""
    return SM2 if lacks(name) else SCHEDULERS[name]


@cache
def _is_installed(package: str) -> bool:
    return find_spec(package) is not None
