import pytest
from hypothesis import given
from hypothesis import strategies as st

from quizapp.decks.substitution import fill, substitutions
from quizapp.engine.scalar.expressions import ExpressionError


@pytest.mark.parametrize(
    ("text", "filled"),
    [
        ("nothing to compute", "nothing to compute"),
        ("", ""),
        ("pays {=bce(1,0.01)|.2f} nats", "pays 4.61 nats"),
        ("{=y} and {=p|.2f}", "1 and 0.25"),
        ("{= y | .1f }", "1.0"),
        ("{{=y} is written so", "{=y} is written so"),
        ("{{={=y}", "{=1"),
        (r"$\frac{1}{m}\sum_{i=1}^{m}$ and {=y}", r"$\frac{1}{m}\sum_{i=1}^{m}$ and 1"),
        ("{y} %d {0} {} [b]", "{y} %d {0} {} [b]"),
        ("{=sq(y,p)|.1%} off", "56.2% off"),
    ],
)
def test_only_the_marked_numbers_of_a_text_change(text: str, filled: str) -> None:
    assert fill(text, {"y": 1.0, "p": 0.25}) == filled


@pytest.mark.parametrize(
    ("text", "offset", "message"),
    [
        ("a {=1", 2, "no closing"),
        ("{=1} {=", 5, "no closing"),
        ("a {=q}", 4, "no variable 'q'"),
        ("a {=1+q|.2f}", 6, "no variable 'q'"),
        ("{=}", 2, "empty"),
        ("{=|.2f}", 2, "empty"),
        ("{=1 {=2}", 4, "no '{'"),
        ("{=1|2|.2f}", 3, "no '|'"),
        ("{=1|d}", 2, "'d' is no format"),
        ("{=ln(0)}", 2, "no logarithm of"),
    ],
)
def test_a_number_that_cannot_be_computed_is_refused_with_its_place(
    text: str, offset: int, message: str
) -> None:
    with pytest.raises(ExpressionError) as caught:
        fill(text)
    assert message in caught.value.message
    assert caught.value.offset == offset


def test_substitutions_know_where_their_expressions_start() -> None:
    text = "{{=no} {=p|.2f} and {=ln(2)}"
    found = substitutions(text)
    assert [(each.expression, each.format) for each in found] == [("p", ".2f"), ("ln(2)", "")]
    assert [text[each.offset :][:2] for each in found] == ["{=", "{="]
    assert [text[each.start :][:1] for each in found] == ["p", "l"]


@given(st.text())
def test_any_text_is_filled_or_refused_within_itself(text: str) -> None:
    try:
        fill(text)
    except ExpressionError as error:
        place = error.offset
    else:
        place = 0
    assert 0 <= place <= len(text)


@given(st.text().filter(lambda text: "{=" not in text))
def test_a_text_without_marks_stays_as_it_is(text: str) -> None:
    assert fill(text) == text
