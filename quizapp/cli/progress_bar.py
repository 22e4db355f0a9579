"""The progress bar: owns how long work before the first frame, or before an answer, is shown."""

import os
import shutil
import sys
from contextlib import suppress

from quizapp.cli.terminal import draws_ascii
from quizapp.text.numbers import progress_line

ERASED = "\r\x1b[K"


def show_progress(what: str, done: int, total: int) -> None:
    """A line with a bar on the terminal, gone when all is done; nothing where there is none.

    The other end of a pipe wants no such line, and once the app runs the terminal is the app's.
    """
    terminal = sys.__stderr__
    if terminal is None or terminal is not sys.stderr or not terminal.isatty():
        return
    only_ascii = draws_ascii(os.environ, terminal.encoding)
    line = "" if done == total else progress_line(what, done / total, only_ascii=only_ascii)
    # The terminal may be gone: then there is nobody to tell.
    with suppress(OSError):
        terminal.write(f"{ERASED}{line[: shutil.get_terminal_size().columns - 1]}")
        terminal.flush()
