"""What may be set in a lab, for laws over any of it."""

from hypothesis import strategies as st

from quizapp.labs.forms import Control, LabForm, Value

WIDEST = 1e9
"""An end that is infinite is tried up to here."""


def values(control: Control) -> st.SearchStrategy[Value]:
    """Whatever one control admits."""
    if control.is_number:
        return _numbers(control, control.low, control.high)
    if control.several:
        return st.lists(st.sampled_from(control.options), min_size=1, unique=True).map(tuple)
    if control.options:
        return st.sampled_from(control.options)
    if control.signs:
        return st.text(control.signs, max_size=40)
    if control.columns[1]:
        return st.lists(_rows(control), min_size=1, max_size=12).map(tuple)
    few = st.lists(_numbers(control, control.low, control.high), min_size=1, max_size=9)
    return few.map(tuple)


def settings(form: LabForm, *, derived: bool = False) -> st.SearchStrategy[dict[str, Value]]:
    """Any of the controls set to anything that they admit; the derived ones only if wanted."""
    wanted = [each for each in form.controls if derived or not each.derived]
    some = st.fixed_dictionaries({}, optional={each.name: values(each) for each in wanted})
    return some.map(lambda drawn: _as_long(drawn, form.paired))


def _as_long(drawn: dict[str, Value], pair: tuple[str, str] | None) -> dict[str, Value]:
    """Lists that go together, cut to the shorter one."""
    if pair is None or not drawn.keys() >= set(pair):
        return drawn
    lists = {name: value for name in pair if isinstance(value := drawn[name], tuple)}
    length = min(map(len, lists.values()))
    return {**drawn, **{name: value[:length] for name, value in lists.items()}}


def _rows(control: Control) -> st.SearchStrategy[tuple[float, ...]]:
    fewest, most = control.columns
    ends = control.ends or ((control.low, control.high),) * most
    columns = [_numbers(control, *pair) for pair in ends]
    rows = st.integers(fewest, most).flatmap(lambda length: st.tuples(*columns[:length]))
    part, whole = control.part_of
    return rows.filter(lambda row: row[part] <= row[whole])


def _numbers(control: Control, low: float, high: float) -> st.SearchStrategy[float]:
    low, high = max(-WIDEST, low), min(WIDEST, high)
    if control.whole:
        return st.integers(int(low), int(high)).map(float)
    # What is smaller than this is written with an exponent that states do not have.
    return st.floats(low, high).map(lambda number: number if abs(number) > 1e-300 else 0.0)
