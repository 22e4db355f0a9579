"""Laws of the states of labs: they are what their forms say, and old state strings are read."""

import json
import math
from dataclasses import fields
from pathlib import Path
from typing import Any, Final

import pytest

from quizapp.labs.base import Lab
from quizapp.labs.catalogue import find_lab
from quizapp.labs.forms import read_state, write_state
from quizapp.labs.registry import all_labs, lab_of

OLD: Final = json.loads((Path(__file__).parent / "states-0.1.0.json").read_text(encoding="utf-8"))
"""State strings that 0.1.0 copied, with what it said of them: lab, string, reading, facts."""

every_lab = pytest.mark.parametrize("lab", all_labs(), ids=lambda lab: lab.form.name)


@every_lab
def test_a_state_has_a_field_for_each_control_that_stands_by_itself(lab: Lab[Any]) -> None:
    own = [control.name for control in lab.form.controls if not control.derived]
    assert [field.name for field in fields(lab.state_class)] == own


@every_lab
def test_a_derived_control_can_be_shown_and_set(lab: Lab[Any]) -> None:
    state = lab.open({})
    for control in lab.form.controls:
        value = state.value(control.name)
        assert state.put(control.name, value).value(control.name) == value, control.name


@every_lab
def test_a_state_string_leads_back_to_its_state(lab: Lab[Any]) -> None:
    state = lab.open({})
    assert write_state(lab.form, state.values) == ""
    assert lab.open(state.values) == state


def nearly(fact: Any) -> Any:
    """The fact, whose last digits differ from one version of NumPy to the next."""
    if isinstance(fact, dict):
        return {name: nearly(value) for name, value in fact.items()}
    if isinstance(fact, list):
        return [nearly(value) for value in fact]
    is_number = isinstance(fact, float) and math.isfinite(fact)
    return pytest.approx(fact, rel=1e-12, abs=1e-12) if is_number else fact


@pytest.mark.parametrize("row", OLD, ids=lambda row: f"{row['lab']} {row['string'][:40]}")
def test_a_copied_state_of_the_first_release_says_the_same(row: dict[str, str]) -> None:
    form = find_lab(row["lab"])
    lab = lab_of(form)
    state = lab.open(read_state(form, row["string"]))
    assert lab.reading(state) == row["reading"]
    assert lab.facts(state) == nearly(json.loads(row["facts"]))
    assert write_state(form, state.values) == row["string"]
