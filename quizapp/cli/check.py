"""`quizapp check`: what is wrong with deck files, for people, for programs and for CI."""

import unicodedata
from collections.abc import Iterable, Iterator
from functools import partial
from pathlib import Path
from typing import Final

import click

from quizapp.decks.diagnostics import Diagnostic, Level, with_excerpt
from quizapp.decks.lint import lint
from quizapp.decks.read.files import deck_files, printable_path
from quizapp.decks.read.library import Library, read_library
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
@click.pass_context
def check(context: click.Context, paths: tuple[Path, ...], form: str, *, strict: bool) -> None:
    """Check deck files and folders of them, and say what is wrong, with addresses.

    Without a path, the library: shipped topics, your own decks, and what the settings add.
    Silent when all is well. The exit code is 0 without errors, 1 with them, 2 for wrong usage.
    """
    _require_decks(paths)
    whole = partial(_library_roots, context.obj)
    library = read_library(paths, whole) if paths else read_library(whole(), shipped=_shipped())
    diagnostics = _with_excerpts(_in_order(library))
    if form == "json":
        import json

        click.echo(json.dumps([_record(diagnostic) for diagnostic in diagnostics], indent=2))
    else:
        for diagnostic in diagnostics:
            click.echo(_annotation(diagnostic) if form == "github" else _paragraph(diagnostic))
    if diagnostics:
        click.echo(_count(diagnostics), err=True)
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


def _in_order(library: Library) -> list[Diagnostic]:
    """All diagnostics, file by file as the files were found, by position in each."""
    from_lint = [diagnostic for draft in library.drafts for diagnostic in lint(draft)]
    everything = [*library.diagnostics, *from_lint]
    files = {file: number for number, file in enumerate(library.files)}
    return sorted(everything, key=lambda diagnostic: (files[diagnostic.file], diagnostic))


def _with_excerpts(diagnostics: Iterable[Diagnostic]) -> list[Diagnostic]:
    """The diagnostics, those without the line that they speak of completed from the file."""
    texts: dict[str, list[str]] = {}
    whole = []
    for diagnostic in diagnostics:
        if diagnostic.excerpt or diagnostic.code == "E-FILE":
            whole.append(diagnostic)
            continue
        if diagnostic.file not in texts:
            data = Path(diagnostic.file).read_bytes()
            texts[diagnostic.file] = data.decode("utf-8-sig", "replace").split("\n")
        whole.append(with_excerpt(diagnostic, texts[diagnostic.file]))
    return whole


def _paragraph(diagnostic: Diagnostic) -> str:
    """The address and the message, the line with a caret below it, and the hint."""
    return "\n".join([printable(str(diagnostic)), *_picture(diagnostic), *_hint(diagnostic)])


def _picture(diagnostic: Diagnostic) -> Iterator[str]:
    """The offending line with a caret under its column."""
    if diagnostic.excerpt.strip():
        yield f"    {diagnostic.excerpt}"
        yield f"    {_padding(diagnostic.excerpt[: diagnostic.caret])}^"


def _hint(diagnostic: Diagnostic) -> Iterator[str]:
    if diagnostic.hint:
        yield click.style(f"    {diagnostic.hint}", dim=True)


def _padding(text: str) -> str:
    """White space as wide as the text: tabs stay, wide characters take two cells, marks none."""
    return "".join("\t" if sign == "\t" else " " * _cells(sign) for sign in text)


def _cells(sign: str) -> int:
    """The cells that one character takes in a terminal."""
    if unicodedata.combining(sign) or unicodedata.category(sign) in {"Mn", "Me", "Cf"}:
        return 0
    return 2 if unicodedata.east_asian_width(sign) in {"W", "F"} else 1


def _record(diagnostic: Diagnostic) -> dict[str, str | int]:
    """The diagnostic for a program."""
    return {
        "file": diagnostic.file,
        "line": diagnostic.line,
        "column": diagnostic.column,
        "code": diagnostic.code,
        "level": diagnostic.level.value,
        "message": diagnostic.message,
        "hint": diagnostic.hint,
    }


def _annotation(diagnostic: Diagnostic) -> str:
    """The diagnostic as a GitHub workflow command."""
    message = diagnostic.message + (f" {diagnostic.hint}" if diagnostic.hint else "")
    place = f"file={_property(diagnostic.file)},line={diagnostic.line},col={diagnostic.column}"
    return f"::{diagnostic.level.value} {place},title={diagnostic.code}::{_data(message)}"


def _data(text: str) -> str:
    """Text for the end of a workflow command."""
    return printable(text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A"))


def _property(text: str) -> str:
    """Text for a property of a workflow command."""
    return _data(text).replace(":", "%3A").replace(",", "%2C")


def _count(diagnostics: list[Diagnostic]) -> str:
    """How much there is to do, on one line."""
    errors = sum(diagnostic.level is Level.ERROR for diagnostic in diagnostics)
    parts = [(errors, "error"), (len(diagnostics) - errors, "warning")]
    counts = [f"{n} {word}{'s' if n > 1 else ''}" for n, word in parts if n]
    files = len({diagnostic.file for diagnostic in diagnostics})
    return f"{' and '.join(counts)} in {files} file{'s' if files > 1 else ''}"
