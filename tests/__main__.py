"""Everything that must hold before a change goes in, the quickest to fail first; the tests run
beside mypy, which keeps one core busy.

`python -m tests portable` runs what another Python or other libraries may change.
"""

import os
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Final

AT_ONCE: Final = f"--numprocesses={2 * (os.cpu_count() or 1) + 1}"
"""More than twice the cores: tests of screens and terminals wait for half of their time."""

CHECKS = (
    ("ruff", "format", "--check", "."),
    ("ruff", "check", "."),
    ("mypy",),
    ("lint-imports",),
    ("pytest", AT_ONCE),
)

PORTABLE_TESTS = (
    "quizapp",  # every module is imported, and its doctests run
    *("tests/store/index/test_deck_cache.py", "tests/decks/syntax"),  # SQLite, PyYAML
    "tests/engine/array/test_losses.py",  # NumPy
    *("tests/cli/test_ids.py", "tests/ui/test_cloze_page.py"),  # Click, Textual
)
"""Where the program meets the libraries of Python and of others; all tests thrice take too long."""

MEMORY: Final = Path("/dev/shm")
"""Where a file is flushed to nothing slower; a journal's tests do little but flush."""

PORTABLE = (("pytest", AT_ONCE, "--hypothesis-profile=few", *PORTABLE_TESTS),)


BESIDE: Final = "mypy"
"""What the next checks need not wait for."""


def main(words: list[str]) -> int:
    """Run each check with this environment's tools; stop at the first failure."""
    with tempfile.TemporaryDirectory(dir=MEMORY if os.access(MEMORY, os.W_OK) else None) as files:
        beside: list[subprocess.Popen[bytes]] = []
        for check in PORTABLE if words == ["portable"] else CHECKS:
            process = started(check, files)
            if check[0] == BESIDE:
                beside.append(process)
            elif code := process.wait():
                return code
        return next((code for process in beside if (code := process.wait())), 0)


def started(check: tuple[str, ...], files: str) -> subprocess.Popen[bytes]:
    """The check at work, with a folder for its files."""
    name, *arguments = check
    print(f"\n$ {name} {' '.join(arguments)}", flush=True)
    return subprocess.Popen(
        [Path(sys.executable).parent / name, *arguments],
        cwd=Path(__file__).parent.parent,
        env={**os.environ, "TMPDIR": files},
    )


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
