"""The missed backup: owns what the next start is told when an automatic backup was not made.

The end of a run speaks to a terminal that may be gone, so the sentence waits in a file.
"""

from contextlib import suppress
from typing import Final

from quizapp.store.atomic import replace_file
from quizapp.store.paths import Paths
from quizapp.store.regular import read_regular

CUT_OFF: Final = "It was cut off; when the app is next left, another is made."

LONGEST_BYTES: Final = 2_000
"""Of a reason; the file may have been changed by anybody."""


def missed_backup(paths: Paths) -> tuple[str, ...]:
    """A sentence, if the last automatic backup was not made."""
    try:
        reason = read_regular(paths.missed_backup)[:LONGEST_BYTES].decode(errors="replace")
    except OSError:
        return ()
    return (f"The last automatic backup was not made. {reason.strip()}",)


def note_missed(paths: Paths, reason: str = CUT_OFF) -> None:
    """The next start says so, unless the backup is made by then."""
    # A disk that takes no note takes no backup either, and that is said when it is found.
    with suppress(OSError):
        replace_file(paths.missed_backup, [reason.encode(errors="backslashreplace")])


def forget_missed(paths: Paths) -> None:
    """The backup is made."""
    with suppress(OSError):
        paths.missed_backup.unlink(missing_ok=True)
