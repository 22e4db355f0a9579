"""A process of its own: owns that long work goes on when the prompt is back."""

import os
from collections.abc import Callable
from contextlib import suppress
from typing import Final

NICENESS: Final = 10
"""Whoever types goes first."""


def run_apart(work: Callable[[], object]) -> None:
    """Begin the work in a process that needs neither this one nor the terminal.

    It is a copy of this one, which has all that the work needs; what the work raises is lost. A
    machine that takes no more processes does not do the work.
    """
    with suppress(OSError):
        child = os.fork()
        if child == 0:
            _work_on(work)
        os.waitpid(child, 0)


def _work_on(work: Callable[[], object]) -> None:
    """Run the work in a child of this child, which nobody waits for; end both."""
    try:
        # In a session of its own no signal of the terminal reaches it.
        os.setsid()
        if os.fork() == 0:
            nowhere = os.open(os.devnull, os.O_RDWR)
            # A shell that reads from this program would wait for the last who can still write.
            for stream in (0, 1, 2):
                os.dup2(nowhere, stream)
            os.nice(NICENESS)
            work()
    finally:
        # Without what a process does at its end: buffers and threads are those of the first one.
        os._exit(0)
