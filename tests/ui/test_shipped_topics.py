"""Shipped topics are read-only: whatever writes in a deck writes in a copy of one's own."""

from collections.abc import Callable
from functools import partial
from hashlib import sha256
from pathlib import Path
from typing import Any

import pytest
from textual.app import App
from textual.widgets import Input

from quizapp.collection.own_decks import add_card, file_to_edit
from quizapp.collection.request import SessionRequest
from quizapp.store.errors import StoreError
from quizapp.study.filters import parse_filter
from quizapp.ui.editor import EditResult
from quizapp.ui.keys import keys_of
from quizapp.ui.screens.new_card import NewCardScreen
from tests.ui.lab_apps import ALL, lab_app, lab_of
from tests.ui.pictures import picture, said
from tests.ui.sample_sessions import (
    BASIC,
    TOPIC,
    app_at,
    sessions_over,
)

SIZE = (80, 24)
WIDE = (160, 40)


def hash_of(folder: Path) -> str:
    """Of all bytes below the folder, and their names."""
    files = sorted(path for path in folder.rglob("*") if path.is_file())
    return sha256(b"".join(str(path).encode() + path.read_bytes() for path in files)).hexdigest()


def own_deck(folder: Path, name: str = TOPIC) -> Path:
    return folder / "home" / "decks" / f"{name}.yaml"


def rewrite(old: str, new: str) -> Callable[[App[Any], Path, int], EditResult]:
    """An editor that replaces a word."""

    def edit(_app: App[Any], file: Path, _line: int) -> EditResult:
        before = file.read_text(encoding="utf-8")
        file.write_text(before.replace(old, new), encoding="utf-8")
        return EditResult(changed=old in before)

    return edit


async def test_an_edit_of_a_shipped_card_goes_to_a_copy_that_stands_in_with_its_history(
    tmp_path: Path,
) -> None:
    with sessions_over(tmp_path, BASIC, shipped=True) as sessions:
        before = hash_of(tmp_path / "decks")
        app = app_at(sessions, study=True, editing=rewrite("a shrug", "half a chance"))
        async with app.run_test(size=WIDE, notifications=True) as pilot:
            await pilot.press("space", "3", "u", "e")
            assert "What does half a chance cost?" in picture(app)
            assert (
                f"{own_deck(tmp_path)} stands in for the shipped topic t.cost. Take"
                in await said(pilot)
            )
            await pilot.press("space", "3", "q")
            sentence = f"{own_deck(tmp_path)} stands in for the shipped topic t.cost."
            assert "".join(sentence.split()) in "".join(picture(app).split())
        assert hash_of(tmp_path / "decks") == before
        assert "half a chance" in own_deck(tmp_path).read_text(encoding="utf-8")
        assert sessions.collection.memory("t.cost/shrug").answers == 1
        assert [facts.topic for facts in sessions.collection.overview().topics] == [TOPIC]
        assert not sessions.collection.errors()
        own_deck(tmp_path).unlink()
        sessions.collection.reload()
        assert sessions.collection.is_shipped(TOPIC)
        assert sessions.collection.memory("t.cost/shrug").answers == 1


async def test_an_editor_that_changes_nothing_leaves_the_copy_and_says_so(tmp_path: Path) -> None:
    with sessions_over(tmp_path, BASIC, shipped=True) as sessions:
        app = app_at(sessions, study=True, editing=rewrite("nothing", "else"))
        async with app.run_test(size=WIDE, notifications=True) as pilot:
            await pilot.press("e")
            assert "stands in for the shipped topic t.cost." in await said(pilot)
            app.clear_notifications()
            await pilot.press("e")
            assert not await said(pilot), "it is one's own by now"
    shipped = tmp_path / "decks" / "cost.yaml"
    assert own_deck(tmp_path).read_bytes() == shipped.read_bytes()


async def test_a_file_in_the_way_of_the_copy_is_named_and_nothing_is_opened(tmp_path: Path) -> None:
    own_deck(tmp_path).parent.mkdir(parents=True)
    own_deck(tmp_path).write_text("not a deck", encoding="utf-8")
    with sessions_over(tmp_path, BASIC, shipped=True) as sessions:
        app = app_at(sessions, study=True, editing=rewrite("a shrug", "half a chance"))
        async with app.run_test(size=WIDE, notifications=True) as pilot:
            await pilot.press("e")
            assert "is there already, and does not hold the topic t.cost" in await said(pilot)
    assert own_deck(tmp_path).read_text(encoding="utf-8") == "not a deck"


async def test_a_card_from_a_lab_for_a_shipped_topic_goes_to_the_copy(tmp_path: Path) -> None:
    with sessions_over(tmp_path, BASIC, labs=ALL, shipped=True) as sessions:
        before = hash_of(tmp_path / "decks")
        count = len([*sessions.collection.items()])
        app = lab_app(sessions)
        async with app.run_test(size=WIDE) as pilot:
            await pilot.press("f")
            assert lab_of(app)
            await pilot.press("c")
            await pilot.pause()
            form = pilot.app.screen
            assert isinstance(form, NewCardScreen)
            form.query_one("#deck", Input).value = TOPIC
            await pilot.app.workers.wait_for_complete()
            await pilot.press("ctrl+s")
            await pilot.pause()
        assert hash_of(tmp_path / "decks") == before
        keys = {item.key for item in sessions.collection.items()}
        assert "t.cost/shrug" in keys, "a file with the new card alone would stand in for it all"
        assert len(keys) == count + 1


def test_a_card_for_a_topic_of_ones_own_goes_to_its_file_whatever_its_name(tmp_path: Path) -> None:
    card = ["- id: new", "  q: What is new?", "  a: This card."]
    with sessions_over(tmp_path, BASIC) as sessions:
        assert add_card(sessions, TOPIC, card) == tmp_path / "decks" / "cost.yaml"
        assert add_card(sessions, "mine", card) == own_deck(tmp_path, "mine")


def test_a_folder_of_ones_own_that_leads_to_the_shipped_one_is_not_written_to(
    tmp_path: Path,
) -> None:
    with sessions_over(tmp_path, BASIC, shipped=True) as sessions:
        home = tmp_path / "home"
        home.mkdir()
        (home / "decks").symlink_to(tmp_path / "decks")
        before = hash_of(tmp_path / "decks")
        sessions.collection.reload()
        for write in (
            partial(file_to_edit, sessions, TOPIC),
            partial(add_card, sessions, "cost", ["- A? ^a: B"]),
            partial(add_card, sessions, "mine", ["- A? ^a: B"]),
        ):
            with pytest.raises(StoreError, match="the shipped topics, which are read-only"):
                write()
        assert hash_of(tmp_path / "decks") == before


def test_a_stand_in_keeps_the_place_of_the_shipped_topic(tmp_path: Path) -> None:
    (tmp_path / "decks").mkdir()
    (tmp_path / "decks" / "zeal.yaml").write_text("topic: zeal\ncards: [A: B]\n", encoding="utf-8")
    own_deck(tmp_path).parent.mkdir(parents=True)
    own_deck(tmp_path, "aside").write_text("topic: aside\ncards: [A: B]\n", encoding="utf-8")
    own_deck(tmp_path).write_text("topic: t.cost\ntitle: Mine\ncards: [A: B]\n", encoding="utf-8")
    own_deck(tmp_path, "twin").write_text("topic: t.cost\ncards: [C: D]\n", encoding="utf-8")
    with sessions_over(tmp_path, BASIC, shipped=True) as sessions:
        assert sessions.collection.topics == {"t.cost": "Mine", "zeal": "zeal", "aside": "aside"}
        [error] = sessions.collection.errors()
        assert "twin.yaml:1:1: E-DUPLICATE-TOPIC" in error
        # As `quizapp study FILE` has it, one's own may come first.
        sessions.collection.roots = sessions.collection.roots[::-1]
        sessions.collection.reload()
        assert sessions.collection.deck_file(TOPIC) == own_deck(tmp_path)


async def test_no_key_of_a_session_or_a_lab_changes_a_shipped_file(tmp_path: Path) -> None:
    """Every key of the list is pressed, so that one that is added is tried as well."""
    # Some keys put an item away: there are enough of them for all.
    cards = "".join(f"  - Question {n} ^q{n}: Reply {n}\n" for n in range(60))
    opened: list[Path] = []

    def edit(app: App[Any], file: Path, line: int) -> EditResult:
        opened.append(file)
        return rewrite("topic:", "# Mine.\ntopic:")(app, file, line)

    with sessions_over(tmp_path, cards, labs=ALL, shipped=True) as sessions:
        before = hash_of(tmp_path / "decks")
        app = app_at(sessions, editing=edit)
        async with app.run_test(size=SIZE) as pilot:
            cram = SessionRequest(filter=parse_filter("kind:basic"))
            for lead in ([], ["space"]):
                for key in keys_of("study"):
                    app.study(sessions.session(cram))
                    await pilot.press(*lead, key.keys.split(",")[0])
                    assert hash_of(tmp_path / "decks") == before, key.help
        app = lab_app(sessions)
        async with app.run_test(size=SIZE) as pilot:
            for key in (*keys_of("lab"), *keys_of("controls"), *keys_of("draft")):
                await pilot.press(key.keys.split(",")[0])
                assert hash_of(tmp_path / "decks") == before, key.help
    assert {file.parent for file in opened} == {own_deck(tmp_path).parent}
