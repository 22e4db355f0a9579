"""`quizapp interview`: practise aloud in the app; print questions, past interviews, agreement."""

import json
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Final

import click

from quizapp.cli.context import current_context
from quizapp.cli.offers import offer_targets
from quizapp.cli.study import end_with, run_app, topics_of_targets
from quizapp.cli.terminal import echo_lines
from quizapp.collection.collection import Collection
from quizapp.decks.kinds.marks import LEVELS
from quizapp.text.printable import printable

if TYPE_CHECKING:
    from quizapp.collection.interviews.desk import InterviewDesk
    from quizapp.study.interview.choose import DeskRequest
    from quizapp.study.interview.mocks import Mock

NO_QUESTION: Final = 3
"""The exit code where no question fits, or no interview was held."""

LARGEST_TRANSCRIPT: Final = 4 << 20
"""Bytes; a hundred interviews have less."""


@click.command()
@click.argument("targets", nargs=-1, metavar="[TOPIC]...", shell_complete=offer_targets)
@click.option("--level", "levels", multiple=True, type=click.Choice(LEVELS), help="Ask this level.")
@click.option("--count", type=click.IntRange(0, 9999), help="Ask so many; 0 asks all.")
@click.option("--minutes", type=click.IntRange(0, 600), help="Count down from so many; 0: do not.")
@click.option(
    "--print", "prints", is_flag=True, help="Print the questions, and nothing of answers."
)
@click.option("--answers", is_flag=True, help="Print points, red flags and senior angles, too.")
@click.option(
    "--past", is_flag=False, flag_value="", metavar="[ID]", help="Print past interviews, or one."
)
@click.option("--markdown", is_flag=True, help="Print Markdown: of one interview, its transcript.")
@click.option(
    "--marks",
    type=click.Path(dir_okay=False, path_type=Path),
    help="Read a transcript that a second reader has ticked, and say how far you agree.",
)
@click.option("--json", "as_json", is_flag=True, help="Print JSON for other programs.")
@click.pass_obj
def interview(
    home: Path | None,
    targets: Sequence[str],
    levels: Sequence[str],
    count: int | None,
    minutes: int | None,
    *,
    prints: bool,
    answers: bool,
    past: str | None,
    markdown: bool,
    marks: Path | None,
    as_json: bool,
) -> None:
    """Practise interview questions aloud, the least ready first, and mark what you named.

    With a level, a count or minutes, begins at once. Exits with 3 when there is nothing to ask.
    """
    if answers and not (prints or as_json or markdown):
        raise click.UsageError("--answers wants --print, --markdown or --json.")
    if past is not None and marks:
        raise click.UsageError("--past and --marks contradict each other.")
    if past is not None or marks:
        chosen = {
            "TOPIC": targets,
            "--level": levels,
            "--count": count is not None,
            "--minutes": minutes is not None,
            "--print": prints,
            "--answers": answers,
            "--markdown": marks and markdown,
        }
        _refuse_beside("--marks" if marks else "--past", chosen)
    app_context = current_context(home)
    with app_context.collection() as collection:
        desk = _desk(collection)
        if marks:
            _print_agreement(desk, marks, as_json=as_json)
        elif past is not None:
            _print_past(desk, past, markdown=markdown, as_json=as_json)
        else:
            request = _request(collection, targets, levels, count, minutes)
            if prints or markdown or as_json:
                shown = answers or not (prints or markdown)
                _print_questions(desk, request, answers=shown, markdown=markdown, as_json=as_json)
            else:
                _must_ask(desk, request)
                begins = bool(levels) or count is not None or minutes is not None
                code = run_app(collection, desk=(request, begins))
                end_with(app_context, code)


def _refuse_beside(option: str, others: Mapping[str, object]) -> None:
    """Refuse what the option would pass over."""
    if names := [name for name, given in others.items() if given]:
        raise click.UsageError(f"{option} goes without {' and '.join(names)}.")


def _desk(collection: Collection) -> "InterviewDesk":
    from quizapp.cli.lazy import make_sessions
    from quizapp.collection.interviews.desk import InterviewDesk

    return InterviewDesk(make_sessions(collection))


def _request(
    collection: Collection,
    targets: Sequence[str],
    levels: Sequence[str],
    count: int | None,
    minutes: int | None,
) -> "DeskRequest":
    from quizapp.study.interview.choose import COUNT, MINUTES, DeskRequest

    return DeskRequest(
        topics=topics_of_targets(collection, targets) if targets else None,
        levels=frozenset(levels) or None,
        count=COUNT if count is None else count,
        minutes=MINUTES if minutes is None else minutes,
    )


def _must_ask(desk: "InterviewDesk", request: "DeskRequest") -> None:
    """Go on where there is something to ask; else end with the reason."""
    if desk.choose(request).asked:
        return
    reason = (
        "No interview question of these topics and levels."
        if desk.rows()
        else "The library has no interview question that can be asked."
    )
    _end_without(reason)


def _end_without(reason: str) -> None:
    click.echo(printable(reason), err=True)
    raise SystemExit(NO_QUESTION)


def _print_questions(
    desk: "InterviewDesk", request: "DeskRequest", *, answers: bool, markdown: bool, as_json: bool
) -> None:
    from quizapp.cli.interview_data import library_facts
    from quizapp.cli.interview_text import question_lines

    _must_ask(desk, request)
    chosen = desk.choose(request)
    if as_json:
        click.echo(json.dumps(library_facts(desk, chosen, answers=answers), indent=2))
    else:
        echo_lines(question_lines(desk, chosen, answers=answers, markdown=markdown))


def _print_past(desk: "InterviewDesk", name: str, *, markdown: bool, as_json: bool) -> None:
    from quizapp.cli.interview_data import debrief_facts, mock_facts
    from quizapp.cli.interview_text import outcome_lines, past_lines

    if not desk.mocks():
        _end_without("No interview was held yet.")
    if not name:
        facts = [mock_facts(mock) for mock in desk.mocks()]
        if as_json:
            click.echo(json.dumps(facts, indent=2))
        else:
            echo_lines(past_lines(desk.mocks(), markdown=markdown))
        return
    mock = _mock_named(desk, name)
    if as_json:
        click.echo(json.dumps(debrief_facts(desk, mock), indent=2))
    elif markdown:
        echo_lines(desk.markdown(mock.id).splitlines())
    else:
        echo_lines(outcome_lines(desk, desk.debrief(mock.id)))


def _mock_named(desk: "InterviewDesk", name: str) -> "Mock":
    """The mock whose id begins so.

    Raises:
        click.UsageError: There is none, or there are several.
    """
    matches = [mock for mock in desk.mocks() if mock.id.startswith(name)]
    if len(matches) == 1:
        return matches[0]
    several = f"{len(matches)} interviews have ids that begin" if matches else "No interview begins"
    raise click.UsageError(f"{several} with '{printable(name)}'; `--past` lists them.")


def _print_agreement(desk: "InterviewDesk", file: Path, *, as_json: bool) -> None:
    from quizapp.cli.interview_data import debrief_facts
    from quizapp.study.interview.transcript import MarksError, agreement_lines

    try:
        debrief = desk.keep_marks(_read_transcript(file))
    except MarksError as error:
        line = f":{error.line}" if error.line else ""
        raise click.UsageError(f"{printable(str(file))}{line}: {error}.") from error
    if as_json:
        click.echo(json.dumps(debrief_facts(desk, debrief.mock), indent=2))
    elif debrief.agreement:
        echo_lines(agreement_lines(debrief.agreement, desk.point_text))
        click.echo("No grade is changed by this.")


def _read_transcript(file: Path) -> str:
    """The text of the file.

    Raises:
        click.ClickException: It cannot be read, or is no text.
    """
    from quizapp.store.regular import open_regular

    try:
        with open_regular(file) as handle:
            raw = handle.read(LARGEST_TRANSCRIPT + 1)
        if len(raw) > LARGEST_TRANSCRIPT:
            raise click.ClickException(f"{printable(str(file))} is too large for a transcript.")
        return raw.decode()
    except OSError as error:
        reason = error.strerror or str(error)
        raise click.ClickException(f"{printable(str(file))} cannot be read: {reason}.") from error
    except UnicodeDecodeError as error:
        raise click.ClickException(f"{printable(str(file))} is not UTF-8 text.") from error
