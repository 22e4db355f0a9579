"""Offers: owns what a shell may complete the words of a command with.

Whoever presses Tab wants no sentence on what is wrong: then there is simply nothing to offer.
"""

import re
from pathlib import Path
from typing import TYPE_CHECKING, Final, TypeAlias

import click
from click.shell_completion import CompletionItem

from quizapp.cli.context import AppContext, current_context
from quizapp.text.printable import printable

if TYPE_CHECKING:
    from quizapp.labs.forms import LabForm

Offers: TypeAlias = "list[CompletionItem[str]]"

SAFE: Final = re.compile(r"[\w.:,/+-]*")
"""What no shell reads as anything else: names stand in decks of others, and Enter may follow."""


def offer_targets(context: click.Context, _parameter: click.Parameter, start: str) -> Offers:
    """The topics of the library, and files."""
    try:
        with _app_context(context).collection() as collection:
            titles = collection.topics
    except click.ClickException:
        titles = {}
    topics = {topic: titles[topic] for topic in titles if SAFE.fullmatch(topic)}
    return [*_beginning(topics, start), CompletionItem(start, type="file")]


def offer_filters(context: click.Context, _parameter: click.Parameter, line: str) -> Offers:
    """How the last term of a filter may go on."""
    from quizapp.collection.filtered import rows
    from quizapp.study.filter_words import values_in
    from quizapp.study.filters import completions

    try:
        with _app_context(context).collection() as collection:
            values = values_in(rows(collection))
    except click.ClickException:
        return []
    before = line[: len(line) - len(line.rpartition(" ")[2])]
    terms = completions(line, values)
    if len(terms) == 1 and terms[0].endswith(":"):
        # A shell ends the word after the only offer, and the term is only half of one.
        terms = completions(before + terms[0], values)
    return [CompletionItem(before + term) for term in terms if SAFE.fullmatch(term)]


def offer_lab_words(context: click.Context, _parameter: click.Parameter, start: str) -> Offers:
    """The labs, or the words of the control that stands before."""
    from quizapp.labs.catalogue import LAB_FORMS

    words = context.params.get("words") or ()
    if not words:
        return _beginning({form.short: form.title for form in LAB_FORMS}, start)
    form = _form(context)
    name = words[-1].removeprefix("--").replace("-", "_")
    if form is None or not words[-1].startswith("--"):
        return []
    options = [control.options for control in form.controls if control.answers_to(name)]
    return _beginning(dict.fromkeys(options[0], "") if options else {}, start)


def offer_controls(context: click.Context, start: str) -> Offers:
    """The controls of the lab that is named, as options."""
    form = _form(context)
    if form is None:
        return []
    helps = {f"--{control.name.replace('_', '-')}": control.help for control in form.controls}
    return _beginning(helps, start)


def _form(context: click.Context) -> "LabForm | None":
    """The form of the lab that is named, if there is one of that name."""
    from quizapp.labs.catalogue import find_lab, is_lab

    words = context.params.get("words") or ("",)
    return find_lab(words[0]) if is_lab(words[0]) else None


def _app_context(context: click.Context) -> AppContext:
    """The context that the run will have: while Tab is pressed, nobody has made it yet."""
    home = context.find_root().params.get("home")
    return current_context(Path(home) if home else None)


def _beginning(helps: dict[str, str], start: str) -> Offers:
    """The words that begin so, each with a line on what it is."""
    return [
        CompletionItem(word, help=printable(" ".join(line.split())))
        for word, line in helps.items()
        if word.startswith(start)
    ]
