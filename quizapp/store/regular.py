"""Regular files: owns reading only what has an end, so that no pipe and no device is waited for."""

import errno
import os
import stat
from pathlib import Path
from typing import BinaryIO


def open_regular(path: Path) -> BinaryIO:
    """The file, open to be read.

    Raises:
        OSError: It cannot be opened; or it is a pipe, which would be waited for, or a device, which
            may never end.
    """
    mode = path.stat().st_mode
    # A folder is refused by the opening itself, in the words of the operating system.
    if not stat.S_ISREG(mode) and not stat.S_ISDIR(mode):
        raise OSError(errno.EINVAL, "It is a pipe or a device, not a file", str(path))
    return path.open("rb")


def read_regular(path: Path) -> bytes:
    """All of the file.

    Raises:
        OSError: As `open_regular` does.
    """
    with open_regular(path) as handle:
        return handle.read()


def oddity(path: Path) -> str:
    """Why the path is no file that can be read, as the end of a sentence; empty when it is one."""
    try:
        mode = path.stat().st_mode
    except OSError:
        return "leads nowhere"
    if stat.S_ISDIR(mode):
        return "is a folder"
    if not stat.S_ISREG(mode):
        return "is a pipe or a device"
    return "" if os.access(path, os.R_OK) else "cannot be read"
