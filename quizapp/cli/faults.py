"""Faults of our own: told in a sentence, with the details in a file for the report."""

import tempfile
import traceback
from pathlib import Path
from types import TracebackType

import click


def report(
    kind: type[BaseException], error: BaseException, trace: TracebackType | None = None
) -> None:
    """Say that the program failed, without a traceback on the terminal."""
    if issubclass(kind, KeyboardInterrupt):
        click.echo("Interrupted.", err=True)
        return
    details = "".join(traceback.format_exception(kind, error, trace or error.__traceback__))
    with tempfile.NamedTemporaryFile(
        "w", prefix="quizapp-fault-", suffix=".txt", delete=False, encoding="utf-8"
    ) as file:
        file.write(details)
    click.echo(
        f"quizapp ran into a fault of its own ({kind.__name__}). Every answer that was taken is"
        f" saved.\nThe details are in {Path(file.name)}; please add that file to a bug report.",
        err=True,
    )
