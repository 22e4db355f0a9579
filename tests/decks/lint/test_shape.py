"""No option is known by its length."""

import json

import pytest

from quizapp.decks.lint import lint
from quizapp.decks.read.file import read_topic


def codes(deck: str) -> list[str]:
    reading = read_topic("deck.yaml", deck.encode())
    assert reading.topic, reading.diagnostics
    assert not reading.diagnostics
    return [diagnostic.code for diagnostic in lint(reading.topic)]


def choice(right: str | list[str], *wrong: str, name: str = "a") -> str:
    replies = [{text: "No."} for text in wrong]
    fields = {"id": name, "choice": f"{name}?", "correct": right, "wrong": replies}
    return f"  - {json.dumps(fields)}\n"


def deck(*cards: str) -> str:
    return "topic: t\ncards:\n" + "".join(cards)


def words(signs: int) -> str:
    return ("ab " * signs)[: signs - 1] + "c"


@pytest.mark.parametrize(("right", "found"), [(26, []), (27, ["W-SHAPE"])])
def test_a_right_option_is_at_most_1_3_times_as_long(right: int, found: list[str]) -> None:
    assert codes(deck(choice(words(right), words(20), words(5)))) == found
    assert codes(deck(choice(["ab", words(right)], words(20)))) == found


def test_a_name_is_as_long_as_it_is() -> None:
    assert codes(deck(choice("balanced accuracy score", "recall", "F1"))) == []


def test_what_is_not_shown_makes_nothing_longer() -> None:
    assert codes(deck(choice("**ab** ab ab {=1/3|.2f}", "ab ab ab ab"))) == []


def test_reasons_and_options_of_tasks_are_choices() -> None:
    task = """
labs:
  - id: l
    use: cost-curves
    title: Losses
    tasks:
      - id: a
        ask: Which?
        kind: choose
        answer: the one that goes on longest
        options: [the other: No., the one that goes on longest]
        reason: It goes on and on without an end
        wrong_reasons: [It ends: No.]
"""
    assert codes(f"topic: t{task}") == ["W-SHAPE", "W-SHAPE"]


@pytest.mark.parametrize(
    ("longest", "other", "tied", "found"),
    [
        (3, 5, 0, []),
        (4, 4, 0, ["W-LONGEST"]),
        (7, 0, 0, []),
        (4, 6, 0, []),
        (2, 4, 2, []),
        (0, 0, 9, ["W-LONGEST"]),
    ],
)
def test_the_longest_is_right_in_two_of_five_choices_at_most(
    longest: int, other: int, tied: int, found: list[str]
) -> None:
    cards = [
        *(choice("abc", "ab", name=f"a{n}") for n in range(longest)),
        *(choice("ab", "abc", name=f"b{n}") for n in range(other)),
        *(choice("abc", "abd", name=f"c{n}") for n in range(tied)),
    ]
    assert codes(deck(*cards)) == found
