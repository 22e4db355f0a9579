from datetime import UTC, datetime, timedelta

import pytest

from quizapp.study.event import Moment
from quizapp.study.queue.more import more_event, more_on
from quizapp.study.session.undo import last_undoable, name_of, undo_event
from tests.store.samples import TODAY

NOON = Moment(datetime(2026, 3, 2, 12, tzinfo=UTC), 0, TODAY)
LATER = NOON._replace(at=NOON.at + timedelta(hours=1))
MORE = more_event(moment=NOON, event_id="m")


def test_five_more_count_for_their_study_day_alone() -> None:
    assert (MORE.key, MORE.answer) == ("", "5")
    again = more_event(moment=LATER, event_id="n")
    assert more_on(TODAY, [MORE, again, MORE]) == 10
    assert more_on(TODAY + timedelta(1), [MORE]) == 0


def test_five_more_come_after_a_limit_that_was_passed_too() -> None:
    assert more_on(TODAY, [more_event(overrun=3, moment=NOON, event_id="m")]) == 8


def test_five_more_can_be_taken_back_and_brought_back() -> None:
    undo = undo_event(MORE, moment=LATER, event_id="u")
    assert more_on(TODAY, [MORE, undo]) == 0
    assert more_on(TODAY, [MORE, undo, undo_event(undo, moment=LATER, event_id="v")]) == 5
    assert last_undoable([MORE]) == MORE
    assert name_of(MORE) == "five more new items"


@pytest.mark.parametrize("answer", ["", "many", "-5", "99999", "٥", "5\n"])
def test_what_is_no_count_adds_nothing(answer: str) -> None:
    assert more_on(TODAY, [MORE._replace(answer=answer)]) == 0
