"""Two fingerprints tell whether a card was reworded, revised, or left as it was."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quizapp.decks.revision import Fingerprint, Revision, is_revised, revision_of

MARKS = st.builds(
    Fingerprint, st.sampled_from(["1", "2"]), st.sampled_from(["0a", "1b"]), st.integers(1, 9)
)


@pytest.mark.parametrize(
    ("seen", "now", "what"),
    [
        ("1:0a", "1:0a", Revision.NONE),
        ("1:0a", "1:1b", Revision.REWORDED),
        ("1:0a", "1:0a:2", Revision.REVISED),
        ("1:0a:2", "1:1b:3", Revision.REVISED),
        ("1:0a:2", "1:1b:2", Revision.REWORDED),
        ("1:0a:9", "1:0a:10", Revision.REVISED),
    ],
)
def test_a_change_is_told_from_two_fingerprints(seen: str, now: str, what: Revision) -> None:
    assert revision_of(seen, now) is what


def test_a_memory_without_a_fingerprint_tells_nothing() -> None:
    assert revision_of("", "1:0a:2") is Revision.NONE
    assert not is_revised("", 2)


def test_digests_of_another_version_are_not_compared_and_revisions_are() -> None:
    assert revision_of("1:0a", "2:1b") is Revision.NONE
    assert revision_of("1:0a", "2:1b:2") is Revision.REVISED


def test_a_revision_that_was_taken_back_is_no_new_one() -> None:
    assert revision_of("1:0a:3", "1:0a") is Revision.NONE


@pytest.mark.parametrize("odd", ["nonsense", "1", "1:0a:x", "1:0a:", ":::", "1:0a:" + "9" * 5000])
def test_a_fingerprint_that_nobody_wrote_is_read_as_a_first_revision(odd: str) -> None:
    assert Fingerprint.read(odd).rev == 1


@given(MARKS)
def test_a_mark_is_read_as_it_was_written(mark: Fingerprint) -> None:
    assert Fingerprint.read(str(mark)) == mark
    assert revision_of(str(mark), str(mark)) is Revision.NONE


@given(MARKS, MARKS)
def test_what_planning_sees_as_revised_is_the_change_that_asking_sees(
    seen: Fingerprint, now: Fingerprint
) -> None:
    assert is_revised(str(seen), now.rev) == (revision_of(str(seen), str(now)) is Revision.REVISED)
