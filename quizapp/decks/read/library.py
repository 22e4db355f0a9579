"""The library: all topics below some folders, and what only all of them together can tell."""

import stat
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from quizapp.decks.diagnostics import Diagnostic, former_topic_in_use
from quizapp.decks.read.file import Reading, read_topic
from quizapp.decks.read.files import MOST_ENTRIES_BELOW, deck_files, is_in, is_utf8, printable_path
from quizapp.decks.syntax.collector import Diagnostics, Place, Placed, quoted
from quizapp.decks.syntax.cycles import find_cycles, show_cycle
from quizapp.decks.syntax.source import MAX_BYTES
from quizapp.decks.topic import Topic

if TYPE_CHECKING:
    from quizapp.decks.text import Text


@dataclass(frozen=True, slots=True)
class Library:
    """All topics that could be read, and everything that is wrong with any file."""

    topics: tuple[Topic, ...] = ()
    """In the order of their files; of topics with the same id only the first."""
    drafts: tuple[Topic, ...] = ()
    """These, and those that cannot be among them, without an id of their own: all to be judged."""
    diagnostics: tuple[Diagnostic, ...] = ()
    """File by file in that order, each by position; then what concerns several files."""
    files: tuple[str, ...] = ()
    """Every file that was looked at, as diagnostics name it."""


def read_file(path: Path) -> Reading:
    """What the file gave; a file that cannot be read gives a diagnostic."""
    data = file_bytes(path)
    return Reading(None, (data,)) if isinstance(data, Diagnostic) else read_topic(str(path), data)


def file_bytes(path: Path) -> bytes | Diagnostic:
    """What the file holds, as far as a deck may go; or why it cannot be read."""
    if not is_utf8(path):
        message = "the name of the file is not UTF-8"
        hint = "Give it another name."
        return Diagnostic(printable_path(path), 1, 1, "E-FILE", message, hint)
    try:
        reason = _why_no_file(path.stat().st_mode)
        if not reason:
            with path.open("rb") as file:
                return file.read(MAX_BYTES + 1)
    except OSError as error:
        reason = error.strerror or "it cannot be read"
    return Diagnostic(str(path), 1, 1, "E-FILE", reason)


def _why_no_file(mode: int) -> str:
    """What keeps a path from being read as a file, of which only the mode is known.

    A pipe would have the reader wait for whoever writes, and a device never ends.
    """
    if stat.S_ISREG(mode):
        return ""
    if stat.S_ISDIR(mode):
        most = f"{MOST_ENTRIES_BELOW:,}"
        return f"this folder holds more than {most} files and folders, so it is no deck folder"
    return "this is a pipe or a device, not a file"


def read_library(
    roots: Iterable[Path],
    whole: Callable[[], Iterable[Path]] = tuple,
    *,
    shipped: Path | None = None,
) -> Library:
    """All topics below the roots.

    Args:
        roots: files and folders.
        whole: the roots of the learner's library, asked for when a prerequisite is not found below
            `roots`, since it may be there. A single file outside of it cannot know its neighbours.
        shipped: the folder of topics for which others of the same id may stand in.
    """
    roots = tuple(roots)
    readings = {path: read_file(path) for path in deck_files(roots)}
    return library_of(readings, roots, whole, shipped=shipped)


def library_of(
    readings: Mapping[Path, Reading],
    roots: Collection[Path] = (),
    whole: Callable[[], Iterable[Path]] = tuple,
    *,
    shipped: Path | None = None,
) -> Library:
    """All topics of the files that were read; the rest as for `read_library`."""
    drafts = tuple(reading.draft for reading in readings.values() if reading.draft is not None)
    topics = [draft for draft in drafts if draft.id]
    diagnostics = [
        diagnostic for reading in readings.values() for diagnostic in reading.diagnostics
    ]
    unique, doubles = _unique(_without_stood_in(topics, shipped))
    diagnostics += doubles
    diagnostics += _former_topics(unique)
    names = _names(unique.values())
    strangers = [draft for draft in drafts if not names >= _neighbours(draft)]
    if strangers:
        folders = tuple(whole())
        known = names | _topics_below(folders)
        single = {str(root) for root in roots if root in readings and not is_in(root, folders)}
        for topic in strangers:
            if topic.file not in single:
                diagnostics += unknown_topics(topic, known)
    diagnostics += _circles(unique)
    files = tuple(map(printable_path, readings))
    return Library(tuple(unique.values()), drafts, tuple(diagnostics), files)


def _without_stood_in(topics: Sequence[Topic], shipped: Path | None) -> list[Topic]:
    """The topics but for shipped ones for which others of the same id stand in."""
    if not shipped:
        return list(topics)
    files = {topic.file for topic in topics if is_in(Path(topic.file), [shipped])}
    own = {topic.id for topic in topics if topic.file not in files}
    return [topic for topic in topics if topic.id not in own or topic.file not in files]


def _unique(topics: Iterable[Topic]) -> tuple[dict[str, Topic], list[Diagnostic]]:
    """The topics by id, the first of each, and a diagnostic for every other."""
    unique: dict[str, Topic] = {}
    doubles = []
    for topic in topics:
        first = unique.setdefault(topic.id, topic)
        if first is not topic:
            message = f"the topic '{topic.id}' stands already in {first.file}, line {first.line}"
            hint = "Give one of the two another id."
            doubles.append(
                _diagnostic(topic, "E-DUPLICATE-TOPIC", Place(topic.line, 1), message, hint)
            )
    return unique, doubles


def _former_topics(topics: dict[str, Topic]) -> list[Diagnostic]:
    """A diagnostic for every former id that some topic has now, or that two topics claim."""
    holders = dict(topics)
    diagnostics = []
    for topic in topics.values():
        for former in topic.was:
            holder = holders.setdefault(former, topic)
            if holder is not topic:
                at = (topic.file, former.line, former.column)
                place = holder.file, holder.line
                diagnostics.append(former_topic_in_use(*at, former=former, holder=place))
    return diagnostics


def _neighbours(topic: Topic) -> set[str]:
    """The topics that a topic names."""
    return {*topic.prereqs, *topic.unlocks}


def _topics_below(roots: Iterable[Path]) -> set[str]:
    """The topics of a library of which nothing else is to be known."""
    drafts = (read_file(path).draft for path in deck_files(roots))
    return _names(draft for draft in drafts if draft)


def _names(topics: Iterable[Topic]) -> set[str]:
    """What the topics are called, and were."""
    return {name for topic in topics for name in (topic.id, *topic.was)}


def unknown_topics(topic: Topic, library: Collection[str]) -> tuple[Diagnostic, ...]:
    """A diagnostic for every neighbour that is not there."""
    diagnostics = Diagnostics(topic.file)
    for name in (*topic.prereqs, *topic.unlocks):
        if name not in library:
            message = f"there is no topic {quoted(name)} in the library"
            diagnostics.add("E-PREREQ", name, message, diagnostics.guess(name, library))
    return diagnostics.sorted()


def _circles(topics: dict[str, Topic]) -> list[Diagnostic]:
    """A diagnostic for every circle of topics that wait for each other."""
    followers: dict[str, list[str]] = {name: [] for name in topics}
    origins: dict[tuple[str, str], tuple[Topic, Text]] = {}
    for topic in topics.values():
        pairs = [(str(name), topic.id, name) for name in topic.prereqs]
        pairs += [(topic.id, str(name), name) for name in topic.unlocks]
        for first, second, name in pairs:
            followers.setdefault(first, []).append(second)
            origins.setdefault((first, second), (topic, name))
    diagnostics = []
    for circle in find_cycles(followers):
        topic, name = origins[circle[-1], circle[0]]
        message = f"topics wait for each other: {show_cycle(circle, '->')}"
        hint = "Take one of these prerequisites away."
        diagnostics.append(_diagnostic(topic, "E-CYCLE", name, message, hint))
    return diagnostics


def _diagnostic(topic: Topic, code: str, at: Placed, message: str, hint: str) -> Diagnostic:
    """A diagnostic about a topic, without the excerpt, which only the file can give."""
    return Diagnostic(topic.file, at.line, at.column, code, message, hint)
