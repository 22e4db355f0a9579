"""The event store: the learner's journal and the index of it behind one door.

Longer than most files: it has a short method for each thing that is asked of the two.
"""

from collections.abc import Callable, Iterable, Sequence
from contextlib import closing, suppress
from datetime import date, datetime
from itertools import chain
from pathlib import Path
from typing import Self, TypeVar

from quizapp.collection.catalogue import without_twins
from quizapp.store.atomic import make_folder
from quizapp.store.clock import clock_problem
from quizapp.store.errors import StoreError, disk_refusal, torn_end
from quizapp.store.index.database import Index, is_misuse, is_refusal, reason_of, set_aside
from quizapp.store.index.deck_cache import ReadRecord, read_records
from quizapp.store.index.deck_record import DeckRecord
from quizapp.store.index.projection import Projection
from quizapp.store.journal.files import odd_entries, settled_files
from quizapp.store.journal.scrub import Scrubber
from quizapp.store.journal.writer import Journal
from quizapp.store.paths import Paths
from quizapp.store.progress import ShowProgress, say_nothing
from quizapp.study.event import Event, EventKind
from quizapp.study.scheduler.base import Scheduler
from quizapp.study.scheduler.memory import Memory
from quizapp.study.scheduler.replay import undone_ids
from quizapp.study.session.undo import same_act

Result = TypeVar("Result")


class EventStore:
    """The learner's journal and its index, open; a context manager.

    An answer counts as saved once the journal has it. The index follows when something is asked, or
    at closing time, so whatever happens to it never costs an answer. All asking is one thread's.
    """

    def __init__(
        self,
        paths: Paths,
        journal: Journal,
        projection: Projection,
        progress: ShowProgress = say_nothing,
        *,
        keeps_index: bool = False,
    ) -> None:
        self.paths = paths
        self._keeps_index = keeps_index
        self._progress = progress
        self._journal = journal
        self._projection = projection
        self._index: Index | None = None
        self._appended = False
        self._replaced = False
        self._refused = False
        self._notes: list[str] = []
        self._scrubber = Scrubber(paths.scrub)

    @classmethod
    def open(
        cls,
        paths: Paths,
        *,
        scheduler: Scheduler,
        new_id: Callable[[], str],
        progress: ShowProgress = say_nothing,
        keeps_index: bool = False,
    ) -> Self:
        """The events at the paths; a journal is made by the first append.

        Args:
            paths: Where everything lies.
            scheduler: Whose memories the index holds.
            new_id: Gives this device its name, once: 4 to 32 digits and lower-case letters.
            progress: Shows how far reading and replaying a long journal has come.
            keeps_index: Keep one on the disk before there is a journal, for what was read of decks.
        """
        journal = Journal(paths, new_id=new_id)
        return cls(paths, journal, Projection(scheduler), progress, keeps_index=keeps_index)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        """The index knows all answers, or the next opening sees to it."""
        if self._appended:
            # Whatever damage raises: the next opening tells of it, when somebody can hear.
            with suppress(Exception):
                self._current_index()
        self._scrubber.keep()
        self._drop()

    def append(self, event: Event) -> Event:
        """The event is saved for good.

        Returns:
            The event with its device and sequence number.

        Raises:
            StoreError: It is not saved, and why.
        """
        return self.append_all([event])[0]

    def append_all(self, events: Sequence[Event]) -> tuple[Event, ...]:
        """The events are saved for good, in one step.

        Returns:
            The events with their device and sequence numbers.

        Raises:
            StoreError: They are not saved, and why.
        """
        stamped = self._journal.append_all(events)
        self._appended = True
        return stamped

    def memories(self) -> dict[str, Memory]:
        """The memory of every item that was answered, by key."""
        return self.ask(lambda index: index.memories.all())

    @property
    def scheduler(self) -> Scheduler:
        """Whose memories these are."""
        return self._projection.scheduler

    def preview_memories(self, scheduler: Scheduler) -> dict[str, Memory]:
        """What all memories would be with this scheduler; nothing is changed."""
        projection = self._projection._replace(scheduler=scheduler)
        return self.ask(lambda index: index.memories.preview(projection, index.progress))

    def preview_aside(self, scheduler: Scheduler) -> Callable[[ShowProgress], dict[str, Memory]]:
        """The same for any thread, which has a connection of its own; it may raise anything.

        Who writes to the index meanwhile waits for a part of the reading at most.
        """
        path, projection = self.ask(lambda index: index.path), self._projection
        if path is None:
            memories = self.preview_memories(scheduler)
            return lambda _: memories

        def preview(progress: ShowProgress) -> dict[str, Memory]:
            with closing(Index(path, projection)) as index:
                return index.memories.preview(projection._replace(scheduler=scheduler), progress)

        return preview

    def history(self, key: str) -> tuple[Event, ...]:
        """The item's events in the order in which they count, undone ones and undos included."""
        return self.ask(lambda index: index.events.history(key))

    def events_on(self, day: date) -> tuple[Event, ...]:
        """The events that count for the study day, in order, without those that were undone."""
        return _not_undone(*self._all_on(day))

    def done_with(self, event: Event) -> tuple[Event, ...]:
        """What stands of what was done in one step with this event, itself among it."""
        events = chain(*self._all_on(event.moment.day)) if event.act else ()
        return same_act(event, events)

    def _all_on(self, day: date) -> tuple[tuple[Event, ...], tuple[Event, ...]]:
        """What was done on the day, taken back or not, and all undo events about the items."""
        return self.ask(lambda index: (index.events.on(day), index.events.undos_about(day)))

    def last_written(self, least: int) -> tuple[Event, ...]:
        """The events that were written last, the latest first: so many at least, or all."""
        return self.ask(lambda index: index.events.at_places(index.events.last_written(least)))

    def outlines_of_last_written(self, least: int) -> tuple[Event, ...]:
        """What outcomes hang on of the same events, in a tenth of the time."""
        return self.ask(
            lambda index: tuple(index.events.outlines_at(index.events.last_written(least)))
        )

    def relinks(self) -> tuple[Event, ...]:
        """The relinks that hold, in the order in which they count."""
        return _not_undone(
            *self.ask(lambda index: (index.events.relinks(), index.events.undos_of_relinks()))
        )

    def library(
        self, roots: Iterable[Path], read_record: ReadRecord, *, shipped: Path | None = None
    ) -> tuple[DeckRecord, ...]:
        """A record of each deck file below the roots; only files that changed are read."""
        return without_twins(
            self.ask(lambda index: read_records(roots, index, read_record)), shipped
        )

    @property
    def problems(self) -> tuple[str, ...]:
        """What the learner should know about the state of the files, in sentences."""
        problems = self.ask(lambda index: index.events.problems())
        oddities = (entry.says for entry in odd_entries(self.paths))
        # One cause is said once: a torn end may be what is left of events that are lost.
        torn = self._torn_end() if not problems else ()
        return (*self._notes, *self._journal.notes, *oddities, *problems, *torn)

    def _torn_end(self) -> tuple[str, ...]:
        """A sentence, if this device's file ends in what is no line; another's may be under way."""
        own = self._journal.file()
        size = settled_files(self.paths).get(own, 0) if own else 0
        end = self.ask(lambda index: index.events.ends()).get(own.name, size) if own else size
        return (torn_end(own.name, size - end),) if own and size > end else ()

    def scrub(self, today: date) -> bool:
        """Read a little of what the index takes on trust.

        Returns:
            Damage was met; the problems tell of it from now on.

        Raises:
            StoreError: A journal cannot be read.
        """
        try:
            name = self._scrubber.step(settled_files(self.paths), today)
        except OSError as error:
            raise disk_refusal(
                "The journal cannot be read from", self.paths.journal, error
            ) from error
        if name:
            self.ask(lambda index: index.events.distrust(name))
        return bool(name)

    def clock_problem(self, now: datetime) -> tuple[str, ...]:
        """As `quizapp.store.clock` has it, beside the newest event."""
        return clock_problem(now, self.ask(lambda index: index.events.newest()))

    def ask(self, question: Callable[[Index], Result]) -> Result:
        """The answer of an index that knows all of the journal; a bad index is replaced.

        The question may be put again, to another index.
        """
        while True:
            try:
                return question(self._current_index())
            except (StoreError, OSError):
                # Of other files than the index.
                raise
            # One wrong byte in an index makes SQLite, or what reads its rows, raise anything. An
            # index is a cache: a fault of our own costs building it, and is raised in the end.
            except Exception as error:
                if self._is_in_memory or is_misuse(error):
                    raise
                self._give_up_index(error)

    @property
    def _is_in_memory(self) -> bool:
        """No byte of the index lies where it could be damaged; another would be no better."""
        return self._refused or (self._index is not None and self._index.path is None)

    def _current_index(self) -> Index:
        """The index, read up; on disk where there is anything to keep, else in memory."""
        place = self.paths.index
        # What cannot be written now is tried again at the next append, which tells of it.
        with suppress(OSError):
            self._journal.keep_sitting()
        try:
            files = settled_files(self.paths)
            kept = bool(files) or place.exists() or self._may_keep_index()
            path = place if kept and not self._refused else None
            if self._index is None or self._index.path != path:
                self._drop()
                self._index = Index(path, self._projection, self._progress)
            if self._index.refresh(files):
                self._notes.append(
                    "The index was made by another version of quizapp; all memories in it were made"
                    " anew from the journal, and no answer is lost."
                )
        except OSError as error:
            raise disk_refusal(
                "The journal cannot be read from", self.paths.journal, error
            ) from error
        return self._index

    def _may_keep_index(self) -> bool:
        """There is a folder for the first index; a disk that takes none is told of by an append."""
        if not self._keeps_index:
            return False
        try:
            make_folder(self.paths.home)
        except OSError:
            return False
        return True

    def _give_up_index(self, error: Exception) -> None:
        """Make room for a new index; for one in memory, if the disk takes none."""
        was_open = self._index is not None
        self._drop()
        place = self.paths.index
        if was_open and not place.exists():
            return
        reason = reason_of(error)
        if not self._replaced and not is_refusal(error, place):
            self._replaced = True
            with suppress(OSError):
                aside = set_aside(place)
                self._notes.append(
                    f"The index could not be used ({reason}); it was built anew from the journal,"
                    f" and the old one is kept as {aside}."
                )
                return
        self._refused = True
        self._notes.append(
            f"The index {place} cannot be written ({reason}); no answer depends on it, but opening"
            " takes longer."
        )

    def _drop(self) -> None:
        if self._index is not None:
            self._index.close()
            self._index = None


def _not_undone(events: tuple[Event, ...], undos: tuple[Event, ...]) -> tuple[Event, ...]:
    """The events that were not taken back, without the undo events themselves."""
    undone = undone_ids((*events, *undos))
    return tuple(
        event for event in events if event.kind != EventKind.UNDO and event.id not in undone
    )
