"""Everything that must hold before a change goes in, the quickest to fail first.

`python -m tests portable` runs what another Python or other libraries may change.
"""

import os
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Final

AT_ONCE: Final = f"--numprocesses={(os.cpu_count() or 1) + 1}"
"""One more than there are cores: tests of screens and terminals wait now and then."""

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
    *("tests/cli/test_topic.py", "tests/ui/test_cloze_page.py"),  # Click, Textual
)
"""Where the program meets the libraries of Python and of others; all tests thrice take too long."""

MEMORY: Final = Path("/dev/shm")
"""Where a file is flushed to nothing slower; a journal's tests do little but flush."""

PORTABLE = (("pytest", AT_ONCE, "--hypothesis-profile=few", *PORTABLE_TESTS),)


def main(words: list[str]) -> int:
    """Run each check with this environment's tools; stop at the first failure."""
    tools = Path(sys.executable).parent
    with tempfile.TemporaryDirectory(dir=MEMORY if os.access(MEMORY, os.W_OK) else None) as files:
        for name, *arguments in PORTABLE if words == ["portable"] else CHECKS:
            print(f"\n$ {name} {' '.join(arguments)}", flush=True)
            code = subprocess.call(
                [tools / name, *arguments],
                cwd=Path(__file__).parent.parent,
                env={**os.environ, "TMPDIR": files},
            )
            if code:
                return code
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
