"""The daily backup: owns the automatic backups, at most one a day, of which the last seven stay."""

from contextlib import suppress
from pathlib import Path
from typing import Final

from quizapp.store.backup.archive import Backup, peek_backup, write_backup
from quizapp.store.backup.missed import (
    forget_missed,
    is_being_made,
    note_missed,
    noted_as_cut_off,
)
from quizapp.store.backup.sources import find_sources
from quizapp.store.errors import StoreError, disk_refusal
from quizapp.store.journal.files import journal_files
from quizapp.store.paths import Paths
from quizapp.study.event import Moment

KEPT: Final = 7
"""A week to notice that something is missing."""

QUICK_BYTES: Final = 1 << 20
"""Of all journals together, some three thousand answers: packed and proved before anybody waits."""


def back_up_daily(paths: Paths, *, now: Moment) -> str:
    """Today's backup is there, if there is anything that the last one does not have.

    A journal that has lost events never displaces a backup that still has them. If there is none,
    the next start says so, even when this process is ended in the middle.

    Args:
        paths: Where everything lies.
        now: Its study day names the backup.

    Returns:
        A sentence, if there is no backup, or not of all, for a reason that the learner should know;
        else nothing.
    """
    file = paths.backups / f"auto-{now.day}.zip"
    try:
        if not _is_wanted(paths, file):
            return ""
        with noted_as_cut_off(paths):
            last = last_backup(paths)
            backup = write_backup(paths, file, made_at=now.at, at_least=last.events if last else 0)
    except (OSError, StoreError) as error:
        reason = (
            str(disk_refusal("The disk refused it in", paths.backups, error))
            if isinstance(error, OSError)
            else str(error)
        )
        note_missed(paths, f"The last automatic backup was not made. {reason}")
        return f"Today's automatic backup was not made. {reason}"
    forget_missed(paths)
    _drop_old(paths)
    left_out = " ".join(backup.left_out)
    return f"Today's automatic backup has not all of your files. {left_out}" if left_out else ""


def back_up_unheard(paths: Paths, *, now: Moment) -> None:
    """The same where nobody can be told: the next start says it."""
    if sentence := back_up_daily(paths, now=now):
        note_missed(paths, sentence.replace("Today's", "The last", 1))


def takes_long(paths: Paths) -> bool:
    """Nobody should wait for a backup of that much."""
    try:
        return sum(path.stat().st_size for path in journal_files(paths)) > QUICK_BYTES
    except OSError:
        # What is in the way is said by whoever tries.
        return False


def _is_wanted(paths: Paths, file: Path) -> bool:
    """There is something that no backup has, and none was made today or is being made."""
    if file.exists() or is_being_made(paths) or not journal_files(paths):
        return False
    last = last_backup(paths)
    if last and last.stamp == find_sources(paths).stamp:
        forget_missed(paths)
        return False
    return True


def _drop_old(paths: Paths) -> None:
    """The last few stay; one that the disk does not let go stays too."""
    for old in sorted(paths.backups.glob("auto-*.zip"))[:-KEPT]:
        with suppress(OSError):
            old.unlink()


def last_backup(paths: Paths) -> Backup | None:
    """The latest automatic backup that can be opened, by what it says of itself."""
    for file in sorted(paths.backups.glob("auto-*.zip"), reverse=True):
        try:
            return peek_backup(file)
        except StoreError:
            continue
    return None
