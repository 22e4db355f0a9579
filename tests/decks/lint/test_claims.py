"""Sums that prose writes out come out."""

import pytest

from tests.decks.lint.findings import card, findings

WRONG = [
    ("`-ln(1/4) = 1.93`", "-ln(1/4) is 1.386, not 1.93"),
    ("It is 2^10 = 1000.", "2^10 is 1024, not 1000"),
    ("So 35/50 = 65%", "35/50 is 0.7, not 65"),
    ("2/3 = 0.66", "2/3 is 0.6667, not 0.66"),
    ("The cost, 1 - 0.3 = 0.6, falls", "1 - 0.3 is 0.7, not 0.6"),
    ("a = 2*3 = 5", "2*3 is 6, not 5"),
    ("2*3 ≈ 7", "2*3 is 6, not 7"),
]

RIGHT = [
    "`-ln(1/4) = 1.39`",
    "2/3 = 0.667, and 1/3 ≈ 0.33",
    "x - 2 = 3",
    "f(2) + 1 = 9",
    "f(1, 2 + 3) = 9",
    "7/2 = 3",
    "2020-2021 = 1 season",
    "2 + 2 = 4x",
    "2 + 2 = 3 + 1",
    "2*500 = 1,000",
    "1/3 = 0.333…",
    "log 2 + 1 = 5",
    "5 choose 2*1 = 10",
    "1 + 1 == 3",
    "1e-3*2 = 2e-3",
    "p = 0.3, w = 2*x = 7",
    "{=2*3} = 6, not 5",
    "50% - 20% = 30%",
    r"$\theta 2 + 1 = 5$",
    "3 <= 2*2 <= 5, 2*2 >= 5",
]


@pytest.mark.parametrize(("answer", "message"), WRONG)
def test_a_sum_that_does_not_come_out_is_found(answer: str, message: str) -> None:
    assert [each.message for each in findings(card("How?", "So", why=answer))] == [message]


@pytest.mark.parametrize("answer", RIGHT)
def test_what_comes_out_or_cannot_be_worked_out_is_passed_over(answer: str) -> None:
    assert findings(card("How?", "So", why=answer)) == []


def test_what_is_asked_or_offered_may_be_wrong() -> None:
    wrong = [{"2 + 2 = 5": "No."}]
    choice = {"choice": "Is 2 + 2 = 6?", "correct": "2 + 2 = 4", "wrong": wrong}
    assert findings(choice) == []
