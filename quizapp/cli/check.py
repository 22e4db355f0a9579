"""`quizapp check`: what is wrong with deck files, for people, for programs and for CI."""

from collections.abc import Iterable
from functools import partial
from pathlib import Path
from typing import Final

import click

from quizapp.cli.check_diagnose import diagnose
from quizapp.cli.check_output import annotation, count, paragraph, record
from quizapp.decks.diagnostics import Level
from quizapp.decks.read.files import deck_files, printable_path
from quizapp.decks.read.library import read_library
from quizapp.text.printable import printable

OUTPUT_FORMATS: Final = ("text", "json", "github")


@click.command()
@click.argument(
    "paths",
    nargs=-1,
    type=click.Path(exists=True, path_type=Path),
    metavar="[PATH]...",
)
@click.option(
    "--format",
    "form",
    type=click.Choice(OUTPUT_FORMATS),
    default="text",
    show_default=True,
    help="text for people, json for programs, github for annotations in CI.",
)
@click.option("--strict", is_flag=True, help="Warnings count as errors.")
@click.option("--explain", "code", metavar="CODE", help="Say what a code means, by an example.")
@click.pass_context
def check(
    context: click.Context, paths: tuple[Path, ...], form: str, code: str | None, *, strict: bool
) -> None:
    """Check deck files and folders of them, and say what is wrong, with addresses.

    Without a path, the library: shipped topics, your own decks, and what the settings add.
    Silent when all is well. The exit code is 0 without errors, 1 with them, 2 for wrong usage.
    """
    if code is not None:
        from quizapp.cli.check_explain import explanation

        click.echo(explanation(code, form))
        return
    _require_decks(paths)
    whole = partial(_library_roots, context.obj)
    library = read_library(paths, whole) if paths else read_library(whole(), shipped=_shipped())
    diagnostics = diagnose(library, _lines_of)
    if form == "json":
        import json

        click.echo(json.dumps([record(diagnostic) for diagnostic in diagnostics], indent=2))
    else:
        for diagnostic in diagnostics:
            click.echo(annotation(diagnostic) if form == "github" else paragraph(diagnostic))
    if diagnostics:
        click.echo(count(diagnostics), err=True)
    serious = strict or any(diagnostic.level is Level.ERROR for diagnostic in diagnostics)
    context.exit(1 if diagnostics and serious else 0)


def _require_decks(paths: Iterable[Path]) -> None:
    """Silence about a folder without decks would look like praise."""
    for path in paths:
        if next(deck_files([path]), None) is None:
            name = printable_path(path)
            raise click.UsageError(f"There is no deck in {name}: decks end in .yaml or .yml.")


def _library_roots(home: Path | None) -> tuple[Path, ...]:
    """The folders of the library; what is wrong with the settings is said on the way."""
    # Most checks need neither settings nor what finds them.
    from quizapp.cli.context import current_context

    app_context = current_context(home)
    for problem in app_context.problems:
        click.echo(printable(problem), err=True)
    return app_context.roots


def _shipped() -> Path:
    from quizapp.cli.context import shipped_topics

    return shipped_topics()


def _lines_of(file: str) -> list[str]:
    return Path(file).read_bytes().decode("utf-8-sig", "replace").split("\n")
