"""Forms of labs: a card that asks what a lab shows, and how the card opens it again."""

from collections.abc import Iterable, Mapping

from quizapp.decks.kinds.basic import Basic
from quizapp.decks.kinds.numeric import Numeric
from quizapp.decks.writing.card_form import CardForm
from quizapp.decks.writing.yaml_lines import Data
from quizapp.labs.draft import Draft
from quizapp.labs.forms import LabForm, Row, Value, Values, written


def lab_form(draft: Draft, form: LabForm, values: Values) -> CardForm:
    """A form with the lab's card in it: with fresh numbers, if the lab knows how to draw them."""
    extras: Mapping[str, Data] = {"lab": lab_link(form, values)}
    numeric = draft.numeric
    if numeric is None:
        entries = {"question": draft.question, "answer": draft.answer}
        return CardForm(kind=Basic.kind, entries=entries, extras=extras)
    entries = {
        "question": numeric.question,
        "vars": _lines(numeric.variables.items()),
        "answer": numeric.answer,
        "tolerance": numeric.tolerance,
        "unit": numeric.unit,
        "traps": _lines(numeric.traps),
    }
    return CardForm(kind=Numeric.kind, entries=entries, extras=extras)


def _lines(pairs: Iterable[tuple[str, str]]) -> str:
    """A field with a pair on each line."""
    return "\n".join(f"{first}: {second}" for first, second in pairs)


def lab_link(form: LabForm, values: Values) -> Mapping[str, Data]:
    """What opens the lab with these values.

    >>> from quizapp.labs.catalogue import find_lab
    >>> curves = find_lab("curves")
    >>> lab_link(curves, {**curves.defaults, "z": -5.0})
    {'use': 'cost-curves', 'with': {'z': '-5'}}
    """
    changed = {name: _data(value) for name, value in values.items() if value != form.defaults[name]}
    return {"use": form.name} | ({"with": changed} if changed else {})


def _data(value: Value | Row) -> Data:
    if isinstance(value, tuple):
        return [_data(part) for part in value]
    return written(value, "") if isinstance(value, float) else value
