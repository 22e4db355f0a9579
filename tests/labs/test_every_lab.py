"""Laws of every lab: whatever is set, it draws, says what it shows, and makes a card of it."""

import json
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from quizapp.decks.substitution import fill
from quizapp.labs.base import Lab, View
from quizapp.labs.catalogue import LAB_FORMS
from quizapp.labs.data_table import data_table
from quizapp.labs.forms import read_state, write_state
from quizapp.labs.registry import all_labs
from quizapp.labs.stepping import shown, stepped
from quizapp.plot.cells import ROLES
from quizapp.ui.keys import keys_of
from quizapp.ui.markdown import prose
from tests.labs.any_state import states

VIEWS = st.builds(
    View,
    width=st.integers(20, 200),
    height=st.integers(4, 50),
    ascii=st.booleans(),
    masked=st.booleans(),
    guess=st.none() | st.floats(-1e3, 1e3),
)

every_lab = pytest.mark.parametrize("lab", all_labs(), ids=lambda lab: lab.form.short)

thoroughly = settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow])


def test_every_form_has_its_lab() -> None:
    assert [lab.form for lab in all_labs()] == [*LAB_FORMS]


@every_lab
def test_a_lab_that_draws_its_rows_has_a_seed_and_no_table_of_them(lab: Lab[Any]) -> None:
    has_seed = any(control.name == "seed" for control in lab.form.controls)
    assert has_seed == lab.form.draws_rows
    assert not (lab.form.draws_rows and data_table(lab.form, {}))


@every_lab
def test_a_lab_explains_itself(lab: Lab[Any]) -> None:
    assert len(prose(lab.explanation)) > 2


@every_lab
@thoroughly
@given(data=st.data())
def test_any_state_is_drawn_at_any_size(lab: Lab[Any], data: st.DataObject) -> None:
    state = data.draw(states(lab))
    view = data.draw(VIEWS)
    picture = lab.draw(state, view)
    assert 0 < len(picture.lines) <= view.height
    assert {len(line) for line in picture.text.split("\n")} == {view.width}
    assert {span.role for line in picture.lines for span in line} <= set(ROLES)
    assert picture.text.isascii() or not view.ascii
    assert picture.reading or view.masked


@every_lab
@thoroughly
@given(data=st.data())
def test_any_state_is_told_in_words_in_numbers_and_as_a_card(
    lab: Lab[Any], data: st.DataObject
) -> None:
    state = data.draw(states(lab))
    told = lab.reading(state)
    assert told.isprintable()
    assert len(told) > 20
    assert "nan" not in told or lab.form.short == "stability", "there nan is what is to be seen"
    assert json.loads(json.dumps(lab.facts(state)))
    card = lab.card(state)
    assert fill(card.question)
    assert fill(card.answer)


@every_lab
@thoroughly
@given(data=st.data())
def test_a_state_is_what_its_string_opens(lab: Lab[Any], data: st.DataObject) -> None:
    state = data.draw(states(lab))
    text = write_state(lab.form, state.values)
    assert lab.open(read_state(lab.form, text)) == state


@every_lab
@thoroughly
@given(data=st.data())
def test_no_turn_key_or_click_leads_out_of_a_lab(lab: Lab[Any], data: st.DataObject) -> None:
    state = data.draw(states(lab))
    view = View(width=80, height=20)
    for _ in range(data.draw(st.integers(1, 6))):
        state = data.draw(st.sampled_from(actions(lab, state, view, data)))()
        for control in lab.controls(state):
            value = state.value(control.name)
            assert type(value) is type(control.default)
            assert shown(control, value) or value in ("", ())
        assert lab.open(read_state(lab.form, write_state(lab.form, state.values))) == state
    assert lab.draw(state, view).lines
    assert lab.reading(state)


def actions(lab: Lab[Any], state: Any, view: View, data: st.DataObject) -> list[Any]:
    """What a learner may do next."""
    control = data.draw(st.sampled_from(lab.controls(state)))
    count, fine = data.draw(st.sampled_from([-1, 1])), data.draw(st.booleans())
    column, row = data.draw(st.integers(0, 79)), data.draw(st.integers(0, 19))
    turned = stepped(control, state.value(control.name), count, fine=fine)
    acts = [lambda key=key: lab.act(state, key.action) for key in keys_of(lab.form.name)]
    return [
        lambda: state.put(control.name, turned),
        lambda: lab.at(state, view, column, row) or state,
        *acts,
    ]
