"""Formula cards that `check` refuses: whatever a learner writes, they could not judge it."""

import pytest

from tests.decks.lint.findings import findings


@pytest.mark.parametrize(
    ("more", "message"),
    [
        ({}, ""),
        ({"vars": {}, "answer": "2"}, "a formula needs variables in 'vars'"),
        ({"answer": "p/p"}, "every draw has the value 1, so that number is right, too"),
        ({"vars": {"p": "pick(0.2, 0.7)", "q": "pick(1, 2)"}}, "the formula does not have 'q'"),
        ({"vars": {"p": "pick(0.2, 1)"}}, "p / (1 - p): division by zero (with p = 1)"),
        ({"extremes": {"p": [0.99, 1]}}, "p / (1 - p): division by zero (with p = 1)"),
        ({"extremes": {"z": [40]}}, "'z' has extremes and is none of 'vars'"),
        ({"without": ["logitt"]}, "there is no function 'logitt' to do without"),
        ({"traps": [{"if": "1/(1/p - 1)", "say": "No."}]}, "this is the right formula in every"),
    ],
)
def test_a_card_that_judges_no_formula_is_refused(more: dict[str, object], message: str) -> None:
    sound = {"formula": "The odds of p?", "vars": {"p": "pick(0.2, 0.7)"}, "answer": "p/(1 - p)"}
    messages = [finding.message for finding in findings({**sound, **more})]
    assert len(messages) == bool(message)
    assert message in "".join(messages)
