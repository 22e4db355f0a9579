"""SM-2 with other switches than its presets have."""

from dataclasses import replace

from quizapp.study.scheduler.sm2 import SM2Scheduler


def switched(scheduler: SM2Scheduler, **switches: object) -> SM2Scheduler:
    """The scheduler with these switches of its preset set otherwise."""
    preset = replace(scheduler.preset, **switches)  # type: ignore[arg-type] # named by the tests
    return replace(scheduler, preset=preset)
