"""Any state of a lab, any view of it, and what is to hold of each picture."""

from hypothesis import strategies as st

from quizapp.decks.lab_forms import Control, State, Value
from quizapp.plot.cells import ROLES, Picture
from quizapp.ui.labs.lab import Lab, View

VIEWS = st.builds(
    View,
    width=st.integers(20, 200),
    height=st.integers(4, 50),
    ascii=st.booleans(),
    veiled=st.booleans(),
)


def states(lab: Lab) -> st.SearchStrategy[State]:
    """Whatever may be set in a lab, tidied as it always is."""
    settings = {each.name: _values(each) for each in lab.form.controls}
    return st.fixed_dictionaries({}, optional=settings).map(lab.open)


def _values(control: Control) -> st.SearchStrategy[Value]:
    if control.several:
        words = st.lists(st.sampled_from(control.options), min_size=1, unique=True)
        return words.map(tuple)
    if control.options:
        return st.sampled_from(control.options)
    if control.signs:
        return st.text(control.signs, max_size=200)
    if control.whole:
        return st.integers(int(control.low), int(control.high)).map(float)
    return st.floats(control.low, control.high).map(lambda number: round(number, 6))


def assert_fits(picture: Picture, view: View) -> None:
    """It is as wide as the view, at most as high, in known roles, and in ASCII where it must be."""
    assert 0 < len(picture.lines) <= view.height
    assert {len(line) for line in picture.text.splitlines()} == {view.width}
    assert {span.role for line in picture.lines for span in line} <= set(ROLES)
    assert picture.text.isascii() or not view.ascii
    assert picture.reading
