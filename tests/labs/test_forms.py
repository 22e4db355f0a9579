import pytest
from hypothesis import given
from hypothesis import strategies as st

from quizapp.labs.catalogue import LAB_FORMS, find_lab, is_lab
from quizapp.labs.cost_curves.form import CURVES_FORM
from quizapp.labs.cost_surface.form import SURFACE_FORM
from quizapp.labs.forms import ControlError, LabForm, Value, parted, read_state, write_state
from quizapp.labs.log_loss.form import LOG_LOSS_FORM
from quizapp.labs.stability.form import STABILITY_FORM
from tests.labs.values import settings


@pytest.mark.parametrize("form", LAB_FORMS, ids=lambda form: form.name)
def test_every_default_is_a_value_that_its_control_admits(form: LabForm) -> None:
    assert read_state(form, write_state(form, form.defaults)) == {}
    for control in form.controls:
        assert control.help
        if control.is_number:
            assert control.read(repr(control.default)) == control.default


def test_no_two_labs_share_a_name() -> None:
    names = [name for form in LAB_FORMS for name in {form.name, form.short}]
    assert len(names) == len(set(names))
    assert all(
        is_lab(name) and name in (find_lab(name).name, find_lab(name).short) for name in names
    )


def test_a_lab_that_is_nearly_named_is_guessed() -> None:
    with pytest.raises(ControlError, match="there is no lab 'curvs'") as found:
        find_lab("curvs")
    assert found.value.hint == "Did you mean 'curves'?"
    with pytest.raises(ControlError) as lost:
        find_lab("telescope")
    assert lost.value.hint.startswith("There are log-loss, curves,")


@pytest.mark.parametrize(
    ("form", "settings", "message"),
    [
        (CURVES_FORM, {"zz": "1"}, "this lab has no control 'zz'"),
        (CURVES_FORM, {"z": "far"}, "'z' is a number, not 'far'"),
        (CURVES_FORM, {"z": "11"}, "'z' lies in -10 to 10, and 11 does not"),
        (CURVES_FORM, {"z": ("1", "2")}, "'z' is a number, not a list"),
        (CURVES_FORM, {"y": "0.5"}, "'y' is a whole number, not 0.5"),
        (CURVES_FORM, {"axis": "q"}, "'axis' is one of z, p, not 'q'"),
        (CURVES_FORM, {"show": ("log_loss", "sqared_error")}, "'show' is one of log_loss"),
        (CURVES_FORM, {"show": ()}, "'show' is empty"),
        (CURVES_FORM, {"z": {"a": "1"}}, "'z' is a number, not a mapping"),
        (LOG_LOSS_FORM, {"rows": (("1",),)}, "a row of 'rows' has 2 to 4 numbers"),
        (LOG_LOSS_FORM, {"rows": (("1", "0.5"),) * 201}, "'rows' has at most 200 entries"),
        (LOG_LOSS_FORM, {"rows": (("2", "0.5"),)}, "'rows' lies in 0 to 1, and 2 does not"),
        (
            LOG_LOSS_FORM,
            {"rows": (("0", "0.5", "-1"),)},
            "'rows' lies in 0 to 1000000, and -1 does",
        ),
        (SURFACE_FORM, {"x": ("1", "b")}, "'x' is a list of numbers, not 'b'"),
        (find_lab("likelihood"), {"data": "0120"}, "'data' is made of 01, not '0120'"),
        (find_lab("likelihood"), {"data": ("0", "1")}, "'data' is made of 01, not a list"),
    ],
)
def test_a_setting_that_a_lab_does_not_have_is_a_sentence(
    form: LabForm, settings: dict[str, object], message: str
) -> None:
    with pytest.raises(ControlError) as found:
        form.read(settings)
    assert found.value.message.startswith(message)


def test_a_control_answers_to_its_other_names() -> None:
    assert CURVES_FORM.read({"label": "0"}) == {"y": 0.0}


def test_a_state_says_only_what_is_not_as_always() -> None:
    state = {**LOG_LOSS_FORM.defaults, "rows": ((1.0, 0.9), (0.0, 0.3, 2.0)), "base": "2"}
    assert write_state(LOG_LOSS_FORM, state) == "rows=1:0.9/0:0.3:2,base=2"
    assert write_state(CURVES_FORM, CURVES_FORM.defaults) == ""


@given(st.sampled_from(LAB_FORMS).flatmap(lambda form: st.tuples(st.just(form), settings(form))))
def test_a_state_that_was_written_is_read_as_what_it_was(
    case: tuple[LabForm, dict[str, Value]],
) -> None:
    form, values = case
    state = {**form.defaults, **values}
    text = write_state(form, state)
    assert {**form.defaults, **read_state(form, text)} == state
    assert not set(text) & set(" \t\n\"'`$&|;<>()*?#!\\"), "a shell takes it as it stands"


@pytest.mark.parametrize("text", ["z", "z=1,draw", "=1", "z=one", "q=1", "y=7"])
def test_what_is_no_state_is_refused(text: str) -> None:
    with pytest.raises(ControlError):
        read_state(CURVES_FORM, text)


def test_an_empty_state_sets_nothing() -> None:
    assert read_state(STABILITY_FORM, "  ") == {}


@pytest.mark.parametrize(("name", "value"), [("x", "1,2"), ("losses", "log_loss+squared_error")])
def test_entries_that_are_parted_otherwise_are_told_how(name: str, value: str) -> None:
    with pytest.raises(ControlError) as refused:
        parted(find_lab("surface").control(name), value)
    assert refused.value.hint == "Its entries are parted by slashes."


def test_what_lies_out_of_range_is_told_as_a_person_writes_it() -> None:
    with pytest.raises(ControlError, match="and 1000 does not"):
        STABILITY_FORM.control("z").read("1000.0")
