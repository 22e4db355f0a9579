"""The clipboard: owns handing copied text to the desktop's own program, where there is one.

The app sends what is copied to the terminal, which does not say whether it took it: many do not.
"""

import shutil
import subprocess
from collections.abc import Mapping
from typing import Final, NamedTuple

PATIENCE_S: Final = 1.0
"""A program that has not read the text by then waits for a display that is not there."""


class ClipboardProgram(NamedTuple):
    """A program that puts its standard input into the clipboard."""

    command: tuple[str, ...]
    display: str = ""
    """The environment variable without which it has no clipboard to reach."""


CLIPBOARD_PROGRAMS: Final = (
    ClipboardProgram(("wl-copy",), "WAYLAND_DISPLAY"),
    ClipboardProgram(("xclip", "-selection", "clipboard"), "DISPLAY"),
    ClipboardProgram(("pbcopy",)),
)
"""Those that are tried, the first one first."""


def hand_to_desktop(text: str, *, env: Mapping[str, str]) -> bool:
    """The first program that takes the text has it now; False when none does."""
    for (name, *options), display in CLIPBOARD_PROGRAMS:
        program = shutil.which(name, path=env.get("PATH", ""))
        reaches = program and (not display or env.get(display))
        if program and reaches and _feed([program, *options], text, env):
            return True
    return False


def _feed(command: list[str], text: str, env: Mapping[str, str]) -> bool:
    """Run the program over the text, deaf to the app's terminal, which may close before it ends."""
    try:
        ended = subprocess.run(  # noqa: S603 - a program of the list above, no shell
            command,
            input=text.encode("utf-8", "replace"),
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            env=env,
            timeout=PATIENCE_S,
            start_new_session=True,
            check=False,
        )
    except (OSError, subprocess.TimeoutExpired):
        return False
    return ended.returncode == 0
