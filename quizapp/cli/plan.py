"""`quizapp plan`: the day of the interview, and what it does to the coming days."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path
from typing import Final

import click

from quizapp.cli.context import AppContext, current_context
from quizapp.store.errors import StoreError
from quizapp.store.settings import write_setting
from quizapp.study.scheduler.forecast import come_earlier, reviews_ahead
from quizapp.text.numbers import quantity

DAYS: Final = 14
"""As far as a forecast is shown; further on, lapses and new items say more than any plan."""


@dataclass(frozen=True, slots=True)
class Effect:
    """What another interview date does to the items that were reviewed."""

    items: int
    earlier: int
    later: int
    now: tuple[int, ...]
    """Reviews on each of the coming days, as things are."""
    then: tuple[int, ...]
    """The same with the other date."""


def _read_day(_context: click.Context, _option: click.Parameter, text: str | None) -> date | None:
    try:
        return date.fromisoformat(text) if text else None
    except ValueError as error:
        raise click.BadParameter("a date is written like 2027-02-01.") from error


@click.command()
@click.option("--date", "day", callback=_read_day, metavar="YYYY-MM-DD", help="Set this day.")
@click.option("--off", is_flag=True, help="Plan for no interview.")
@click.option("--yes", is_flag=True, help="Do not ask.")
@click.pass_obj
def plan(home: Path | None, day: date | None, *, off: bool, yes: bool) -> None:
    """Plan for the day of the interview; say what is planned without options.

    With an interview ahead, no interval passes a quarter of the days left, so that everything comes
    round again before it. The effect is shown, and accepted or not, before anything is changed.
    """
    app_context = current_context(home)
    for diagnostic in app_context.diagnostics:
        click.echo(diagnostic, err=True)
    today = app_context.clock()().day
    old = app_context.settings.interview_date
    if day and off:
        raise click.UsageError("--date and --off contradict each other.")
    if day and day < today:
        raise click.UsageError(f"{day} is over; today is {today}.")
    if day == old or not (day or off):
        click.echo(_state(old, today))
        if sentence := _first_meetings(app_context, old, today):
            click.echo(sentence)
        return
    effect = _effect(app_context, day, today)
    click.echo(_summary(effect, day))
    click.echo("\n".join(_rows(effect, today)))
    if sentence := _first_meetings(app_context, day, today):
        click.echo(sentence)
    _change(app_context, day, ask=not yes)


def _change(app_context: AppContext, day: date | None, *, ask: bool) -> None:
    """Keep the new day, once the learner agrees."""
    proposal = f"Plan for an interview on {day}" if day else "Plan for no interview"
    if ask:
        click.confirm(f"{proposal}?", abort=True)
    try:
        write_setting(app_context.paths.settings, "interview_date", day or "")
    except StoreError as error:
        raise click.ClickException(str(error)) from error
    click.echo("It is planned. An app that is open will know at its next start.")


def _effect(app_context: AppContext, day: date | None, today: date) -> Effect:
    """What the day would do to the items that the library has."""
    planned = app_context.settings.scheduler.until(day)
    with app_context.event_store() as event_store:
        entries = app_context.library(event_store)
        keys = {item.key for entry in entries for item in entry.items}
        before, after = (
            {key: memory for key, memory in memories.items() if key in keys and memory.due}
            for memories in (event_store.memories(), event_store.preview_memories(planned))
        )
    now, then = (
        reviews_ahead(memories, today=today, days=DAYS, scheduler=scheduler)
        for memories, scheduler in ((before, app_context.settings.scheduler), (after, planned))
    )
    earlier, later = come_earlier(before, after), come_earlier(after, before)
    return Effect(len(before), earlier, later, now, then)


def _first_meetings(app_context: AppContext, day: date | None, today: date) -> str:
    """When the last new item is met at the day's limit, in a sentence; empty without any."""
    with app_context.collection() as collection:
        overview = collection.overview()
    new = sum(topic.new for topic in overview.topics)
    limit = app_context.settings.new_per_day
    if not new or day is None or day < today:
        return ""
    items = quantity(new, "item")
    if not limit:
        return f"{items} not met yet; new_per_day is 0, so none will be."
    met = today + timedelta(days=-(-(new - overview.new_today) // limit))
    sentence = f"{items} not met yet: at {limit} a day the last comes on {met:%a} {met}"
    if met < day:
        return f"{sentence}."
    needed = -(-new // max(1, (day - today).days))
    return f"{sentence}, too late; new_per_day = {needed} meets all before."


def _state(day: date | None, today: date) -> str:
    """What is planned, in a sentence."""
    if day is None:
        return "No interview is planned; `quizapp plan --date 2027-02-01` plans for one."
    if day < today:
        return f"The interview was on {day}; `quizapp plan --off` ends the plan."
    return f"The interview is on {day:%a} {day}, {quantity((day - today).days, 'day')} from today."


def _summary(effect: Effect, day: date | None) -> str:
    """How many items move, in a sentence."""
    plan = f"With the interview on {day:%a} {day}" if day else "Without an interview"
    reviewed = quantity(effect.items, "reviewed item")
    return f"{plan}, {effect.earlier} of {reviewed} come earlier and {effect.later} later."


def _rows(effect: Effect, today: date) -> Iterator[str]:
    """The reviews of each day, before and after."""
    yield f"{'reviews, if all are Good':<24} {'now':>6} {'then':>6}"
    for ahead, (now, then) in enumerate(zip(effect.now, effect.then, strict=True)):
        day = today + timedelta(days=ahead)
        yield f"{f'{day:%a} {day}':<24} {now:>6} {then:>6}"
    means = (f"{sum(counts) / DAYS:>6.1f}" for counts in (effect.now, effect.then))
    yield " ".join([f"{'a day':<24}", *means])
