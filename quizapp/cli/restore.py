"""`quizapp restore`: what a backup has and this machine lacks, brought back."""

from collections.abc import Iterator
from pathlib import Path

import click

from quizapp.cli.context import current_context
from quizapp.store.backup.restore import Restoration, RestoreResult, carry_out, plan_restoration
from quizapp.store.errors import StoreError
from quizapp.text.numbers import quantity
from quizapp.text.printable import printable


@click.command()
@click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option("--yes", is_flag=True, help="Do not ask.")
@click.pass_context
def restore(context: click.Context, file: Path, *, yes: bool) -> None:
    """Bring back what FILE, a backup, has and this machine lacks.

    FILE is verified first, and what would happen is shown. Journals are united; another file that
    differs is replaced, and the one that was there is kept beside it.
    """
    paths = current_context(context.obj).paths
    result = RestoreResult((), ())
    try:
        plan = plan_restoration(paths, file)
        click.echo("\n".join(map(printable, _lines(plan))))
        if plan:
            if not yes:
                click.confirm("Restore this?", abort=True)
            result = carry_out(paths, plan)
            kept = (f"kept: {path}" for path in result.asides)
            click.echo("\n".join(map(printable, ("Restored.", *kept, *result.failures))))
    except StoreError as error:
        raise click.ClickException(printable(str(error))) from error
    if plan.blocked or result.failures:
        context.exit(1)


def _lines(plan: Restoration) -> Iterator[str]:
    """What would happen, a line each."""
    backup = plan.backup
    instant = f"made {backup.made_at:%Y-%m-%d %H:%M} UTC"
    yield f"{backup.file} is good: {quantity(backup.events, 'event')}, {instant}."
    for name, gain in plan.events.items():
        yield f"  {name} gains {quantity(gain, 'event')}"
    for name in plan.missing:
        yield f"  {name} is put back"
    yield from (f"  {sentence}" for sentence in plan.blocked)
    for name in plan.differing:
        yield f"  {name} is replaced; the one that is here is kept beside it"
    if not plan and not plan.blocked:
        yield "This machine has all of it."
