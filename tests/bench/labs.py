"""Labs: from a key to the last byte of the frame that it caused, in a terminal of 120 by 40.

The baseline is a bare Textual app that draws as many cells; the peer is textual-plot, where it is
installed. Frames are not held back to the next sixtieth of a second, neither here nor there. The
bytes of a frame are what is waited for over a slow line.
"""

import fcntl
import importlib.util
import os
import pty
import select
import signal
import struct
import sys
import tempfile
import termios
import time
from collections.abc import Sequence
from statistics import median, quantiles
from typing import NamedTuple

KEYS = 60
WIDTH, HEIGHT = 120, 40
QUIET_S = 0.05
"""So long without a byte, the frame is whole."""

START_S = 3.0
"""So long without a byte, the app has started."""

PATIENCE_S = 20.0
RIGHT = b"\x1b[C"
STEP = b"n"

SURFACE = "start=-6/6,rate=1,steps=100"


class Repaint(NamedTuple):
    """What a key caused."""

    seconds: float
    """From the key to the last byte."""
    size_bytes: int


def main() -> None:
    """Print the figures."""
    with tempfile.TemporaryDirectory() as home:
        lab = [sys.executable, "-m", "quizapp", "--home", home, "lab"]
        cases = {
            "bare Textual, a page": ([sys.executable, "-m", "tests.bench.peer_static"], RIGHT),
            "curves, z": ([*lab, "curves", "z=-8"], RIGHT),
            "surface, a step": ([*lab, "surface", SURFACE], STEP),
            "surface, all of it": ([*lab, "surface", SURFACE], RIGHT),
            "slice": ([*lab, "slice"], RIGHT),
            "likelihood": ([*lab, "likelihood"], RIGHT),
            "stability": ([*lab, "stability"], RIGHT),
            "log-loss": ([*lab, "log-loss"], RIGHT),
            "gradient": ([*lab, "gradient"], RIGHT),
            "threshold": ([*lab, "threshold"], RIGHT),
        }
        if importlib.util.find_spec("textual_plot"):
            cases["textual-plot, two curves"] = (
                [sys.executable, "-m", "tests.bench.peer_plot"],
                RIGHT,
            )
        print(f"key to repaint at {WIDTH}x{HEIGHT} ({KEYS} keys)")
        baseline = 0.0
        for name, (command, key) in cases.items():
            baseline = show(name, repaints(command, [key] * KEYS), baseline)


def show(name: str, frames: Sequence[Repaint], baseline: float) -> float:
    """Print one line of the table; the median is the baseline where there is none yet."""
    times = [frame.seconds for frame in frames]
    middle, slow = median(times), quantiles(times, n=20)[-1]
    kilobytes = median(frame.size_bytes for frame in frames) / 1000
    baseline = baseline or middle
    print(
        f"  {name:<28} median {middle * 1e3:6.1f} ms  95th {slow * 1e3:6.1f} ms"
        f" {kilobytes:7.1f} kB {middle / baseline:6.2f} x"
    )
    return baseline


def repaints(
    command: list[str], keys: Sequence[bytes], *, width: int = WIDTH, height: int = HEIGHT
) -> list[Repaint]:
    """What each key caused, in a terminal of that size."""
    child, terminal = pty.fork()
    if child == 0:
        os.environ.update(TERM="xterm-256color", COLORTERM="truecolor", TEXTUAL_FPS="1000")
        os.execvp(command[0], command)
    try:
        fcntl.ioctl(terminal, termios.TIOCSWINSZ, struct.pack("HHHH", height, width, 0, 0))
        select.select([terminal], [], [], PATIENCE_S)
        _settle(terminal, quiet=START_S)
        return [_press(terminal, key) for key in keys]
    finally:
        os.kill(child, signal.SIGKILL)
        os.waitpid(child, 0)
        os.close(terminal)


def _press(terminal: int, key: bytes) -> Repaint:
    begun = time.perf_counter()
    os.write(terminal, key)
    if not select.select([terminal], [], [], PATIENCE_S)[0]:
        raise TimeoutError("the key caused no frame")
    last, size_bytes = _settle(terminal, quiet=QUIET_S)
    return Repaint(last - begun, size_bytes)


def _settle(terminal: int, *, quiet: float) -> tuple[float, int]:
    """Read until nothing more comes; the time of the last byte, and how many there were."""
    last, size_bytes = time.perf_counter(), 0
    while select.select([terminal], [], [], quiet)[0]:
        size_bytes += len(os.read(terminal, 65536))
        last = time.perf_counter()
    return last, size_bytes


if __name__ == "__main__":
    main()
