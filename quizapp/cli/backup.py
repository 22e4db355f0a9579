"""`quizapp backup`: all that is the learner's in one file."""

import os
from datetime import UTC, datetime
from pathlib import Path

import click

from quizapp.cli.context import current_context, local_time
from quizapp.cli.doctor import examine
from quizapp.store.backup.archive import write_backup
from quizapp.store.errors import StoreError
from quizapp.text.numbers import quantity
from quizapp.text.printable import printable


@click.command()
@click.argument("file", required=False, type=click.Path(path_type=Path))
@click.pass_obj
def backup(home: Path | None, file: Path | None) -> None:
    """Write journal, settings and your own decks to FILE, and read it back before it counts.

    FILE is a ZIP archive; a folder gets one named after the day, and without FILE this folder does.
    A file that is there already is never touched.
    """
    made_at = datetime.now(UTC)
    place = file or Path()
    if os.path.isdir(place):  # noqa: PTH112 - a name too long is no folder
        place /= f"quizapp-{local_time(made_at):%Y-%m-%d-%H%M%S}.zip"
    app_context = current_context(home)
    try:
        archive = write_backup(app_context.paths, place, made_at=made_at)
        report = examine(app_context.paths, app_context.projection)
    except StoreError as error:
        raise click.ClickException(printable(str(error))) from error
    click.echo(
        f"{printable(str(archive.file))} has {quantity(archive.events, 'event')} and"
        f" {quantity(len(archive.sizes), 'file')}, read back and found good."
    )
    for sentence in archive.left_out:
        click.echo(f"Left out: {printable(sentence)}", err=True)
    for finding in report.findings:
        click.echo(f"Not all is sound here, though: {printable(finding.says)}", err=True)
    if report.findings:
        click.echo("`quizapp doctor` says what can be done.", err=True)
