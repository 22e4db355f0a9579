"""The display of a task says truly which rows its lab has."""

import pytest

from quizapp.labs.calibration.form import CALIBRATION_FORM
from quizapp.labs.catalogue import LAB_FORMS
from quizapp.labs.cost_surface.form import SURFACE_FORM
from quizapp.labs.forms import LabForm, Values
from quizapp.study.answer.lab_link import LabLaunch
from quizapp.ui.question.task_display import DRAWN_ROWS, NO_ROWS, OTHER_ROWS, TaskDisplay
from quizapp.ui.text import wrapped


def display_of(form: LabForm, values: Values) -> TaskDisplay:
    return TaskDisplay(LabLaunch(form, values), only_ascii=True)


@pytest.mark.parametrize("form", LAB_FORMS, ids=lambda form: form.short)
def test_only_a_lab_that_takes_no_rows_says_that_it_has_none(form: LabForm) -> None:
    display = display_of(form, {})
    text = " ".join(line.plain for line in wrapped(display.data, 100))
    draws = form.short in {"model", "resampling"}
    assert (DRAWN_ROWS in text, NO_ROWS in text) == (draws, not (draws or display.has_data))


@pytest.mark.parametrize(
    ("form", "values"),
    [
        (SURFACE_FORM, {"x": (0.1, 2.0), "y": (0.0, 1.0)}),
        (CALIBRATION_FORM, {"bins": ((0.9, 8.0, 11.0),)}),
    ],
    ids=["surface", "calibration"],
)
def test_an_explanation_on_other_rows_says_whose_figures_it_has(
    form: LabForm, values: Values
) -> None:
    usual, own = display_of(form, {}), display_of(form, values)
    assert OTHER_ROWS in " ".join(line.plain for line in wrapped(own.explanation[:1], 100))
    assert own.explanation[1:] == usual.explanation
