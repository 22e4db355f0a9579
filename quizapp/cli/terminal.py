"""The terminal: owns what can be drawn where the program prints, and that it obeys no text."""

import os
import shutil
import sys
from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING, Final

import click

from quizapp.text.printable import printable

if TYPE_CHECKING:
    from quizapp.labs.base import View

HEIGHT: Final = 20
"""Of a printed picture: as in the app on a terminal of 80 by 24."""


def echo_lines(lines: Iterable[str]) -> None:
    """Print lines in which words of an author stand."""
    for line in lines:
        click.echo(printable(line))


def draws_ascii(env: Mapping[str, str], encoding: str) -> bool:
    """The terminal, or what stands between it and the program, has no braille and no blocks."""
    return env.get("TERM", "") in {"linux", "dumb"} or "utf" not in encoding.lower()


def printed_view(*, as_ascii: bool) -> "View":
    """How a picture is printed: as wide as the terminal, or as 80 cells where there is none."""
    from quizapp.labs.base import View

    only_ascii = as_ascii or draws_ascii(os.environ, sys.stdout.encoding)
    return View(width=shutil.get_terminal_size().columns, height=HEIGHT, ascii=only_ascii)
