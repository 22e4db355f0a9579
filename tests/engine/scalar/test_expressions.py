import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quizapp.engine.scalar.expressions import (
    CONSTANTS,
    FUNCTIONS,
    ExpressionError,
    evaluate,
    evaluate_column,
    parse,
)


def value(text: str, **values: float) -> float:
    return evaluate(parse(text, names=values), values)


def fault(text: str, **values: float) -> ExpressionError:
    with pytest.raises(ExpressionError) as caught:
        value(text, **values)
    return caught.value


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("7", 7),
        (".5", 0.5),
        ("1e-7", 1e-7),
        (" 1 + 2*3 ", 7),
        ("1 +\n 2", 3),
        ("-2**2", -4),
        ("(8 + 950)/1000", 0.958),
        ("2**-1", 0.5),
        ("ln(e)", 1),
        ("round(pi, 2)", 3.14),
        ("min(3, 1, 2) + max(4)", 5),
        ("abs(-3) + sqrt(16)", 7),
        ("10/11", 10 / 11),
        ("log2(8) - log10(1000)", 0),
        ("log1p(e - 1) + expm1(ln(2))", 2),
        ("mean(1, 2, 6) + sum(1, 2)", 6),
    ],
)
def test_an_expression_is_worth_what_arithmetic_says(text: str, expected: float) -> None:
    assert value(text) == pytest.approx(expected, abs=1e-15)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("0 < 1 < 2", 1),
        ("0 < 1 < 1", 0),
        ("1 == 1", 1),
        ("1 != 1", 0),
        ("2 >= 3", 0),
        ("2 <= 2", 1),
    ],
)
def test_a_comparison_is_one_when_it_holds_and_zero_when_not(text: str, expected: float) -> None:
    assert value(text) == expected


def test_only_the_branch_that_is_taken_needs_a_value() -> None:
    assert value("1/x if x > 0 else 0", x=0.0) == 0
    assert value("ln(x) if x > 0 else -1", x=1.0) == 0


def test_an_expression_knows_the_variables_that_it_uses() -> None:
    assert parse("bce(y, p) + e", names={"y", "p", "z", "bce"}).names == {"y", "p"}


@pytest.mark.parametrize(
    "text", ["p", "2", "0 < p <= 1", "ln(p) if p > 0 else 1/q", "max(p, q, 0)"]
)
def test_a_column_holds_what_each_row_gives(text: str) -> None:
    rows = [{"p": p, "q": q} for p in (-1.0, 0.0, 0.5, 2.0) for q in (1.0, 3.0)]
    expression = parse(text, names=("p", "q"))
    assert evaluate_column(expression, rows) == [evaluate(expression, row) for row in rows]
    assert evaluate_column(expression, []) == []


def test_an_expression_is_read_once() -> None:
    assert parse("p + 1", names=("p",)) is parse("p + 1", names=["p"])


def test_the_name_of_a_function_may_be_a_variable_too() -> None:
    assert parse("sq (sq, 1) if(sq) else 2", names=("sq",)).names == {"sq"}
    assert parse("sq(1, 2)", names=("sq",)).names == frozenset()


def test_a_value_is_a_float_even_when_whole_numbers_come_in() -> None:
    assert isinstance(value("max(k, 1)", k=2), float)


def test_a_variable_without_a_value_is_named() -> None:
    with pytest.raises(ExpressionError, match="'p' has no value"):
        evaluate(parse("p + 1", names={"p"}))


@pytest.mark.parametrize("infinite", [math.inf, -math.inf, math.nan])
def test_a_value_that_came_in_infinite_does_not_go_out(infinite: float) -> None:
    assert "not finite" in fault("p", p=infinite).message


@pytest.mark.parametrize(
    ("text", "offset", "message"),
    [
        ("", 0, "empty"),
        ("   ", 0, "empty"),
        ("1 + bec(1, 0.5)", 4, "there is no function 'bec'"),
        ("softplsu(1)", 0, "did you mean 'softplus'?"),
        ("1 + rat", 4, "there is no variable 'rat'; did you mean 'rate'?"),
        (" 1 + rat", 5, "'rat'"),
        ("bce(1)", 0, "bce(y, p)"),
        ("bce(1, 2, 3)", 0, "bce(y, p)"),
        ("mean()", 0, "mean(first, ...)"),
        ("entropy()", 0, "entropy(...)"),
        ("ln", 0, "ln(x)"),
        ("rate(2)", 0, "write * to multiply"),
        ("2(3)", 0, "write * to multiply"),
        ("3 + 2rate", 4, "write * to multiply"),
        ("2 ^ 3", 2, "write **"),
        ("3 × 4", 2, "write *"),
        ("rate = 1", 5, "write =="),
        ("1, 2", 0, "comma"),
        ("+1", 0, "no plus sign"),
        ("1 2", 2, "out of place"),
        ("(1 + 2", 0, "not complete"),
        ("010", 0, "out of place"),
        ("max(*e)", 4, "nothing like this"),
        ("max(**e)", 0, "max(first, ...)"),
        ("rate and 1", 5, "no 'and'"),
        ("not 1", 0, "no 'not'"),
        ("lambda", 0, "no 'lambda'"),
        ("True", 0, "no 'True'"),
        ("a.b", 1, "no '.'"),
        ("x[0]", 1, "no '['"),
        ("'x'", 0, "no '''"),
        ("{1}", 0, "no '{'"),
        ("1 // 2", 0, "nothing like this"),
        ("1 % 2", 2, "no '%'"),
        ("0x1f", 0, "no number"),
        ("1_000", 0, "no number"),
        ("1j", 0, "no number"),
        ("1..real", 0, "no number"),
        ("1 if 1", 0, "not complete"),
        ("1\x00", 1, "U+0000"),
        ("1\u202e", 1, "U+202E"),
        ("1e999", 0, "too large"),
    ],
)
def test_what_an_expression_does_not_have_is_refused_with_its_place(
    text: str, offset: int, message: str
) -> None:
    error = fault(text, rate=1.0)
    assert message in error.message
    if "out of place" not in error.message:
        assert error.offset == offset
    assert 0 <= error.offset <= len(text)


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("1/0", "division by zero"),
        ("ln(0)", "no logarithm of"),
        ("log2(-1)", "no logarithm of"),
        ("log1p(-1)", "above -1"),
        ("log10(0)", "no logarithm of"),
        ("sqrt(-1)", "no square root of -1"),
        ("exp(1000)", "too large"),
        ("1e308*10", "not finite"),
        ("1e308 + 1e308", "not finite"),
        ("10.0**400", "between -64 and 64"),
        ("2**65", "between -64 and 64"),
        ("1e200**2", "too large"),
        ("0**-1", "0 has no negative power"),
        ("(-8)**(1/3)", "no real power"),
        ("round(1, 0.5)", "whole number"),
        ("round(1, 13)", "whole number"),
        ("logit(1)", "not finite"),
        ("bce(1, 0)", "not finite"),
        ("bce(1, 1.5)", "p must lie between 0 and 1, not 1.5"),
        ("bce(1, 1 + 1e-9)", "p must lie between 0 and 1, not 1.000000001"),
        ("entropy(0.5, 0.500002)", "the probabilities must add up to 1, not 1.000002"),
        ("2**64.000001", "an exponent must lie between -64 and 64, not 64.000001"),
        ("p_of_label(0.5, 0.5)", "0 or 1"),
        ("brier(1, 0.5, 0)", "pairs"),
        ("entropy(0.5, 0.6)", "add up to 1"),
        ("kl(0.5, 0.5, 1)", "two distributions"),
        ("mean_nll(8, 7, 0.5)", "successes"),
        ("precision(0, 0)", "all the counts are 0"),
        ("recall(-1, 2)", "negative"),
        ("threshold_cost(1, 1, -1, 1)", "negative"),
        ("ece(0.5, 1, 2, 0.5)", "triples"),
        ("ece(0.5, 3, 2)", "bin"),
    ],
)
def test_arithmetic_without_a_finite_result_says_which_part_and_why(
    text: str, message: str
) -> None:
    error = fault(f"1 + ({text})")
    assert message in error.message
    assert error.offset >= len("1 + (")


def test_the_part_that_failed_is_written_out() -> None:
    assert fault("2 + ln(p - 1)", p=0.5).message.startswith("ln(p - 1): ")


@pytest.mark.parametrize(
    "text",
    [
        "(" * 299 + "1",
        "(" * 149 + "1" + "+1)" * 50,
        "-" * 299 + "1",
        "+".join("1" * 150),
        "1" + "+1" * 76,
        "1" * 301,
        "ln(" * 90 + "1" + ")" * 90,
        "9" * 300 + "0",
        "9**" * 99 + "9",
        "1 if 1 else " * 24 + "1" + "*1" * 60,
    ],
)
def test_hostile_text_is_refused_quickly(text: str) -> None:
    with pytest.raises(ExpressionError):
        evaluate(parse(text))


def test_the_longest_admitted_expression_is_read() -> None:
    assert value("1" + "+1" * 74) == 75
    assert value(" " * 299 + "1") == 1


@pytest.mark.parametrize("name", CONSTANTS)
def test_constants_are_python_s(name: str) -> None:
    assert value(name) == getattr(math, name)


@pytest.mark.parametrize("name", FUNCTIONS)
def test_every_function_has_a_claim_for_its_docstring_and_can_be_called(name: str) -> None:
    assert (FUNCTIONS[name].__doc__ or "").strip()
    with pytest.raises(ExpressionError, match=f"'{name}' is a function: write {name}"):
        parse(name)


SIGNS = [*"0123456789+-*/(),.<>=!^%'\"[]{}:;#@\\ \n\t", "**", "é", "\x1b", "\u202e", "\ud800"]
WORDS = ["e", "p", "if", "else", "and", "ln(", "bce(", "max(", "1e9", "lambda", "__import__"]


def outcome(text: str, **values: float) -> float | ExpressionError:
    try:
        return value(text, **values)
    except ExpressionError as error:
        return error


@given(st.lists(st.sampled_from(SIGNS + WORDS), max_size=40).map("".join))
def test_any_text_has_a_finite_value_or_a_diagnostic_within_it(text: str) -> None:
    result = outcome(text, p=0.5)
    if isinstance(result, ExpressionError):
        assert 0 <= result.offset <= len(text)
        assert result.message.isprintable()
    else:
        assert math.isfinite(result)


TREES = st.recursive(
    st.sampled_from(["p", "q", "1", "2.5", "0"]),
    lambda inner: st.one_of(
        st.tuples(inner, st.sampled_from("+-*/"), inner).map(lambda t: f"({t[0]} {t[1]} {t[2]})"),
        st.tuples(inner, inner, inner).map(lambda t: f"({t[0]} if {t[1]} > {t[2]} else 1)"),
        inner.map(lambda t: f"-{t}"),
    ),
    max_leaves=12,
)


@given(TREES, st.floats(-10, 10), st.floats(-10, 10))
def test_an_expression_says_what_python_would_say(text: str, p: float, q: float) -> None:
    result = outcome(text, p=p, q=q)
    if not isinstance(result, ExpressionError):
        assert result == eval(text, {"__builtins__": {}}, {"p": p, "q": q})
