"""How `quizapp check` says what is wrong: for people, for programs and for CI."""

import unicodedata
from collections.abc import Iterator, Sequence
from typing import Any

import click

from quizapp.decks.diagnostics import Diagnostic, Level
from quizapp.text.printable import printable


def paragraph(diagnostic: Diagnostic) -> str:
    """The address and the message, the line with a caret below it, and the hint."""
    further = (*_picture(diagnostic), *_hint(diagnostic), *_mended(diagnostic))
    return "\n".join([printable(str(diagnostic)), *further])


def _picture(diagnostic: Diagnostic) -> Iterator[str]:
    """The offending line with a caret under its column."""
    if diagnostic.excerpt.strip():
        yield f"    {diagnostic.excerpt}"
        yield f"    {_padding(diagnostic.excerpt[: diagnostic.caret])}^"


def _hint(diagnostic: Diagnostic) -> Iterator[str]:
    if diagnostic.hint:
        yield click.style(f"    {diagnostic.hint}", dim=True)


def _mended(diagnostic: Diagnostic) -> Iterator[str]:
    """What to write instead, unless the hint has it."""
    fix = diagnostic.fix
    if fix and fix.text not in diagnostic.hint:
        yield click.style(f"    Write {printable(fix.text)}", dim=True)


def _padding(text: str) -> str:
    """White space as wide as the text: tabs stay, wide characters take two cells, marks none."""
    return "".join("\t" if sign == "\t" else " " * _cells(sign) for sign in text)


def _cells(sign: str) -> int:
    """The cells that one character takes in a terminal."""
    if unicodedata.combining(sign) or unicodedata.category(sign) in {"Mn", "Me", "Cf"}:
        return 0
    return 2 if unicodedata.east_asian_width(sign) in {"W", "F"} else 1


def record(diagnostic: Diagnostic) -> dict[str, str | int | dict[str, Any] | None]:
    """The diagnostic for a program."""
    return {
        "file": diagnostic.file,
        "line": diagnostic.line,
        "column": diagnostic.column,
        "code": diagnostic.code,
        "level": diagnostic.level.value,
        "message": diagnostic.message,
        "hint": diagnostic.hint,
        "fix": diagnostic.fix._asdict() if diagnostic.fix else None,
    }


def annotation(diagnostic: Diagnostic) -> str:
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


def count(diagnostics: Sequence[Diagnostic]) -> str:
    """How much there is to do, on one line."""
    errors = sum(diagnostic.level is Level.ERROR for diagnostic in diagnostics)
    parts = [(errors, "error"), (len(diagnostics) - errors, "warning")]
    counts = [f"{n} {word}{'s' if n > 1 else ''}" for n, word in parts if n]
    files = len({diagnostic.file for diagnostic in diagnostics})
    return f"{' and '.join(counts)} in {files} file{'s' if files > 1 else ''}"
