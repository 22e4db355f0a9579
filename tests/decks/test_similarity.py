"""Likeness is symmetric, lies between 0 and 1, and sees through what is cosmetic."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quizapp.decks.similarity import similarity

TEXTS = st.text(st.characters(exclude_categories=["Cs"]), max_size=30)


@given(TEXTS, TEXTS)
def test_likeness_is_symmetric_and_a_share(a: str, b: str) -> None:
    assert 0 <= similarity(a, b) <= 1
    assert similarity(a, b) == similarity(b, a)


@given(TEXTS)
def test_a_text_is_like_itself(text: str) -> None:
    assert similarity(text, text) == 1


@pytest.mark.parametrize(
    ("a", "b", "least", "most"),
    [
        ("What is log loss?", "what is Log-Loss", 1, 1),
        ("What does log loss punish?", "What does log loss punish most?", 0.8, 0.99),
        ("What does log loss punish?", "Which of these is convex?", 0, 0.3),
        ("q1", "q2", 0, 0.5),
        ("", "a", 0, 0),
    ],
)
def test_likeness_falls_with_what_differs(a: str, b: str, least: float, most: float) -> None:
    assert least <= similarity(a, b) <= most
