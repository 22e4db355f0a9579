"""`quizapp study`, and the app itself: from words on the command line to an open screen."""

import gc
import sys
from collections.abc import Sequence
from pathlib import Path

import click

from quizapp.cli.circumstances import here
from quizapp.cli.faults import report
from quizapp.decks.guesses import did_you_mean
from quizapp.store.desk import Desk


@click.command()
@click.argument("targets", nargs=-1, metavar="[TOPIC|PATH]...")
@click.pass_obj
def study(home: Path | None, targets: Sequence[str]) -> None:
    """Study topics by name or deck files by path; all that is due without either."""
    circumstances = here(home)
    paths = [Path(target) for target in targets if Path(target).exists()]
    with circumstances.desk(first=paths) as desk:
        topics = chosen(desk, targets) if targets else None
        run(desk, topics, start=True)


def open_app(home: Path | None) -> None:
    """Open the app at home."""
    with here(home).desk() as desk:
        run(desk, None, start=False)


def chosen(desk: Desk, targets: Sequence[str]) -> frozenset[str]:
    """The topics that the targets name.

    Raises:
        click.UsageError: one of them names nothing.
    """
    topics: set[str] = set()
    for target in targets:
        if target in desk.topics:
            topics.add(target)
        elif Path(target).exists():
            found = desk.topics_of(Path(target))
            if not found:
                raise click.UsageError(
                    f"There is no topic to study in {target}; `quizapp check {target}` says why."
                )
            topics |= found
        else:
            raise click.UsageError(
                f"There is no topic or file '{target}'.{did_you_mean(target, desk.topics)}"
            )
    return frozenset(topics)


def run(desk: Desk, topics: frozenset[str] | None, *, start: bool) -> None:
    """Open the app, with a session if one is asked for and something is due."""
    from quizapp.ui.app import QuizApp

    session = desk.session(topics) if start else None
    if session and session.step is None:
        click.echo("Nothing is due there now.")
        return
    app = QuizApp(desk, session, when_live=gc.enable)
    app.run()
    if app.fault:
        report(type(app.fault), app.fault)
    sys.exit(1 if app.fault else app.return_code)
