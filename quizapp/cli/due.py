"""`quizapp due`: what is due today, without opening the app."""

import json
from contextlib import suppress
from datetime import date
from pathlib import Path
from time import time

import click

from quizapp.cli.context import AppContext, current_context
from quizapp.cli.prompt import FILE, SHORT_OPTION, kept_text
from quizapp.cli.terminal import echo_lines
from quizapp.collection.home.headline import busiest_day, done_line, interview_line
from quizapp.collection.home.overview import Overview
from quizapp.collection.home.topic_facts import TopicFacts
from quizapp.decks.read.files import deck_files, is_in
from quizapp.store.atomic import replace_file
from quizapp.study.queue.workload import duration
from quizapp.text.numbers import quantity
from quizapp.text.printable import printable


@click.command()
@click.option("--json", "as_json", is_flag=True, help="Print JSON for other programs.")
@click.option(
    SHORT_OPTION,
    is_flag=True,
    help="Print one line for a shell's prompt; nothing where nothing is due.",
)
@click.pass_obj
def due(home: Path | None, as_json: bool, short: bool) -> None:
    """Say what is due today.

    Exits with 0 whatever is due, and with 1 when the learner's files cannot be read.
    """
    app_context = current_context(home)
    since = time()
    with app_context.collection() as collection:
        overview = collection.overview()
        problems = collection.problems
        today = collection.moment().day
        interview = collection.settings.interview_ahead(today)
    if short:
        line = _short(overview)
        _keep(app_context, line, since)
        if line:
            click.echo(line)
        return
    if as_json:
        click.echo(json.dumps(_facts(overview, today, interview), indent=2))
    else:
        echo_lines(_table(overview, today, interview))
    news = (entry.sentence for entry in overview.stand_ins if entry.has_news)
    for sentence in (*problems, *news):
        click.echo(printable(sentence), err=True)


def _short(overview: Overview) -> str:
    """What today holds, in one line; empty where it holds nothing.

    >>> from types import SimpleNamespace
    >>> _short(SimpleNamespace(due_today=12, new_today=8))
    '12 due · 8 new'
    """
    counts = ((overview.due_today, "due"), (overview.new_today, "new"))
    return " · ".join(f"{count} {word}" for count, word in counts if count)


def _keep(app_context: AppContext, line: str, since: float) -> None:
    """Keep the line for the next prompt; where it cannot be kept it is counted again."""
    home = app_context.paths.home
    if not home.is_dir():
        return
    files = (*deck_files(app_context.roots), *_below(app_context.paths.journal))
    parents = {parent for file in files for parent in file.parents}
    folders = {parent for parent in parents if is_in(parent, app_context.roots)}
    paths = app_context.paths
    watched = {*files, *folders, *app_context.roots, paths.journal, paths.settings}
    text = kept_text(
        line, sorted(map(str, watched)), since=since, until=app_context.end_of_day(since)
    )
    with suppress(OSError):
        replace_file(home / FILE, [text.encode(errors="surrogateescape")])


def _below(folder: Path) -> tuple[Path, ...]:
    return tuple(folder.iterdir()) if folder.is_dir() else ()


def _facts(overview: Overview, today: date, interview: date | None) -> dict[str, object]:
    return {
        "day": today.isoformat(),
        "due": overview.due_today,
        "new": overview.new_today,
        "interview_questions": overview.interviews_today,
        "work_ms": overview.work_ms,
        "learned": overview.learned,
        "reviewed": overview.reviewed,
        "to_go": overview.to_go,
        "more_new": overview.more_new,
        "next_days": list(overview.coming),
        "interview": interview and interview.isoformat(),
        "topics": [_topic(facts) for facts in overview.topics],
        "lost_topics": [
            {"topic": lost.topic, "histories": lost.histories, "successor": lost.successor}
            for lost in overview.lost_topics
        ],
        "broken": [entry.file for entry in overview.faulty if not entry.topic],
    }


def _topic(facts: TopicFacts) -> dict[str, object]:
    return {
        "topic": facts.topic,
        "title": facts.title,
        "track": facts.track or None,
        "due": facts.due,
        "new": facts.new,
        "total": facts.total,
        "suspended": facts.suspended,
        "known": facts.known,
        "next_due": facts.next_due and facts.next_due.isoformat(),
        "last": facts.last and facts.last.isoformat(),
        "builds_on": [row._asdict() for row in facts.builds_on],
        "unaskable": facts.unaskable,
        "why_unaskable": facts.why_unaskable or None,
        "why_empty": facts.why_empty or None,
        "not_asked": dict(facts.not_asked),
    }


def _table(overview: Overview, today: date, interview: date | None) -> list[str]:
    counts = f"{overview.due_today} due, {overview.new_today} new today"
    if overview.interviews_today:
        counts += f", {quantity(overview.interviews_today, 'interview question')}"
    if overview.work_ms:
        lines = [f"{counts}, about {duration(overview.work_ms)}"]
    else:
        lines = [f"{counts}; {done_line(overview)}"]
    if busiest := busiest_day(overview.coming, today):
        lines.append(f"next {len(overview.coming)} days: {sum(overview.coming):,} due, {busiest}")
    lines += filter(None, [interview_line(interview, today)])
    for facts in overview.topics:
        day = facts.next_due.isoformat() if facts.next_due else "–"
        lines.append(
            f"{facts.due:>5} due {facts.new:>5} new {facts.known:>5} of {facts.awake:>5} known"
            f"   next {day:<10}   {facts.topic}  {facts.title}"
        )
    lines += (sentence for facts in overview.topics for sentence in facts.sentences)
    lines += [lost.sentence for lost in overview.lost_topics]
    lines += [
        f"cannot be studied: {entry.diagnostics[0]}" for entry in overview.faulty if not entry.topic
    ]
    return lines
