"""`quizapp ids`: ids for the items of a deck that have none, and what was learnt of them."""

from collections.abc import Iterable, Iterator
from pathlib import Path

import click

from quizapp.cli.context import current_context, shipped_topics
from quizapp.decks.diagnostics import Diagnostic, Level
from quizapp.decks.kinds.base import Card
from quizapp.decks.read.file import read_topic
from quizapp.decks.read.files import deck_files, is_in, printable_path
from quizapp.decks.read.library import file_bytes
from quizapp.decks.writing.identify import Identified, identify
from quizapp.text.numbers import quantity
from quizapp.text.printable import printable


@click.command()
@click.argument(
    "paths",
    nargs=-1,
    required=True,
    type=click.Path(exists=True, path_type=Path),
    metavar="PATH...",
)
@click.option("--write", is_flag=True, help="Put the ids into the files.")
@click.option("--check", is_flag=True, help="Only say which are missing; exit code 1 if any is.")
@click.pass_context
def ids(context: click.Context, paths: tuple[Path, ...], *, write: bool, check: bool) -> None:
    """Say which items of deck files have no id and what it would be, or write the ids.

    An id is made from the words of a question and put where it belongs; no other byte of a file
    changes. What you learnt of an item goes on under its id.
    """
    if write and check:
        raise click.UsageError("--write and --check exclude each other.")
    missing = refused = False
    for path in deck_files(paths):
        data = file_bytes(path)
        if isinstance(data, Diagnostic):
            raise click.ClickException(printable(str(data)))
        identified = identify(str(path), data)
        for line in _lines(path, identified):
            click.echo(printable(line))
        missing = missing or bool(identified.given)
        refused = refused or bool(identified.refused)
        if write and identified.given:
            _write(path, data, identified, home=context.obj)
        _say_what_is_faulty(path, data)
    if missing:
        sentence = (
            "They are in the file now." if write else "None is written; --write puts them in."
        )
        click.echo(sentence, err=True)
    context.exit(1 if (write and refused) or (check and (missing or refused)) else 0)


def _lines(path: Path, identified: Identified) -> Iterator[str]:
    """Each item that had no id with its address, and the id."""
    for entry in identified.given:
        yield f"{_address(path, entry.card)}: {entry.name}"
    reason = (
        "give this one an id by hand; nothing can be put in here"
        if identified.is_whole
        else "it gets an id once the file is well-formed to its end"
    )
    for card in identified.refused:
        yield f"{_address(path, card)}: {reason}"


def _address(path: Path, card: Card) -> str:
    return f"{printable_path(path)}:{card.line}:{card.column}"


def _say_what_is_faulty(path: Path, data: bytes) -> None:
    """What cannot be read is not seen to lack an id."""
    faults = [d for d in read_topic(str(path), data).diagnostics if d.level is Level.ERROR]
    if faults:
        count = quantity(len(faults), "error")
        name = printable_path(path)
        click.echo(
            f"{name}: {count}; what cannot be read gets no id. See `quizapp check`.", err=True
        )


def _write(path: Path, data: bytes, identified: Identified, *, home: Path | None) -> None:
    """The file has the ids, and then the histories have their keys.

    Raises:
        click.ClickException: the file is shipped, or the disk refused.
    """
    from quizapp.store.errors import StoreError
    from quizapp.store.user_decks import rewrite_deck

    if is_in(path, [shipped_topics()]):
        raise click.ClickException(f"{printable_path(path)} is shipped, and read-only.")
    try:
        rewrite_deck(path, data, identified.data)
    except StoreError as error:
        raise click.ClickException(printable(str(error))) from error
    topic = read_topic(str(path), identified.data).topic
    if topic is not None:
        _move_histories(_keys(topic.id, identified), home=home)


def _keys(topic: str, identified: Identified) -> dict[str, str]:
    """The key that each item had and the one that it has now."""
    facets = [
        (entry, f"#{facet}" if facet else "")
        for entry in identified.given
        for facet in entry.card.facets
    ]
    return {
        f"{topic}/{entry.card.id}{facet}": f"{topic}/{entry.name}{facet}" for entry, facet in facets
    }


def _move_histories(keys: dict[str, str], *, home: Path | None) -> None:
    """What was learnt under the temporary ids goes on under the new ones."""
    from quizapp.cli.relink import give_history

    app_context = current_context(home)
    if not app_context.paths.journal.is_dir():
        return  # nobody has learnt anything here, and writing ids is no reason to begin
    with app_context.event_store() as event_store:
        memories = event_store.memories()
        moves: Iterable[str] = [old for old in keys if old in memories]
        for old in moves:
            give_history(old, keys[old], event_store, app_context)
