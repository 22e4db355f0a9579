"""Tests of the data of a lab as a table."""

import pytest

from quizapp.labs.catalogue import LAB_FORMS, find_lab
from quizapp.labs.data_table import DataTable, data_table
from quizapp.labs.forms import LabForm


def test_two_lists_of_a_lab_are_columns() -> None:
    form = find_lab("slice")
    table = data_table(form, form.read({"x": ("-8", "4"), "y": ("0", "1")}))
    assert table == DataTable(("x", "y"), (("-8", "0"), ("4", "1")))


def test_a_table_has_the_columns_that_some_row_has() -> None:
    form = find_lab("log-loss")
    table = data_table(form, form.read({"rows": (("1", "0.9"), ("0", "0.2", "3"))}))
    assert table == DataTable(("y", "p", "weight"), (("1", "0.9", ""), ("0", "0.2", "3")))


def test_the_bins_of_a_calibration_have_their_names() -> None:
    form = find_lab("calibration")
    table = data_table(form, {})
    assert table
    assert table.heads == ("p", "positives", "rows")


@pytest.mark.parametrize(
    ("value", "cell"), [(1 - 0.9, "0.1"), (0.1 + 0.2, "0.3"), (1 / 8, "0.125")]
)
def test_a_computed_number_is_shown_as_anybody_would_write_it(value: float, cell: str) -> None:
    bins = data_table(find_lab("calibration"), {"bins": ((value, 3.0, 10.0),)})
    pairs = data_table(find_lab("slice"), {"x": (value, 1.0), "y": (0.0, 1.0)})
    assert bins
    assert pairs
    assert bins.rows[0][0] == pairs.rows[0][0] == cell


def test_a_lab_without_rows_has_no_table() -> None:
    assert data_table(find_lab("curves"), {}) is None


@pytest.mark.parametrize("form", LAB_FORMS, ids=lambda form: form.short)
def test_every_table_of_numbers_names_its_columns(form: LabForm) -> None:
    for control in form.controls:
        assert len(control.heads) == control.columns[1], control.name
    table = data_table(form, {})
    assert table is None or all(len(row) == len(table.heads) for row in table.rows)
