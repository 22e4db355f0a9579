from datetime import date
from pathlib import Path

from quizapp.store.desk import Desk
from quizapp.store.settings import read_settings
from quizapp.store.wanted import Wanted
from quizapp.study.memory import Memory
from quizapp.study.quality import Quality
from quizapp.study.queue import Origin, Planned
from tests.ui.desks import Day, desk_with

CARDS = "".join(f"  - Question number {n} ^q{n}: Reply {n}\n" for n in range(70))


def test_a_backlog_is_spread_over_days_only_once_the_plan_is_taken(tmp_path: Path) -> None:
    day = Day()
    with desk_with(tmp_path, CARDS, day=day) as desk:
        for key in (f"t.cost/q{n}" for n in range(70)):
            answer(desk, key)
        day.wait(days=5)
        assert desk.agenda.overview().due_today == 70
        offer = desk.agenda.catch_up_offer()
        assert offer
        assert (offer.backlog, offer.days, offer.per_day) == (70, 2, 35)
        assert desk.agenda.overview().due_today == 70
        desk.agenda.follow(offer)
        assert desk.agenda.overview().due_today == 35
        assert desk.agenda.catch_up_offer() is None
        day.wait(days=2)
        assert desk.agenda.overview().due_today == 70
    settings, complaints = read_settings(tmp_path / "home" / "settings.toml")
    assert not complaints
    assert settings.catch_up_until == date(2026, 3, 8)


def answer(desk: Desk, key: str) -> None:
    """Answer one new item well."""
    session = desk.session(Wanted()).back_to(Planned(key, Memory(), Origin.NEW))
    _, event = session.answer(Quality.GOOD, fingerprint="", **desk.stamp())
    desk.save(event)
