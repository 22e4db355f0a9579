"""Formula items: whatever a formula looks like, its values decide, and its extremes are told."""

from functools import cache
from itertools import product
from typing import Final

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quizapp.decks.items import items_of
from quizapp.decks.read.file import read_topic
from quizapp.study.answer.grading import grade
from quizapp.study.formula.written import NotAFormula
from quizapp.study.kinds.formula import FormulaQuestion
from quizapp.study.kinds.render import render
from quizapp.study.quality import Quality

LOSS: Final = """\
topic: t
cards:
  - id: c
    formula: "The loss from z and y?"
    vars: {z: "grid(-6, 6, 0.5)", y: "pick(0, 1)"}
    answer: softplus((1 - 2*y)*z)
    extremes: {z: [17, 40, 800]}
    without: softplus
    traps:
      - {if: "softplus(z) - (1 - y)*z", say: Labels turned round.}
"""

ODDS: Final = """\
topic: t
cards:
  - id: c
    formula: "The odds of p?"
    vars: {p: "grid(0.1, 0.9, 0.05)", q: "pick(0.2, 0.7, 1.5)"}
    answer: q*p/(1 - p)
"""


@cache
def question(text: str) -> FormulaQuestion:
    topic = read_topic("t.yaml", text.encode()).topic
    assert topic
    (item,) = items_of(topic)
    asked = render(item, count=0)
    assert isinstance(asked, FormulaQuestion)
    return asked


def remark(answer: str, text: str = LOSS) -> tuple[Quality, str]:
    found = question(text).assess(answer)
    return found.quality, " ".join(filter(None, (found.mistake, found.flaw, *found.remarks)))


@pytest.mark.parametrize(
    ("answer", "quality", "said"),
    [
        ("max(z, 0) - y*z + log1p(exp(-abs(z)))", Quality.EASY, ""),
        ("ln(1 + e^z) - yx", None, "There is no variable 'yx'"),
        ("max(z, 0) - yz + log1p(e^-|z|)", Quality.EASY, ""),
        (
            "log2(1 + e^z) - yz/ln 2",
            Quality.WRONG,
            "This is what you get if the result is in bits and not in nats.",
        ),
        (
            "-y*ln(1/(1+exp(-z))) - (1-y)*ln(1 - 1/(1+exp(-z)))",
            Quality.GOOD,
            "and it breaks at z = 40, y = 0: there is no logarithm of 0",
        ),
        (
            "ln(1 + exp(z)) - y*z",
            Quality.GOOD,
            "and it breaks at z = 40, y = 1: it gives 0, not 4.248e-18",
        ),
        (
            "log(1 + exp(z)) − (1-y)z",
            Quality.WRONG,
            "Labels turned round. At z = 0.5, y = 0 yours gives 0.4741, and the right one 0.9741.",
        ),
        ("softplus(z) - y*z", None, "Write it without softplus."),
        ("bcez(y, z)", None, "Write it without bcez."),
        ("", None, "Type a formula first."),
        (
            "sqrt(z - 7)",
            Quality.WRONG,
            "At z = 0.5, y = 0 yours has no value (there is no square root of -6.5);",
        ),
        (
            "ln(z)",
            Quality.WRONG,
            "At z = 0.5, y = 0 yours gives -0.6931, and the right one 0.9741.",
        ),
    ],
)
def test_what_is_said_of_a_formula(answer: str, quality: Quality | None, said: str) -> None:
    if quality is None:
        with pytest.raises(NotAFormula) as error:
            question(LOSS).check(answer)
        assert said in str(error.value)
        return
    question(LOSS).check(answer)
    found = remark(answer)
    assert found[0] is quality
    assert said in found[1]
    assert bool(said) == bool(found[1])


WHOLES: Final = ("{}", "({})", "1*({})", "({})/1", "0 + {}", "-(-({}))", "({})^1", "2({})/2")
ODDS_FORMS: Final = (
    *("q*p/(1 - p)", "(q*p)/(1 - p)", "p/(1 - p)*q", "q/(1/p - 1)"),
    *("q*exp(ln(p) - ln(1 - p))", "q*exp(logit(p))", "q*(1/(1 - p) - 1)", "p*q/(1-p)"),
    *("-p*q/(p - 1)", "q*(p + p^2/(1 - p))", "sqrt(p^2)*q/abs(1 - p)", "2^(log2(p*q/(1-p)))"),
)
LOSS_FORMS: Final = (
    *("ln(1 + exp((1 - 2y)*z))", "log1p(exp(z)) - y*z", "-ln(sigmoid((2y - 1)*z))"),
    *("max(z, 0) - y*z + log1p(exp(-abs(z)))", "-y*ln(sigmoid(z)) - (1 - y)*ln(sigmoid(-z))"),
    *(
        "ln(1 + e^z) - y*z",
        "ln(exp(-y*z) + exp((1 - y)*z))",
        "-ln(y*sigmoid(z) + (1-y)*sigmoid(-z))",
    ),
    *("ln(2)*log2(1 + exp((1 - 2y)z))", "ln(1 + exp(-z)) + (1 - y)*z", "ln(exp(z) + 1) - y*z"),
    *("y*ln(1 + exp(-z)) + (1-y)*ln(1+exp(z))", "-ln(1 - sigmoid((1 - 2y)*z))"),
)
EQUIVALENT: Final = [
    *((ODDS, whole.format(form)) for whole, form in product(WHOLES, ODDS_FORMS)),
    *((LOSS, whole.format(form)) for whole, form in product(WHOLES, LOSS_FORMS)),
]
SPOILED: Final = (
    *("({}) + 0.0001", "1.0001*({})", "({})^1.0001", "-({})", "({})*(1 + 0.00001*{v})"),
    *("({}) + 0.00001*{v}", "abs({}) + 0.001", "max({}, 0.5)"),
)
NEAR: Final = [
    (deck, spoiled.replace("{v}", name).format(form))
    for deck, name, forms in ((ODDS, "p", ODDS_FORMS), (LOSS, "z", LOSS_FORMS))
    for spoiled, form in product(SPOILED, forms)
]


def passes(deck: str, answer: str) -> bool:
    return question(deck).assess(answer).quality.passed


def test_two_hundred_equivalent_formulas_are_right() -> None:
    assert len(EQUIVALENT) >= 200
    wrong = [answer for deck, answer in EQUIVALENT if not passes(deck, answer)]
    assert wrong == []


def test_two_hundred_formulas_that_are_nearly_right_are_wrong() -> None:
    assert len(NEAR) >= 200
    right = [answer for deck, answer in NEAR if passes(deck, answer)]
    assert right == []


@given(st.text(alphabet="zy019.+-*/^()e, lnexpmax", max_size=40) | st.text(max_size=30))
def test_no_text_breaks_it(text: str) -> None:
    asked, refusal = question(LOSS), ""
    try:
        asked.check(text)
    except NotAFormula as error:
        refusal = str(error)
    assert refusal.endswith((".", "?")) if refusal else asked.assess(text).quality != Quality.HARD


@pytest.mark.parametrize(
    ("answer", "slip", "sentence"),
    [
        ("p/(1 - p)", "factor", "if the factor `q` is left out."),
        ("q", "complement", "if `1 - p` stands in place of `p`."),
        ("p + q", "", ""),
    ],
)
def test_a_wrong_formula_may_be_one_slip_away(answer: str, slip: str, sentence: str) -> None:
    found = question(ODDS).assess(answer)
    assert found.slip == slip
    assert sentence in " ".join(found.remarks)


def test_a_right_formula_that_breaks_is_good_and_says_where() -> None:
    verdict = grade(question(LOSS), "log(1 + e^z) - yz")
    assert verdict.headline == "Right, and it breaks at z = 40, y = 1: it gives 0, not 4.248e-18."
    assert verdict.proposed is Quality.GOOD
    hinted = grade(question(LOSS), "log(1 + e^z) - yz", hinted=True)
    assert hinted.headline.startswith("Right, with the hint, and it breaks at z = 40, y = 1:")


def test_next_to_nothing_is_no_zero_where_all_values_are_small() -> None:
    tiny = ODDS.replace("q*p/(1 - p)", "q*p*1e-30")
    assert passes(tiny, "p*q/1e30")
    assert not passes(tiny, "2*p*q/1e30")
    assert not passes(tiny, "0")
