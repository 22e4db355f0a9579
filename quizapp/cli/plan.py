"""`quizapp plan`: the day of the interview, and what it does to the coming days."""

import json
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path
from typing import Final

import click

from quizapp.cli.context import AppContext, current_context
from quizapp.cli.plan_report import plan_facts, plan_sentences
from quizapp.collection.collection import Collection
from quizapp.collection.interview_plan import plan_until
from quizapp.collection.rescheduling import change_by
from quizapp.store.errors import StoreError
from quizapp.store.settings.settings import write_setting
from quizapp.study.scheduler.base import Scheduler
from quizapp.study.scheduler.change import ScheduleChange
from quizapp.study.scheduler.memory import Memory
from quizapp.text.numbers import quantity

DAYS: Final = 14
"""As far as a forecast is shown; further on, lapses and new items say more than any plan."""


def _read_day(_context: click.Context, _option: click.Parameter, text: str | None) -> date | None:
    try:
        return date.fromisoformat(text) if text else None
    except ValueError as error:
        raise click.BadParameter("a date is written like 2027-02-01.") from error


@click.command()
@click.option("--date", "day", callback=_read_day, metavar="YYYY-MM-DD", help="Set this day.")
@click.option("--off", is_flag=True, help="Plan for no interview.")
@click.option("--yes", is_flag=True, help="Do not ask.")
@click.option(
    "--json",
    "as_json",
    is_flag=True,
    help="Print JSON for other programs; without --yes nothing changes.",
)
@click.pass_obj
def plan(home: Path | None, day: date | None, *, off: bool, yes: bool, as_json: bool) -> None:
    """Plan for the day of the interview; say what is planned without options.

    With an interview ahead, new items come by their priority, each after what it needs, and no
    interval passes a quarter of the days left, so that everything comes round again before it. The
    effect is shown, and accepted or not, before anything is changed.
    """
    app_context = current_context(home)
    for diagnostic in app_context.diagnostics:
        click.echo(diagnostic, err=True)
    if day and off:
        raise click.UsageError("--date and --off contradict each other.")
    today = app_context.clock()().day
    if day and day < today:
        raise click.UsageError(f"{day} is over; today is {today}.")
    old = app_context.settings.interview_date
    changes = day != old and bool(day or off)
    new = day if changes else old
    with app_context.collection() as collection:
        if as_json:
            click.echo(json.dumps(_facts(collection, new, today, changes=changes), indent=2))
        else:
            click.echo("\n".join(_rows(collection, new, today, changes=changes)))
    if changes and (yes or not as_json):
        _change(app_context, new, ask=not yes, silent=as_json)


def _change(app_context: AppContext, day: date | None, *, ask: bool, silent: bool) -> None:
    """Keep the new day, once the learner agrees."""
    proposal = f"Plan for an interview on {day}" if day else "Plan for no interview"
    if ask:
        click.confirm(f"{proposal}?", abort=True)
    try:
        write_setting(app_context.paths.settings, "interview_date", day or "")
    except StoreError as error:
        raise click.ClickException(str(error)) from error
    if not silent:
        click.echo("It is planned. An app that is open will know at its next start.")


def _facts(
    collection: Collection, day: date | None, today: date, *, changes: bool
) -> dict[str, object]:
    """What is planned, for other programs."""
    facts: dict[str, object] = {"day": today.isoformat(), "interview": day and day.isoformat()}
    if day is None or day < today:
        return facts
    memories = _memories(collection, day) if changes else None
    return facts | plan_facts(plan_until(day, collection, memories))


def _rows(collection: Collection, day: date | None, today: date, *, changes: bool) -> Iterator[str]:
    """What is planned, or what another day would do, in lines."""
    memories = _memories(collection, day) if changes else None
    if memories is None:
        yield _state(day, today)
    else:
        effect = change_by(_scheduler(collection, day), memories, collection, days=DAYS)
        yield _summary(effect, day)
        if effect.items:
            yield from _forecast(effect, today)
    if day is not None and day >= today:
        yield from plan_sentences(
            plan_until(day, collection, memories), new_per_deck=collection.settings.new_per_deck
        )


def _memories(collection: Collection, day: date | None) -> dict[str, Memory]:
    """All memories as the day would make them."""
    return collection.event_store.preview_memories(_scheduler(collection, day))


def _scheduler(collection: Collection, day: date | None) -> Scheduler:
    return collection.settings.scheduler.until(day)


def _state(day: date | None, today: date) -> str:
    """What is planned, in a sentence."""
    if day is None:
        return "No interview is planned; `quizapp plan --date 2027-02-01` plans for one."
    if day < today:
        return f"The interview was on {day}; `quizapp plan --off` ends the plan."
    return f"The interview is on {day:%a} {day}, {quantity((day - today).days, 'day')} from today."


def _summary(effect: ScheduleChange, day: date | None) -> str:
    """How many items move, in a sentence."""
    plan = f"With the interview on {day:%a} {day}" if day else "Without an interview"
    reviewed = quantity(effect.items, "reviewed item")
    return f"{plan}, {effect.earlier} of {reviewed} come earlier and {effect.later} later."


def _forecast(effect: ScheduleChange, today: date) -> Iterator[str]:
    """The reviews of each day, before and after."""
    yield f"{'reviews, if all are Good':<24} {'now':>6} {'then':>6}"
    for ahead, (now, then) in enumerate(zip(effect.now, effect.then, strict=True)):
        day = today + timedelta(days=ahead)
        yield f"{f'{day:%a} {day}':<24} {now:>6} {then:>6}"
    means = (f"{sum(counts) / DAYS:>6.1f}" for counts in (effect.now, effect.then))
    yield " ".join([f"{'a day':<24}", *means])
