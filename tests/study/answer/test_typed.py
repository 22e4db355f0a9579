"""Tests of typed answers: what does not count, what is a slip, what the diff shows."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quizapp.study.answer.typed import closest, counts_as, slipped, spelling_diff

SHORT_TEXTS = st.text("abcd -'A", max_size=8)


@pytest.mark.parametrize(
    "given_text", ["Binary Cross-Entropy", "binary crossentropy!", "  BINARY  cross entropy "]
)
def test_case_white_space_and_punctuation_do_not_count(given_text: str) -> None:
    assert counts_as(given_text, "binary cross-entropy", exact=False)


def test_they_do_count_when_the_card_says_so() -> None:
    assert counts_as(" np.log1p ", "np.log1p", exact=True)
    assert not counts_as("np.Log1p", "np.log1p", exact=True)
    assert not counts_as("nplog1p", "np.log1p", exact=True)


def test_signs_of_arithmetic_are_no_punctuation() -> None:
    assert not counts_as("a + b", "a b", exact=False)


def test_an_answer_of_punctuation_alone_is_taken_as_it_is() -> None:
    assert counts_as("**", "**", exact=False)
    assert not counts_as("%", "**", exact=False)
    assert not counts_as("", "**", exact=False)


def test_one_letter_written_in_two_ways_is_one_letter() -> None:
    assert counts_as("cafe\u0301", "caf\u00e9", exact=True)


@pytest.mark.parametrize(
    "given_text", ["sigmid", "sigmoiid", "sigmoit", "sigmiod", "igmoid", "sigmoidd", "SIGMIOD"]
)
def test_one_slip_of_the_fingers_is_seen(given_text: str) -> None:
    assert slipped(given_text, "sigmoid", exact=False)


@pytest.mark.parametrize(
    ("given_text", "accepted"),
    [("100", "-100"), ("1025", "1024"), ("O(n)", "O(n!)"), ("sigmoid(x)", "sigmoid(z)")],
)
def test_another_sign_number_or_variable_is_no_slip(given_text: str, accepted: str) -> None:
    assert not slipped(given_text, accepted, exact=False)


@pytest.mark.parametrize(
    ("given_text", "accepted", "exact"),
    [("`np.log`", "np.log", False), (r"$\theta$", r"\theta", True), (r"\*", r"\*", True)],
)
def test_an_answer_may_have_the_marks_of_a_card_or_none(
    given_text: str, accepted: str, exact: bool
) -> None:
    assert counts_as(given_text, accepted, exact=exact)


@pytest.mark.parametrize("given_text", ["sigmoid", "sgmiod", "moid", "sigmoid curve", ""])
def test_none_or_two_slips_are_not_one(given_text: str) -> None:
    assert not slipped(given_text, "sigmoid", exact=False)


def test_a_short_answer_has_no_slips() -> None:
    assert not slipped("BCF", "BCE", exact=False)
    assert slipped("ratee", "rate", exact=False)


def distance(a: str, b: str) -> int:
    """Damerau-Levenshtein in its restricted form, by the table."""
    rows = [[max(i, j) for j in range(len(b) + 1)] for i in range(len(a) + 1)]
    for i in range(1, len(a) + 1):
        for j in range(1, len(b) + 1):
            change = a[i - 1] != b[j - 1]
            rows[i][j] = min(rows[i - 1][j] + 1, rows[i][j - 1] + 1, rows[i - 1][j - 1] + change)
            if i > 1 and j > 1 and a[i - 1] == b[j - 2] and a[i - 2] == b[j - 1]:
                rows[i][j] = min(rows[i][j], rows[i - 2][j - 2] + 1)
    return rows[-1][-1]


@given(st.text("abc", max_size=8), st.text("abc", min_size=4, max_size=8))
def test_a_slip_is_a_damerau_levenshtein_distance_of_one(a: str, b: str) -> None:
    assert slipped(a, b, exact=True) == (distance(a, b) == 1)


@given(SHORT_TEXTS, SHORT_TEXTS)
def test_a_diff_holds_both_texts(given_text: str, accepted: str) -> None:
    parts = spelling_diff(given_text, accepted)
    assert "".join(text for text, role in parts if role != "extra") == accepted
    mine = "".join(text for text, role in parts if role != "missing")
    assert mine.casefold() == given_text.casefold()


def test_a_diff_does_not_mind_case() -> None:
    assert spelling_diff("LOG LOSS", "log loss") == (("log loss", "same"),)


def test_a_diff_does_not_mind_how_unicode_writes_a_sign() -> None:
    assert spelling_diff("\N{MINUS SIGN}1", "-10") == (("-1", "same"), ("0", "missing"))


def test_the_closest_accepted_text_is_compared() -> None:
    assert closest("cross entrpy", ["BCE", "cross entropy", "log loss"]) == "cross entropy"


def test_a_pasted_book_is_compared_quickly() -> None:
    assert sum(len(text) for text, _ in spelling_diff("ab" * 100_000, "cross entropy")) < 1100
