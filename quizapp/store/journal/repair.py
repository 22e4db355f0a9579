"""Repair of a journal: owns putting back whole lines that a file lacks, and keeping its debris."""

from collections.abc import Iterable, Iterator
from contextlib import suppress
from heapq import merge
from operator import itemgetter
from pathlib import Path

from quizapp.store.atomic import free_name, make_folder, replace_file
from quizapp.store.journal.codec import LineError, is_whole, read_facts

Numbered = tuple[int, bytes]
"""A raw line behind its sequence number."""


def repair_file(path: Path, lines: Iterable[bytes]) -> Path | None:
    """The journal file holds its own whole lines and these too, and nothing else.

    The caller holds the lock. What was not whole goes to a file of its own first, so that a power
    cut at any instant finds every byte in one place or the other.

    Args:
        path: The journal file; made when it is missing.
        lines: Whole lines that it lacks, in the order of their numbers.

    Returns:
        Where the damaged bytes are kept, if there were any.

    Raises:
        OSError: The disk refused; the journal file is as it was.
    """
    make_folder(path.parent)
    debris = [raw for raw in _raw_lines(path) if not is_whole(raw)]
    aside = free_name(path.with_suffix(".damaged")) if debris else None
    if aside:
        replace_file(aside, debris)
    own = numbered(raw for raw in _raw_lines(path) if is_whole(raw))
    replace_file(path, (raw for _, raw in merge(own, numbered(lines), key=itemgetter(0))))
    return aside


def numbered(lines: Iterable[bytes]) -> Iterator[Numbered]:
    """Each whole line with its sequence number; one of a newer version keeps its place."""
    sequence = 0
    for raw in lines:
        with suppress(LineError):
            sequence = read_facts(raw).get("sequence", 0)
        yield sequence, raw


def _raw_lines(path: Path) -> Iterator[bytes]:
    if path.exists():
        with path.open("rb") as handle:
            yield from handle
