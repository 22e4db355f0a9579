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
    if reason := _refusal_of_output(error):
        click.echo(f"The output cannot be written: {reason}.", err=True)
        return
    details = "".join(traceback.format_exception(kind, error, trace or error.__traceback__))
    click.echo(
        f"quizapp ran into a fault of its own ({kind.__name__}). Every answer that was taken is"
        f" saved.\n{_kept(details)}",
        err=True,
    )


def _refusal_of_output(error: BaseException) -> str:
    """Why the output goes nowhere, if that is what failed; a full disk behind `>`, say."""
    if not isinstance(error, OSError):
        return ""
    frames = traceback.extract_tb(error.__traceback__)
    # All that is printed goes through `click.echo`, and no other error comes out of it.
    is_printing = bool(frames) and frames[-1].name == click.echo.__name__
    return (error.strerror or type(error).__name__).lower() if is_printing else ""


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
