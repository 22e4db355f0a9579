"""The prompt's line: what `quizapp due --short` says, kept so that a shell need not wait for it.

A prompt asks again and again, and mostly nothing has changed since: the line stands in a file, with
what it hangs on. This module loads next to nothing, and neither click nor the settings' parser.
"""

import json
import os
import sys
import time
from collections.abc import Iterable, Mapping, Sequence
from stat import S_ISREG
from typing import Final

SHORT_OPTION: Final = "--short"
FILE: Final = "due-short.json"
MOST_KEPT_BYTES: Final = 1 << 20
"""A file with more is none that was kept here."""

HOME_OPTION: Final = "--home"


def start() -> None:
    """Answer a prompt with what is kept, or run the command line."""
    line = kept_line(sys.argv[1:])
    if line is None:
        from quizapp.cli.main import main as run

        run()
    elif line:
        sys.stdout.write(f"{line}\n")


def kept_line(words: Sequence[str]) -> str | None:
    """The line for `due --short`, if one is kept and holds; none where it has to be counted.

    Args:
        words: what stands behind `quizapp` on the command line.
    """
    home = _home_of(words)
    if home is None:
        return None
    try:
        kept = json.loads(_read(os.path.join(home, FILE)))  # noqa: PTH118 - pathlib costs more than all the rest
        holds = (
            kept["since"] <= time.time() < kept["until"]
            and kept["zone"] == list(time.tzname)
            and kept["stamps"] == stamps(kept["stamps"])
        )
        return str(kept["line"]) if holds else None
    except (OSError, ValueError, TypeError, KeyError):
        return None


def kept_text(line: str, watched: Iterable[str], *, since: float, until: float) -> str:
    """What the file holds: the line, and what it hangs on.

    Args:
        line: may be empty.
        watched: files and folders; those that are missing are watched too.
        since: the instant of the count, in seconds since 1970.
        until: that at which the study day ends.
    """
    facts = {"line": line, "since": since, "until": until, "zone": time.tzname}
    return json.dumps({**facts, "stamps": stamps(watched)})


def stamps(paths: Iterable[str]) -> dict[str, list[int]]:
    """Size and time of each of the files and folders; nothing of one that is not there."""
    return {path: _stamp(path) for path in paths}


def _read(path: str) -> bytes:
    """What the file holds, a megabyte at most; a pipe of that name would be waited for."""
    descriptor = os.open(path, os.O_RDONLY | os.O_NONBLOCK | os.O_CLOEXEC)
    try:
        return (
            os.read(descriptor, MOST_KEPT_BYTES) if S_ISREG(os.fstat(descriptor).st_mode) else b""
        )
    finally:
        os.close(descriptor)


def _stamp(path: str) -> list[int]:
    try:
        state = os.stat(path)  # noqa: PTH116 - as above
    except OSError:
        return []
    return [state.st_mtime_ns, state.st_size]


def _home_of(words: Sequence[str]) -> str | None:
    """The learner's folder, where the words are those of `due --short` and it can be told."""
    if list(words[-2:]) != ["due", SHORT_OPTION]:
        return None
    match list(words[:-2]):
        case []:
            return os.environ.get("QUIZAPP_HOME") or data_folder(os.environ)
        case [option, home] if option == HOME_OPTION:
            return home
    return None


def data_folder(env: Mapping[str, str]) -> str:
    """Where the learner's files lie unless a home is named, as `platformdirs` has it.

    Loading that takes as long as all the rest, so its rule for Linux is written out here.
    """
    data = env.get("XDG_DATA_HOME") or os.path.expanduser("~/.local/share")  # noqa: PTH111 - as above
    if sys.platform == "linux" and "ANDROID_ROOT" not in env and data.startswith("/"):
        return os.path.join(data, "quizapp")  # noqa: PTH118 - as above
    import platformdirs

    return platformdirs.user_data_dir("quizapp")
