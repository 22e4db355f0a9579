import math

from hypothesis import given
from hypothesis import strategies as st

from quizapp.labs.catalogue import LAB_FORMS
from quizapp.labs.forms import Control, LabForm
from quizapp.labs.stepping import shown, stepped, turns_of

EVERY = [(form, control) for form in LAB_FORMS for control in form.controls]


@given(
    st.sampled_from(EVERY),
    st.lists(st.tuples(st.sampled_from([-1, 1]), st.booleans()), max_size=60),
)
def test_no_walk_leaves_what_a_control_admits(
    case: tuple[LabForm, Control], walk: list[tuple[int, bool]]
) -> None:
    _, control = case
    value = control.default
    for count, fine in walk:
        value = stepped(control, value, count, fine=fine)
        assert type(value) is type(control.default)
        if isinstance(value, float):
            assert control.read(repr(value)) == value
        assert len(shown(control, value)) > 0 or value == ""


def test_coarse_steps_land_on_round_numbers() -> None:
    score = Control(name="z", help="", default=0.0, low=-10, high=10, step=0.5, fine=0.05)
    assert stepped(score, 0.693, 1) == 1.2
    assert stepped(score, 0.1, 1, fine=True) == 0.15
    assert stepped(score, 9.9, 1) == 10.0
    assert stepped(score, -9.9, -1) == -10.0


def test_a_probability_steps_along_its_log_odds() -> None:
    p = Control(name="p", help="", default=0.5, low=0, high=1, step=0.5, fine=0.05, scale="logit")
    assert stepped(p, 0.5, 1) == 0.622
    assert stepped(p, 0.001, -1) == 0.000607
    assert 0 < stepped(p, 0.0, 1) < 1e-5  # type: ignore[operator]
    assert stepped(p, 1 - 1e-6, 1) == 1 - 1e-6


def test_what_was_typed_beyond_the_edge_of_steps_never_turns_the_wrong_way() -> None:
    p = Control(name="p", help="", default=0.5, low=0, high=1, step=0.5, fine=0.05, scale="logit")
    assert (stepped(p, 1e-7, -1), stepped(p, 0.0, -1, fine=True)) == (1e-7, 0.0)
    assert (stepped(p, 1 - 1e-9, 1), stepped(p, 1.0, 1)) == (1 - 1e-9, 1.0)
    assert 1e-7 < stepped(p, 1e-7, 1) < 1e-5  # type: ignore[operator]
    assert stepped(p, 1.0, -1) < 1 - 1e-6  # type: ignore[operator]


def test_a_rate_doubles_and_halves() -> None:
    rate = Control(name="rate", help="", default=1.0, low=1e-4, high=1e3, fine=0.2, scale="log")
    assert (stepped(rate, 1.0, 1), stepped(rate, 1.0, -1)) == (2.0, 0.5)
    fine = stepped(rate, 1.0, 1, fine=True)
    assert isinstance(fine, float)
    assert math.isclose(fine, 2**0.2, rel_tol=0.01)


def test_a_whole_number_moves_by_one_at_least() -> None:
    steps = Control(name="n", help="", default=0.0, low=0, high=100, step=25, fine=0.1, whole=True)
    assert stepped(steps, 0.0, 1) == 25
    assert stepped(steps, 25.0, -1, fine=True) == 24


def test_words_go_round() -> None:
    axis = Control(name="axis", help="", default="z", options=("z", "p"))
    assert stepped(axis, "z", 1) == "p"
    assert stepped(axis, "p", 1) == "z"
    assert stepped(axis, "z", -1) == "p"


def test_a_set_of_words_shows_all_and_each_alone() -> None:
    show = Control(name="show", help="", default=("a", "b"), options=("a", "b", "c"))
    assert turns_of(show) == (("a", "b"), ("a", "b", "c"), ("a",), ("b",), ("c",))
    assert stepped(show, ("b", "c"), 1) == ("a", "b"), (
        "a set of the author's own leads to the first"
    )


def test_values_are_shown_as_short_as_they_are() -> None:
    number = Control(name="z", help="", default=0.0)
    assert [shown(number, each) for each in (2.0, -0.5, 1 / 3, 1e-7, 12345.0)] == [
        "2",
        "-0.5",
        "0.3333",
        "1e-7",
        "12345",
    ]
