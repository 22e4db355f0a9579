"""The progress bar: owns how long work before the first frame, or before an answer, is shown."""

import os
import shutil
import sys
from contextlib import suppress

from quizapp.cli.terminal import draws_ascii

BAR_CELLS = 20
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


def progress_line(what: str, share: float, *, only_ascii: bool) -> str:
    """What is being done, and how much of it is.

    >>> progress_line("reading 200,000 answers", 0.6, only_ascii=True)
    'reading 200,000 answers ...  ############--------  60 %'
    """
    full, empty, dots = ("#", "-", "...") if only_ascii else ("█", "░", "…")
    cells = int(BAR_CELLS * share)
    return f"{what} {dots}  {full * cells}{empty * (BAR_CELLS - cells)}  {int(100 * share)} %"
