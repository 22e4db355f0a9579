"""`quizapp due`: what is due today, without opening the app."""

import json
from pathlib import Path

import click

from quizapp.cli.context import current_context
from quizapp.collection.overview import Overview
from quizapp.text.printable import printable


@click.command()
@click.option("--json", "as_json", is_flag=True, help="Print JSON for other programs.")
@click.pass_obj
def due(home: Path | None, as_json: bool) -> None:
    """Say what is due today.

    Exits with 0 whatever is due, and with 1 when the learner's files cannot be read.
    """
    app_context = current_context(home)
    with app_context.collection() as collection:
        overview = collection.overview()
        problems = collection.problems
        today = collection.moment().day.isoformat()
    if as_json:
        click.echo(json.dumps(_facts(overview, today), indent=2))
    else:
        for row in _table(overview):
            click.echo(printable(row))
    for problem in problems:
        click.echo(printable(problem), err=True)


def _facts(overview: Overview, today: str) -> dict[str, object]:
    return {
        "day": today,
        "due": overview.due_today,
        "new": overview.new_today,
        "topics": [
            {
                "topic": facts.topic,
                "title": facts.title,
                "due": facts.due,
                "new": facts.new,
                "total": facts.total,
                "next_due": facts.next_due and facts.next_due.isoformat(),
                "unaskable": facts.unaskable,
                "why_unaskable": facts.why_unaskable or None,
                "why_empty": facts.why_empty or None,
            }
            for facts in overview.topics
        ],
        "lost_topics": [
            {"topic": lost.topic, "histories": lost.histories, "successor": lost.successor}
            for lost in overview.lost_topics
        ],
        "broken": [entry.file for entry in overview.faulty if not entry.topic],
    }


def _table(overview: Overview) -> list[str]:
    lines = [f"{overview.due_today} due, {overview.new_today} new today"]
    for facts in overview.topics:
        day = facts.next_due.isoformat() if facts.next_due else "–"
        lines.append(
            f"{facts.due:>5} due {facts.new:>5} new {facts.total:>5} items"
            f"   next {day:<10}   {facts.topic}  {facts.title}"
        )
    lines += filter(None, (facts.unaskable_sentence for facts in overview.topics))
    lines += [lost.sentence for lost in overview.lost_topics]
    lines += [
        f"cannot be studied: {entry.diagnostics[0]}" for entry in overview.faulty if not entry.topic
    ]
    return lines
