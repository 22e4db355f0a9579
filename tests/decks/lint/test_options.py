"""Options are shuffled, and each wrong one has its reply."""

import pytest

from tests.decks.lint.findings import codes, findings


@pytest.mark.parametrize(
    "option", ["All of the above", "none of these.", "A and B", "both of them"]
)
def test_an_option_that_speaks_of_others_by_their_place_is_found(option: str) -> None:
    choice = {"choice": "Which?", "correct": "recall", "wrong": [{option: "No."}]}
    assert codes(choice) == ["W-PLACE"]


@pytest.mark.parametrize("option", ["None", "All rows", "a and b are equal", "both"])
def test_an_option_that_stands_alone_is_none(option: str) -> None:
    choice = {"choice": "Which?", "correct": "the recall", "wrong": [{option: "No."}]}
    assert codes(choice) == []


@pytest.mark.parametrize(
    ("wrong", "why", "found"),
    [
        ([{"recall": "No."}], None, []),
        (["recall"], "Since.", []),
        (["recall", {"F1": "No."}], None, ["W-NO-REPLY"]),
    ],
)
def test_who_takes_a_wrong_option_is_told_why(
    wrong: list[object], why: str | None, found: list[str]
) -> None:
    more = {"why": why} if why else {}
    assert codes({"choice": "Which?", "correct": "lift", "wrong": wrong, **more}) == found


def test_a_step_that_belongs_nowhere_is_explained() -> None:
    order = {"order": "Put in order.", "items": {"a": "One", "b": "Two", "c": "Three"}}
    steps = {"before": ["a < b"], "distractors": {"d": "Four"}}
    assert codes({**order, **steps}) == ["W-NO-REPLY"]
    assert codes({**order, **steps, "why": "Four is out."}) == []


def test_a_deck_without_replies_is_told_so_once() -> None:
    choices = [{"choice": f"{n}?", "correct": "lift", "wrong": ["recall"]} for n in range(8)]
    (finding,) = findings(*choices)
    assert finding.message == "8 of 8 cards do not tell who is wrong why"
