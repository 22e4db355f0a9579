"""The data of a lab: the rows that it works on, as a table, without computing anything."""

from typing import NamedTuple

from quizapp.labs.forms import Control, LabForm, Value, Values
from quizapp.text.numbers import show_number


class DataTable(NamedTuple):
    """Rows of numbers under their names."""

    heads: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    """As they are shown; as many cells each as there are heads."""


def data_table(form: LabForm, values: Values) -> DataTable | None:
    """The data in a state of a lab; none where the lab works on nothing but its controls.

    Args:
        form: of the lab.
        values: what is set in it, besides its defaults.
    """
    settings = {**form.defaults, **values}
    if form.paired:
        columns = [_numbers(settings[name]) for name in form.paired]
        rows = tuple(zip(*(map(_cell, column) for column in columns), strict=True))
        return DataTable(form.paired, rows)
    table = next((control for control in form.controls if control.heads), None)
    return _rows_of(table, settings[table.name]) if table else None


def _rows_of(control: Control, value: Value) -> DataTable:
    """The columns of a table, without those that no row has."""
    assert isinstance(value, tuple)
    rows = [_numbers(row) for row in value if isinstance(row, tuple)]
    width = max(len(row) for row in rows)
    cells = tuple(
        tuple(_cell(row[place]) if place < len(row) else "" for place in range(width))
        for row in rows
    )
    return DataTable(control.heads[:width], cells)


def _cell(value: float) -> str:
    """All digits that anybody wrote: 1 - 0.9, as decks compute it, is 0.1 to whoever reads it."""
    return show_number(float(show_number(value, ".12g")))


def _numbers(value: Value) -> tuple[float, ...]:
    assert isinstance(value, tuple)
    return tuple(number for number in value if isinstance(number, float))
