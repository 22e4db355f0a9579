"""Every line of a working equals the one before, and the last one is the value."""

import math

import pytest

from quizapp.decks.variables import draw
from quizapp.engine.scalar.expressions import FUNCTIONS, ExpressionError, evaluate, parse
from quizapp.engine.scalar.working import working
from quizapp.engine.scalar.working.definitions import definition_of
from tests.bench.slips import CARDS

OTHERS = (
    ("bcez(0.3, z) + dsqz(1, z)", {"z": "pick(-40, -2.5, 0, 3)"}),
    ("brier(1, p, 0, p) - ece(p, 8, 10, 0.2, 1, 10)", {"p": "pick(0.001, 0.3, 0.9)"}),
    ("mean_nll(k, 10, k/10) + fbeta(2, k, 3, 1)", {"k": "ints(1, 9)"}),
    ("entropy(p, 1-p) + logit(p) + log1p(p) + expm1(p)", {"p": "pick(0.25, 0.9)"}),
    ("x**-2 - -x + abs(-x) if x < 0 else sqrt(x)*e", {"x": "pick(-3, -0.5, 4)"}),
    ("bce(0, p)", {"p": "pick(1e-3, 1e-9, 1e-17)"}),
    ("threshold_cost(x, 2, 1, 50) + accuracy(8, x, 2, 950) + round(x/7, 2)", {"x": "ints(1, 9)"}),
)


@pytest.mark.parametrize(("text", "variables"), [*CARDS, *OTHERS])
def test_every_line_equals_the_one_before(text: str, variables: dict[str, str]) -> None:
    for count in range(4):
        values = draw(variables, key="t", count=count)
        lines = working(text, values)
        value = evaluate(parse(text, names=tuple(values)), values)
        assert all(math.isclose(line.value, value, rel_tol=1e-12) for line in lines)
        assert math.isclose(float(lines[-1].text), value, rel_tol=1e-5)
        assert len({line.text for line in lines}) == len(lines)


@pytest.mark.parametrize(
    ("text", "values", "lines"),
    [
        ("bce(y, p)", {"y": 0, "p": 0.3}, "bce(0, 0.3) = -ln(1 - 0.3) = -ln(0.7) = 0.356675"),
        ("1 if p < 0.5 else k", {"p": 0.7, "k": 3}, "3"),
        ("1/k + b", {"k": 4, "b": -2}, "1 / 4 - 2 = 0.25 - 2 = -1.75"),
        ("x**-2", {"x": -4}, "(-4) ** (-2) = 0.0625"),
        ("bce(0, p)", {"p": 1e-12}, "bce(0, 1e-12) = 1e-12"),
        ("2*e", {}, "2 * e = 5.43656"),
    ],
)
def test_a_working_reads_as_one_would_write_it(
    text: str, values: dict[str, float], lines: str
) -> None:
    assert " = ".join(line.text for line in working(text, values)) == lines


def test_a_line_may_be_longer_than_an_author_may_write() -> None:
    numbers = ", ".join(f"x/{number}" for number in range(1, 30))
    assert len(working(f"mean({numbers})", {"x": 0.123456789})[1].text) > 300


def test_what_has_no_value_has_no_working() -> None:
    with pytest.raises(ExpressionError):
        working("ln(x)", {"x": 0})


def test_every_definition_is_of_a_function_and_of_its_arguments() -> None:
    numbers = (0.2, 0.8, 0.2, 0.8)
    for name in FUNCTIONS:
        for count in range(1, 5):
            try:
                expected = FUNCTIONS[name](*numbers[:count])
            except (TypeError, ValueError):
                continue
            if definition := definition_of(name, count):
                names, text = definition
                assert len(names) == count
                values = dict(zip(names, numbers, strict=False))
                assert math.isclose(
                    evaluate(parse(text, names=names), values), expected, abs_tol=1e-15
                )
