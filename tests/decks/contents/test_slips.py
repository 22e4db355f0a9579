"""Suggested traps pass `check` on the card for which they are suggested."""

import pytest

from quizapp.decks.contents.slips import suggested_traps
from quizapp.decks.kinds.parts import Tolerance
from quizapp.decks.substitution import fill
from quizapp.decks.text import Text
from quizapp.decks.variables import draw
from quizapp.engine.scalar.expressions import evaluate, parse

VARIABLES = {"y": "pick(0, 1)", "p": "pick(0.1, 0.3, 0.8)"}


def test_the_most_common_slips_are_suggested_first() -> None:
    traps = suggested_traps("bce(y, p)", VARIABLES)
    assert [trap.name for trap in traps] == ["label", "base", "sign"]


def test_what_is_said_computes_its_numbers() -> None:
    trap = suggested_traps("bce(y, p)", VARIABLES)[0]
    values = draw(VARIABLES, key="suggested", count=0)
    y = int(values["y"])
    assert fill(trap.say, values) == f"This is what you get if the label {y} is taken for {1 - y}."
    assert trap.example == evaluate(parse(trap.value, names=VARIABLES), values)


def test_what_a_trap_names_already_is_not_suggested() -> None:
    traps = suggested_traps("bce(y, p)", VARIABLES, traps=["bce(1-y, p)"])
    assert "label" not in [trap.name for trap in traps]


def test_what_lies_near_the_answer_is_not_suggested() -> None:
    wide = Tolerance(absolute=Text("1"))
    assert suggested_traps("bce(y, p)", VARIABLES, tolerance=wide) == ()


@pytest.mark.parametrize(
    ("answer", "variables"),
    [
        ("bce(y, ", VARIABLES),
        ("q", VARIABLES),
        ("p", {"p": "grid("}),
        ("ln(p - 1)", VARIABLES),
        ("", {}),
    ],
)
def test_a_card_that_cannot_be_read_yet_gets_no_suggestions(
    answer: str, variables: dict[str, str]
) -> None:
    assert suggested_traps(answer, variables) == ()


def test_an_answer_without_variables_gets_suggestions_too() -> None:
    assert [trap.value for trap in suggested_traps("10*ln(2)", {})][:1] == ["10 * ln(2) / ln(2)"]
