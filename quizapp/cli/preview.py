"""`quizapp preview`: a deck file as it will be asked, on the screen or printed."""

import json
import os
import shutil
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Final

import click

from quizapp.cli.preview_text import complaint_lines, item_data, item_lines
from quizapp.cli.terminal import draws_ascii, echo_lines
from quizapp.collection.deck_preview import preview_file
from quizapp.study.preview.deck import DeckPreview, PreviewRow
from quizapp.text.printable import printable
from quizapp.text.suggest import did_you_mean

WIDEST_LINE: Final = 80
"""Columns of a line that is still read with ease; a terminal may have fewer."""


@click.command()
@click.argument(
    "file", type=click.Path(exists=True, dir_okay=False, path_type=Path), metavar="FILE"
)
@click.option("--item", "name", metavar="ID", help="This item alone.")
@click.option(
    "--draw", type=click.IntRange(min=1), default=1, show_default=True, help="Which numbers."
)
@click.option("--plain", is_flag=True, help="Print every item instead of opening the app.")
@click.option("--json", "as_json", is_flag=True, help="Print JSON for other programs.")
@click.pass_context
def preview(
    context: click.Context, file: Path, name: str | None, draw: int, *, plain: bool, as_json: bool
) -> None:
    """Show every item of a deck file as it will look, with what `check` says of it.

    In a terminal the app opens, and follows every save; else all items are printed: question,
    answer, traps, how answers are judged, the distribution of the answer, complaints.
    The exit code is 1 where no item could be read.
    """
    if not (plain or as_json or draw > 1) and sys.stdin.isatty() and sys.stdout.isatty():
        _open(context.obj, file, name)
        return
    deck = preview_file(file)
    rows = _rows(deck, name)
    if as_json:
        click.echo(json.dumps([item_data(row, draw - 1) for row in rows], indent=2))
    else:
        echo_lines(_lines(rows, draw - 1))
    context.exit(0 if deck.items else 1)


def _open(home: Path | None, file: Path, name: str | None) -> None:
    from quizapp.cli.context import current_context
    from quizapp.cli.study import end_with, run_app

    key = next((row.key for row in _rows(preview_file(file), name)), "") if name else ""
    app_context = current_context(home)
    with app_context.collection(reads_later=True) as collection:
        code = run_app(collection, preview=(file.absolute(), key))
    end_with(app_context, code)


def _rows(deck: DeckPreview, name: str | None) -> Sequence[PreviewRow]:
    """The rows of the item that is named, or all.

    Raises:
        click.UsageError: the file has no item of this name.
    """
    if name is None:
        return deck.rows
    rows = [row for row in deck.rows if row.item and name in _names(row)]
    if not rows:
        names = [row.item.card.id for row in deck.rows if row.item]
        guess = did_you_mean(name, names)
        raise click.UsageError(f"The file has no item '{printable(name)}'.{guess}")
    return rows


def _names(row: PreviewRow) -> Iterator[str]:
    """What an item may be called: its card's id, that with its gap, and its key."""
    yield row.key
    yield row.key.partition("/")[2]
    if row.item:
        yield row.item.card.id


def _lines(rows: Sequence[PreviewRow], count: int) -> Iterator[str]:
    width = min(WIDEST_LINE, shutil.get_terminal_size().columns)
    only_ascii = draws_ascii(os.environ, sys.stdout.encoding)
    for place, row in enumerate(rows):
        yield from ("",) if place else ()
        yield from item_lines(row, count, width=width, only_ascii=only_ascii)
        yield from complaint_lines(row, width=width)
