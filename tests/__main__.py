"""Everything that must hold before a change goes in, the quickest to fail first."""

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


def main() -> int:
    """Run each check with this environment's tools; stop at the first failure."""
    tools = Path(sys.executable).parent
    for name, *arguments in CHECKS:
        print(f"\n$ {name} {' '.join(arguments)}", flush=True)
        code = subprocess.call([tools / name, *arguments], cwd=Path(__file__).parent.parent)
        if code:
            return code
    return 0


if __name__ == "__main__":
    sys.exit(main())
