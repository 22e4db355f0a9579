"""`quizapp check`: what is wrong with deck files, for people, for programs and for CI."""

import unicodedata
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Final

import click

from quizapp.decks.diagnostics import Complaint, Level, with_excerpt
from quizapp.decks.lint import lint
from quizapp.decks.read.library import Library, read_library
from quizapp.text.printable import printable

FORMATS: Final = ("text", "json", "github")


@click.command()
@click.argument(
    "paths",
    nargs=-1,
    required=True,
    type=click.Path(exists=True, path_type=Path),
    metavar="PATH...",
)
@click.option(
    "--format",
    "form",
    type=click.Choice(FORMATS),
    default="text",
    show_default=True,
    help="text for people, json for programs, github for annotations in CI.",
)
@click.option("--strict", is_flag=True, help="Warnings count as errors.")
@click.pass_context
def check(context: click.Context, paths: tuple[Path, ...], form: str, *, strict: bool) -> None:
    """Check deck files and folders of them, and say what is wrong, with addresses.

    Silent when all is well. The exit code is 0 without errors, 1 with them, 2 for wrong usage.
    """
    library = read_library(paths)
    complaints = _with_excerpts(_in_order(library))
    if form == "json":
        import json

        click.echo(json.dumps([_record(each) for each in complaints], indent=2))
    else:
        for complaint in complaints:
            click.echo(_annotation(complaint) if form == "github" else _paragraph(complaint))
    if complaints:
        click.echo(_count(complaints), err=True)
    serious = strict or any(each.level is Level.ERROR for each in complaints)
    context.exit(1 if complaints and serious else 0)


def _in_order(library: Library) -> list[Complaint]:
    """All complaints, file by file as the files were found, by position in each."""
    judged = [complaint for draft in library.drafts for complaint in lint(draft)]
    found = [*library.complaints, *judged]
    files = {file: number for number, file in enumerate(library.files)}
    return sorted(found, key=lambda each: (files[each.file], each))


def _with_excerpts(complaints: Iterable[Complaint]) -> list[Complaint]:
    """The complaints, those without the line that they speak of completed from the file."""
    texts: dict[str, list[str]] = {}
    whole = []
    for complaint in complaints:
        if complaint.excerpt or complaint.code == "E-FILE":
            whole.append(complaint)
            continue
        if complaint.file not in texts:
            data = Path(complaint.file).read_bytes()
            texts[complaint.file] = data.decode("utf-8-sig", "replace").split("\n")
        whole.append(with_excerpt(complaint, texts[complaint.file]))
    return whole


def _paragraph(complaint: Complaint) -> str:
    """The address and the message, the line with a caret below it, and the hint."""
    return "\n".join([printable(str(complaint)), *_picture(complaint), *_hint(complaint)])


def _picture(complaint: Complaint) -> Iterator[str]:
    """The offending line with a caret under its column."""
    if complaint.excerpt.strip():
        yield f"    {complaint.excerpt}"
        yield f"    {_padding(complaint.excerpt[: complaint.caret])}^"


def _hint(complaint: Complaint) -> Iterator[str]:
    if complaint.hint:
        yield click.style(f"    {complaint.hint}", dim=True)


def _padding(text: str) -> str:
    """White space as wide as the text: tabs stay, wide characters take two cells, marks none."""
    return "".join("\t" if sign == "\t" else " " * _cells(sign) for sign in text)


def _cells(sign: str) -> int:
    """The cells that one character takes in a terminal."""
    if unicodedata.combining(sign) or unicodedata.category(sign) in {"Mn", "Me", "Cf"}:
        return 0
    return 2 if unicodedata.east_asian_width(sign) in {"W", "F"} else 1


def _record(complaint: Complaint) -> dict[str, str | int]:
    """The complaint for a program."""
    return {
        "file": complaint.file,
        "line": complaint.line,
        "column": complaint.column,
        "code": complaint.code,
        "level": complaint.level.value,
        "message": complaint.message,
        "hint": complaint.hint,
    }


def _annotation(complaint: Complaint) -> str:
    """The complaint as a GitHub workflow command."""
    message = complaint.message + (f" {complaint.hint}" if complaint.hint else "")
    place = f"file={_property(complaint.file)},line={complaint.line},col={complaint.column}"
    return f"::{complaint.level.value} {place},title={complaint.code}::{_data(message)}"


def _data(text: str) -> str:
    """Text for the end of a workflow command."""
    return printable(text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A"))


def _property(text: str) -> str:
    """Text for a property of a workflow command."""
    return _data(text).replace(":", "%3A").replace(",", "%2C")


def _count(complaints: list[Complaint]) -> str:
    """How much there is to do, on one line."""
    errors = sum(each.level is Level.ERROR for each in complaints)
    parts = [(errors, "error"), (len(complaints) - errors, "warning")]
    named = [f"{n} {word}{'s' if n > 1 else ''}" for n, word in parts if n]
    files = len({each.file for each in complaints})
    return f"{' and '.join(named)} in {files} file{'s' if files > 1 else ''}"
