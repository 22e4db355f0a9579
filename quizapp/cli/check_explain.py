"""`quizapp check --explain CODE`: what a code means, by a deck that has it and one that has not."""

import json
from pathlib import Path
from textwrap import indent
from typing import Final

import click

from quizapp.cli.check_diagnose import diagnose
from quizapp.cli.check_output import paragraph
from quizapp.decks.diagnostics import Diagnostic, DiagnosticCode
from quizapp.decks.lint import all_codes
from quizapp.decks.read.file import read_topic
from quizapp.decks.read.library import library_of
from quizapp.text.printable import printable
from quizapp.text.suggest import did_you_mean

EXAMPLE: Final = "deck.yaml"
"""What the file of an example is called."""

MARGIN: Final = "    "

LONGEST_LINE: Final = 90
"""Of an example that is long because length is what is wrong with it."""


def explanation(code: str, form: str) -> str:
    """What a code means, for people or as JSON.

    Raises:
        click.UsageError: there is no such code.
    """
    codes = all_codes()
    name = code.upper()
    if name not in codes:
        raise click.UsageError(f"There is no code '{code}'.{did_you_mean(name, codes)}")
    explained = codes[name]
    return _record(explained) if form == "json" else _page(explained)


def diagnose_example(text: str) -> list[Diagnostic]:
    """What is wrong with a deck that stands in no file, as a library of its own."""
    reading = read_topic(EXAMPLE, text.encode("utf-8", "surrogateescape"))
    lines = text.split("\n")
    return diagnose(library_of({Path(EXAMPLE): reading}), lambda _: lines)


def _page(code: DiagnosticCode) -> str:
    parts = [f"{code.code}, {_WEIGHT[code.level.value]}: {code.help}"]
    if code.fails:
        complaints = diagnose_example(code.fails)
        parts += ["This deck has it:", _listing(code.fails)]
        parts += [indent(paragraph(complaint), MARGIN) for complaint in complaints]
        parts += ["This one does not:", _listing(code.passes)]
    return "\n\n".join(parts)


_WEIGHT: Final = {"error": "an error", "warning": "a warning"}


def _listing(text: str) -> str:
    lines = (_cut(printable(line)) for line in text.rstrip("\n").split("\n"))
    return indent("\n".join(lines), MARGIN)


def _cut(line: str) -> str:
    return line if len(line) <= LONGEST_LINE else f"{line[: LONGEST_LINE - 1]}…"


def _record(code: DiagnosticCode) -> str:
    facts = {
        "code": code.code,
        "level": code.level.value,
        "help": code.help,
        "fails": printable(code.fails),
        "passes": printable(code.passes),
    }
    return json.dumps(facts, indent=2)
