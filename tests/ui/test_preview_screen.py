"""The preview screen: a gesture each, on a file that is written meanwhile."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

from textual.pilot import Pilot

from quizapp.ui.editor import EditResult
from quizapp.ui.messages import PreviewRequested
from quizapp.ui.screens.preview import PreviewScreen
from tests.ui.pictures import picture
from tests.ui.sample_sessions import (
    BASIC,
    CHOICE,
    NUMERIC,
    TOPIC,
    app_at,
    journal,
    sessions_over,
)

FAULTY = NUMERIC.replace('if: "bce(0, p)"', 'if: "bce(1, p)"').replace("0.6, 0.9", "0.1, 0.9")
CARDS = (BASIC, FAULTY, CHOICE)


@asynccontextmanager
async def preview_of(
    folder: Path,
    *cards: str,
    key: str = "",
    size: tuple[int, int] = (80, 24),
    shipped: bool = False,
    opens: tuple[str, int] | None = None,
) -> AsyncIterator[tuple[Pilot[None], Path]]:
    """The preview of a deck of these cards, and its file; `opens` is what an editor has to see."""
    with sessions_over(folder, *cards, shipped=shipped) as sessions:
        opened: list[tuple[str, int]] = []

        def edit(_: object, file: Path, line: int) -> EditResult:
            opened.append((file.name, line))
            return EditResult()

        async with app_at(sessions, editing=edit).run_test(size=size, notifications=True) as pilot:
            file = folder / "decks" / "cost.yaml"
            pilot.app.post_message(PreviewRequested(file, key))
            await pilot.pause()
            await pilot.app.workers.wait_for_complete()
            await pilot.pause()
            yield pilot, file
            assert opened == ([opens] if opens else [])


async def save(pilot: Pilot[None], file: Path, text: str) -> None:
    """Write the file, and have it seen."""
    file.write_text(text, encoding="utf-8")
    screen = pilot.app.screen
    assert isinstance(screen, PreviewScreen)
    screen.look()
    await pilot.app.workers.wait_for_complete()
    await pilot.pause()


async def test_the_item_that_was_asked_for_is_shown_with_its_answer_and_its_draw(
    tmp_path: Path,
) -> None:
    async with preview_of(tmp_path, BASIC, NUMERIC, key=f"{TOPIC}/hand", size=(80, 40)) as (
        pilot,
        _,
    ):
        shown = picture(pilot.app)
    assert "Preview › cost.yaml" in shown
    assert "item 2 of 2" in shown
    assert "▸2 numeric" in shown
    assert "That is the other branch." in shown
    assert "Right, 3 Good 1 d" in shown
    assert "Nearly: close" in shown
    assert "variants" in shown


async def test_a_prerequisite_that_the_library_has_not_is_a_complaint(tmp_path: Path) -> None:
    async with preview_of(tmp_path, BASIC) as (pilot, file):
        assert "complaint" not in picture(pilot.app).splitlines()[0]
        text = file.read_text(encoding="utf-8")
        await save(pilot, file, text.replace("cards:", f"prereqs: [{TOPIC}x]\ncards:"))
        await pilot.press("k")
        assert f"E-PREREQ there is no topic '{TOPIC}x'" in picture(pilot.app)


async def test_a_hides_the_answer_and_shows_the_card_as_it_is_asked(tmp_path: Path) -> None:
    async with preview_of(tmp_path, CHOICE) as (pilot, _):
        assert "It bends the wrong way." in picture(pilot.app)
        await pilot.press("a")
        assert "It bends the wrong way." not in picture(pilot.app)
        assert "a show answer" in picture(pilot.app)


async def test_r_draws_other_numbers(tmp_path: Path) -> None:
    async with preview_of(tmp_path, NUMERIC) as (pilot, _):
        before = picture(pilot.app)
        await pilot.press("r", "r", "r")
        await pilot.pause()
        assert "4: p" in picture(pilot.app)
        assert picture(pilot.app) != before


async def test_n_goes_to_the_item_with_a_complaint_whose_line_is_opened_by_e(
    tmp_path: Path,
) -> None:
    async with preview_of(tmp_path, *CARDS, opens=("cost.yaml", 14)) as (pilot, _):
        await pilot.press("n")
        shown = picture(pilot.app)
        assert "▸2 numeric" in shown
        assert "E-TRAP" in shown
        await pilot.press("e")


async def test_of_half_a_save_the_last_good_cards_stay_and_what_is_wrong_stands_on_top(
    tmp_path: Path,
) -> None:
    async with preview_of(tmp_path, *CARDS) as (pilot, file):
        whole = file.read_text(encoding="utf-8")
        await save(pilot, file, 'topic: t\ncards:\n  - "What')
        shown = picture(pilot.app)
        assert "an earlier save" in shown
        assert shown.index("E-YAML") < shown.index("What does a shrug cost?")
        await save(pilot, file, whole.replace("a shrug", "a guess"))
        shown = picture(pilot.app)
        assert "What does a guess cost?" in shown
        assert "an earlier save" not in shown


async def test_the_cursor_stays_on_its_item_when_another_is_written_before_it(
    tmp_path: Path,
) -> None:
    async with preview_of(tmp_path, BASIC, CHOICE, key=f"{TOPIC}/pick") as (pilot, file):
        text = file.read_text(encoding="utf-8")
        await save(pilot, file, text.replace("cards:\n", "cards:\n  - 'New? ^new': Yes.\n"))
        assert "▸3 choice" in picture(pilot.app)


async def test_a_click_moves_the_cursor_and_options_take_no_answer(tmp_path: Path) -> None:
    async with preview_of(tmp_path, BASIC, CHOICE) as (pilot, _):
        await pilot.press("a")
        await pilot.click("#items", offset=(5, 2))
        await pilot.pause()
        assert "▸2 choice" in picture(pilot.app)
        before = picture(pilot.app)
        await pilot.click("#choice", offset=(5, 1))
        await pilot.press("b", "enter")
        await pilot.pause()
        assert picture(pilot.app) == before
    assert journal(tmp_path) == []


async def test_a_shipped_topic_is_copied_before_it_is_edited(tmp_path: Path) -> None:
    opens = (f"{TOPIC}.yaml", 4)
    async with preview_of(tmp_path, BASIC, shipped=True, opens=opens) as (pilot, file):
        before = file.read_bytes()
        await pilot.press("e")
        await pilot.pause()
        assert "copied to" in " ".join(picture(pilot.app).split())
        assert file.read_bytes() == before


async def test_a_file_without_items_says_so(tmp_path: Path) -> None:
    async with preview_of(tmp_path, "  - {q: Old?, a: Yes., id: old, retired: true}\n") as (
        pilot,
        _,
    ):
        assert "This file makes no item yet." in picture(pilot.app)
        await pilot.press("j", "n", "r", "a", "end", "q")
