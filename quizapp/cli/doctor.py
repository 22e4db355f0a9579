"""`quizapp doctor`: whether journal and index are sound, and what repairs them if not."""

import json
import os
from collections.abc import Iterator
from dataclasses import asdict

import click

from quizapp.cli.context import AppContext, current_context
from quizapp.store.errors import StoreError, disk_refusal
from quizapp.store.index.projection import Projection
from quizapp.store.integrity import IntegrityReport, check_integrity, repair
from quizapp.store.journal.files import settled_files
from quizapp.store.paths import Paths
from quizapp.text.numbers import quantity
from quizapp.text.printable import printable


@click.command()
@click.option("--repair", "repairs", is_flag=True, help="Mend what was found; nothing is deleted.")
@click.option("--json", "as_json", is_flag=True, help="Print JSON for other programs.")
@click.pass_context
def doctor(context: click.Context, *, repairs: bool, as_json: bool) -> None:
    """Say where every file lies, check journal and index, and say what a repair would do.

    The exit code is 0 when all is sound, with --repair also when it is so now; 1 when not.
    """
    app_context = current_context(context.obj)
    projection = app_context.projection
    if not as_json:
        # First, for where to look is wanted most when nothing there can be read.
        click.echo("\n".join(map(printable, _place_lines(app_context))))
    try:
        report = examine(app_context.paths, projection)
        repaired = repair(app_context.paths, projection) if repairs and report.findings else ()
        remaining = examine(app_context.paths, projection).findings if repaired else report.findings
    except StoreError as error:
        raise click.ClickException(printable(str(error))) from error
    click.echo(
        _facts(app_context, report, repaired)
        if as_json
        else printable(_sentences(report, repaired, repairs=repairs))
    )
    context.exit(1 if remaining else 0)


def examine(paths: Paths, projection: Projection) -> IntegrityReport:
    """The state of the learner's events.

    Raises:
        StoreError: They cannot be read.
    """
    try:
        return check_integrity(paths, settled_files(paths), projection)
    except OSError as error:
        raise disk_refusal("The journal cannot be read from", paths.journal, error) from error


def _place_lines(app_context: AppContext) -> Iterator[str]:
    """Where each file lies, and the folders of the library beside the learner's own."""
    shipped, _, *added = app_context.roots
    places = [*app_context.paths.by_name.items(), ("shipped", shipped)]
    places += [("library", folder) for folder in added]
    for name, path in places:
        absence = "" if os.path.exists(path) else " (not there)"  # noqa: PTH110 - a name too long is only missing
        yield f"{name:<9} {path}{absence}"


def _facts(app_context: AppContext, report: IntegrityReport, repaired: tuple[str, ...]) -> str:
    facts = {
        "paths": {name: str(path) for name, path in app_context.paths.by_name.items()},
        "library": [str(folder) for folder in app_context.roots],
        "files": report.files,
        "events": report.events,
        "findings": [asdict(finding) for finding in report.findings],
        "notes": report.notes,
        "done": repaired,
    }
    return json.dumps(facts, indent=2)


def _sentences(report: IntegrityReport, repaired: tuple[str, ...], *, repairs: bool) -> str:
    files = quantity(report.files, "journal file")
    lines = [f"{quantity(report.events, 'event')} in {files}."]
    for finding in report.findings:
        lines += [f"✗ {finding.says}", f"  repair: {finding.remedy}"]
    lines += report.notes
    lines += [f"✓ {sentence}" for sentence in repaired]
    if not report.findings:
        lines.append("Sound: there is nothing to repair.")
    elif not repairs:
        lines.append("`quizapp doctor --repair` does that; nothing is deleted.")
    return "\n".join(lines)
