"""Tests of transcripts: a box that is spoilt is refused with its line."""

import pytest

from quizapp.study.interview.transcript import MarksError, parse_marks

HEAD = "mock: e9\n\n## t/a\n\n\\[1] says what?\n\n> - [x] p1 in my notes\n\n"


def test_a_box_may_have_either_x_and_be_alone() -> None:
    _, marks = parse_marks(HEAD + "- [x] p1 (3) text\n- [X] p2\n- [ ] p3 (1) - [x] text\n")
    assert {point for _, point in marks.read} == {"p1", "p2", "p3"}
    assert {point for _, point in marks.ticked} == {"p1", "p2"}


@pytest.mark.parametrize(
    "box",
    ["-[x] p1", "- [v] p1", "* [x] p1", "- [] p1", "- [x]p1", "- [x ] p1", " - [x] p1", "[x] p1"],
)
def test_a_spoilt_box_is_refused_with_its_line(box: str) -> None:
    with pytest.raises(MarksError, match="this box") as refused:
        parse_marks(f"{HEAD}{box} text\n- [x] p2\n")
    assert refused.value.line == 9
