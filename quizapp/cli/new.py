"""`quizapp new`: a topic to begin with, or a card, without the app."""

from collections.abc import Iterable
from pathlib import Path
from typing import Final

import click

from quizapp.cli.context import current_context, new_id
from quizapp.collection.deck_preview import complaints_about
from quizapp.collection.own_decks import (
    add_card,
    add_topic,
    address_of,
    copy_sentence,
    is_read_only,
    names_in,
)
from quizapp.collection.sessions import SessionFactory
from quizapp.decks.writing.card_form import CardForm, form_kinds
from quizapp.store.errors import StoreError
from quizapp.study.form_report import report_on
from quizapp.text.printable import printable
from quizapp.text.suggest import did_you_mean

NO_FORM: Final = " Other kinds are part of something larger: write them in your editor."


@click.group()
def new() -> None:
    """Begin a topic, or add a card to a deck of your own; prints where it was written."""


@new.command("topic")
@click.argument("name")
@click.option("--title", default="", help="What lists call the topic.")
@click.pass_obj
def new_topic(home: Path | None, name: str, title: str) -> None:
    """Make the deck file of the topic NAME, with one card to replace."""
    with current_context(home).collection() as collection:
        sessions = SessionFactory(collection, new_id=new_id)
        try:
            click.echo(printable(str(add_topic(sessions, name, title=title))))
        except StoreError as error:
            raise click.ClickException(printable(str(error))) from error


@new.command("card")
@click.option("--kind", default="basic", show_default=True, help="One of the kinds of card.")
@click.option("--deck", required=True, help="The deck that takes it, which is made if need be.")
@click.option(
    "--set",
    "settings",
    multiple=True,
    metavar="KEY=TEXT",
    help="What a key of the card holds; once more for a further line of it.",
)
@click.pass_obj
def new_card(home: Path | None, kind: str, deck: str, settings: tuple[str, ...]) -> None:
    """Add a card, such as `--set q="Why?" --set a="So."`; the guide has the keys of each kind."""
    form = _form(kind, deck, settings)
    with current_context(home).collection() as collection:
        sessions = SessionFactory(collection, new_id=new_id)
        try:
            taken = names_in(sessions, deck)
            report = report_on(form, taken)
            for complaint in report.complaints:
                click.echo(printable(f"{complaint.label}: {complaint.sentence}"), err=True)
            if report.refusal:
                raise StoreError(report.refusal)
            copied = copy_sentence(sessions, deck) if is_read_only(sessions, deck) else ""
            file = add_card(sessions, deck, report.lines)
            sessions.reload(file)
            name = form.card_name(taken)
            click.echo(printable(address_of(sessions, file, name)))
            for diagnostic in complaints_about(file, name):
                click.echo(printable(str(diagnostic)), err=True)
            if copied:
                click.echo(printable(copied), err=True)
        except StoreError as error:
            raise click.ClickException(printable(str(error))) from error


def _form(kind: str, deck: str, settings: Iterable[str]) -> CardForm:
    """The form with what the options say in its fields."""
    kinds = [kind.name for kind in form_kinds()]
    if kind not in kinds:
        guess = did_you_mean(kind, kinds) or f" There are {', '.join(kinds)}."
        elsewhere = "" if did_you_mean(kind, kinds) else NO_FORM
        raise click.UsageError(
            f"There is no form for a card of the kind '{kind}'.{guess}{elsewhere}"
        )
    form = CardForm(kind=kind, deck=deck)
    labels = {"id": "id"} | {asked.key: asked.label for asked in form.fields}
    entries: dict[str, list[str]] = {}
    for setting in settings:
        key, equals, text = setting.partition("=")
        if key not in labels or not equals:
            guess = did_you_mean(key, labels) or f" There are {', '.join(labels)}."
            raise click.UsageError(f"--set wants KEY=TEXT with a key of a {kind} card.{guess}")
        entries.setdefault(labels[key], []).append(text)
    name = "".join(entries.pop("id", []))
    whole = {label: "\n".join(texts) for label, texts in entries.items()}
    return CardForm(kind=kind, deck=deck, name=name, entries=whole)
