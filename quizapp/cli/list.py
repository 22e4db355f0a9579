"""`quizapp list`: the items that a filter finds, as the browser lists them."""

import json
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Final

import click

from quizapp.cli.context import current_context
from quizapp.cli.offers import offer_filters
from quizapp.cli.terminal import echo_lines
from quizapp.collection.browsing.browser import Browser, Sort
from quizapp.collection.browsing.cells import item_cells
from quizapp.collection.browsing.detail import HistoryEntry, entries
from quizapp.collection.browsing.rows import BrowseRow
from quizapp.collection.collection import Collection
from quizapp.study.coverage import item_state
from quizapp.study.filters import Filter, FilterError, parse_filter, unknown_name
from quizapp.study.scheduler.memory import Memory
from quizapp.text.numbers import quantity
from quizapp.text.printable import printable

HISTORIES_AT_ONCE: Final = 2_000
"""Items whose histories are read together."""


# A minus before a term turns it round, and is no option.
@click.command(context_settings={"ignore_unknown_options": True})
@click.argument("line", nargs=-1, metavar="[FILTER]", shell_complete=offer_filters)
@click.option(
    "--sort",
    "order",
    type=click.Choice([str(sort) for sort in Sort]),
    default=str(Sort.DECK),
    help="By what to sort; by topic and file, if nothing is said.",
)
@click.option("--json", "as_json", is_flag=True, help="Print JSON for other programs.")
@click.pass_obj
def list(home: Path | None, line: tuple[str, ...], order: str, *, as_json: bool) -> None:  # noqa: A001 - the verb's name
    """List the items that a filter finds, all without one, due or not.

    What cannot be asked is listed too, and says so. Put terms with < or > in quotes.
    """
    filter_ = _filter(" ".join(line))
    with current_context(home).collection() as collection:
        browser = Browser(collection)
        browser.read_all()
        rows = browser.find(filter_, Sort(order))
        unknown = unknown_name(filter_, browser.values)
        if as_json:
            click.echo(json.dumps([*_facts(collection, rows)], indent=2))
        else:
            echo_lines([*(_line(row, browser) for row in rows), quantity(len(rows), "item")])
    if unknown:
        click.echo(printable(unknown), err=True)


def _filter(text: str) -> Filter:
    try:
        return parse_filter(text)
    except FilterError as error:
        raise click.UsageError(f"{error.message} (at sign {error.offset + 1})") from error


def _line(row: BrowseRow, browser: Browser) -> str:
    cells = item_cells(row, browser.today)
    numbers = f"{cells.kind:<9} {cells.due:<10} {cells.ease:>5} {cells.lapses:>3}"
    return f"{numbers}  {row.key}  {cells.text}"


def _facts(collection: Collection, rows: Sequence[BrowseRow]) -> Iterator[dict[str, object]]:
    """The items for other programs, so many at a time as memory holds with ease."""
    for first in range(0, len(rows), HISTORIES_AT_ONCE):
        batch = rows[first : first + HISTORIES_AT_ONCE]
        answered = (row.key for row in batch if row.memory and row.memory.answers)
        histories = collection.histories(answered)
        yield from (_item_facts(row, entries(histories.get(row.key, ()))) for row in batch)


def _item_facts(row: BrowseRow, history: Iterable[HistoryEntry]) -> dict[str, object]:
    """The item; numbers that it has not yet are null."""
    memory = row.memory or Memory()
    is_new = memory.last is None
    return {
        "key": row.key,
        "kind": row.kind,
        "topic": row.topic,
        "file": row.file,
        "line": row.line,
        "level": row.level,
        "tags": row.tags,
        "question": row.text,
        "due": memory.due and memory.due.isoformat(),
        "interval": None if is_new else memory.interval_days,
        "ease": None if is_new else memory.ease / 100,
        "lapses": memory.lapses,
        "streak": memory.streak,
        "state": item_state(row.memory, last_failed=row.last_failed),
        "obstacle": row.obstacle,
        "last": _last(tuple(entry for entry in history if entry.quality is not None)),
    }


def _last(answers: tuple[HistoryEntry, ...]) -> dict[str, object] | None:
    """The last answer; none where there is none."""
    if not answers:
        return None
    last = answers[-1]
    return {
        "day": last.day.isoformat(),
        "quality": last.quality,
        "answer": last.answer,
        "slip": last.slip,
    }
