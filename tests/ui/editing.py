"""A small app that opens the editor once and prints what came of it.

python -m tests.ui.editing FILE LINE
"""

import os
import sys
from pathlib import Path

from textual.app import App, ComposeResult
from textual.widgets import Label

from quizapp.ui.editor import EditResult, edit


class Editing(App[EditResult]):
    """Opens the editor as soon as it is live, and ends once it has drawn again."""

    def compose(self) -> ComposeResult:
        """Something that is on the screen before and after."""
        yield Label("before")

    def on_ready(self) -> None:
        """The terminal is the app's; lend it to the editor."""
        file, line = sys.argv[1:]
        result = edit(self, Path(file), int(line), env=os.environ)
        self.query_one(Label).update("afterwards")
        self.call_after_refresh(self.exit, result)


if __name__ == "__main__":
    print(Editing().run())
