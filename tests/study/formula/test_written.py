"""Formulas as they are written on paper, and as they are shown to have been read."""

from pathlib import Path

import pytest

from quizapp.engine.scalar.expressions import evaluate
from quizapp.study.formula.written import (
    FORMULA_FUNCTIONS,
    NotAFormula,
    formula_as_read,
    read_formula_text,
)

NAMES = ("x", "y", "z", "p")
VALUES = {"x": 3.0, "y": 2.0, "z": -800.0, "p": 0.25}


@pytest.mark.parametrize(
    ("text", "reading", "value"),
    [
        ("2xy + 3(1 - p)y", "2*x*y + 3*(1 - p)*y", 16.5),
        ("x y", "x*y", 6.0),
        ("x(y + 1)", "x*(y + 1)", 9.0),
        ("(x)(y)", "x*y", 6.0),
        ("ln p", "ln(p)", -1.3862943611198906),
        ("log(p) − log 2", "ln(p) - ln(2)", -2.0794415416798357),
        ("x²/2y", "(x^2/2)*y", 9.0),
        ("-x^2", "-(x^2)", -9.0),
        ("2^-x", "2^(-x)", 0.125),
        ("e^-|z|", "e^(-abs(z))", 0.0),
        ("2^z", "2^z", 0.0),
        ("2e1*x + 2e", "20.0*x + 2*e", 65.43656365691809),
        ("σ(z)·√(4)", "sigmoid(z)*sqrt(4)", 0.0),
        ("x - (y - p)", "x - (y - p)", 1.25),
        ("x/(y/p)", "x/(y/p)", 0.375),
        ("1 if z <= 0 else 2x", "1 if z <= 0 else 2 * x", 1.0),
    ],
)
def test_a_formula_is_read_as_on_paper(text: str, reading: str, value: float) -> None:
    assert formula_as_read(text, NAMES) == reading
    assert evaluate(read_formula_text(text, NAMES), VALUES) == pytest.approx(value)


@pytest.mark.parametrize(
    "text", ["", "a b", "2 3", "ln", "x +", "bce(y, p)", "sqrt 2 3", "x = 2", "|x"]
)
def test_what_is_no_formula_has_no_reading(text: str) -> None:
    assert formula_as_read(text, NAMES) == ""
    with pytest.raises(NotAFormula, match=r"\.$"):
        read_formula_text(text, NAMES)


def test_the_guide_names_the_functions_of_formulas() -> None:
    *others, last = FORMULA_FUNCTIONS
    guide = (Path(__file__).parents[3] / "content" / "README.md").read_text(encoding="utf-8")
    assert f"{', '.join(others)} and {last};" in " ".join(guide.split())
