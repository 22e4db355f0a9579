"""The clock: owns whether this machine's can be right, beside what the journal holds."""

from datetime import UTC, datetime, timedelta
from typing import Final

EARLIEST_CLOCK: Final = datetime(2020, 1, 1, tzinfo=UTC)
"""No quizapp ran before: a machine whose battery is empty begins at 1970."""

CLOCKS_DIFFER: Final = timedelta(minutes=10)
"""Two devices of one learner may disagree by as much, and nobody needs to hear of it."""


def clock_problem(now: datetime, newest: datetime | None) -> tuple[str, ...]:
    """A sentence, if the clock of this machine is behind what the journal holds, or absurd.

    Args:
        now: UTC, aware. Travel does not move it, so that only a wrong clock is told of.
        newest: UTC, of the newest event; none where there is no event.
    """
    if now < EARLIEST_CLOCK:
        sentence = (
            f"This machine's clock says {now:%Y-%m-%d %H:%M} UTC, which cannot be. What you"
            " answer now counts for that day until the clock is right."
        )
        return (sentence,)
    if newest is None or newest - now < CLOCKS_DIFFER:
        return ()
    sentence = (
        f"This machine's clock says {now:%Y-%m-%d %H:%M} UTC, but the journal has an answer of"
        f" {newest:%Y-%m-%d %H:%M} UTC. Nothing is lost; what you answer now counts before it"
        " until the clock is right."
    )
    return (sentence,)
