"""Tests of the page of a topic: what the collection says of it, and what was read."""

from dataclasses import replace
from datetime import timedelta
from pathlib import Path

from quizapp.collection.sessions import SessionFactory
from quizapp.collection.topics.page import TopicPage
from quizapp.collection.topics.page_reader import topic_page
from quizapp.collection.topics.readings import keep_reading
from quizapp.decks.contents.pieces import Complaint, Piece, Prose, TextTable
from quizapp.decks.contents.sections import UNTRIED_ANGLE
from quizapp.study.coverage import ItemState
from quizapp.study.event import Event, EventKind
from quizapp.study.quality import Quality
from quizapp.study.session.undo import undo_event
from tests.ui.sample_sessions import BASIC, CLOZE, TODAY, TOPIC, Day, sessions_over

THEORY = """\
theory:
  - {id: loss, title: Loss, text: One row.}
  - {id: rest, title: Rest, text: Else.}
coverage:
  - {point: A shrug, by: [shrug], section: loss}
  - {point: A mean, by: [gap, shrug]}
interview:
  - {id: iv, q: Why?}
"""

SECOND = """\
topic: t.next
prereqs: [t.cost, t.gone]
cards:
  - {id: a, q: A?, a: B}
"""


def page_of(sessions: SessionFactory, topic: str = TOPIC) -> TopicPage:
    page = topic_page(sessions.collection, topic)
    assert page
    return page


def answer(sessions: SessionFactory, key: str, quality: Quality) -> None:
    session = sessions.session_of([key])
    _, event = session.answer(quality, fingerprint="", **sessions.stamp())
    sessions.save(event)


def test_a_page_counts_what_is_due_and_new_and_says_how_far_each_point_is(tmp_path: Path) -> None:
    with sessions_over(tmp_path, BASIC, CLOZE, labs=THEORY) as sessions:
        assert page_of(sessions).is_new
        answer(sessions, f"{TOPIC}/shrug", Quality.AGAIN)
        page = page_of(sessions)
        assert (page.due, page.new, page.is_new) == (1, 1, False)
        assert [point.state for point in page.points] == [ItemState.MISSED, ItemState.MISSED]
        assert page.weak == (f"{TOPIC}/shrug",)
        [iv] = [item for item in page.items.values() if item.kind == "interview"]
        assert not iv.why_unaskable


def test_the_senior_angle_opens_once_a_question_was_answered(tmp_path: Path) -> None:
    deck = f"{THEORY}senior_angle: Say {{=1+1}} things.\n"
    with sessions_over(tmp_path, BASIC, CLOZE, labs=deck) as sessions:

        def angle() -> Piece:
            page = page_of(sessions)
            [piece] = page.sections[page.place_of["senior-angle"]].pieces
            return piece

        answer(sessions, f"{TOPIC}/shrug", Quality.GOOD)
        assert angle() == Prose(UNTRIED_ANGLE)
        stamp = sessions.stamp()
        attempt = Event(stamp["event_id"], EventKind.REVIEW, stamp["moment"], f"{TOPIC}/iv")
        sessions.save(attempt._replace(quality=Quality.AGAIN))
        assert angle() == Prose("Say 2 things.")


def test_a_reading_is_kept_once_a_day_and_moves_no_memory_and_no_count(tmp_path: Path) -> None:
    day = Day()
    with sessions_over(tmp_path, BASIC, CLOZE, labs=THEORY, day=day) as sessions:
        answer(sessions, f"{TOPIC}/shrug", Quality.GOOD)
        before = sessions.collection.memories(), sessions.collection.overview()
        assert keep_reading(sessions, TOPIC, "loss")
        assert keep_reading(sessions, TOPIC, "loss") is None
        assert (sessions.collection.memories(), sessions.collection.overview()) == before
        page = page_of(sessions)
        assert page.readings.days == {"loss": TODAY}
        assert (page.sections_read, page.readings.last) == (1, "loss")
        assert page.readings.next(page.readable) == "rest"
        looked_up = replace(page.readings, days={"loss": TODAY, "far": TODAY}, last="far")
        assert looked_up.next(("loss", "rest", "far", "end")) == "rest", "nothing is led past"
        assert looked_up.next(("loss", "far")) == "loss", "after the last comes the first"
        day.wait(days=1)
        assert keep_reading(sessions, TOPIC, "loss")
        assert page_of(sessions).readings.days == {"loss": TODAY + timedelta(1)}


def test_undo_passes_over_a_reading_and_takes_it_back_where_it_is_named(tmp_path: Path) -> None:
    with sessions_over(tmp_path, BASIC, labs=THEORY.replace("gap, ", "")) as sessions:
        answer(sessions, f"{TOPIC}/shrug", Quality.GOOD)
        reading = keep_reading(sessions, TOPIC, "loss")
        assert reading
        undone = sessions.steps.undo()
        assert undone
        assert undone.events[0].kind == EventKind.REVIEW
        assert keep_reading(sessions, TOPIC, "rest")
        redone = sessions.steps.redo()
        assert redone
        assert redone[0].kind == EventKind.REVIEW
        sessions.save(undo_event(reading, **sessions.stamp()))
        assert page_of(sessions).readings.days == {"rest": TODAY}


def test_a_page_says_how_much_is_known_of_what_a_topic_builds_on(tmp_path: Path) -> None:
    with sessions_over(tmp_path, BASIC, CLOZE) as sessions:
        (tmp_path / "decks" / "next.yaml").write_text(SECOND, encoding="utf-8")
        sessions.collection.reload()
        cost, gone = page_of(sessions, "t.next").prereqs
        assert (cost.known, cost.core, cost.is_open) == (0, 2, False)
        assert not gone.in_library
        [follower] = page_of(sessions).unlocks
        assert (follower.topic, follower.known, follower.core) == ("t.next", 0, 2)


def test_what_is_broken_is_complained_of_in_its_place(tmp_path: Path) -> None:
    broken = THEORY.replace("text: Else.", "txt: Else.") + "flow: {title: Ways, nodes: 3}\n"
    with sessions_over(tmp_path, BASIC, CLOZE, labs=broken) as sessions:
        sections = {section.id: section for section in page_of(sessions).sections}
        assert list(sections) == ["overview", "loss", "coverage", "flow", "interview", "cards"]
        complaints = [p for p in sections["loss"].pieces if isinstance(p, Complaint)]
        assert any("cost.yaml:5:" in complaint.sentence for complaint in complaints)
        assert all(isinstance(piece, Complaint) for piece in sections["flow"].pieces)


def test_the_cards_are_counted_by_kind_and_state(tmp_path: Path) -> None:
    with sessions_over(tmp_path, BASIC, CLOZE) as sessions:
        answer(sessions, f"{TOPIC}/gap#c1", Quality.GOOD)
        [grid] = page_of(sessions).sections[-1].pieces
        assert isinstance(grid, TextTable)
        assert grid.heads[:3] == ("kind", "items", "known")
        assert grid.rows[1] == ("cloze", "1", "–", "1", "–", "–", "–")


def test_weak_ones_begin_with_what_was_missed_though_it_was_repeated_well(tmp_path: Path) -> None:
    with sessions_over(tmp_path, BASIC, CLOZE, labs=THEORY) as sessions:
        answer(sessions, f"{TOPIC}/shrug", Quality.GOOD)
        [gap] = [key for key in page_of(sessions).items if key.startswith(f"{TOPIC}/gap")]
        session = sessions.session_of([gap])
        for quality in (Quality.AGAIN, Quality.GOOD):
            session, event = session.answer(quality, fingerprint="", **sessions.stamp())
            sessions.save(event)
        assert page_of(sessions).weak == (gap, f"{TOPIC}/shrug")
