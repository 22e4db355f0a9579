"""Atomic writes: owns what has to be true of the disk before the learner reads "saved"."""

import fcntl
import os
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from itertools import count
from pathlib import Path


@contextmanager
def locked(path: Path, *, shared: bool = False) -> Iterator[None]:
    """While the block runs, no other window or process is inside such a block.

    The lock belongs to the open file, so it ends with its holder however that dies.

    Args:
        path: The file that is locked; made when it is missing, unless the lock is shared.
        shared: Only keep out those who do not share, as a reader wants it.

    Raises:
        OSError: The file cannot be opened.
    """
    flags = os.O_RDONLY if shared else os.O_RDWR | os.O_CREAT
    # A pipe of that name would be waited for.
    descriptor = os.open(path, flags | os.O_NONBLOCK | os.O_CLOEXEC, 0o644)
    try:
        # `flock` waits, so nobody is ever refused. Unlike `lockf` it belongs to the open file: two
        # threads that open it keep each other out, and closing another handle does not unlock it.
        fcntl.flock(descriptor, fcntl.LOCK_SH if shared else fcntl.LOCK_EX)
        yield
    finally:
        os.close(descriptor)


def is_locked(path: Path) -> bool:
    """Somebody is inside such a block at this moment."""
    try:
        descriptor = os.open(path, os.O_RDONLY | os.O_NONBLOCK | os.O_CLOEXEC)
    except OSError:
        return False
    try:
        fcntl.flock(descriptor, fcntl.LOCK_SH | fcntl.LOCK_NB)
    except BlockingIOError:
        return True
    finally:
        os.close(descriptor)
    return False


def make_folder(path: Path) -> None:
    """The folder exists, and so it will after a power cut."""
    if path.is_dir():
        return
    make_folder(path.parent)
    path.mkdir(exist_ok=True)
    # The name of a folder lies in its parent, which has to reach the disk for itself.
    sync_folder(path.parent)


def sync_folder(path: Path) -> None:
    """Names made, changed or removed in the folder survive a power cut."""
    descriptor = os.open(path, os.O_RDONLY | os.O_DIRECTORY | os.O_CLOEXEC)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def replace_file(path: Path, parts: Iterable[bytes]) -> None:
    """The file holds either all of its old bytes or all of the new ones, whatever happens.

    Args:
        path: The file; a link stays a link, and what it points to is replaced. Its folder is made.
        parts: The new bytes, one part after the other; they may be read from the old file.

    Raises:
        OSError: The disk refused; the old file is as it was.
    """
    target = path.resolve()
    make_folder(target.parent)
    # Beside the target, since only within one file system does a rename replace at one stroke.
    draft = target.with_name(f".{target.name}.{os.getpid()}")
    try:
        with draft.open("wb") as handle:
            if target.exists():
                os.fchmod(handle.fileno(), target.stat().st_mode & 0o7777)
            handle.writelines(parts)
            handle.flush()
            # Before the rename, or after a power cut the name might stand for no bytes at all.
            os.fsync(handle.fileno())
        draft.replace(target)
    finally:
        draft.unlink(missing_ok=True)
    sync_folder(target.parent)


def free_name(path: Path) -> Path:
    """The path with the first number behind it that no file has yet: `name-1`, `name-2` ..."""
    numbered = (path.with_name(f"{path.name}-{number}") for number in count(1))
    return next(name for name in numbered if not name.exists())
