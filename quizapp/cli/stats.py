"""`quizapp stats`: the pages of statistics, as text, as JSON or as a table of figures."""

import csv
import io
import json
import shutil
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Final

import click

from quizapp.cli.context import current_context
from quizapp.cli.offers import offer_targets
from quizapp.cli.study import topics_of_targets
from quizapp.cli.terminal import echo_lines
from quizapp.collection.collection import Collection
from quizapp.insight.answers import WHAT_COUNTS
from quizapp.insight.page import PageValue, Scope
from quizapp.insight.reader import Reader
from quizapp.insight.registry import PAGES
from quizapp.text.printable import printable

FIGURES_VERSION: Final = 1
"""Another number where a figure is counted otherwise than before."""

NARROWEST, WIDEST = 80, 120
"""Columns. A narrower terminal wraps the lines; a table for it would leave figures out."""


@click.command()
@click.option(
    "--topic", metavar="TOPIC", shell_complete=offer_targets, help="Only this topic's answers."
)
@click.option("--days", type=click.IntRange(1), help="Only the last so many days.")
@click.option("--page", type=click.Choice([page.name for page in PAGES]), help="Only this page.")
@click.option("--json", "as_json", is_flag=True, help="Print every figure, unrounded, as JSON.")
@click.option("--csv", "as_csv", is_flag=True, help="Print every figure as a line of a table.")
@click.pass_obj
def stats(
    home: Path | None,
    topic: str | None,
    days: int | None,
    page: str | None,
    *,
    as_json: bool,
    as_csv: bool,
) -> None:
    """Say how you are doing: the pages of statistics, or one of them.

    As much of a topic's name will do as no other topic begins with.
    """
    if as_json and as_csv:
        raise click.UsageError("--json and --csv contradict each other.")
    with current_context(home).collection() as collection:
        scope = Scope(_topic(collection, topic), days)
        today = collection.moment().day
        values = _values(Reader(collection), scope, page)
    if as_json:
        facts = {name: value.facts() for name, value in values.items()}
        head = {"definitions": FIGURES_VERSION, "counts": WHAT_COUNTS, "day": today.isoformat()}
        window = {"topic": scope.topic, "days": scope.days}
        click.echo(json.dumps({**head, **window, "pages": facts}, indent=2, allow_nan=False))
    elif as_csv:
        click.echo(_table(values), nl=False)
    else:
        echo_lines(_lines(values))


def _topic(collection: Collection, name: str | None) -> str | None:
    """The topic that is named.

    Raises:
        click.UsageError: The name is that of none, or of several.
    """
    if name is None:
        return None
    topics = sorted(topics_of_targets(collection, [name]))
    if len(topics) > 1:
        raise click.UsageError(f"{printable(name)} has several topics: {', '.join(topics)}.")
    return topics[0]


def _values(reader: Reader, scope: Scope, name: str | None) -> dict[str, PageValue]:
    pages = (page for page in PAGES if name in (None, page.name))
    return {page.name: page.prepare(reader, scope)() for page in pages}


def _lines(values: Mapping[str, PageValue]) -> Iterator[str]:
    """The pages, one below the other."""
    width = max(NARROWEST, min(WIDEST, shutil.get_terminal_size().columns))
    for place, page in enumerate(page for page in PAGES if page.name in values):
        if place:
            yield ""
        yield page.title
        text = values[page.name].draw(width - 2).text
        yield from (f"  {line}".rstrip() for line in text.splitlines())


def _table(values: Mapping[str, PageValue]) -> str:
    """A line a figure, with the path that it has in the JSON."""
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(("page", "figure", "value"))
    for name, value in values.items():
        writer.writerows((name, path, figure) for path, figure in _figures(value.facts(), ()))
    return text.getvalue()


def _figures(facts: object, path: tuple[str, ...]) -> Iterator[tuple[str, object]]:
    """Each figure with its path."""
    if isinstance(facts, Mapping):
        for name, value in facts.items():
            yield from _figures(value, (*path, str(name)))
    elif isinstance(facts, Sequence) and not isinstance(facts, str):
        for place, value in enumerate(facts):
            yield from _figures(value, (*path, str(place)))
    else:
        yield ".".join(path), facts
