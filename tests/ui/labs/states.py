"""States and views for tests of labs: any that a deck or a learner can reach."""

from dataclasses import replace

from hypothesis import strategies as st

from quizapp.decks.lab_forms import Control, LabForm, State
from quizapp.ui.labs.lab import View

VIEWS = st.builds(
    View,
    width=st.integers(20, 200),
    height=st.integers(4, 50),
    ascii=st.booleans(),
    veiled=st.booleans(),
    ghost=st.none() | st.floats(-1e3, 1e3),
)


def states(form: LabForm) -> st.SearchStrategy[State]:
    """Every value that the form admits, derived controls left to follow."""
    own = {each.name: _values(each) for each in form.controls if not each.derived}
    return st.fixed_dictionaries(own)  # type: ignore[arg-type]


def _values(control: Control) -> st.SearchStrategy[object]:
    if control.is_number:
        return _numbers(control)
    if control.options:
        return st.sampled_from(control.options)
    ends = control.ends or ((control.low, control.high),) * control.columns[1]
    columns = [_numbers(replace(control, low=low, high=high)) for low, high in ends]
    rows = st.integers(*control.columns).flatmap(lambda length: st.tuples(*columns[:length]))
    return st.lists(rows, min_size=1, max_size=12).map(tuple)


def _numbers(control: Control) -> st.SearchStrategy[float]:
    if control.whole:
        return st.integers(int(control.low), int(control.high)).map(float)
    return st.floats(control.low, control.high)
