"""The context: owns picking clock, chance, zone and paths, which happens here and nowhere else."""

import os
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

import click

import quizapp
from quizapp.collection.collection import Collection
from quizapp.collection.event_store import EventStore
from quizapp.collection.reading.deck_reader import DeckReader, DeckReading
from quizapp.store.backup.missed import missed_backup
from quizapp.store.errors import StoreError
from quizapp.store.index.deck_record import DeckRecord
from quizapp.store.index.projection import Projection
from quizapp.store.paths import Paths, locate
from quizapp.store.settings.settings import Settings, read_settings
from quizapp.study.day import study_day
from quizapp.study.event import Moment
from quizapp.text.brief import brief
from quizapp.text.printable import printable

if TYPE_CHECKING:
    from quizapp.decks.items import Item
    from quizapp.decks.topic import Topic


class AppContext(NamedTuple):
    """Where and when this run of the program happens."""

    paths: Paths
    settings: Settings
    diagnostics: tuple[str, ...]
    """What is wrong with the settings file."""

    @property
    def roots(self) -> tuple[Path, ...]:
        """The folders of the library: shipped, the learner's own, and what the settings add."""
        return (shipped_topics(), self.paths.decks, *self._added)

    @property
    def _added(self) -> tuple[Path, ...]:
        """The folders that the settings add."""
        # Unlike Path's, this leaves the home of an unknown user as it is written.
        return tuple(Path(os.path.expanduser(folder)) for folder in self.settings.decks)  # noqa: PTH111

    @property
    def problems(self) -> tuple[str, ...]:
        """What is wrong with the settings, the folders that they name, and the last backup."""
        missing = (folder for folder in self._added if not os.path.exists(folder))  # noqa: PTH110 - a name too long is only missing
        sentences = (f"There is no deck folder {folder}." for folder in missing)
        return tuple(map(brief, (*self.diagnostics, *sentences, *missed_backup(self.paths))))

    @property
    def projection(self) -> Projection:
        """The scheduler as the learner has set it up."""
        return Projection(self.settings.scheduler)

    @contextmanager
    def collection(
        self, *, first: Sequence[Path] = (), reads_later: bool = False
    ) -> Iterator[Collection]:
        """The library and what is due in it.

        Args:
            first: deck files or folders that go before the library's own.
            reads_later: what is new in the library waits for the app, which keeps an index of it.
        """
        with self.event_store(keeps_index=reads_later) as event_store:
            yield Collection(
                event_store,
                self.settings,
                (*first, *self.roots),
                moment=self.clock(),
                read_deck=read_deck,
                shipped=shipped_topics(),
                problems=self.problems,
                reads_later=reads_later,
            )

    def library(self, event_store: EventStore) -> tuple[DeckRecord, ...]:
        """What the index keeps of each deck file of the library."""
        return event_store.library(self.roots, read_record, shipped=shipped_topics())

    @contextmanager
    def event_store(self, *, keeps_index: bool = False) -> Iterator[EventStore]:
        """The event store, open; a disk that refuses becomes a sentence and exit code 1."""
        try:
            with EventStore.open(
                self.paths,
                scheduler=self.settings.scheduler,
                new_id=new_id,
                progress=_show_progress,
                keeps_index=keeps_index,
            ) as event_store:
                yield event_store
        except StoreError as error:
            raise click.ClickException(printable(str(error))) from error

    def end_of_day(self, seconds: float) -> float:
        """The instant at which the study day of an instant ends, both in seconds since 1970."""
        local = local_time(datetime.fromtimestamp(seconds, UTC))
        hour = self.settings.rollover_hour
        end = local.replace(hour=hour, minute=0, second=0, microsecond=0)
        if end <= local:
            # Through the calendar, since a day may have 23 hours.
            end = datetime(end.year, end.month, end.day, hour) + timedelta(days=1)
            end = end.astimezone()
        return end.timestamp()

    def clock(self) -> Callable[[], Moment]:
        """The clock of this machine, in its zone, with the learner's rollover."""
        return lambda: moment_of(datetime.now(UTC), self.settings.rollover_hour)


def current_context(home: Path | None) -> AppContext:
    """The context of this process; `home` is the `--home` option."""
    paths = locate(home=home, env=os.environ)
    settings, diagnostics = read_settings(paths.settings)
    return AppContext(paths, settings, diagnostics)


def moment_of(instant: datetime, rollover_hour: int) -> Moment:
    """The instant as it is lived in this machine's zone."""
    local = local_time(instant)
    offset = local.utcoffset()
    zone = local.tzinfo
    assert offset is not None
    assert zone is not None
    minutes = round(offset.total_seconds() / 60)
    return Moment(instant, minutes, study_day(instant, zone, rollover_hour))


def local_time(instant: datetime) -> datetime:
    """The instant on the clock of this machine's zone.

    Raises:
        click.ClickException: The zone is none that a calendar could follow.
    """
    try:
        return instant.astimezone()
    except ValueError as error:
        zone = printable(os.environ.get("TZ", ""))
        raise click.ClickException(
            f"The time zone TZ={zone} is a day or more away from UTC. Set TZ to a name such as"
            " Europe/Berlin, or take it out of the environment."
        ) from error


def _show_progress(what: str, done: int, total: int) -> None:
    """Show how far something has come; what shows it is loaded only when something takes long."""
    from quizapp.cli.progress_bar import show_progress

    show_progress(what, done, total)


def read_deck(path: Path) -> DeckReading:
    """A deck file, read; what reads it is loaded only when a file is new or has changed.

    The rules wait until something is judged: home shows what was read before that.
    """
    from quizapp.collection.reading.deck_entry import reading_of

    return reading_of(path, judge=_judge, judge_item=_judge_item)


def read_record(path: Path) -> DeckRecord:
    """What the index keeps of a deck file, read likewise and judged."""
    return DeckReader(read_deck).record(path)


def _judge(topic: "Topic", record: DeckRecord) -> DeckRecord:
    from quizapp.collection.reading.verdict import with_verdict

    return with_verdict(topic, record)


def _judge_item(topic: "Topic", item: "Item") -> str:
    from quizapp.collection.reading.one_item import why_unaskable

    return why_unaskable(topic, item)


def new_id() -> str:
    """Sixteen hexadecimal digits: no collision to fear among millions of events."""
    return os.urandom(8).hex()


def shipped_topics() -> Path:
    """The shipped topics: inside an installed package, beside a checkout."""
    package = Path(quizapp.__file__).parent
    inside = package / "content"
    return inside if inside.is_dir() else package.parent / "content"
