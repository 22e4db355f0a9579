"""`quizapp settings`: what is set, what may be set, and setting it without an editor."""

import json
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from textwrap import wrap
from typing import Final

import click

from quizapp.cli.context import AppContext, current_context
from quizapp.cli.terminal import echo_lines
from quizapp.collection.rescheduling import change_by
from quizapp.store.errors import StoreError
from quizapp.store.settings.rules import OTHER_NAMES, SETTING_RULES
from quizapp.store.settings.settings import (
    Settings,
    objection,
    read_settings,
    reset_setting,
    setting_text,
    settings_with,
    typed_value,
    write_setting,
)
from quizapp.study.scheduler.change import CHANGE_DAYS
from quizapp.study.scheduler.registry import lacks
from quizapp.text.printable import printable

PAGE_CELLS: Final = 80


def _offer_keys(_context: click.Context, _parameter: click.Parameter, start: str) -> list[str]:
    return [key for key in SETTING_RULES if key.startswith(start)]


@click.command()
@click.argument("key", required=False, shell_complete=_offer_keys)
@click.argument("value", required=False)
@click.option("--default", "resets", is_flag=True, help="Set KEY back to its default.")
@click.option("--yes", is_flag=True, help="Do not ask, whatever it does to the due days.")
@click.option("--json", "as_json", is_flag=True, help="Print JSON.")
@click.pass_obj
def settings(
    home: Path | None,
    key: str | None,
    value: str | None,
    *,
    resets: bool,
    yes: bool,
    as_json: bool,
) -> None:
    """List the settings, say what one holds and changes, or set it to VALUE.

    A text needs no quotes, and a date is written 2027-02-01. Comments in the file stay. Where
    another scheduler moves due days, it is said first how many, and asked.
    """
    if resets and (key is None or value is not None):
        raise click.UsageError("--default wants the one setting that is to be reset, and no value.")
    key = OTHER_NAMES.get(key, key) if key else key
    if key is not None and key not in SETTING_RULES:
        raise click.UsageError(objection(key, value))
    app_context = current_context(home)
    sets = key is not None and (resets or value is not None)
    if key is not None and sets:
        app_context = change_setting(app_context, key, value, asks=not yes)
    for diagnostic in app_context.diagnostics:
        click.echo(printable(diagnostic), err=True)
    if as_json:
        facts = {name: _facts(app_context.settings, name) for name in SETTING_RULES}
        click.echo(json.dumps(facts[key] if key else facts, indent=2))
    elif not sets:
        rows = _page(app_context.settings, key) if key else _table(app_context.settings)
        echo_lines(rows)


def change_setting(
    app_context: AppContext, key: str, value: str | None, *, asks: bool, always: bool = False
) -> AppContext:
    """Set it, after a yes where there is reason to ask or always, and give back what holds now."""
    wants_yes = _say_why_to_ask(app_context, key, value) or always
    question = "Take it? No answer is lost either way."
    if asks and wants_yes and not click.confirm(question, err=True):
        click.echo("Nothing is changed.", err=True)
        raise click.exceptions.Exit(1)
    return _set(app_context, key, value)


def _say_why_to_ask(app_context: AppContext, key: str, value: str | None) -> bool:
    """Say which due days the new value moves, or why it moves none yet; whether a yes is wanted."""
    typed = None if value is None else typed_value(value)
    if not SETTING_RULES[key].is_previewed or (typed is not None and objection(key, typed)):
        return False
    chosen = settings_with(app_context.settings, app_context.paths.settings, key, typed)
    if missing := lacks(chosen.preset) if key == "preset" else "":
        click.echo(f"{chosen.preset} {missing}. Until then nothing changes.", err=True)
        return True
    if chosen.scheduler == app_context.settings.scheduler:
        return False
    with app_context.collection() as collection:
        memories = collection.event_store.preview_memories(chosen.scheduler)
        change = change_by(chosen.scheduler, memories, collection, days=CHANGE_DAYS)
    if not change.moves:
        return False
    for sentence in change.sentences():
        click.echo(sentence, err=True)
    return True


def _set(app_context: AppContext, key: str, value: str | None) -> AppContext:
    """Write the setting, say what it was, and give back what holds now."""
    file, before = app_context.paths.settings, setting_text(app_context.settings, key)
    try:
        if value is None:
            reset_setting(file, key)
        else:
            write_setting(file, key, typed_value(value))
    except StoreError as error:
        raise click.ClickException(printable(str(error))) from error
    settings_now, diagnostics = read_settings(file)
    now = setting_text(settings_now, key)
    click.echo(printable(f"{key} = {_shown(now)} (it was {_shown(before)})"), err=True)
    return app_context._replace(settings=settings_now, diagnostics=diagnostics)


def _shown(text: str) -> str:
    return text or "not set"


def _table(current: Settings) -> Iterator[str]:
    """Each setting with its value, and its default where that is another."""
    for key in SETTING_RULES:
        text, default = setting_text(current, key), setting_text(Settings(), key)
        note = "" if text == default else f"default {_shown(default)}"
        yield f"{key:20}{_shown(text):18}  {note}".rstrip()


def _page(current: Settings, key: str) -> Iterator[str]:
    """All that is to be said of one setting."""
    rule = SETTING_RULES[key]
    yield f"{key} = {_shown(setting_text(current, key))}"
    yield from wrap(rule.effect, PAGE_CELLS)
    yield f"It is {rule.wants}; the default is {_shown(setting_text(Settings(), key))}."


def _facts(current: Settings, key: str) -> dict[str, object]:
    """The setting for a program."""
    rule = SETTING_RULES[key]
    return {
        "value": _plain_value(current, key),
        "default": _plain_value(Settings(), key),
        "range": rule.wants,
        "effect": rule.effect,
    }


def _plain_value(settings: Settings, key: str) -> object:
    """What the setting holds, as JSON has it: a day or a folder is a text."""
    value = getattr(settings, key)
    if isinstance(value, tuple):
        return [str(folder) for folder in value]
    return value.isoformat() if isinstance(value, date) else value
