"""The missed backup: owns what the next start is told when an automatic backup was not made.

The end of a run speaks to a terminal that may be gone, so the sentence waits in a file. It is there
from the beginning of a backup, whose process holds its lock, so that one that is cut off is told.
"""

from collections.abc import Iterator
from contextlib import ExitStack, contextmanager, suppress
from typing import Final

from quizapp.store.atomic import is_locked, locked, replace_file
from quizapp.store.paths import Paths
from quizapp.store.regular import read_regular

CUT_OFF: Final = (
    "The last automatic backup was not made. It was cut off; when the app is next left, another is"
    " made."
)

LONGEST_BYTES: Final = 2_000
"""Of a sentence; the file may have been changed by anybody."""


def missed_backup(paths: Paths) -> tuple[str, ...]:
    """A sentence, if the last automatic backup was not made, and is not being made."""
    try:
        sentence = read_regular(paths.missed_backup)[:LONGEST_BYTES].decode(errors="replace")
    except OSError:
        return ()
    return () if is_being_made(paths) else (sentence.strip(),)


def is_being_made(paths: Paths) -> bool:
    """A process is at work on a backup."""
    return is_locked(paths.missed_backup)


@contextmanager
def noted_as_cut_off(paths: Paths) -> Iterator[None]:
    """If the process is ended while the block runs, the next start says so."""
    note_missed(paths, CUT_OFF)
    with ExitStack() as stack:
        # A disk that takes no note takes no backup either, and that is said when it is met.
        with suppress(OSError):
            stack.enter_context(locked(paths.missed_backup))
        yield


def note_missed(paths: Paths, sentence: str) -> None:
    """The next start says so, unless a backup is made by then."""
    with suppress(OSError):
        replace_file(paths.missed_backup, [sentence.encode(errors="backslashreplace")])


def forget_missed(paths: Paths) -> None:
    """The backup is made."""
    with suppress(OSError):
        paths.missed_backup.unlink(missing_ok=True)
