"""The command line: which verbs there are, and what happens when something goes wrong in one."""

import gc
import importlib
import os
import sys
from contextlib import contextmanager
from types import TracebackType
from typing import TYPE_CHECKING, Any, Final

import click

from quizapp import __version__

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from quizapp.cli.offers import Offers

VERBS: Final = {
    "backup": "Write journal, settings and your own decks to one file, and prove it good.",
    "check": "Check deck files and say what is wrong, with addresses.",
    "completion": "Print what bash, zsh or fish runs to complete commands.",
    "diff": "Say how your own copy of a shipped topic and that one differ.",
    "doctor": "Say where every file lies, and check them; `--repair` mends them.",
    "due": "Say what is due today.",
    "fit": "Fit FSRS to your own answers, and keep it if that predicts better.",
    "ids": "Give ids to the items of deck files that have none; `--check` for CI.",
    "interview": "Practise interview questions aloud; print past interviews.",
    "lab": "Open a lab, or print its answer for controls that are named.",
    "list": "List the items that a filter finds, whether they are due or not.",
    "new": "Begin a topic, or add a card to a deck of your own.",
    "plan": "Plan for the day of the interview, or say what is planned.",
    "preview": "Show what a deck file makes, item by item, and follow every save.",
    "relink": "Find histories that have lost their card, and give one to another card.",
    "restore": "Bring back what a backup has and this machine lacks.",
    "schema": "Print the JSON Schema of decks, for editors; `--write` keeps it in a file.",
    "settings": "List the settings, say what one changes, or set it.",
    "stats": "Say how you are doing: retention and more, as text, JSON or CSV.",
    "study": "Study topics by name or deck files by path; all that is due without either.",
    "topic": "List the topics, or print the page of one.",
}
"""Every verb with its line of help; each lives in the module of the same name."""

EXAMPLES: Final = {
    "quizapp": "open the app",
    "quizapp study ml.logreg-c": "one topic, by the beginning of its name",
    'quizapp study --filter "tag:loss is:leech"': "what a filter chooses, due or not",
    "quizapp lab curves": "a lab in the app",
    "quizapp lab log-loss --y 1 --p 0.01": "one answer of a lab, without the app",
    "quizapp check my-deck.yaml": "everything that is wrong with a deck",
}
"""What a newcomer may type, and what comes of it."""

COMPLETE_VARIABLE: Final = "_QUIZAPP_COMPLETE"
"""Set by a shell that wants offers for the words on its line instead of a run."""


class Verbs(click.Group):
    """Loads a verb's module only when the verb is used, so that the small ones stay quick."""

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002 - click's signature
        """The verbs in the order of the list above."""
        return list(VERBS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:  # noqa: ARG002 - click's signature
        """The command of that name, which its module calls the same."""
        if cmd_name not in VERBS:
            return None
        command = getattr(importlib.import_module(f"quizapp.cli.{cmd_name}"), cmd_name)
        assert isinstance(command, click.Command)
        return command

    def shell_complete(self, ctx: click.Context, incomplete: str) -> "Offers":
        """The verbs, without loading them, and the options."""
        from click.shell_completion import CompletionItem

        verbs = (item for item in VERBS.items() if item[0].startswith(incomplete))
        options = click.Command.shell_complete(self, ctx, incomplete)
        return [*(CompletionItem(verb, help=line) for verb, line in verbs), *options]

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:  # noqa: ARG002 - click's signature
        """List the verbs without loading them."""
        with formatter.section("Commands"):
            formatter.write_dl(list(VERBS.items()))

    def format_epilog(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:  # noqa: ARG002 - click's signature
        """Examples, and where the learner's files lie on this machine."""
        from quizapp.store.paths import locate
        from quizapp.text.printable import printable

        with formatter.section("Examples"):
            formatter.write_dl(list(EXAMPLES.items()))
        paths = locate(home=None, env=os.environ)
        with formatter.section("Files"):
            # Unwrapped: a path that is cut in two cannot be copied.
            formatter.write(f"  answers, decks and backups   {printable(str(paths.home))}\n")
            formatter.write(f"  settings                     {printable(str(paths.settings))}\n")
            formatter.write_text(
                "QUIZAPP_HOME or --home puts all of it in one folder; `quizapp doctor` prints every"
                " path."
            )

    def make_context(
        self,
        info_name: str | None,
        args: list[str],
        parent: click.Context | None = None,
        **extra: Any,
    ) -> click.Context:
        """Read the words before the verb."""
        with _brief_messages():
            return super().make_context(info_name, args, parent, **extra)

    def invoke(self, ctx: click.Context) -> Any:
        """Run the verb."""
        with _brief_messages():
            return super().invoke(ctx)

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """An unknown verb gets the nearest known one."""
        if args and args[0] not in VERBS and not args[0].startswith("-"):
            from quizapp.text.suggest import did_you_mean

            ctx.fail(f"There is no command '{args[0]}'.{did_you_mean(args[0], VERBS)}")
        return super().resolve_command(ctx, args)


@contextmanager
def _brief_messages() -> "Iterator[None]":
    """What is said of wrong usage is brief, however long the words are that it quotes."""
    try:
        yield
    except click.ClickException as error:
        from quizapp.text.brief import brief
        from quizapp.text.printable import printable

        error.message = brief(printable(error.message))  # type: ignore[misc]  # click reads it here
        raise


def _as_path(_context: click.Context, _option: click.Parameter, name: str | None) -> "Path | None":
    # `click.Path` would want the class right here, where `--version` has no use for it.
    from pathlib import Path

    return None if name is None else Path(name)


@click.group(
    cls=Verbs,
    invoke_without_command=True,
    context_settings={"help_option_names": ["-h", "--help"]},
)
@click.version_option(__version__, "-V", "--version", message="quizapp %(version)s")
@click.option(
    "--home",
    type=click.Path(file_okay=False),
    callback=_as_path,
    help="Keep journal, index, settings and your own decks in this folder.",
)
@click.pass_context
def quizapp(context: click.Context, home: "Path | None") -> None:
    """Spaced repetition for machine-learning interviews, in the terminal.

    Without a command, opens the app.
    """
    context.obj = home
    if context.invoked_subcommand is None:
        from quizapp.cli.study import open_app

        open_app(home)


def main() -> None:
    """Run the command line; a fault of our own is a sentence and a file, never a traceback."""
    sys.excepthook = _report_fault
    _open_closed_streams()
    # Starting makes next to no garbage, and looking for it costs a fifth of the time to the first
    # frame. The app turns the collector on again once it is live; the other verbs end soon.
    gc.disable()
    if COMPLETE_VARIABLE in os.environ:
        importlib.import_module("quizapp.cli.completion")  # which knows how to speak to Bash
    quizapp(prog_name="quizapp")


def _open_closed_streams() -> None:
    """A standard stream that the shell has closed goes nowhere.

    Its number would otherwise be that of the first file that is opened, such as the journal.
    """
    for name, mode in (("stdin", "r"), ("stdout", "w"), ("stderr", "w")):
        if getattr(sys, name) is None:
            setattr(sys, name, open(os.devnull, mode))  # noqa: PTH123, SIM115 - lives as long as the process


def _report_fault(
    kind: type[BaseException], error: BaseException, trace: TracebackType | None
) -> None:
    from quizapp.cli.crash import report

    report(kind, error, trace)
