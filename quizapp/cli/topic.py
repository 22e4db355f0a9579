"""`quizapp topic`: the topics of the library, and the page of one as text or as JSON."""

import json
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Final

import click

from quizapp.cli.context import current_context
from quizapp.cli.offers import offer_targets
from quizapp.cli.study import topics_of_targets
from quizapp.cli.terminal import echo_lines
from quizapp.cli.topic_text import neighbour_words, page_lines
from quizapp.collection.collection import Collection
from quizapp.collection.topics.page import Neighbour, TopicPage
from quizapp.collection.topics.page_reader import topic_page
from quizapp.study.coverage import ItemState
from quizapp.text.numbers import quantity
from quizapp.text.printable import printable
from quizapp.text.suggest import did_you_mean

MEASURE: Final = 76
"""Columns of a line that is still read with ease; a terminal may have fewer."""

NARROWEST, WIDEST = 40, 200


@click.command()
@click.argument("name", required=False, metavar="[TOPIC]", shell_complete=offer_targets)
@click.option("--section", "section_id", metavar="ID", help="Print this section alone.")
@click.option(
    "--width", type=click.IntRange(NARROWEST, WIDEST), help="Wrap at so many columns, not at 76."
)
@click.option("--json", "as_json", is_flag=True, help="Print JSON for other programs.")
@click.pass_obj
def topic(
    home: Path | None, name: str | None, section_id: str | None, width: int | None, *, as_json: bool
) -> None:
    """List the topics, or print the page of one: all that it says, with your own state on it.

    As much of a topic's name will do as no other topic begins with.
    """
    if section_id and not name:
        raise click.UsageError("--section wants a topic.")
    room = width or max(NARROWEST, min(MEASURE, shutil.get_terminal_size().columns))
    with current_context(home).collection() as collection:
        pages = [_page(collection, key) for key in _topics(collection, name)]
    if as_json:
        facts = [_facts(page, whole=name is not None) for page in pages]
        click.echo(json.dumps(facts[0] if name else facts, indent=2))
    elif name:
        echo_lines(page_lines(pages[0], _section(pages[0], section_id), width=room))
    else:
        echo_lines(line for page in pages for line in _row(page))


def _topics(collection: Collection, name: str | None) -> list[str]:
    """The topic that is named, or all.

    Raises:
        click.UsageError: The name is that of none, or of several.
    """
    if name is None:
        return list(collection.topics)
    topics = sorted(topics_of_targets(collection, [name]))
    if len(topics) > 1:
        raise click.UsageError(f"{printable(name)} has several topics: {', '.join(topics)}.")
    return topics


def _page(collection: Collection, name: str) -> TopicPage:
    page = topic_page(collection, name)
    if page is None:
        raise click.ClickException(f"The file of {name} changed while it was read.")
    return page


def _section(page: TopicPage, section_id: str | None) -> str | None:
    """The id of the section that is wanted.

    Raises:
        click.UsageError: The page has none of that id.
    """
    if section_id is None or section_id in page.place_of:
        return section_id
    guess = did_you_mean(section_id, page.place_of)
    raise click.UsageError(
        f"{page.topic.id} has no section '{printable(section_id)}'.{guess}"
        f" It has {', '.join(page.place_of)}."
    )


def _row(page: TopicPage) -> Iterator[str]:
    """What the list says of a topic."""
    counts = page.items_by_state
    yield (
        f"{page.due:>5} due {page.new:>5} new"
        f" {counts[ItemState.MET] + counts[ItemState.MISSED]:>5} met"
        f" {counts[ItemState.KNOWN]:>5} of {counts.total()} known"
        f"   {page.topic.id}  {page.topic.title}"
    )
    apart = [quantity(page.unspoken, "interview question")] if page.unspoken else []
    apart += [f"{quantity(page.unaskable, 'item')} not to be asked"] if page.unaskable else []
    if apart:
        yield f"{'':>10}and {', '.join(apart)}"
    if page.prereqs:
        yield f"{'':>10}builds on {', '.join(map(neighbour_words, page.prereqs))}"


def _counts(page: TopicPage) -> dict[str, int]:
    """How many items are due, and how many are in each state; new are those that a day counts."""
    return {
        "due": page.due,
        **{str(state): number for state, number in page.items_by_state.items()},
        "new": page.new,
        "interview": page.unspoken,
        "unaskable": page.unaskable,
        "total": len(page.items),
    }


def _facts(page: TopicPage, *, whole: bool) -> dict[str, object]:
    """The page for other programs; without its contents where it is one of a list."""
    facts: dict[str, object] = {
        "topic": page.topic.id,
        "title": str(page.topic.title),
        "day": page.today.isoformat(),
        "minutes": page.topic.minutes,
        "counts": _counts(page),
        "prereqs": [_neighbour(row) for row in page.prereqs],
        "unlocks": [_neighbour(row) for row in page.unlocks],
    }
    if not whole:
        return facts
    from quizapp.cli.topic_data import contents

    return contents(page) | facts


def _neighbour(row: Neighbour) -> dict[str, object]:
    return {
        "topic": row.topic,
        "open": row.is_open,
        "known": row.known,
        "core": row.core,
        "in_library": row.in_library,
    }
