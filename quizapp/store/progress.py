"""Progress: owns that long work says how far it has come, so that nobody waits without a word."""

from collections.abc import Iterable, Iterator
from typing import Final, Protocol, TypeVar

Tracked = TypeVar("Tracked")

MANY_ANSWERS: Final = 20_000
"""So many are read or replayed in most of a second."""

MANY_ITEMS: Final = 2_000
"""So many histories are looked up and replayed, one by one, in as long."""


class AbandonedError(Exception):
    """Nobody waits for the work any more."""


class ShowProgress(Protocol):
    """Shows how far something has come; may raise `AbandonedError`, which ends it."""

    def __call__(self, what: str, done: int, total: int) -> None:
        """So much of the whole is done; all of it, and what was shown may go.

        Args:
            what: what is being done, such as "reading 200,000 answers".
            done: 0 to `total`.
            total: more than 0.
        """
        ...


def say_nothing(what: str, done: int, total: int) -> None:
    """Show no progress."""


def tracked(
    items: Iterable[Tracked],
    what: str,
    total: int,
    progress: ShowProgress,
    *,
    many: int = MANY_ANSWERS,
) -> Iterator[Tracked]:
    """The same items; while they are gone through, the progress is shown at every hundredth.

    Args:
        items: what is to be done.
        what: what that is called.
        total: how many there are.
        progress: shows it.
        many: fewer are done without a word.
    """
    if total < many:
        yield from items
        return
    step = max(1, total // 100)
    for done, item in enumerate(items):
        if done % step == 0:
            progress(what, min(done, total), total)
        yield item
    progress(what, total, total)
