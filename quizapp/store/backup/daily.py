"""The daily backup: owns the automatic backups, at most one a day, of which the last seven stay."""

from typing import Final

from quizapp.store.backup.archive import Backup, files_stamp, peek_backup, write_backup
from quizapp.store.errors import StoreError, disk_refusal
from quizapp.store.journal.writer import journal_files
from quizapp.store.paths import Paths
from quizapp.study.event import Moment

KEPT: Final = 7
"""A week to notice that something is missing."""


def back_up_daily(paths: Paths, *, now: Moment) -> str:
    """Today's backup is there, if there is anything that the last one does not have.

    A journal that has lost events never displaces a backup that still has them.

    Args:
        paths: Where everything lies.
        now: Its study day names the backup.

    Returns:
        A sentence, if there is no backup for a reason that the learner should know; else nothing.
    """
    file = paths.backups / f"auto-{now.day}.zip"
    try:
        if file.exists() or not journal_files(paths):
            return ""
        last = last_backup(paths)
        if last and last.stamp == files_stamp(paths):
            return ""
        write_backup(paths, file, made_at=now.at, at_least=last.events if last else 0)
        for old in sorted(paths.backups.glob("auto-*.zip"))[:-KEPT]:
            old.unlink()
    except OSError as error:
        return str(disk_refusal("Today's automatic backup was not made in", paths.backups, error))
    except StoreError as error:
        return f"Today's automatic backup was not made. {error}"
    return ""


def last_backup(paths: Paths) -> Backup | None:
    """The latest automatic backup that can be opened, by what it says of itself."""
    for file in sorted(paths.backups.glob("auto-*.zip"), reverse=True):
        try:
            return peek_backup(file)
        except StoreError:
            continue
    return None
