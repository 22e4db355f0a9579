"""Tickets in a session: the evidence stays in sight while its steps are asked."""

import asyncio
import sys
from collections.abc import Iterable
from importlib import import_module
from pathlib import Path
from typing import Any

import pytest
from textual.app import App
from textual.pilot import Pilot

from quizapp.study.session.phases import Comparing, Revealed
from quizapp.ui.lazy import PANEL_PICTURES, load_panel_pictures_ahead
from quizapp.ui.screens.study import StudyScreen
from tests.study.tickets import places, ticket
from tests.ui.pictures import picture
from tests.ui.sample_sessions import app_at, saved, sessions_over
from tests.ui.test_study_screen import SIZE, type_in

TICKET = """\
sessions:
  - id: failures
    kind: failure-lab
    title: What went wrong?
    scenarios:
      - id: mean
        symptom: A release lowered the mean log loss. Complaints went from {=k} to {=2*k}.
        hint: Who complains?
        vars: {k: "ints(11, 29)"}
        evidence:
          - {use: slices, with: {scenario: misleading aggregate}}
          - {use: curve, with: {scenario: misleading aggregate}}
        cause: misleading aggregate
        not: [label noise, train-serving skew: Serving costs what validation does.]
        remedy: [Report per slice, Gate on the worst slice]
        wrong_remedies: [Average longer: It stays a mean., Wait]
        points: [The large group got better, The small one got worse]
        explain: A mean weighs each group by its cases.
"""
ALL_RIGHT = ("Report per slice", "Gate on the worst slice")


def screen_of(app: App[Any]) -> StudyScreen:
    assert isinstance(app.screen, StudyScreen)
    return app.screen


async def take(pilot: Pilot[None], *texts: str) -> None:
    """Press the letters of these options, in their order on the page."""
    question = ticket(screen_of(pilot.app).flow.question)
    await pilot.press(*letters(places(question, *texts)))


def letters(where: Iterable[int]) -> list[str]:
    return ["abcd"[place] for place in sorted(where)]


async def test_the_evidence_is_in_sight_while_the_cause_is_chosen(tmp_path: Path) -> None:
    with sessions_over(tmp_path, labs=TICKET) as sessions:
        async with app_at(sessions, study=True).run_test(size=SIZE) as pilot:
            page = picture(pilot.app)
            for text in ("Complaints went", "returning", "1 of 3    What is wrong?", "label noise"):
                assert text in page
            assert "A mean weighs" not in page
            assert "The small one" not in page


async def test_the_page_keys_turn_to_the_next_panel_and_leave_the_options(tmp_path: Path) -> None:
    with sessions_over(tmp_path, labs=TICKET) as sessions:
        async with app_at(sessions, study=True).run_test(size=SIZE) as pilot:
            assert "serving goes from" not in picture(pilot.app)
            assert "PgDn scroll down" in picture(pilot.app)
            await pilot.press("pagedown")
            turned = picture(pilot.app)
            assert "serving goes from" in turned
            assert "What is wrong?" in turned
            await pilot.press("pageup")
            assert "1 of 2" in picture(pilot.app)


async def test_the_whole_evidence_is_there_where_it_has_room(tmp_path: Path) -> None:
    with sessions_over(tmp_path, labs=TICKET) as sessions:
        async with app_at(sessions, study=True).run_test(size=(120, 50)) as pilot:
            page = picture(pilot.app)
            assert "1 of 2" in page
            assert "2 of 2" in page
            assert "scroll down" not in page


async def test_until_what_draws_pictures_is_loaded_the_tables_stand_alone(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    # Whoever is loading it still, from a test before, ends first.
    import_module(PANEL_PICTURES)
    monkeypatch.delitem(sys.modules, PANEL_PICTURES)
    with sessions_over(tmp_path, labs=TICKET) as sessions:
        async with app_at(sessions, study=True).run_test(size=(120, 50)) as pilot:
            assert "Complaints went" in picture(pilot.app)
            loaded = asyncio.Event()
            load_panel_pictures_ahead(loaded.set)
            await asyncio.wait_for(loaded.wait(), timeout=60)
            await pilot.pause()
            assert "┤" in picture(pilot.app)


async def test_a_ticket_is_answered_compared_and_journalled(tmp_path: Path) -> None:
    with sessions_over(tmp_path, labs=TICKET) as sessions:
        async with app_at(sessions, study=True).run_test(size=SIZE) as pilot:
            await take(pilot, "misleading aggregate")
            assert "1 of 3" in picture(pilot.app), "a letter selects"
            await pilot.press("enter")
            assert "2 of 3    What helps?" in picture(pilot.app)
            await take(pilot, *ALL_RIGHT)
            await pilot.press("enter")
            assert "remedies  " in picture(pilot.app)
            await type_in(pilot, "the majority paid")
            assert isinstance(screen_of(pilot.app).phase, Comparing)
            assert "you said  the majority paid" in picture(pilot.app)
            await pilot.press("a", "b", "enter")
            page = picture(pilot.app)
            assert "✓ Right. 100%: cause 50 of 50, remedies 40 of 40, sentence 10 of 10." in page
            await pilot.press("enter")
        [event] = saved(tmp_path)
        assert (event["kind"], event["quality"], event["share"]) == ("review", 4, 1.0)
        assert str(event["answer"]).startswith("misleading aggregate | ")
        assert str(event["answer"]).endswith(" | the majority paid")


async def test_what_was_wrong_is_told_by_signs_with_its_reply(tmp_path: Path) -> None:
    with sessions_over(tmp_path, labs=TICKET) as sessions:
        async with app_at(sessions, study=True).run_test(size=(80, 60)) as pilot:
            await take(pilot, "train-serving skew")
            await pilot.press("enter")
            await take(pilot, "Average longer")
            await pilot.press("enter", "enter", "enter")
            assert isinstance(screen_of(pilot.app).phase, Revealed)
            page = picture(pilot.app)
            assert "✗ Wrong. 0%" in page
            assert "cause     ✓   misleading aggregate" in page
            assert "✗ ← train-serving skew: Serving costs what validation does." in page
            assert "because   A mean weighs each group by its cases." in page
            assert "✗ ← Average longer: It stays a mean." in page
            assert "returning" in page, "the evidence stands above"


async def test_undo_goes_back_to_the_step_before(tmp_path: Path) -> None:
    with sessions_over(tmp_path, labs=TICKET) as sessions:
        async with app_at(sessions, study=True).run_test(size=SIZE) as pilot:
            await pilot.press("a", "enter", "u")
            assert "1 of 3    What is wrong?" in picture(pilot.app)
            await pilot.press("b", "enter", "a", "enter", "ctrl+z")
            page = picture(pilot.app)
            assert "2 of 3    What helps?" in page
            assert "[x]" not in page
        assert not saved(tmp_path)


async def test_a_hint_stays_from_step_to_step(tmp_path: Path) -> None:
    with sessions_over(tmp_path, labs=TICKET) as sessions:
        async with app_at(sessions, study=True).run_test(size=SIZE) as pilot:
            await pilot.press("h", "a", "enter")
            assert "Who complains?" in picture(pilot.app)


async def test_nothing_ticked_says_none_of_the_points(tmp_path: Path) -> None:
    with sessions_over(tmp_path, labs=TICKET) as sessions:
        async with app_at(sessions, study=True).run_test(size=SIZE) as pilot:
            await pilot.press("a", "enter", "a", "enter")
            await type_in(pilot, "well")
            await pilot.press("enter")
            assert "Enter again says: none of them." in picture(pilot.app)
            await pilot.press("enter")
            assert isinstance(screen_of(pilot.app).phase, Revealed)


async def test_a_ticket_comes_back_with_other_numbers(tmp_path: Path) -> None:
    with sessions_over(tmp_path, labs=TICKET) as sessions:
        async with app_at(sessions, study=True).run_test(size=SIZE) as pilot:
            first = ticket(screen_of(pilot.app).flow.question).panels
            await pilot.press("enter", "enter", "enter", "enter", "enter", "enter", "enter")
            drill = ticket(screen_of(pilot.app).flow.question).panels
            assert [panel.title for panel in drill] == [panel.title for panel in first]
            assert drill != first


async def test_without_colour_the_signs_say_it(tmp_path: Path, monkeypatch: Any) -> None:
    monkeypatch.setenv("NO_COLOR", "1")
    with sessions_over(tmp_path, labs=TICKET) as sessions:
        assert sessions.collection.overview().topics[0].new == 1, "home counts it"
        async with app_at(sessions, study=True).run_test(size=SIZE) as pilot:
            await take(pilot, "label noise")
            await pilot.press("enter")
            await take(pilot, *ALL_RIGHT)
            await pilot.press("enter", "enter", "enter")
            page = picture(pilot.app)
            assert "✗ Mostly wrong. 40%" in page
            assert "✗ ← label noise" in page


async def test_a_failure_lab_ends_with_its_score(tmp_path: Path) -> None:
    with sessions_over(tmp_path, labs=TICKET) as sessions:
        async with app_at(sessions, study=True).run_test(size=SIZE) as pilot:
            await take(pilot, "misleading aggregate")
            await pilot.press("enter", "enter", "enter", "enter", "enter")
            assert "✓ Right in part. 50%" in picture(pilot.app)
            # Hard comes back at once; that answer is no other ticket.
            await pilot.press("enter")
            await take(pilot, "misleading aggregate")
            await pilot.press("enter")
            await take(pilot, *ALL_RIGHT)
            await pilot.press("enter", "enter", "enter", "enter")
            assert "scored    50% on 1 ticket" in picture(pilot.app)


async def test_a_wide_page_has_the_picture_beside_the_table(tmp_path: Path) -> None:
    with sessions_over(tmp_path, labs=TICKET) as sessions:
        async with app_at(sessions, study=True).run_test(size=(120, 50)) as pilot:
            [head] = [row for row in picture(pilot.app).splitlines() if "epoch  training" in row]
            assert "log loss" in head
