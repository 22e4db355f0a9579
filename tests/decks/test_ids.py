"""Names of items and topics, those that authors write and those that are made."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quizapp.decks.ids import ID_PATTERN, TOPIC_PATTERN, normalised, split_id, temporary_id
from quizapp.decks.text import Text
from quizapp.text.suggest import did_you_mean


@pytest.mark.parametrize("name", ["a", "0", "loss-y1", "a" * 64])
def test_these_are_ids(name: str) -> None:
    assert ID_PATTERN.fullmatch(name)


@pytest.mark.parametrize("name", ["", "-a", "A", "a.b", "a_b", "a b", "é", "a" * 65, "a\n"])
def test_these_are_no_ids(name: str) -> None:
    assert not ID_PATTERN.fullmatch(name)


def test_topics_may_have_dots() -> None:
    assert TOPIC_PATTERN.fullmatch("ml.logreg-cost")
    assert not TOPIC_PATTERN.fullmatch(".hidden")


def test_the_trailing_id_is_split_off() -> None:
    question, name = split_id(Text("Loss? ^loss", 7, 5))
    assert (question, name) == ("Loss?", "loss")
    assert (question.line, question.column) == (7, 5)


@pytest.mark.parametrize("text", ["x^2", "What is $x ^{2}$", "no id here", "a ^b c", "^alone"])
def test_a_power_is_no_id(text: str) -> None:
    assert split_id(Text(text)) == (text, "")


@given(st.text())
def test_a_temporary_id_is_a_valid_id(text: str) -> None:
    assert ID_PATTERN.fullmatch(temporary_id(text))


def test_a_temporary_id_is_the_same_on_every_machine() -> None:
    assert temporary_id("What?") == "temp-749ab2c0d06c"


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("What punishes?", "what  punishes"),
        ("cross-entropy", "cross entropy"),
        ("“quoted” text", '"quoted" text'),
        ("f(1, 2)", "f(1,2)"),
        ("p \N{MINUS SIGN} y", "p - y"),
        ("It is so.", "it is so"),
    ],
)
def test_another_dress_is_the_same_text(one: str, other: str) -> None:
    assert normalised(one) == normalised(other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("-log(p)", "log(p)"),
        ("p - y", "p + y"),
        ("p-y", "py"),
        ("1.5", "15"),
        ("1, 2", "12"),
        ("a/b", "a*b"),
        ("1%", "1"),
        ("(a+b)c", "a+(bc)"),
    ],
)
def test_another_formula_is_another_text(one: str, other: str) -> None:
    assert normalised(one) != normalised(other)


@given(st.lists(st.text("aZ9é-.,", min_size=1)), st.sampled_from([" ", "  ", "\n", " \t "]))
def test_the_width_of_white_space_says_nothing(words: list[str], space: str) -> None:
    assert normalised(space.join(words)) == normalised(" ".join(words))


@pytest.mark.parametrize(
    ("word", "guess"),
    [("hnit", "hint"), ("hints", "hint"), ("toleranse", "tolerance"), ("wy", "why")],
)
def test_a_slip_is_understood(word: str, guess: str) -> None:
    assert did_you_mean(word, ["hint", "tolerance", "why"]) == f" Did you mean '{guess}'?"


@pytest.mark.parametrize("word", ["", "banana", "x" * 10_000])
def test_nothing_near_is_no_guess(word: str) -> None:
    assert did_you_mean(word, ["hint", "tolerance", "why"]) == ""
