"""The end by a signal: owns that the app is gone soon after it, whatever the terminal does."""

import os
import select
import signal
import termios
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from threading import Thread
from types import FrameType
from typing import Any, Final, NamedTuple

SIGNALLED: Final = 128
"""An exit code above it names the signal that ended the app, as shells have it."""

ENDING: Final = (signal.SIGTERM, signal.SIGHUP)

GOOD_ORDER_S: Final = 1.5
"""For an end in good order, which takes a tenth of it where the terminal takes output."""

LEAVE_APPLICATION_MODE: Final = (
    b"\x1b[?1000l\x1b[?1003l\x1b[?1015l\x1b[?1006l\x1b[?1016l"  # no mouse
    b"\x1b[?2004l\x1b[?2048l\x1b[?1004l"  # no reports of pasting, size and focus
    b"\x1b[?7h\x1b[<u\x1b[?1049l\x1b[?25h"  # wrapped lines, plain keys, the shell's screen, cursor
)
"""Undoes what Textual's driver asked of the terminal."""

STDIN: Final = 0


@contextmanager
def ends_on_signals(end: Callable[[int], object]) -> Iterator[None]:
    """While the block runs, SIGTERM, SIGHUP and the loss of the terminal end the process.

    Args:
        end: Makes the app end in good order with an exit code; called in the middle of anything.
    """
    is_ending = False

    # The system's handler and not the event loop's, which would run after Textual's for SIGCONT.
    # A closed terminal sends both, and at SIGCONT Textual starts the app on the terminal anew.
    def end_soon(number: int, _frame: FrameType | None) -> None:
        nonlocal is_ending
        is_ending = True
        signal.signal(signal.SIGCONT, lambda *_: None)
        end(SIGNALLED + number)

    handlers = [signal.signal(number, end_soon) for number in ENDING]
    signals, wakeup = os.pipe()
    os.set_blocking(wakeup, False)
    fd_before = signal.set_wakeup_fd(wakeup, warn_on_full_buffer=False)
    Thread(target=_Watch(signals, _attributes()).run, daemon=True).start()
    try:
        yield
    finally:
        signal.set_wakeup_fd(fd_before)
        os.close(wakeup)
        # A terminal may send more than one, and the daily backup is still to come.
        if not is_ending:
            for number, handler in zip(ENDING, handlers, strict=True):
                signal.signal(number, handler)


class _Watch(NamedTuple):
    """What ends the process if nothing else does.

    A thread of its own: the main thread may wait, for ever and deaf to signals, for a terminal that
    takes no output any more.
    """

    signals: int
    """The end of a pipe that gets each signal's number as a byte, and is closed after the app."""
    attributes: list[Any] | None
    """How the terminal took keys before the app ran; none where there is none."""

    def run(self) -> None:
        """Wait for a signal, or for the end of the app."""
        watch = select.poll()
        watch.register(self.signals, select.POLLIN)
        watch.register(STDIN, 0)
        while True:
            events = dict(watch.poll())
            if STDIN in events:
                # There is no SIGHUP of the system's where the leader of the session is deaf to it.
                watch.unregister(STDIN)
                if events[STDIN] & select.POLLHUP:
                    os.kill(os.getpid(), signal.SIGHUP)
            if self.signals in events:
                numbers = os.read(self.signals, 64)
                if ending := [number for number in numbers if number in ENDING]:
                    time.sleep(GOOD_ORDER_S)
                    self._end_now(SIGNALLED + ending[0])
                if not numbers:
                    return

    def _end_now(self, code: int) -> None:
        """The process ends here, with the terminal given back if that takes no waiting."""
        # A terminal that is another job's by now would stop this one.
        signal.pthread_sigmask(signal.SIG_BLOCK, [signal.SIGTTOU])
        with suppress(OSError, termios.error):
            if self.attributes:
                termios.tcsetattr(STDIN, termios.TCSANOW, self.attributes)
            # Opened anew, since what is set to not wait through 0, 1 or 2 is so for the shell, too.
            terminal = os.open(os.ttyname(STDIN), os.O_WRONLY | os.O_NONBLOCK | os.O_NOCTTY)
            os.write(terminal, LEAVE_APPLICATION_MODE)
        os._exit(code)


def _attributes() -> list[Any] | None:
    try:
        return termios.tcgetattr(STDIN)
    except termios.error:
        return None
