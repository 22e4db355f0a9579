"""`quizapp lab`: a lab in the app, or its answer without a screen."""

import math
from collections.abc import Sequence
from contextlib import suppress
from typing import TYPE_CHECKING, Any

import click

from quizapp.labs.catalogue import LAB_FORMS, find_lab, is_lab
from quizapp.labs.forms import (
    Control,
    ControlError,
    LabForm,
    Value,
    Values,
    parted,
    read_state,
    written,
)
from quizapp.study.answer.numeric import NotANumber, read_number
from quizapp.text.numbers import show_apart
from quizapp.text.printable import printable
from quizapp.text.suggest import beginning_with

if TYPE_CHECKING:
    from pathlib import Path

    from quizapp.cli.offers import Offers
    from quizapp.labs.base import Lab
    from quizapp.labs.state import LabState


class LabCommand(click.Command):
    """Has the controls of the lab that is named among its options."""

    def shell_complete(self, ctx: click.Context, incomplete: str) -> "Offers":
        """What may begin with a dash."""
        from quizapp.cli.offers import offer_controls

        return [*offer_controls(ctx, incomplete), *super().shell_complete(ctx, incomplete)]


def _offer_words(ctx: click.Context, parameter: click.Parameter, incomplete: str) -> "Offers":
    from quizapp.cli.offers import offer_lab_words

    return offer_lab_words(ctx, parameter, incomplete)


@click.command(cls=LabCommand, context_settings={"ignore_unknown_options": True})
@click.argument(
    "words",
    nargs=-1,
    type=click.UNPROCESSED,
    metavar="[NAME [STATE]] [--CONTROL VALUE]...",
    shell_complete=_offer_words,
)
@click.option("--json", "as_json", is_flag=True, help="Print the numbers, for programs.")
@click.option("--print", "as_text", is_flag=True, help="Print what the state says, in a sentence.")
@click.option("--picture", is_flag=True, help="Print the picture too, above the sentence.")
@click.option("--ascii", "as_ascii", is_flag=True, help="Print the picture in ASCII.")
@click.pass_obj
def lab(
    home: "Path | None",
    words: Sequence[str],
    *,
    as_json: bool,
    as_text: bool,
    picture: bool,
    as_ascii: bool,
) -> None:
    """Open a lab, in a state if one is given; without a name, list the labs.

    A control that is named, as in `quizapp lab log-loss --y 1 --p 0.01`, is set, and the answer is
    printed instead. STATE is what the key `s` copies in the app.
    """
    if not words:
        _list_labs(as_json=as_json)
        return
    try:
        form = find_lab(_full_name(words[0]))
        values, sets_a_control = _read(form, words[1:])
    except ControlError as error:
        raise click.UsageError(printable(f"{error.message}. {error.hint}".strip())) from error
    picture = picture or as_ascii
    if as_json and picture:
        raise click.UsageError("--json and --picture contradict each other.")
    if not (as_json or as_text or picture or sets_a_control):
        _open(home, form, values)
        return
    lab, state = _opened(form, values)
    if picture:
        _print_picture(lab, state, as_ascii=as_ascii)
    click.echo(_in_json(_finite(lab.facts(state))) if as_json else lab.reading(state))


def _full_name(start: str) -> str:
    """The name of the only lab whose name begins so; otherwise what was typed."""
    if is_lab(start):
        return start
    matches = [
        form.short for form in LAB_FORMS if beginning_with(start, (form.short, form.name)) and start
    ]
    return matches[0] if len(matches) == 1 else start


def _list_labs(*, as_json: bool) -> None:
    if as_json:
        rows = [
            {"name": form.name, "short": form.short, "title": form.title, "asks": form.asks}
            for form in LAB_FORMS
        ]
        click.echo(_in_json(rows))
        return
    for form in LAB_FORMS:
        click.echo(f"{form.short:<12} {form.asks}")
        click.echo(
            click.style(
                f"{'':<12} {', '.join(control.name for control in form.controls)}", dim=True
            )
        )


def _read(form: LabForm, words: Sequence[str]) -> tuple[Values, bool]:
    """What the words set, and whether a control was named."""
    settings: dict[str, object] = {}
    values: Values = {}
    rest = list(words)
    while rest:
        word = rest.pop(0)
        if not word.startswith("--"):
            values = {**values, **read_state(form, word)}
            continue
        name, sign, value = word[2:].partition("=")
        control = form.control(name.replace("-", "_"))
        if not sign and not rest:
            raise ControlError(f"--{name} needs a value")
        settings[control.name] = _value(control, value if sign else rest.pop(0))
    return {**values, **form.read(settings)}, bool(settings)


def _value(control: Control, text: str) -> object:
    """The value as its control reads it; a number may be written as in the app, such as `1/3`."""
    if control.is_number:
        with suppress(NotANumber):
            return written(read_number(text), "")
    return parted(control, text)


def _print_picture(lab: "Lab[Any]", state: "LabState", *, as_ascii: bool) -> None:
    from quizapp.cli.terminal import printed_view

    for line in lab.draw(state, printed_view(as_ascii=as_ascii)).text.splitlines():
        click.echo(line.rstrip())


def _opened(form: LabForm, values: Values) -> "tuple[Lab[Any], LabState]":
    """The lab, and its state with these values.

    Raises:
        click.UsageError: it took another value than it was given.
    """
    from quizapp.labs.registry import lab_of

    lab = lab_of(form)
    state = lab.open(values)
    for name, value in values.items():
        if not _is_near(result := state.value(name), value):
            raise click.UsageError(
                _refusal(lab.form.control(name), state, value, result, alone=len(values) == 1)
            )
    return lab, state


def _refusal(
    control: Control, state: "LabState", value: Value, result: Value, *, alone: bool
) -> str:
    """Why a state has another value: it cannot go so far, or what else was set forbids it."""
    name = control.name
    if control.derived and isinstance(value, float):
        ends = (state.put(name, end).value(name) for end in (control.low, control.high))
        low, high = (end for end in ends if isinstance(end, float))
        if not low <= value <= high:
            return f"'{name}' lies in {show_apart(low, value)} to {show_apart(high, value)} here."
    if alone:
        setting, nearest = written(value, "/"), written(result, "/")
        return f"'{name}' cannot be {setting} here; the nearest that it can be is {nearest}."
    clash = f"'{name}' is {written(result, ' ')} then, not {written(value, ' ')}"
    return f"These do not go together: {clash}."


def _is_near(result: Value, value: Value) -> bool:
    """The lab took the value as it was given, but for the last digits of what follows from it."""
    if isinstance(result, float) and isinstance(value, float):
        return math.isclose(result, value, rel_tol=1e-9, abs_tol=1e-12)
    return result == value


def _in_json(value: object) -> str:
    import json

    return json.dumps(value, indent=2)


def _finite(fact: object) -> object:
    """The fact with what JSON has no number for written as a word: `nan`, `inf`, `-inf`."""
    if isinstance(fact, dict):
        return {name: _finite(value) for name, value in fact.items()}
    if isinstance(fact, list):
        return [_finite(value) for value in fact]
    if isinstance(fact, float) and fact - fact != 0:
        return repr(fact)
    return fact


def _open(home: "Path | None", form: LabForm, values: Values) -> None:
    from quizapp.cli.context import current_context
    from quizapp.cli.study import end_with, run_app
    from quizapp.study.answer.lab_link import LabLaunch

    app_context = current_context(home)
    with app_context.collection() as collection:
        code = run_app(collection, lab=LabLaunch(form, values))
    end_with(app_context, code)
