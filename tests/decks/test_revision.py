"""Two fingerprints tell whether a card was reworded, revised, or left as it was."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quizapp.decks.revision import Change, Mark, change, is_revised

MARKS = st.builds(
    Mark, st.sampled_from(["1", "2"]), st.sampled_from(["0a", "1b"]), st.integers(1, 9)
)


@pytest.mark.parametrize(
    ("seen", "now", "what"),
    [
        ("1:0a", "1:0a", Change.NONE),
        ("1:0a", "1:1b", Change.REWORDED),
        ("1:0a", "1:0a:2", Change.REVISED),
        ("1:0a:2", "1:1b:3", Change.REVISED),
        ("1:0a:2", "1:1b:2", Change.REWORDED),
        ("1:0a:9", "1:0a:10", Change.REVISED),
    ],
)
def test_a_change_is_told_from_two_fingerprints(seen: str, now: str, what: Change) -> None:
    assert change(seen, now) is what


def test_a_memory_without_a_fingerprint_tells_nothing() -> None:
    assert change("", "1:0a:2") is Change.NONE
    assert not is_revised("", 2)


def test_digests_of_another_version_are_not_compared_and_revisions_are() -> None:
    assert change("1:0a", "2:1b") is Change.NONE
    assert change("1:0a", "2:1b:2") is Change.REVISED


def test_a_revision_that_was_taken_back_is_no_new_one() -> None:
    assert change("1:0a:3", "1:0a") is Change.NONE


@pytest.mark.parametrize("odd", ["nonsense", "1", "1:0a:x", "1:0a:", ":::", "1:0a:" + "9" * 5000])
def test_a_fingerprint_that_nobody_wrote_is_read_as_a_first_revision(odd: str) -> None:
    assert Mark.read(odd).rev == 1


@given(MARKS)
def test_a_mark_is_read_as_it_was_written(mark: Mark) -> None:
    assert Mark.read(str(mark)) == mark
    assert change(str(mark), str(mark)) is Change.NONE


@given(MARKS, MARKS)
def test_what_planning_sees_as_revised_is_the_change_that_asking_sees(
    seen: Mark, now: Mark
) -> None:
    assert is_revised(str(seen), now.rev) == (change(str(seen), str(now)) is Change.REVISED)
