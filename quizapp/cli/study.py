"""`quizapp study`, and the app itself: from words on the command line to an open screen."""

import os
import signal
import sys
from collections.abc import Mapping, Sequence
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, Final

import click

from quizapp.cli.context import AppContext, current_context
from quizapp.cli.ending import SIGNALLED, ends_on_signals
from quizapp.cli.offers import offer_filters, offer_targets
from quizapp.collection.collection import Collection
from quizapp.collection.request import SessionRequest
from quizapp.decks.read.files import deck_files
from quizapp.text.printable import printable
from quizapp.text.suggest import beginning_with, did_you_mean

if TYPE_CHECKING:
    from quizapp.collection.sessions import SessionFactory
    from quizapp.study.answer.lab_link import LabLaunch
    from quizapp.study.filters import Filter
    from quizapp.study.interview.choose import DeskRequest
    from quizapp.study.session.session import Session

MOST_NAMED: Final = 5
"""Topics that a start too short may be told."""


@click.command()
@click.argument("targets", nargs=-1, metavar="[TOPIC|PATH]...", shell_complete=offer_targets)
@click.option(
    "--filter",
    "line",
    shell_complete=offer_filters,
    help='Study what a line such as "tag:loss is:leech" chooses.',
)
@click.option("--ahead", "days", type=click.IntRange(min=1), help="Study what comes due in DAYS.")
@click.pass_obj
def study(home: Path | None, targets: Sequence[str], line: str | None, days: int | None) -> None:
    """Study topics by name or deck files by path; all that is due without either.

    As much of a topic's name will do as no other topic begins with.
    A filtered session asks due or not, and moves no schedule.
    """
    if line is not None and days:
        raise click.UsageError("--filter and --ahead contradict each other.")
    app_context = current_context(home)
    paths = [Path(target) for target in targets if _is_path(target)]
    with app_context.collection(first=paths) as collection:
        topics = topics_of_targets(collection, targets) if targets else None
        for path in paths:
            if fault := collection.first_error(path.absolute()):
                click.echo(f"{printable(fault)}\nquizapp check says all of it.", err=True)
        filter_ = read_filter(line)
        if filter_:
            _warn_of_unknown_names(collection, filter_)
        code = run_request(collection, SessionRequest(topics, filter_, days or 0))
    end_with(app_context, code)


def _warn_of_unknown_names(collection: Collection, filter_: "Filter") -> None:
    """Say which tag or topic of the filter the library has not."""
    from quizapp.collection.filtered import rows
    from quizapp.study.filter_words import values_in
    from quizapp.study.filters import unknown_name

    if sentence := unknown_name(filter_, values_in(rows(collection))):
        click.echo(printable(sentence), err=True)


def open_app(home: Path | None) -> None:
    """Open the app at home."""
    app_context = current_context(home)
    with app_context.collection(reads_later=True) as collection:
        code = run_request(collection, None)
    end_with(app_context, code)


def end_with(app_context: AppContext, code: int) -> None:
    """Say what ended the app, if not the learner; back up once a day; end with its exit code."""
    problem = _back_up(app_context)
    # The terminal may be gone: then there is nobody to tell.
    with suppress(OSError):
        if code > SIGNALLED:
            name = signal.Signals(code - SIGNALLED).name
            click.echo(f"Ended by {name}; every acknowledged answer is saved.", err=True)
        if problem:
            click.echo(printable(problem), err=True)
    sys.exit(code)


def _back_up(app_context: AppContext) -> str:
    """See to today's backup; what nobody should wait for goes on when the prompt is back.

    Returns:
        A sentence, if there is something to say of it now.
    """
    from quizapp.cli.own_process import run_apart
    from quizapp.store.backup.daily import back_up_daily, back_up_unheard, takes_long

    paths, now = app_context.paths, app_context.clock()()
    if not takes_long(paths):
        return back_up_daily(paths, now=now)
    run_apart(lambda: back_up_unheard(paths, now=now))
    return ""


def topics_of_targets(collection: Collection, targets: Sequence[str]) -> frozenset[str]:
    """The topics that the targets name.

    Raises:
        click.UsageError: one of them names nothing.
    """
    topics: set[str] = set()
    for target in targets:
        name = printable(target)
        if target in collection.topics:
            topics.add(target)
        elif _is_path(target):
            below = collection.topics_of(Path(target))
            if not below:
                empty = next(deck_files([Path(target)]), None) is None
                why = "it has no deck file" if empty else f"`quizapp check {name}` says why"
                raise click.UsageError(f"There is no topic to study in {name}; {why}.")
            topics |= below
        else:
            topics.add(_shortened(target, collection.topics))
    return frozenset(topics)


def _is_path(target: str) -> bool:
    """There is such a file or folder; unlike Path's, this says no to a name that is too long."""
    return os.path.exists(target)  # noqa: PTH110


def _shortened(start: str, topics: Mapping[str, str]) -> str:
    """The only topic that begins so.

    Raises:
        click.UsageError: there is none, or there are several.
    """
    matches = sorted(beginning_with(start, topics))
    if len(matches) == 1:
        return matches[0]
    if matches:
        names = ", ".join(matches[:MOST_NAMED]) + (", …" if len(matches) > MOST_NAMED else "")
        raise click.UsageError(f"Several topics begin with '{printable(start)}': {names}.")
    guess = did_you_mean(start, topics) or " `quizapp topic` lists the topics."
    raise click.UsageError(f"There is no topic or file '{printable(start)}'.{guess}")


def read_filter(text: str | None) -> "Filter | None":
    """The filter that the option says.

    Raises:
        click.UsageError: it says none.
    """
    from quizapp.study.filters import FilterError, parse_filter

    try:
        return parse_filter(text) if text is not None else None
    except FilterError as error:
        raise click.UsageError(f"--filter, at {error.offset + 1}: {error.message}") from error


def run_request(collection: Collection, request: SessionRequest | None) -> int:
    """Open the app, with a session if one is wanted and something is due; its exit code."""
    from quizapp.cli.lazy import make_sessions

    sessions = make_sessions(collection) if request else None
    session = sessions.session(request) if sessions and request else None
    if request and session and session.step is None:
        from quizapp.collection.request import nothing_due

        click.echo(printable(nothing_due(collection, request)))
        return 0
    return run_app(collection, sessions=sessions, session=session)


def run_app(
    collection: Collection,
    *,
    sessions: "SessionFactory | None" = None,
    session: "Session | None" = None,
    lab: "LabLaunch | None" = None,
    desk: "tuple[DeskRequest, bool] | None" = None,
    preview: "tuple[Path, str] | None" = None,
) -> int:
    """Run the app, which opens something on top of home; its exit code.

    Args:
        collection: of the learner.
        sessions: over it, where some were made already.
        session: to be asked.
        lab: to be played with.
        desk: the interview that is wanted, and whether it begins at once.
        preview: the deck file to be looked at, and the key of the item to begin with.
    """
    from quizapp.cli.lazy import host, settle, share_turns
    from quizapp.ui.app import QuizApp
    from quizapp.ui.messages import DeskOpened, PreviewRequested

    if not (sys.stdin.isatty() and sys.stdout.isatty()) and "TEXTUAL_DRIVER" not in os.environ:
        verb = "lab NAME --print" if lab else "interview --print" if desk else "due"
        raise click.UsageError(f"The app needs a terminal; `quizapp {verb}` does without one.")
    app = QuizApp(
        collection,
        host(),
        session=session,
        lab=lab,
        first=DeskOpened(*desk) if desk else PreviewRequested(*preview) if preview else None,
        sessions=sessions,
        when_live=settle,
    )
    share_turns()
    with ends_on_signals(app.end_soon):
        app.run()
    if app.fault:
        from quizapp.cli.crash import report

        report(type(app.fault), app.fault)
    return 1 if app.fault else app.return_code or 0
