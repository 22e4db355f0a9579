"""Forks: the real app in terminals, each a fork of a process that has imported it already.

For programs of their own (`python -m tests.cli.closing`): whoever forks must run no other thread.
"""

import os
import sys

# For the forks:
import quizapp.cli.study
import quizapp.ui.app
import quizapp.ui.screens.study  # noqa: F401
from quizapp.cli.main import main
from tests.cli.terminals import Terminal


class ForkedTerminal(Terminal):
    """quizapp as a fork of this process."""

    def _become_quizapp(self, *words: str) -> None:
        # A copy of another terminal's far side would keep that terminal open.
        os.closerange(3, 256)
        sys.argv = ["quizapp", *words]
        code = 1
        try:
            main()
        except SystemExit as ending:
            code = ending.code if isinstance(ending.code, int) else 1
        finally:
            os._exit(code)
