"""Labs: from a key to the last byte of the frame that it caused, in a terminal of 120 by 40.

The baseline is a bare Textual app that draws as many cells; the peer is textual-plot, where it is
installed. Frames are not held back to the next sixtieth of a second, neither here nor there.
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
from statistics import median, quantiles

KEYS = 60
QUIET_S = 0.05
"""So long without a byte, the frame is whole."""

START_S = 3.0
"""So long without a byte, the app has started."""

PATIENCE_S = 20.0
RIGHT = b"\x1b[C"
STEP = b"n"

SURFACE = "start=-6/6,rate=1,steps=100"


def main() -> None:
    """Print the figures."""
    with tempfile.TemporaryDirectory() as home:
        lab = [sys.executable, "-m", "quizapp", "--home", home, "lab"]
        cases = {
            "bare Textual, a page": ([sys.executable, "-m", "tests.bench.peer_static"], RIGHT),
            "L2 cost curves, z": ([*lab, "curves", "z=-8"], RIGHT),
            "L3 cost surface, a step": ([*lab, "surface", SURFACE], STEP),
        }
        if importlib.util.find_spec("textual_plot"):
            cases["textual-plot, two curves"] = (
                [sys.executable, "-m", "tests.bench.peer_plot"],
                RIGHT,
            )
        print(f"key to repaint at 120x40 ({KEYS} keys)      median      95th")
        baseline = 0.0
        for name, (command, key) in cases.items():
            times = repaints(command, key)
            baseline = baseline or median(times)
            slow = quantiles(times, n=20)[-1]
            ratio = median(times) / baseline
            print(f"  {name:<28} {median(times) * 1e3:8.1f} ms {slow * 1e3:8.1f} ms {ratio:6.2f} x")


def repaints(command: list[str], key: bytes) -> list[float]:
    """Seconds from each key to the last byte of its frame."""
    child, terminal = pty.fork()
    if child == 0:
        os.environ.update(TERM="xterm-256color", TEXTUAL_FPS="1000")
        os.execvp(command[0], command)
    try:
        fcntl.ioctl(terminal, termios.TIOCSWINSZ, struct.pack("HHHH", 40, 120, 0, 0))
        _settle(terminal, quiet=START_S)
        return [_press(terminal, key) for _ in range(KEYS)]
    finally:
        os.kill(child, signal.SIGKILL)
        os.waitpid(child, 0)
        os.close(terminal)


def _press(terminal: int, key: bytes) -> float:
    begun = time.perf_counter()
    os.write(terminal, key)
    if not select.select([terminal], [], [], PATIENCE_S)[0]:
        raise TimeoutError("the key caused no frame")
    return _settle(terminal, quiet=QUIET_S) - begun


def _settle(terminal: int, *, quiet: float) -> float:
    """Read until nothing more comes; the time of the last byte."""
    last = time.perf_counter()
    while select.select([terminal], [], [], quiet)[0]:
        os.read(terminal, 65536)
        last = time.perf_counter()
    return last


if __name__ == "__main__":
    main()
