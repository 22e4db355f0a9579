"""Everything that must hold before a change goes in, the quickest to fail first.

`python -m tests portable` runs what another Python or other libraries may change.
"""

import subprocess
import sys
from pathlib import Path

CHECKS = (
    ("ruff", "format", "--check", "."),
    ("ruff", "check", "."),
    ("mypy",),
    ("lint-imports",),
    ("pytest", "--numprocesses=auto"),
)

SLOW = (
    "tests/cli/test_faults.py",
    "tests/cli/test_kill.py",
    "tests/cli/test_terminal.py",
    "tests/labs/test_every_lab.py",
)
"""Most of the time goes there, and into nothing that differs from one Python to the next."""

PORTABLE = (
    (
        *("pytest", "--numprocesses=auto", "--hypothesis-profile=few"),
        *(f"--ignore={file}" for file in SLOW),
    ),
)


def main(words: list[str]) -> int:
    """Run each check with this environment's tools; stop at the first failure."""
    tools = Path(sys.executable).parent
    for name, *arguments in PORTABLE if words == ["portable"] else CHECKS:
        print(f"\n$ {name} {' '.join(arguments)}", flush=True)
        code = subprocess.call([tools / name, *arguments], cwd=Path(__file__).parent.parent)
        if code:
            return code
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
