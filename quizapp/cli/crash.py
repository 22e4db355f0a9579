"""Faults of our own: told in a sentence, with the details in a file for the report."""

import tempfile
import traceback
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
    click.echo(
        f"quizapp ran into a fault of its own ({kind.__name__}). Every answer that was taken is"
        f" saved.\n{_kept(details)}",
        err=True,
    )


def _kept(details: str) -> str:
    """Where the details are, in a sentence."""
    try:
        with tempfile.NamedTemporaryFile(
            "w", prefix="quizapp-fault-", suffix=".txt", delete=False, encoding="utf-8"
        ) as file:
            file.write(details)
    except OSError as error:
        return f"The details could not be kept: {error.strerror}."
    return f"The details are in {file.name}; please add that file to a bug report."
