"""`quizapp diff`: one's own copy of a shipped topic, the topic as shipped, and as it was copied."""

import json
from collections.abc import Iterable, Iterator
from difflib import unified_diff
from itertools import takewhile
from pathlib import Path
from typing import TYPE_CHECKING, Final, NamedTuple

import click

from quizapp.cli.context import current_context
from quizapp.cli.offers import offer_targets
from quizapp.cli.terminal import echo_lines
from quizapp.collection.catalogue import StandIn
from quizapp.collection.collection import Collection
from quizapp.store.errors import StoreError
from quizapp.text.printable import printable

if TYPE_CHECKING:
    from quizapp.decks.contents.compare import PartChange
    from quizapp.decks.topic import Topic

SHOWN_CELLS: Final = 100
"""Of a value that is printed: the whole text is what `--text` prints."""

SHARED_CELLS: Final = 30
"""Of what both say, before they part."""

CHANGE_SIGNS: Final = {"new": "+", "gone": "-", "changed": "~"}


class Comparison(NamedTuple):
    """Two versions of a topic, one after the other."""

    heading: str
    before: Path
    now: Path


@click.command()
@click.argument("topic", shell_complete=offer_targets)
@click.option("--text", "as_text", is_flag=True, help="Compare the files line by line.")
@click.option("--seen", is_flag=True, help="From now on count your copy as made from today's.")
@click.option("--json", "as_json", is_flag=True, help="Print JSON.")
@click.pass_obj
def diff(home: Path | None, topic: str, *, as_text: bool, seen: bool, as_json: bool) -> None:
    """Say how your own copy of a shipped TOPIC and that one differ, part by part.

    First what the shipped topic has changed since you copied it, then what you have changed.
    Where the copy is from before this was kept, the two are compared with each other.
    """
    from quizapp.store.user_decks import keep_original

    app_context = current_context(home)
    with app_context.collection() as collection:
        stand_in = _stand_in(collection, topic)
    if seen:
        try:
            keep_original(Path(stand_in.shipped), app_context.paths.originals, stand_in.topic)
        except StoreError as error:
            raise click.ClickException(printable(str(error))) from error
        click.echo(f"Your copy of {stand_in.topic} counts as made from what is shipped today.")
        return
    original = app_context.paths.originals / f"{stand_in.topic}.yaml"
    comparisons = _comparisons(Path(stand_in.file), Path(stand_in.shipped), original)
    if as_text:
        echo_lines(line for comparison in comparisons for line in _text(comparison))
    elif as_json:
        click.echo(json.dumps([_facts(comparison) for comparison in comparisons], indent=2))
    else:
        echo_lines(line for comparison in comparisons for line in _page(comparison))


def _stand_in(collection: Collection, topic: str) -> StandIn:
    """The learner's own copy of a topic.

    Raises:
        click.ClickException: there is none.
    """
    from quizapp.cli.study import topics_of_targets

    copies = {entry.topic: entry for entry in collection.stand_ins}
    [name, *others] = sorted(topics_of_targets(collection, [topic]))
    if name not in copies or others:
        sentence = f"You have no copy of your own of {name}, so there is nothing to compare."
        raise click.ClickException(printable(sentence))
    return copies[name]


def _comparisons(own: Path, shipped: Path, original: Path) -> tuple[Comparison, ...]:
    if not original.exists():
        return (Comparison("yours, beside what is shipped", shipped, own),)
    return (
        Comparison("what is shipped, since you copied it", original, shipped),
        Comparison("yours, since you copied it", original, own),
    )


def _changes(comparison: Comparison) -> "tuple[PartChange, ...]":
    from quizapp.decks.contents.compare import compare

    return compare(_topic(comparison.before), _topic(comparison.now))


def _topic(file: Path) -> "Topic":
    """What a file holds.

    Raises:
        click.ClickException: it holds no topic.
    """
    from quizapp.decks.read.library import read_file

    reading = read_file(file)
    if reading.topic is None:
        raise click.ClickException(printable(str(reading.diagnostics[0])))
    return reading.topic


def _page(comparison: Comparison) -> Iterator[str]:
    """What differs, part by part."""
    changes = _changes(comparison)
    yield f"{comparison.heading}: {_count(changes)}"
    for change in changes:
        yield f"  {CHANGE_SIGNS[change.kind]} {change.part}  {change.about}"
        for field in change.fields if change.kind == "changed" else ():
            yield f"      {field.name}"
            yield from _field_lines(_one_line(field.before), _one_line(field.now))


def _field_lines(before: str, now: str) -> Iterator[str]:
    """What a field said and says, from a little before the first letter that differs."""
    same = sum(
        1 for _ in takewhile(lambda pair: pair[0] == pair[1], zip(before, now, strict=False))
    )
    start = max(0, same - SHARED_CELLS)
    for sign, text in (("-", before), ("+", now)):
        if text:
            shown = text[start : start + SHOWN_CELLS]
            more = "…" if start + SHOWN_CELLS < len(text) else ""
            yield f"        {sign} {'…' if start else ''}{shown}{more}"


def _count(changes: "Iterable[PartChange]") -> str:
    kinds = [change.kind.value for change in changes]
    counts = [f"{kinds.count(kind)} {kind}" for kind in CHANGE_SIGNS if kind in kinds]
    return ", ".join(counts) or "nothing differs"


def _one_line(value: object) -> str:
    """A value as a text without line breaks."""
    text = value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)
    return " ".join(text.split())


def _text(comparison: Comparison) -> Iterator[str]:
    """The two files, line by line."""
    before, now = (
        path.read_text(encoding="utf-8-sig", errors="replace").splitlines()
        for path in (comparison.before, comparison.now)
    )
    return unified_diff(before, now, str(comparison.before), str(comparison.now), lineterm="")


def _facts(comparison: Comparison) -> dict[str, object]:
    """What differs, for a program."""
    return {
        "before": str(comparison.before),
        "now": str(comparison.now),
        "changes": [
            {
                "part": change.part,
                "kind": change.kind.value,
                "about": change.about,
                "fields": [field._asdict() for field in change.fields],
            }
            for change in _changes(comparison)
        ],
    }
