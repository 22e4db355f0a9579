"""`quizapp study`, and the app itself: from words on the command line to an open screen."""

import sys
from collections.abc import Sequence
from pathlib import Path

import click

from quizapp.cli.circumstances import here
from quizapp.cli.faults import report
from quizapp.decks.complaints import printable
from quizapp.decks.guesses import did_you_mean
from quizapp.store.agenda import Agenda


@click.command()
@click.argument("targets", nargs=-1, metavar="[TOPIC|PATH]...")
@click.pass_obj
def study(home: Path | None, targets: Sequence[str]) -> None:
    """Study topics by name or deck files by path; all that is due without either."""
    circumstances = here(home)
    paths = [Path(target) for target in targets if Path(target).exists()]
    with circumstances.agenda(first=paths) as agenda:
        topics = chosen(agenda, targets) if targets else None
        run(agenda, topics, start=True)


def open_app(home: Path | None) -> None:
    """Open the app at home."""
    with here(home).agenda() as agenda:
        run(agenda, None, start=False)


def chosen(agenda: Agenda, targets: Sequence[str]) -> frozenset[str]:
    """The topics that the targets name.

    Raises:
        click.UsageError: one of them names nothing.
    """
    topics: set[str] = set()
    for target in targets:
        named = printable(target)
        if target in agenda.topics:
            topics.add(target)
        elif Path(target).exists():
            found = agenda.topics_of(Path(target))
            if not found:
                raise click.UsageError(
                    f"There is no topic to study in {named}; `quizapp check {named}` says why."
                )
            topics |= found
        else:
            raise click.UsageError(
                f"There is no topic or file '{named}'.{did_you_mean(target, agenda.topics)}"
            )
    return frozenset(topics)


def run(agenda: Agenda, topics: frozenset[str] | None, *, start: bool) -> None:
    """Open the app, with a session if one is asked for and something is due."""
    from quizapp.cli.rooms import ROOMS, settle
    from quizapp.ui.app import QuizApp

    desk = ROOMS.desk(agenda) if start else None
    session = desk.session(topics) if desk else None
    if session and session.step is None:
        click.echo("Nothing is due there now.")
        return
    if not (sys.stdin.isatty() and sys.stdout.isatty()):
        raise click.UsageError("The app needs a terminal; `quizapp due` does without one.")
    app = QuizApp(agenda, ROOMS, session=session, desk=desk, when_live=settle)
    app.run()
    if app.fault:
        report(type(app.fault), app.fault)
    sys.exit(1 if app.fault else app.return_code)
