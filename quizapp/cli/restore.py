"""`quizapp restore`: what a backup has and this machine lacks, brought back."""

from collections.abc import Iterator
from pathlib import Path

import click

from quizapp.cli.context import current_context
from quizapp.store.backup.restore import Restoration, carry_out, plan_restoration
from quizapp.store.errors import StoreError


@click.command()
@click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option("--yes", is_flag=True, help="Do not ask.")
@click.pass_obj
def restore(home: Path | None, file: Path, *, yes: bool) -> None:
    """Bring back what FILE, a backup, has and this machine lacks.

    FILE is verified first, and what would happen is shown. Journals are united; another file that
    differs is replaced, and the one that was there is kept beside it.
    """
    paths = current_context(home).paths
    try:
        plan = plan_restoration(paths, file)
        click.echo("\n".join(_lines(plan)))
        if plan:
            if not yes:
                click.confirm("Restore this?", abort=True)
            asides = carry_out(paths, plan)
            click.echo("\n".join(("Restored.", *(f"kept: {path}" for path in asides))))
    except StoreError as error:
        raise click.ClickException(str(error)) from error


def _lines(plan: Restoration) -> Iterator[str]:
    """What would happen, a line each."""
    backup = plan.backup
    instant = f"made {backup.made_at:%Y-%m-%d %H:%M} UTC"
    yield f"{backup.file} is good: {backup.events:,} events, {instant}."
    for name, gain in plan.events.items():
        yield f"  {name} gains {gain:,} events"
    for name in plan.missing:
        yield f"  {name} is put back"
    for name in plan.differing:
        yield f"  {name} is replaced; the one that is here is kept beside it"
    if not plan:
        yield "This machine has all of it."
