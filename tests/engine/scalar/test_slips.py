"""The search for slips names the step that was taken, and keeps silent about chance."""

import math

import pytest

from quizapp.engine.scalar.expressions import ExpressionError, evaluate, parse
from quizapp.engine.scalar.slips import SlipName, possible_slips, slips_met
from tests.bench.slips import at_random, planted


@pytest.mark.parametrize(
    ("text", "name", "wrong"),
    [
        ("bce(y, p)", "label", "bce(1-y, p)"),
        ("2/3 if y == 0 else 1/3", "label", "1/3 if y == 0 else 2/3"),
        ("-ln(p)", "base", "-ln(p)/ln(2)"),
        ("mean(bce(1, p), bce(0, p))/ln(2)", "base", "mean(bce(1, p), bce(0, p))"),
        ("-log2(p)", "base", "-ln(p)"),
        ("n*p", "complement", "n*(1-p)"),
        ("-ln(p)", "complement", "-ln(1-p)"),
        ("n*(1-p)", "complement", "n*p"),
        ("n - y*p", "sign", "n + y*p"),
        ("n - y*p", "sign", "y*p - n"),
        ("exp(-p)", "sign", "exp(p)"),
        ("n/(n + y)", "inverse", "(n + y)/n"),
        ("mean(n, y)", "mean", "n + y"),
        ("sum(n, y)", "mean", "(n + y)/2"),
        ("n*p*ln(2)", "factor", "n*p"),
        ("n*p**2", "factor", "n*p"),
        ("sigmoid(n - y)", "odds", "exp(n - y)"),
        ("n/(n + y)", "odds", "n/y"),
        ("kl(p, 1-p, 0.6, 0.4)", "swap", "kl(0.6, 0.4, p, 1-p)"),
    ],
)
def test_each_kind_of_slip_is_searched(text: str, name: str, wrong: str) -> None:
    values = {"y": 1.0, "p": 0.3, "n": 4.0}
    names = tuple(values)
    number = evaluate(parse(wrong, names=names), values)
    named = [
        slip for slip in possible_slips(text, names) if leads_to(slip.expression, number, values)
    ]
    assert name in [slip.name for slip in named]


def leads_to(text: str, number: float, values: dict[str, float]) -> bool:
    try:
        return math.isclose(evaluate(parse(text, names=tuple(values)), values), number)
    except ExpressionError:
        return False


def met(number: float, text: str, tolerance: float = 0.006, **values: float) -> list[str]:
    right = evaluate(parse(text, names=tuple(values)), values)
    slips = slips_met(
        number,
        text,
        values,
        allowed=lambda _: tolerance,
        step=0.001,
        apart=lambda value: abs(value - right) > 3 * tolerance,
    )
    return [slip.name.value for slip in slips]


def test_two_slips_that_lead_to_one_number_are_both_named() -> None:
    assert met(0.25, "p", p=0.75) == ["complement"]
    assert met(4.0, "sigmoid(z)", z=math.log(4)) == ["odds"]
    assert met(0.2, "sigmoid(z)", z=math.log(4)) == ["complement", "sign"]


def test_a_number_that_chance_meets_as_well_is_not_traced() -> None:
    assert met(1.2, "bce(0, p)", tolerance=0.2, p=0.3) == []
    assert met(1.2, "bce(0, p)", p=0.3) == []
    assert met(1.204, "bce(0, p)", p=0.3) == ["label"]


def test_nought_is_never_traced() -> None:
    assert met(0.0, "n*(1 - p)", n=4.0, p=1.0) == []


def test_what_is_named_is_true_and_random_numbers_are_rarely_named() -> None:
    plants = planted(200, seed=7)
    assert plants.precision >= 0.95
    assert plants.spoken > 0.8 * plants.tried
    random_numbers = at_random(300, seed=7)
    assert random_numbers.spoken <= 0.03 * random_numbers.tried


def test_the_names_are_words_without_blanks() -> None:
    assert all(name.value.isalpha() for name in SlipName)
