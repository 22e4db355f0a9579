from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quizapp.decks.variables import draw, draw_rows, draw_values, parse_draw, read_draws
from quizapp.engine.scalar.expressions import ExpressionError


def drawn(text: str, count: int = 2000) -> Counter[float]:
    return Counter(draw({"x": text}, key="t/a", count=i)["x"] for i in range(count))


def test_draws_are_the_same_on_every_machine() -> None:
    variables = {
        "a": "pick(1, 2, 3, 4, 5)",
        "b": "ints(0, 1000000)",
        "c": "grid(0, 1, 0.001)",
        "d": "logu(0.001, 1)",
    }
    pinned = {"a": 4, "b": 80272, "c": 0.332, "d": 0.00118}
    assert draw(variables, key="ml.cost/bce-hand", count=7) == pinned


def test_a_pick_keeps_the_numbers_as_given() -> None:
    assert drawn("pick(-8, 1/4, 0.1)").keys() == {-8, 0.25, 0.1}


def test_a_number_listed_twice_comes_twice_as_often() -> None:
    seen = drawn("pick(1, 1, 2)", 3000)
    assert seen[1] == pytest.approx(2000, abs=150)
    assert parse_draw("pick(1, 1, 2)").variants == 2


def test_whole_numbers_include_both_ends() -> None:
    assert drawn("ints(-2, 3)").keys() == {-2, -1, 0, 1, 2, 3}


def test_a_grid_includes_its_end_and_counts_in_decimals() -> None:
    assert sorted(drawn("grid(0.05, 0.3, 0.05)")) == [0.05, 0.1, 0.15, 0.2, 0.25, 0.3]
    assert sorted(drawn("grid(-0.3, 0.3, 0.1)")) == [-0.3, -0.2, -0.1, 0, 0.1, 0.2, 0.3]


def test_a_grid_stops_before_an_end_that_its_steps_miss() -> None:
    assert sorted(drawn("grid(0, 1, 0.3)")) == [0, 0.3, 0.6, 0.9]


def test_a_grid_may_step_in_parts_of_pi() -> None:
    assert len(drawn("grid(0, 2*pi, pi/4)")) == parse_draw("grid(0, 2*pi, pi/4)").variants == 9


def test_each_power_of_ten_is_as_likely_as_the_next() -> None:
    seen = drawn("logu(0.001, 1)", 3000)
    decades = [sum(n for x, n in seen.items() if low <= x < 10 * low) for low in (1e-3, 1e-2, 0.1)]
    assert decades == [pytest.approx(1000, abs=120)] * 3
    assert parse_draw("logu(0.001, 1)").variants is None


def test_a_log_uniform_number_has_three_digits_and_stays_in_its_range() -> None:
    seen = drawn("logu(0.01234, 0.01236)", 200)
    assert seen.keys() <= {0.01234, 0.01236}
    assert all(float(f"{x:.3g}") == x for x in drawn("logu(0.001, 1)", 200))


def test_all_values_of_a_draw_are_about_equally_likely() -> None:
    seen = drawn("ints(1, 10)", 5000)
    assert all(count == pytest.approx(500, abs=110) for count in seen.values())


def test_key_count_and_name_all_change_the_draw() -> None:
    text = "ints(0, 1000000)"
    base = draw({"x": text, "y": text}, key="t/a", count=1)
    assert base["x"] != base["y"]
    assert draw({"x": text}, key="t/a", count=2)["x"] != base["x"]
    assert draw({"x": text}, key="t/b", count=1)["x"] != base["x"]
    assert (
        draw({"x": text}, key="t/a1", count=1)["x"] != draw({"x": text}, key="t/a", count=11)["x"]
    )


def test_a_variable_keeps_its_value_when_another_is_added() -> None:
    alone = draw({"x": "ints(1, 9)"}, key="t/a", count=3)
    assert draw({"w": "pick(1, 2)", "x": "ints(1, 9)"}, key="t/a", count=3)["x"] == alone["x"]


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("", "empty"),
        ("3", "pick(a, b, ...), ints(lowest, highest)"),
        ("pick", "pick(a, b, ...), ints(lowest, highest)"),
        ("choose(1, 2)", "there is no draw 'choose'"),
        ("pick()", "write pick(a, b, ...)"),
        ("ints(1)", "write ints(lowest, highest)"),
        ("ints(1, 2, 3)", "write ints(lowest, highest)"),
        ("grid(0, 1)", "write grid(lowest, highest, step)"),
        ("ints(0, 1.5)", "whole numbers"),
        ("ints(2, 1)", "must not exceed"),
        ("grid(0, 1, 0)", "steps go upwards"),
        ("grid(0, 1, -0.1)", "steps go upwards"),
        ("grid(0, 1, 1e-10)", "too fine"),
        ("grid(1e300, 1e300, 1e-19)", "too wide"),
        ("grid(-1e308, 1e308, 1)", "too wide"),
        ("grid(0, 5e-324, 5e-324)", "too fine"),
        ("logu(0, 1)", "0 < lowest"),
        ("logu(1, 1)", "lowest < highest"),
        ("pick(q)", "no variable 'q'"),
        ("pick(1/0)", "division by zero"),
        ("pick(**e)", "pick(a, b, ...)"),
        ("pick(*e)", "out of place"),
        ("pick(1) + 1", "pick(a, b, ...)"),
    ],
)
def test_a_draw_that_says_nothing_sensible_is_refused(text: str, message: str) -> None:
    with pytest.raises(ExpressionError) as caught:
        parse_draw(text)
    assert message in caught.value.message
    assert 0 <= caught.value.offset <= len(text)


def test_the_place_of_a_wrong_number_counts_from_the_start() -> None:
    with pytest.raises(ExpressionError) as caught:
        parse_draw(" pick(1, 2 + q)")
    assert caught.value.offset == 13


def test_many_draws_are_those_of_each_review_alone() -> None:
    draws = read_draws({"y": "pick(0, 1)", "p": "grid(0, 1, 0.1)", "z": "logu(1, 9)"})
    for redraw in (0, 2):
        rows = draw_rows(draws, key="t/a", counts=range(5), redraw=redraw)
        singles = [draw_values(draws, key="t/a", count=n, redraw=redraw) for n in range(5)]
        assert rows == [tuple(values.values()) for values in singles]
    assert draw_rows({}, key="t/a", counts=range(2)) == [(), ()]


STEPS = st.tuples(st.integers(-500, 500), st.integers(0, 300), st.integers(1, 50))


@given(STEPS, st.sampled_from([1, 10, 100, 1000]), st.integers(0, 5))
def test_every_value_of_a_grid_is_a_short_decimal_within_it(
    steps: tuple[int, int, int], unit: int, count: int
) -> None:
    low, length, step = steps
    text = f"grid({low / unit}, {(low + length) / unit}, {step / unit})"
    value = draw({"x": text}, key="t/a", count=count)["x"]
    assert low / unit <= value <= (low + length) / unit
    assert value == round(value, 3)
    assert parse_draw(text).variants == length // step + 1
