"""Tests of the interview desk: a mock held, broken off, taken up again, read by a second reader."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from quizapp.collection.interviews.desk import InterviewDesk
from quizapp.collection.request import SessionRequest
from quizapp.collection.sessions import SessionFactory
from quizapp.study.interview.choose import DeskRequest
from quizapp.study.interview.debrief import MissedPoint
from quizapp.study.interview.flow import InterviewFlow
from quizapp.study.interview.phases import Judging, Over, Speaking
from quizapp.study.interview.transcript import MarksError
from quizapp.study.quality import Quality
from tests.ui.sample_sessions import BASIC, DEFAULTS, Day, sessions_over

INTERVIEW = """\
interview:
  - id: logits
    level: expert
    q: Why logits?
    seconds: 60
    points:
      - {id: p1, w: 3, text: Log-sum-exp keeps it finite}
      - {id: p2, w: 1, text: "A float32 sigmoid is 1 from z = {=17}", kind: failure}
    senior: Clipping is a policy.
  - id: origin
    level: beginner
    q: Where from?
    points: [{id: p1, w: 1, text: Likelihood}]
"""
COVERAGE = """\
coverage:
  - {point: Finite, by: [shrug, logits]}
  - {point: From, by: [origin]}
"""


def over(
    folder: Path, *, interview: str = INTERVIEW, day: Day | None = None, per_day: int = 1
) -> Iterator[SessionFactory]:
    settings = DEFAULTS._replace(interviews_per_day=per_day)
    with sessions_over(
        folder, BASIC, labs=interview + COVERAGE, day=day, settings=settings
    ) as sessions:
        yield sessions


@pytest.fixture
def clock() -> Day:
    return Day()


@pytest.fixture
def desk(tmp_path: Path, clock: Day) -> Iterator[InterviewDesk]:
    for sessions in over(tmp_path, day=clock):
        yield InterviewDesk(sessions)


def answer(desk: InterviewDesk, flow: InterviewFlow, said: str) -> InterviewFlow:
    """Answer the question, tick these points, take what is proposed, and go on."""
    flow = flow.finish(now=desk.sessions.collection.moment())
    for sign in said:
        flow = flow.tick(said=sign == "y")
    assert isinstance(flow.phase, Judging)
    assert flow.verdict
    step = flow.grade(flow.verdict.proposed, **desk.sessions.stamp())
    assert step
    desk.save(step[1])
    return desk.next(step[0])[0]


def held(desk: InterviewDesk, clock: Day, *ticks: str) -> str:
    """A mock with these ticks, a minute each."""
    flow, _ = desk.next(desk.begin(DeskRequest(count=len(ticks))))
    for said in ticks:
        clock.wait(seconds=60)
        flow = answer(desk, flow, said)
    assert isinstance(flow.phase, Over)
    return flow.mock


def test_a_mock_asks_the_least_ready_and_ends_with_a_debrief(
    desk: InterviewDesk, clock: Day
) -> None:
    assert [row.key for row in desk.rows()] == ["t.cost/logits", "t.cost/origin"]
    assert desk.choose(DeskRequest(levels=frozenset({"expert"}))).seconds == 60
    mock = held(desk, clock, "yn", "y")
    found = desk.debrief(mock)
    assert (found.share, found.mock.spent_ms, found.mock.seconds) == (4 / 5, 120_000, 600)
    assert found.missed == (MissedPoint("t.cost/logits", "p2", 1, 1),)
    assert desk.point_text("t.cost/logits", "p2") == "A float32 sigmoid is 1 from z = 17"
    assert desk.study_keys(found) == ("t.cost/shrug",)
    assert desk.unfinished() is None
    last = desk.rows()[0].last
    assert last
    assert (last.share, last.named, last.offered) == (0.75, 3, 4)


def test_a_mock_that_was_killed_is_offered_with_its_notes_and_goes_on(
    tmp_path: Path, desk: InterviewDesk, clock: Day
) -> None:
    flow, _ = desk.next(desk.begin(DeskRequest()))
    flow = answer(desk, flow, "yy")
    clock.wait(seconds=12)
    left = flow.write("so far").finish(now=clock())
    clock.wait(seconds=40)
    assert desk.keep_draft(left)
    clock.wait(days=2)
    for sessions in over(tmp_path, day=clock):
        again = InterviewDesk(sessions)
        mock = again.unfinished()
        assert mock
        assert mock.unanswered == ("t.cost/origin",)
        rest, _ = again.next(again.resume(mock))
        assert rest.phase == Speaking("so far")
        assert (rest.number, rest.total) == (2, 2)
        assert (rest.elapsed_ms(clock()), rest.question_ms(clock())) == (52_000, 12_000)
        assert isinstance(answer(again, rest, "y").phase, Over)
        assert again.unfinished() is None
        assert again.debrief(mock.id).share == 1


def test_undo_at_home_names_the_question_and_opens_its_mock_again(
    desk: InterviewDesk, clock: Day
) -> None:
    mock = held(desk, clock, "yn", "y")
    assert desk.sessions.steps.undo_sentence().endswith(" Where from?")
    desk.forget()
    unfinished = desk.unfinished()
    assert unfinished
    assert (unfinished.id, unfinished.unanswered) == (mock, ("t.cost/origin",))


def test_a_mock_that_is_closed_is_not_offered_again(desk: InterviewDesk) -> None:
    desk.begin(DeskRequest())
    mock = desk.unfinished()
    assert mock
    desk.close(mock)
    assert desk.unfinished() is None
    assert not desk.mocks()[0].is_broken_off


def test_the_forecast_stands_in_the_journal_from_the_third_answer_on(
    desk: InterviewDesk, clock: Day
) -> None:
    first, second = held(desk, clock, "yn", "y"), held(desk, clock, "yn", "y")
    third = held(desk, clock, "yn", "y")
    expected = {mock.id: mock.expected for mock in desk.mocks()}
    assert (expected[first], expected[second]) == (None, None)
    assert expected[third] is not None
    assert desk.debrief(third).inside is not None


def test_all_of_a_debrief_can_be_told_when_the_deck_is_gone(
    tmp_path: Path, desk: InterviewDesk, clock: Day
) -> None:
    mock = held(desk, clock, "yn", "y")
    before = desk.debrief(mock)
    for sessions in over(tmp_path, interview="", day=clock):
        without = InterviewDesk(sessions)
        assert without.rows() == ()
        assert without.debrief(mock) == before
        assert without.point_text("t.cost/logits", "p2") == ""
        assert "has this point no longer" in without.markdown(mock)
        shares = [
            event.share
            for event in sessions.collection.event_store.history("t.cost/logits")
            if event.quality is not None
        ]
        assert shares == [answer.share for answer in before.mock.answers[:1]]


def test_what_was_ticked_under_a_former_id_counts_for_the_new_one(
    tmp_path: Path, desk: InterviewDesk, clock: Day
) -> None:
    held(desk, clock, "yn", "y")
    renamed = INTERVIEW.replace("id: logits", "id: fused\n    was: logits").replace(
        "id: p2,", "id: saturates, was: p2,"
    )
    for sessions in over(tmp_path, interview=renamed.replace("by: [shrug, logits]", ""), day=clock):
        again = InterviewDesk(sessions)
        assert again.missed() == (MissedPoint("t.cost/fused", "saturates", 1, 1),)
        assert again.rows()[0].last


def test_a_second_readers_ticks_follow_a_question_that_is_renamed(
    tmp_path: Path, desk: InterviewDesk, clock: Day
) -> None:
    mock = held(desk, clock, "yn", "y")
    ticked = desk.markdown(mock).replace("- [ ] p2 (1, failure)", "- [x] p2 (1, failure)")
    before = desk.keep_marks(ticked).agreement
    assert before
    renamed = INTERVIEW.replace("id: logits", "id: fused\n    was: logits")
    for sessions in over(tmp_path, interview=renamed.replace("by: [shrug, logits]", ""), day=clock):
        again = InterviewDesk(sessions)
        after = again.debrief(mock).agreement
        assert after
        assert (after.count, after.kappa) == (before.count, before.kappa)
        assert after.strict == (("t.cost/fused", "p2"),)
        # The transcript of before the renaming reads as it did.
        assert again.keep_marks(ticked).agreement == after


def test_a_second_readers_ticks_are_kept_and_change_no_grade(
    desk: InterviewDesk, clock: Day
) -> None:
    mock = held(desk, clock, "yn", "y")
    text = desk.markdown(mock)
    assert "- [ ] p1 (3) Log-sum-exp keeps it finite" in text
    memories = desk.sessions.collection.memories()
    ticked = text.replace("- [ ] p2 (1, failure)", "- [x] p2 (1, failure)")
    found = desk.keep_marks(ticked)
    assert found.agreement
    assert found.agreement.count == 3
    assert found.agreement.kind == (("t.cost/logits", "p1"), ("t.cost/origin", "p1"))
    assert found.agreement.strict == (("t.cost/logits", "p2"),)
    assert desk.debrief(mock).agreement == found.agreement
    assert desk.sessions.collection.memories() == memories


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("", "no line says `mock:`"),
        ("mock: e9", "it has no point with a box"),
        ("mock: e9\n- [x] p1 this", "stands below no question"),
        ("mock: e9\n## t/a\n-[x] p1 this", "neither"),
        ("mock: e9\n## t/a\n- [x] p1 this", "no mock interview here has the id e9"),
    ],
)
def test_a_text_that_is_no_transcript_is_refused_with_a_reason(
    desk: InterviewDesk, text: str, sentence: str
) -> None:
    with pytest.raises(MarksError, match=sentence):
        desk.keep_marks(text)


def test_own_ticks_stand_behind_the_boxes_and_are_no_boxes(desk: InterviewDesk, clock: Day) -> None:
    text = desk.markdown(held(desk, clock, "yn", "y"))
    boxes, debrief = text.split("# Debrief")
    assert boxes.count("- [ ]") == 3
    assert "\n- [x]" not in text
    assert "t.cost/logits: named 0.75 (p1), quality 4." in debrief


def test_one_question_stands_at_the_end_of_a_day_in_a_topic_that_was_begun(
    tmp_path: Path, clock: Day
) -> None:
    for sessions in over(tmp_path, day=clock):
        assert sessions.collection.overview().interviews_today == 0
        session = sessions.session(SessionRequest())
        assert [row.key for row in session.items] == ["t.cost/shrug"]
        sessions.save(session.answer(Quality.GOOD, fingerprint="", **sessions.stamp())[1])
        assert sessions.collection.overview().interviews_today == 1
        clock.wait(days=1)
        later = sessions.session(SessionRequest())
        assert [row.key for row in later.items] == ["t.cost/shrug", "t.cost/logits"]
        assert [row.once for row in later.items] == [False, True]
        overview = sessions.collection.overview()
        assert (overview.due_today, overview.new_today, overview.interviews_today) == (1, 0, 1)


def test_with_none_a_day_they_wait_at_the_desk(tmp_path: Path, clock: Day) -> None:
    for sessions in over(tmp_path, day=clock, per_day=0):
        session = sessions.session(SessionRequest())
        sessions.save(session.answer(Quality.GOOD, fingerprint="", **sessions.stamp())[1])
        clock.wait(days=1)
        assert len(sessions.session(SessionRequest()).items) == 1
        assert len(InterviewDesk(sessions).rows()) == 2
