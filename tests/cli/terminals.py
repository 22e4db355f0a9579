"""A real terminal for the real program: a pty, bytes in, bytes out, signals."""

import fcntl
import os
import pty
import select
import signal
import struct
import sys
import termios
import time
from pathlib import Path
from types import TracebackType
from typing import Self

PATIENCE_S = 20.0
"""A loaded machine may take long to start an app; a healthy run never waits for it."""

LEAVE_ALTERNATE_SCREEN = b"\x1b[?1049l"


class Terminal:
    """quizapp in a pty of 80 by 24 cells."""

    def __init__(self, home: Path, *words: str, **environment: str) -> None:
        self.seen = b""
        self._process, self._side = pty.fork()
        if self._process == 0:
            os.environ.update(environment, TERM="xterm-256color")
            self._become_quizapp("--home", str(home), *words)
        fcntl.ioctl(self._side, termios.TIOCSWINSZ, struct.pack("HHHH", 24, 80, 0, 0))

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        if self._process:
            self.end(signal.SIGKILL)
        self.hang_up()

    @property
    def process(self) -> int:
        """The number of the program's process."""
        return self._process

    def wait_for(self, text: str) -> None:
        """Read until the program has written the text after what was waited for before."""
        marker = text.encode()
        while marker not in self.seen:
            if not self._read():
                raise AssertionError(f"{text!r} was never written: {self.seen[-2000:]!r}")
        self.seen = self.seen.partition(marker)[2]

    def press(self, keys: str) -> None:
        """Type the keys."""
        os.write(self._side, keys.encode())

    def end(self, number: int) -> int:
        """Send the signal and wait for the end; the exit code, negative for a signal's death."""
        os.kill(self._process, number)
        return self.wait()

    def wait(self) -> int:
        """Read what is left and return the exit code."""
        while self._read():
            pass
        code = self._exit_code(PATIENCE_S)
        if code is None:
            raise AssertionError("the program did not end")
        return code

    def outlives(self, seconds: float) -> bool:
        """The program is still there so long after now; it is gone in any case then."""
        if self._exit_code(seconds) is not None:
            return False
        self.end(signal.SIGKILL)
        return True

    def read_for(self, seconds: float) -> None:
        """Take what the program writes for so long."""
        deadline = time.monotonic() + seconds
        while (remaining := deadline - time.monotonic()) > 0:
            if not self._read(remaining):
                return

    def hang_up(self) -> None:
        """Close the terminal as a closed window does."""
        if self._side >= 0:
            os.close(self._side)
            self._side = -1

    def _become_quizapp(self, *words: str) -> None:
        """In the process of its own: never comes back."""
        os.execv(sys.executable, [sys.executable, "-m", "quizapp", *words])

    def _exit_code(self, patience_s: float) -> int | None:
        deadline = time.monotonic() + patience_s
        while time.monotonic() < deadline:
            ended, status = os.waitpid(self._process, os.WNOHANG)
            if ended:
                self._process = 0
                return os.waitstatus_to_exitcode(status)
            select.select([], [], [], 0.005)
        return None

    def _read(self, patience_s: float = PATIENCE_S) -> bool:
        if self._side < 0:
            return False
        ready, _, _ = select.select([self._side], [], [], patience_s)
        try:
            data = os.read(self._side, 65536) if ready else b""
        except OSError:
            return False
        self.seen += data
        return bool(data)
