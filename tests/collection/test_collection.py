from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path

from quizapp.cli.context import read_deck
from quizapp.collection.collection import Collection
from quizapp.collection.event_store import EventStore
from quizapp.collection.request import SessionRequest
from quizapp.collection.sessions import SessionFactory
from quizapp.store.paths import locate
from quizapp.store.settings.settings import read_settings
from quizapp.study.quality import Quality
from quizapp.study.queue.candidates import Origin, Planned
from quizapp.study.scheduler.memory import Memory
from tests.ui.sample_sessions import DEFAULTS, Day, sessions_over

CARDS = "".join(f"  - Question number {n} ^q{n}: Reply {n}\n" for n in range(70))


def test_a_backlog_is_spread_over_days_only_once_the_plan_is_taken(tmp_path: Path) -> None:
    day = Day()
    with sessions_over(tmp_path, CARDS, day=day) as sessions:
        for key in (f"t.cost/q{n}" for n in range(70)):
            answer(sessions, key)
        day.wait(days=5)
        assert sessions.collection.overview().due_today == 70
        offer = sessions.collection.catch_up_offer()
        assert offer
        assert (offer.backlog, offer.days, offer.per_day) == (70, 2, 35)
        assert sessions.collection.overview().due_today == 70
        sessions.collection.follow(offer)
        assert sessions.collection.overview().due_today == 35
        assert sessions.collection.catch_up_offer() is None
        day.wait(days=2)
        assert sessions.collection.overview().due_today == 70
    settings, diagnostics = read_settings(tmp_path / "home" / "settings.toml")
    assert not diagnostics
    assert settings.catch_up_until == date(2026, 3, 8)


def test_the_library_is_there_again_when_its_index_is_not(tmp_path: Path) -> None:
    with sessions_over(tmp_path, CARDS) as sessions:
        answer(sessions, "t.cost/q1")
        before = sessions.collection.overview()
        assert (before.topics[0].total, before.topics[0].new) == (70, 69)
        (tmp_path / "home" / "index.sqlite3").write_bytes(b"no database" * 1000)
        assert sessions.collection.overview() == before
        assert sessions.collection.plan(None)
        assert sessions.collection.details("t.cost").items["t.cost/q1"].text == "Question number 1"


def test_two_windows_may_know_an_item_by_different_keys(tmp_path: Path) -> None:
    with sessions_over(tmp_path, CARDS) as sessions:
        answer(sessions, "t.cost/q1")
        moved = tmp_path / "moved"
        moved.mkdir()
        text = (tmp_path / "decks" / "cost.yaml").read_text()
        card = "  - {id: other, q: Question number 1, a: Reply 1, was: [q1]}\n"
        old = "  - Question number 1 ^q1: Reply 1\n"
        assert old in text
        (moved / "cost.yaml").write_text(text.replace(old, card))
        with sessions_at(moved, tmp_path / "home") as other:
            for _ in range(2):
                assert other.collection.memory("t.cost/other") == sessions.collection.memory(
                    "t.cost/q1"
                )
                assert other.collection.overview().topics == sessions.collection.overview().topics
                assert sessions.collection.memory("t.cost/other") == Memory()
            answer(sessions, "t.cost/q2")
            assert other.collection.overview().topics[0].new == 68


@contextmanager
def sessions_at(decks: Path, home: Path) -> Iterator[SessionFactory]:
    """Another window: the same records, and other decks."""
    paths = locate(home=home, env={})
    with EventStore.open(
        paths, scheduler=DEFAULTS.scheduler, new_id=lambda: "de71ce"
    ) as event_store:
        collection = Collection(event_store, DEFAULTS, [decks], moment=Day(), read_deck=read_deck)
        yield SessionFactory(collection, new_id=lambda: "other")


def answer(sessions: SessionFactory, key: str) -> None:
    """Answer one new item well."""
    session = sessions.session(SessionRequest()).back_to(Planned(key, Memory(), Origin.NEW))
    _, event = session.answer(Quality.GOOD, fingerprint="", **sessions.stamp())
    sessions.save(event)
