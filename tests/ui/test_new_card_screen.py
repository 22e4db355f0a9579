"""The form for a new card: what is typed is drawn as YAML, judged, and written."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
from textual.pilot import Pilot

from quizapp.collection.sessions import SessionFactory
from quizapp.ui.screens.new_card import NewCardScreen
from tests.ui.pictures import picture, said
from tests.ui.sample_sessions import BASIC, TOPIC, app_at, sessions_over

SIZE = (80, 24)


def screen(pilot: Pilot[Any]) -> NewCardScreen:
    assert isinstance(pilot.app.screen, NewCardScreen)
    return pilot.app.screen


async def fill(pilot: Pilot[Any], **texts: str) -> None:
    """Put these texts into the fields of that label, and wait until they are judged."""
    await pilot.pause()
    for row in screen(pilot).fields.query("FormRow").results():
        if row.label in texts:  # type: ignore[attr-defined]
            row.box.load_text(texts[row.label])  # type: ignore[attr-defined]
    await pilot.pause()
    await pilot.app.workers.wait_for_complete()
    await pilot.pause()


@contextmanager
def own_decks(folder: Path) -> Iterator[tuple[SessionFactory, Path]]:
    with sessions_over(folder, BASIC) as sessions:
        yield sessions, sessions.collection.event_store.paths.decks


async def test_what_is_typed_becomes_yaml_and_is_written_as_it_was_drawn(tmp_path: Path) -> None:
    with own_decks(tmp_path) as (sessions, decks):
        async with app_at(sessions).run_test(size=SIZE, notifications=True) as pilot:
            await pilot.press("n", *"Why", "tab", *"So.")
            await pilot.pause()
            assert "- id: why" in picture(pilot.app)
            assert "q: Why" in picture(pilot.app)
            await pilot.press("ctrl+s")
            assert f"Written: {decks / 'my-notes.yaml'}:" in await said(pilot)
            text = (decks / "my-notes.yaml").read_text(encoding="utf-8")
            assert text.endswith("cards:\n  - id: why\n    q: Why\n    a: So.\n")
            assert sessions.has("my-notes/why")
            await pilot.press(*"Why", "tab", *"Else.", "ctrl+s")
            await pilot.pause()
            assert sessions.has("my-notes/why-2"), "the next card has an id of its own"
            await pilot.app.workers.wait_for_complete()
            sentence = await said(pilot)
            assert sentence.startswith("Written:")
            assert "E-DUPLICATE" in sentence
            await pilot.press("escape")
            await pilot.pause()
            assert "my-notes" in picture(pilot.app)


NUMERIC = {
    "question": "What are the odds of {=p}?",
    "vars": "p: grid(0.1, 0.9, 0.1)",
    "answer": "p/(1 - p)",
    "tolerance": "0.006",
    "traps": "1/p: Divide p by what is left of 1.",
}


async def test_a_numeric_card_is_judged_by_its_draws_while_it_is_typed(tmp_path: Path) -> None:
    with own_decks(tmp_path) as (sessions, decks):
        async with app_at(sessions).run_test(size=SIZE, notifications=True) as pilot:
            await pilot.press("n", "ctrl+n", "ctrl+n", "ctrl+n", "ctrl+n")
            await fill(pilot, **NUMERIC)
            assert "400 draws: 9 variants, 0.111 to 9, no complaint" in picture(pilot.app)
            result = pilot.app.screen.query_one("#form-result")
            await pilot.press("alt+down")
            assert result.scroll_y > 0
            await pilot.press("alt+up")
            assert result.scroll_y == 0
            first = screen(pilot).report.drawn
            await pilot.press("ctrl+r")
            await pilot.app.workers.wait_for_complete()
            assert screen(pilot).report.drawn != first
            await fill(pilot, vars="p")
            assert "Write it like this: p: pick(0.1, 0.2, 0.4)" in picture(pilot.app)
            await fill(pilot, vars=NUMERIC["vars"], answer="q/(1 - p)")
            assert "answer: There is no variable 'q'." in picture(pilot.app)
            await pilot.press("ctrl+s")
            assert "There is no variable 'q'" in await said(pilot)
            assert not decks.exists()
            await fill(pilot, answer="p/(1 - p)")
            await pilot.press("ctrl+s")
            await pilot.pause()
            assert sessions.has("my-notes/odds")


async def test_a_suggested_trap_is_taken_by_a_key(tmp_path: Path) -> None:
    with own_decks(tmp_path) as (sessions, decks):
        async with app_at(sessions).run_test(size=SIZE, notifications=True) as pilot:
            await pilot.press("n", *["ctrl+n"] * 4, "ctrl+t")
            assert "No trap is suggested" in await said(pilot)
            await fill(pilot, **NUMERIC | {"traps": ""})
            first, second, *_ = screen(pilot).report.offers
            assert f"{first.trap.value} = {first.number}" in picture(pilot.app)
            assert "Ctrl+T takes it" in picture(pilot.app)
            await pilot.press("ctrl+o", "ctrl+t")
            await fill(pilot)
            taken = f"{second.trap.value}: {second.trap.say}"
            assert screen(pilot).form.entries["traps"] == taken
            assert second.trap not in [offer.trap for offer in screen(pilot).report.offers]
            await pilot.press("ctrl+s")
            await pilot.pause()
        text = (decks / "my-notes.yaml").read_text(encoding="utf-8")
        assert second.trap.value in text


async def test_what_is_typed_is_thrown_away_only_by_a_second_escape(tmp_path: Path) -> None:
    with own_decks(tmp_path) as (sessions, _):
        async with app_at(sessions).run_test(size=SIZE, notifications=True) as pilot:
            await pilot.press("n", *"Why", "escape")
            assert "not written" in await said(pilot)
            await pilot.press("x", "escape")
            await pilot.pause()
            assert screen(pilot).form.entries["question"] == "Whyx"
            await pilot.press("ctrl+q")
            await pilot.pause()
            assert pilot.app._exit, "the second key goes"


async def test_an_id_alone_is_not_thrown_away_without_a_word(tmp_path: Path) -> None:
    with own_decks(tmp_path) as (sessions, _):
        async with app_at(sessions).run_test(size=SIZE, notifications=True) as pilot:
            await pilot.press("n")
            screen(pilot).card_id.value = "mine"
            await pilot.press("escape")
            assert "not written" in await said(pilot)


async def test_a_card_that_is_not_whole_is_not_written_and_its_gap_gets_the_cursor(
    tmp_path: Path,
) -> None:
    with own_decks(tmp_path) as (sessions, decks):
        async with app_at(sessions).run_test(size=SIZE, notifications=True) as pilot:
            await pilot.press("n", *"Why", "ctrl+s")
            assert "Still to be filled in: answer." in await said(pilot)
            assert not decks.exists()
            await pilot.press(*"So")
            await pilot.pause()
            assert screen(pilot).form.entries["answer"] == "So"


async def test_a_refused_write_keeps_what_is_typed(tmp_path: Path) -> None:
    with own_decks(tmp_path) as (sessions, decks):
        decks.mkdir(parents=True)
        (decks / "notes.yaml").write_text("topic: notes\ncards: [{q: A?, a: B}]\n")
        async with app_at(sessions).run_test(size=SIZE, notifications=True) as pilot:
            await pilot.press("n", *"Why", "tab", *"So.")
            await pilot.app.workers.wait_for_complete()
            await pilot.press("ctrl+s")
            assert "stand on one line" in await said(pilot)
            assert screen(pilot).form.entries == {"question": "Why", "answer": "So."}
    assert (decks / "notes.yaml").read_text() == "topic: notes\ncards: [{q: A?, a: B}]\n"


async def test_a_disk_that_refuses_keeps_what_is_typed_for_the_file_as_it_is_then(
    tmp_path: Path,
) -> None:
    with own_decks(tmp_path) as (sessions, decks):
        decks.mkdir(parents=True)
        async with app_at(sessions).run_test(size=SIZE, notifications=True) as pilot:
            await pilot.press("n", *"Why", "tab", *"So.")
            await pilot.app.workers.wait_for_complete()
            decks.rmdir()
            decks.write_text("no folder")
            await pilot.press("ctrl+s")
            assert "not written" in await said(pilot)
            assert screen(pilot).form.entries == {"question": "Why", "answer": "So."}
            decks.unlink()
            decks.mkdir()
            (decks / "my-notes.yaml").write_text("topic: my-notes\ncards:\n  - A? ^why: B.\n")
            await pilot.press("ctrl+s")
            await pilot.pause()
            assert screen(pilot).form.is_empty
        text = (decks / "my-notes.yaml").read_text()
        assert "- A? ^why: B." in text, "what came meanwhile stays"
        assert "- id: why-2" in text


async def test_a_card_for_a_shipped_topic_goes_into_a_copy(tmp_path: Path) -> None:
    with sessions_over(tmp_path, BASIC, shipped=True) as sessions:
        decks = sessions.collection.event_store.paths.decks
        before = (tmp_path / "decks" / "cost.yaml").read_bytes()
        async with app_at(sessions).run_test(size=SIZE, notifications=True) as pilot:
            await pilot.press("enter", "N")
            await pilot.pause()
            assert "copied to your decks first" in picture(pilot.app)
            await pilot.press(*"Why", "tab", *"So.", "ctrl+s")
            assert f"{decks / TOPIC}.yaml:" in await said(pilot)
            assert NewCardScreen(sessions).form.deck == TOPIC
            (decks / "z.yaml").write_text("topic: z\ncards:\n  - Q? ^q: A.\n", encoding="utf-8")
            assert NewCardScreen(sessions).form.deck == "z", "rather than into the copy"
        assert (tmp_path / "decks" / "cost.yaml").read_bytes() == before
        assert sessions.has(f"{TOPIC}/why")


@pytest.mark.parametrize("size", [(80, 24), (120, 40), (50, 16)])
async def test_the_form_fits(tmp_path: Path, size: tuple[int, int]) -> None:
    with own_decks(tmp_path) as (sessions, _):
        async with app_at(sessions).run_test(size=size) as pilot:
            await pilot.press("n", "ctrl+n", "ctrl+n", "ctrl+n", "ctrl+n")
            await fill(pilot, **NUMERIC)
            shown = picture(pilot.app)
            assert "question" in shown
            assert "no complaint" in shown
            assert "Ctrl+S write" in shown
