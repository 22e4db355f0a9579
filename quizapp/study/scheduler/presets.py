"""Presets: the switches of SM-2, under the names that settings and events carry."""

from dataclasses import dataclass, field, replace
from typing import Final

SHORTEST_LIMIT: Final = 30
"""Days: the least that a longest interval may be set to."""

LONGEST_INTERVAL: Final = 36_500
"""A hundred years: beyond it a date means nothing to a learner."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Preset:
    """The switches of the scheduler, under the name that events carry."""

    name: str
    max_interval: int
    """Days, 30 to 36,500."""
    early_counts_from: int
    """Per cent of the interval from which a success before the due day counts as on time."""
    drill_limit: int | None
    """Most drills of one item on one day; none means until it sits."""
    overdue_credit: bool
    """A success after the due day earns half the delay."""
    fuzz: bool
    """Due days are spread a little, so that items learnt together part ways."""
    leeches: bool
    """Items that keep failing are flagged."""
    siblings_apart: bool
    """Items of one card are not asked on the same study day."""
    fitted_steps: bool = field(default=False, repr=False)
    """The first two steps follow how well the item was known. The name tells it already, so that
    the signature of the other presets is what it always was."""

    def __post_init__(self) -> None:
        if not SHORTEST_LIMIT <= self.max_interval <= LONGEST_INTERVAL:
            raise ValueError(
                f"max_interval is {SHORTEST_LIMIT} to {LONGEST_INTERVAL:,} days,"
                f" not {self.max_interval:,}"
            )


SM2_PRESET: Final = Preset(
    name="sm2",
    max_interval=365,
    early_counts_from=80,
    drill_limit=3,
    overdue_credit=True,
    fuzz=True,
    leeches=True,
    siblings_apart=True,
)

CLASSIC_PRESET: Final = Preset(
    name="sm2-classic",
    max_interval=LONGEST_INTERVAL,
    early_counts_from=100,
    drill_limit=None,
    overdue_credit=False,
    fuzz=False,
    leeches=False,
    siblings_apart=False,
)

FITTED_PRESET: Final = replace(SM2_PRESET, name="sm2-fit", fitted_steps=True)
