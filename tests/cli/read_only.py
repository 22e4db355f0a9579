"""A disk that turns read-only under the running app, in a mount namespace of its own.

unshare --map-root-user --mount python -m tests.cli.read_only FOLDER
"""

import subprocess
import sys
from pathlib import Path

from tests.cli.killing import answered_keys
from tests.cli.terminals import Terminal

CARDS = "".join(f"  - Question number {n} ^q{n}: Reply {n}\n" for n in range(8))


def main(folder: str) -> None:
    """Study, lose the right to write, see the sentence, get it back, and go on."""
    subprocess.run(["mount", "-t", "tmpfs", "none", folder], check=True)
    home, deck = Path(folder) / "home", Path(folder) / "deck.yaml"
    deck.write_text(f"topic: t\ncards:\n{CARDS}", encoding="utf-8")
    with Terminal(home, "study", str(deck)) as terminal:
        terminal.wait_for("1 of 8")
        terminal.press(" 3")
        terminal.wait_for("2 of 8")
        subprocess.run(["mount", "-o", "remount,ro", folder], check=True)
        terminal.press(" 3")
        terminal.wait_for("The answer is not saved")
        assert len(answered_keys(home)) == 1
        assert b"3 of 8" not in terminal.seen
        subprocess.run(["mount", "-o", "remount,rw", folder], check=True)
        terminal.press("3")
        terminal.wait_for("3 of 8")
        assert len(answered_keys(home)) == 2


if __name__ == "__main__":
    main(*sys.argv[1:])
