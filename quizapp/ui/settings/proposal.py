"""A proposal: owns how a value that moves due days is judged before anybody agrees to it."""

from collections.abc import Callable, Iterator
from concurrent.futures import Future
from typing import NamedTuple

from quizapp.collection.collection import Collection
from quizapp.collection.rescheduling import change_by, prepare_change
from quizapp.store.progress import ShowProgress
from quizapp.store.settings.settings import Settings
from quizapp.store.settings.toml_edit import TomlValue
from quizapp.study.scheduler.change import CHANGE_DAYS, ScheduleChange
from quizapp.ui.lazy import compute_aside


class Proposal(NamedTuple):
    """A value that is not kept before the learner has seen what it does to the due days."""

    value: TomlValue | None
    settings: Settings
    """With it."""
    change: ScheduleChange | None = None
    """None until it is worked out."""
    note: str = ""
    """Why it can have no effect yet."""

    def sentences(self, share_replayed: float) -> Iterator[str]:
        """What it does, and that nothing was done yet.

        Args:
            share_replayed: of all answers, while it is worked out.
        """
        if self.note:
            yield self.note
            yield "Until then nothing changes. y takes it; anything else leaves it as it was."
        elif self.change is None:
            share = f" {100 * share_replayed:.0f} %" if share_replayed else ""
            yield f"Going through all answers …{share}"
        else:
            yield from self.change.sentences()
            yield "y takes it; anything else leaves it as it was. No answer is lost either way."

    def compare_aside(
        self,
        collection: Collection,
        progress: ShowProgress,
        then: Callable[[Future[ScheduleChange]], object],
    ) -> None:
        """Work out in a thread what it does to the due days; nobody waits for a long log.

        Raises:
            StoreError: The answers cannot be read.
        """
        scheduler = self.settings.scheduler
        replay = collection.event_store.preview_aside(scheduler)
        change = prepare_change(scheduler, collection, days=CHANGE_DAYS)
        compute_aside(lambda: change(replay(progress)), then)

    def compared(self, collection: Collection, result: Future[ScheduleChange]) -> "Proposal":
        """With what was worked out; asked here, a bad index is mended and a fault of ours raised.

        Raises:
            StoreError: The answers cannot be read.
        """
        if not result.exception():
            return self._replace(change=result.result())
        scheduler = self.settings.scheduler
        memories = collection.event_store.preview_memories(scheduler)
        return self._replace(change=change_by(scheduler, memories, collection, days=CHANGE_DAYS))
