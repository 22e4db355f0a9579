"""Cloze texts are cut at their gaps and nowhere else."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quizapp.decks.kinds.cloze import ClozeError, Gap, parse_cloze


def test_an_unnamed_gap_is_the_first() -> None:
    assert parse_cloze("The [[mean]].") == ("The ", Gap("c1", "mean"), ".")


def test_a_gap_has_a_name_and_may_have_a_hint() -> None:
    assert parse_cloze("[[c2::p - y::a difference]]") == (Gap("c2", "p - y", "a difference"),)


def test_a_name_may_come_twice() -> None:
    first, _, second = parse_cloze("[[a::x]] and [[a::y]]")
    assert (first, second) == (Gap("a", "x"), Gap("a", "y"))


def test_an_answer_may_end_in_brackets() -> None:
    assert parse_cloze("[[c1::x[0]]] is first") == (Gap("c1", "x[0]"), " is first")


def test_brackets_outside_gaps_are_text() -> None:
    assert parse_cloze("a[i[0]] is [[b]]")[0] == "a[i[0]] is "


@pytest.mark.parametrize(
    ("text", "pieces"),
    [
        ("`x[[0]]` is [[a]]", ("`x[[0]]` is ", Gap("c1", "a"))),
        ("[[c1::`a]]`]]", (Gap("c1", "`a]]`"),)),
        ("[[c2::`std::string`]]", (Gap("c2", "`std::string`"),)),
        (r"[[c2::std\::string::a type]]", (Gap("c2", "std::string", "a type"),)),
        (r"\[[0]] is [[a]]", ("[[0]] is ", Gap("c1", "a"))),
        (r"a\::b [[a]]", (r"a\::b ", Gap("c1", "a"))),
        (r"\[[[c1::x^2]]\]", (r"\[", Gap("c1", "x^2"), r"\]")),
        ("[[[0, 1]]]", (Gap("c1", "[0, 1]"),)),
    ],
)
def test_code_and_escapes_keep_marks_from_marking(text: str, pieces: tuple[str | Gap, ...]) -> None:
    assert parse_cloze(text) == pieces


@pytest.mark.parametrize(
    ("text", "offset", "word"),
    [
        ("no gap", 0, "no gap"),
        ("`[[a]]`", 0, "outside code"),
        ("an [[open gap", 3, "not closed"),
        ("an [[outer [[inner]] gap]]", 11, "inside another"),
        ("an [[c1::]] gap", 3, "no answer"),
        ("an [[]] gap", 3, "no answer"),
        ("a [[C 1::x]] gap", 2, "cannot name"),
        ("a [[c1::x::y::z]] gap", 2, "at most"),
    ],
)
def test_a_bad_gap_is_named_with_its_offset(text: str, offset: int, word: str) -> None:
    with pytest.raises(ClozeError) as caught:
        parse_cloze(text)
    assert caught.value.offset == offset
    assert word in caught.value.message


@given(st.lists(st.tuples(st.text("ab ,.", max_size=5), st.text("xyz", min_size=1)), min_size=1))
def test_cutting_and_joining_gives_the_text_back(parts: list[tuple[str, str]]) -> None:
    text = "".join(f"{before}[[c1::{answer}]]" for before, answer in parts)
    pieces = parse_cloze(text)
    assert text == "".join(
        f"[[{piece.name}::{piece.answer}]]" if isinstance(piece, Gap) else piece for piece in pieces
    )


@given(st.text("[]:c1 x"))
def test_any_text_is_cut_or_refused_at_a_place_in_it(text: str) -> None:
    try:
        pieces = parse_cloze(text)
    except ClozeError as error:
        place = error.offset
    else:
        place = 0
        assert any(isinstance(piece, Gap) for piece in pieces)
    assert 0 <= place <= len(text)
