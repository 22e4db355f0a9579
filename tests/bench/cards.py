"""Cards: from a key to the last byte of the reveal, and of the next card, at 80 by 24.

The baseline is a bare Textual app that draws other text on each key.
"""

import sys
import tempfile
from pathlib import Path

from tests.bench.labs import RIGHT, repaints, show

CARDS = 60
REVEAL, GOOD = b" ", b"3"

CARD = """\
  - id: card-{number}
    q: What does a shrug cost in nats, and why is it so in case {number}?
    a: "`ln 2` nats in case {number}"
    why: Half a chance is **one bit**, and one bit is 0.693 nats, whatever case {number} says.
"""


def main() -> None:
    """Print the figures."""
    with tempfile.TemporaryDirectory() as folder:
        deck = Path(folder, "deck.yaml")
        cards = "".join(CARD.format(number=number) for number in range(2 * CARDS))
        deck.write_text(f"topic: t.bench\ntitle: Bench\ncards:\n{cards}", encoding="utf-8")
        home = str(Path(folder, "home"))
        # A filtered session has no limit of new cards a day.
        study = ["--home", home, "study", "--filter", "kind:basic", str(deck)]
        page = [sys.executable, "-m", "tests.bench.peer_static"]
        bare = repaints(page, [RIGHT] * CARDS, width=80, height=24)
        app = [sys.executable, "-m", "quizapp", *study]
        frames = repaints(app, [REVEAL, GOOD] * CARDS, width=80, height=24)
        print(f"key to repaint at 80x24 ({CARDS} cards)")
        baseline = show("bare Textual, a page", bare, 0.0)
        show("reveal", frames[0::2], baseline)
        show("answer saved, next card", frames[1::2], baseline)


if __name__ == "__main__":
    main()
