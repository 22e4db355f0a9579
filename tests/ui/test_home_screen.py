from datetime import date
from pathlib import Path

import pytest
from textual.color import Color

from quizapp.collection.catalogue import topic_of
from quizapp.collection.home.headline import NEWCOMER_LINES
from quizapp.store.paths import locate
from quizapp.store.settings.settings import Settings, read_settings
from quizapp.study.queue.candidates import Candidate
from quizapp.study.scheduler.memory import Memory
from quizapp.ui.question import session_keeper
from quizapp.ui.screens.help import HelpScreen
from quizapp.ui.screens.home import HomeScreen
from quizapp.ui.screens.study import StudyScreen
from quizapp.ui.screens.topic import TopicScreen
from quizapp.ui.text import tell
from quizapp.ui.themes import THEMES
from tests.oracles.planning import facts
from tests.store.samples import answered, write_journal
from tests.toy_kind import stop_asking
from tests.ui.pictures import picture
from tests.ui.sample_sessions import (
    BASIC,
    CLOZE,
    DEFAULTS,
    TODAY,
    TOPIC,
    app_at,
    journal,
    sessions_over,
)

SIZE = (80, 24)

HOSTILE = """\
  - id: hostile
    q: "[/nope] [bold]x[/] [@click=app.quit]quit[/] \\\\[ <b>y</b>"
    a: "[/] [[[ ]]] $x$"
    why: "[link=file:///etc/passwd]here[/link]"
"""


async def test_home_shows_each_topic_with_its_counts(tmp_path: Path) -> None:
    with sessions_over(tmp_path, BASIC, CLOZE) as sessions:
        async with app_at(sessions).run_test(size=SIZE, notifications=True) as pilot:
            shown = picture(pilot.app)
            assert "2 new · about 1 min" in shown
            row = next(line for line in shown.splitlines() if "The cost" in line)
            assert row.split() == [*["▸", "The", "cost", "–", "2", "▁▁▁▁▁▁▁▁", "0", "%", "–"]]


async def test_a_deck_that_cannot_be_read_is_listed_with_its_first_diagnostic(
    tmp_path: Path,
) -> None:
    with sessions_over(tmp_path, BASIC) as sessions:
        bad = tmp_path / "decks" / "bad.yaml"
        bad.write_text("topic: bad\ncards:\n  - {q: one}\n  - {q: two}\n", encoding="utf-8")
        sessions.collection.reload()
        async with app_at(sessions).run_test(size=(120, 40), notifications=True) as pilot:
            shown = picture(pilot.app).replace("\n", "")
            assert "bad.yaml:3:" in shown
            assert "and 1 more" in shown
            assert "The cost" in shown


async def test_s_studies_all_that_is_due(tmp_path: Path) -> None:
    with sessions_over(tmp_path, BASIC) as sessions:
        async with app_at(sessions).run_test(size=SIZE, notifications=True) as pilot:
            await pilot.press("s")
            assert isinstance(pilot.app.screen, StudyScreen)


async def test_a_click_on_the_topic_under_the_cursor_opens_its_page(tmp_path: Path) -> None:
    with sessions_over(tmp_path, BASIC) as sessions:
        async with app_at(sessions).run_test(size=SIZE, notifications=True) as pilot:
            await pilot.click("#topics", offset=(5, 1))
            assert isinstance(pilot.app.screen, TopicScreen)


async def test_a_click_on_the_footer_presses_the_key(tmp_path: Path) -> None:
    with sessions_over(tmp_path, BASIC) as sessions:
        async with app_at(sessions).run_test(size=SIZE, notifications=True) as pilot:
            bottom = picture(pilot.app).splitlines()[23]
            await pilot.click(offset=(bottom.index("s study all"), 23))
            assert isinstance(pilot.app.screen, StudyScreen)


async def test_in_the_filter_line_help_is_on_a_key_that_is_no_letter(tmp_path: Path) -> None:
    with sessions_over(tmp_path, BASIC) as sessions:
        async with app_at(sessions).run_test(size=SIZE, notifications=True) as pilot:
            await pilot.press("/")
            await pilot.pause()
            bottom = picture(pilot.app).splitlines()[23]
            await pilot.click(offset=(bottom.index("F1 all keys"), 23))
            assert "Open the page of the topic under the cursor." in picture(pilot.app)


@pytest.mark.parametrize("where", [(0, 0), (79, 23)])
async def test_a_click_beside_the_help_closes_it(tmp_path: Path, where: tuple[int, int]) -> None:
    with sessions_over(tmp_path, BASIC) as sessions:
        async with app_at(sessions).run_test(size=SIZE) as pilot:
            await pilot.press("f1")
            await pilot.pause()
            await pilot.click(offset=(40, 8))
            assert isinstance(pilot.app.screen, HelpScreen)
            await pilot.click(offset=where)
            assert isinstance(pilot.app.screen, HomeScreen)


async def test_a_click_on_the_line_that_says_how_closes_a_page(tmp_path: Path) -> None:
    with sessions_over(tmp_path, BASIC) as sessions:
        async with app_at(sessions).run_test(size=(80, 80)) as pilot:
            await pilot.press("f1")
            await pilot.pause()
            rows = picture(pilot.app).splitlines()
            [(x, y)] = [
                (row.index("Esc closes"), y) for y, row in enumerate(rows) if "Esc cl" in row
            ]
            await pilot.click(offset=(x, y))
            assert isinstance(pilot.app.screen, HomeScreen)


async def test_nothing_due_says_when_something_will_be(tmp_path: Path) -> None:
    with sessions_over(tmp_path, BASIC) as sessions:
        async with app_at(sessions).run_test(size=SIZE, notifications=True) as pilot:
            await pilot.press("s", "space", "3", "enter")
            assert isinstance(pilot.app.screen, HomeScreen)
            await pilot.press("s")
            assert isinstance(pilot.app.screen, HomeScreen)
            await pilot.pause()
            assert "Next due" in picture(pilot.app)


async def test_an_empty_library_says_so(tmp_path: Path) -> None:
    with sessions_over(tmp_path, BASIC) as sessions:
        (tmp_path / "decks" / "cost.yaml").unlink()
        sessions.collection.reload()
        async with app_at(sessions).run_test(size=SIZE, notifications=True) as pilot:
            shown = picture(pilot.app)
            assert "There is no topic to study yet." in shown
            keys = ["q quit", "l labs", "n new card", "? all keys"]
            assert shown.splitlines()[-1].strip().split("   ") == keys
            await pilot.press("enter", "s")
            assert isinstance(pilot.app.screen, HomeScreen)


async def test_author_text_that_looks_like_markup_is_shown_as_it_is(tmp_path: Path) -> None:
    with sessions_over(tmp_path, HOSTILE) as sessions:
        async with app_at(sessions).run_test(size=SIZE, notifications=True) as pilot:
            await pilot.press("s")
            assert "[/nope] [bold]x[/] [@click=app.quit]quit[/]" in picture(pilot.app)
            await pilot.press("space")
            assert "[link=file:///etc/passwd]here[/link]" in picture(pilot.app)
            await pilot.press("1", "space", "3")
            assert "[/nope]" in picture(pilot.app)


async def test_a_toast_says_its_words_as_they_stand(tmp_path: Path) -> None:
    with sessions_over(tmp_path, BASIC) as sessions:
        async with app_at(sessions).run_test(size=SIZE, notifications=True) as pilot:
            tell(pilot.app, "[/nope] [bold]x[/] \x1b[2J")
            await pilot.pause()
            assert "[/nope] [bold]x[/] �[2J" in picture(pilot.app)


async def test_a_theme_chosen_in_the_palette_is_kept(tmp_path: Path) -> None:
    with sessions_over(tmp_path, BASIC) as sessions:
        async with app_at(sessions).run_test(size=SIZE, notifications=True) as pilot:
            assert pilot.app.theme == "quizapp-dark"
            pilot.app.theme = "quizapp-light"
            await pilot.pause()
        settings, diagnostics = read_settings(tmp_path / "home" / "settings.toml")
        assert (settings.theme, diagnostics) == ("quizapp-light", ())


async def test_the_theme_of_the_settings_is_there_from_the_start(tmp_path: Path) -> None:
    with sessions_over(tmp_path, BASIC, settings=Settings(theme="quizapp-light")) as sessions:
        async with app_at(sessions).run_test(size=SIZE) as pilot:
            assert pilot.app.theme == "quizapp-light"
            assert pilot.app.has_class("-light-mode")
            assert pilot.app.screen.styles.background == Color.parse(THEMES[1].background or "")


async def test_a_theme_that_there_is_not_is_told_of_and_the_own_one_is_used(
    tmp_path: Path,
) -> None:
    with sessions_over(tmp_path, BASIC, settings=Settings(theme="sepia")) as sessions:
        async with app_at(sessions).run_test(size=SIZE, notifications=True) as pilot:
            await pilot.pause()
            assert pilot.app.theme == "quizapp-dark"
            assert "There is no theme 'sepia'" in picture(pilot.app)


async def test_a_disk_that_refuses_keeps_the_card_and_says_so(tmp_path: Path) -> None:
    with sessions_over(tmp_path, BASIC, CLOZE) as sessions:
        (tmp_path / "home").mkdir()
        (tmp_path / "home" / "journal").write_text("a file where the folder should be")
        async with app_at(sessions).run_test(size=(120, 40), notifications=True) as pilot:
            await pilot.press("s", "space", "3")
            await pilot.pause()
            shown = picture(pilot.app)
            assert "not saved" in shown
            assert "answer   ln 2 nats" in shown, "the card stays"
            (tmp_path / "home" / "journal").unlink()
            await pilot.press("3")
            assert "2 of 2" in picture(pilot.app)
            assert len(journal(tmp_path)) == 1


async def test_an_answer_that_the_disk_refused_is_saved_once_it_takes_answers(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(session_keeper, "RETRY_SECONDS", 0.01)
    with sessions_over(tmp_path, BASIC, CLOZE) as sessions:
        (tmp_path / "home").mkdir()
        (tmp_path / "home" / "journal").write_text("a file where the folder should be")
        async with app_at(sessions).run_test(size=(120, 40), notifications=True) as pilot:
            await pilot.press("s", "space", "3")
            assert "answer   ln 2 nats" in picture(pilot.app), "the card stays"
            (tmp_path / "home" / "journal").unlink()
            while not journal(tmp_path):
                await pilot.pause()
            await pilot.pause()
            assert "The cost is the" in picture(pilot.app), "the next one"
            assert len(journal(tmp_path)) == 1


@pytest.mark.parametrize("key", ["q", "ctrl+q"])
async def test_what_the_disk_refused_is_not_left_behind_without_a_word(
    tmp_path: Path, key: str
) -> None:
    with sessions_over(tmp_path, BASIC, CLOZE) as sessions:
        (tmp_path / "home").mkdir()
        (tmp_path / "home" / "journal").write_text("a file where the folder should be")
        app = app_at(sessions)
        async with app.run_test(size=(120, 40), notifications=True) as pilot:
            await pilot.press("s", "space", "3", key)
            await pilot.pause()
            assert "leaves without it." in picture(app)
            assert isinstance(app.screen, StudyScreen)
            (tmp_path / "home" / "journal").unlink()
            await pilot.press(key)
            assert not isinstance(app.screen, StudyScreen) or app.return_code == 0


async def test_leaving_tries_once_more_to_save_what_the_disk_refused(tmp_path: Path) -> None:
    with sessions_over(tmp_path, BASIC, CLOZE) as sessions:
        (tmp_path / "home").mkdir()
        (tmp_path / "home" / "journal").write_text("a file where the folder should be")
        async with app_at(sessions).run_test(size=(120, 40)) as pilot:
            await pilot.press("s", "space", "3")
            (tmp_path / "home" / "journal").unlink()
            await pilot.press("q")
            assert isinstance(pilot.app.screen, HomeScreen)
            assert len(journal(tmp_path)) == 1


async def test_an_answer_that_the_disk_refused_can_be_withdrawn(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(session_keeper, "RETRY_SECONDS", 0.01)
    with sessions_over(tmp_path, BASIC, CLOZE) as sessions:
        (tmp_path / "home").mkdir()
        (tmp_path / "home" / "journal").write_text("a file where the folder should be")
        async with app_at(sessions).run_test(size=(120, 40)) as pilot:
            await pilot.press("s", "space", "3", "u")
            (tmp_path / "home" / "journal").unlink()
            for _ in range(20):
                await pilot.pause()
            assert "1 of 2" in picture(pilot.app)
            assert not journal(tmp_path)


async def test_a_narrow_terminal_still_shows_the_counts(tmp_path: Path) -> None:
    with sessions_over(tmp_path, BASIC) as sessions:
        async with app_at(sessions).run_test(size=(50, 16)) as pilot:
            assert "known" in picture(pilot.app)


def test_a_topic_counts_due_new_and_waiting_drills() -> None:
    def candidate(name: str, memory: Memory | None) -> Candidate:
        return Candidate(f"t/{name}", "t", "basic", memory)

    tomorrow = date(2026, 3, 3)
    counted = facts(
        "t",
        "T",
        [
            candidate("new", None),
            candidate("due", Memory(due=TODAY, last=date(2026, 3, 1))),
            candidate("drill", Memory(due=tomorrow, last=TODAY, drilling=True)),
            candidate("later", Memory(due=tomorrow, last=TODAY)),
        ],
        today=TODAY,
    )
    assert (counted.due, counted.new, counted.total, counted.next_due) == (2, 1, 4, TODAY)


async def test_the_cursor_stays_on_the_screen_in_a_long_library(tmp_path: Path) -> None:
    with sessions_over(tmp_path, BASIC) as sessions:
        for number in range(30):
            deck = tmp_path / "decks" / f"d{number:02}.yaml"
            deck.write_text(f"topic: d{number:02}\ncards:\n  - Q ^q: A\n", encoding="utf-8")
        sessions.collection.reload()
        async with app_at(sessions).run_test(size=SIZE) as pilot:
            assert "d29" not in picture(pilot.app)
            await pilot.press(*["down"] * 30)
            assert "▸ d29" in picture(pilot.app)
            await pilot.press(*["up"] * 30)
            assert "▸ The cost" in picture(pilot.app)


@pytest.mark.parametrize(("size", "margin"), [((80, 24), 1), ((120, 40), 8)])
async def test_a_wide_terminal_shows_a_card_between_margins_and_home_without(
    tmp_path: Path, size: tuple[int, int], margin: int
) -> None:
    with sessions_over(tmp_path, BASIC) as sessions:
        async with app_at(sessions).run_test(size=size, notifications=True) as pilot:
            home = picture(pilot.app)
            await pilot.press("s", "space")
            card = picture(pilot.app)
    for shown, edge in ((home, 1), (card, margin)):
        lines = [line for line in shown.splitlines() if line]
        left = {len(line) - len(line.lstrip()) for line in lines if line[:80].strip()}
        assert left <= {edge, edge + 1, edge + 2}
    told = [line.strip() for line in lines]
    assert "1 new · about 1 min" in home
    assert "answer   ln 2 nats" in told
    assert told[-1].startswith("u undo   q back   ")


async def test_wide_characters_keep_the_columns_straight(tmp_path: Path) -> None:
    with sessions_over(tmp_path, BASIC) as sessions:
        deck = tmp_path / "decks" / "wide.yaml"
        title = "対数損失" * 20
        deck.write_text(f"topic: wide\ntitle: {title}\ncards:\n  - Q ^q: A\n", encoding="utf-8")
        sessions.collection.reload()
        async with app_at(sessions).run_test(size=SIZE) as pilot:
            row = next(line for line in picture(pilot.app).splitlines() if "対数" in line)
            assert row.split()[-6:] == [*["–", "1", "▁▁▁▁▁▁▁▁", "0", "%", "–"]]


async def test_damage_in_the_middle_of_the_journal_is_told_while_home_is_read(
    tmp_path: Path,
) -> None:
    paths = locate(home=tmp_path / "home", env={})
    file = write_journal(paths, map(answered, range(10)))
    with sessions_over(tmp_path, BASIC) as sessions:
        sessions.collection.overview()
        data = file.read_bytes()
        # Of the fourth line, which nothing reads again. Before the app runs: its own reading of the
        # journal, a second later, would be over on a slow machine.
        place = data.index(b"event-3")
        file.write_bytes(data[:place] + b"evemt" + data[place + 5 :])
        app = app_at(sessions)
        async with app.run_test(size=SIZE) as pilot:
            app.scrub()
            await pilot.pause()
            assert "has damaged lines, which are skipped and kept: 4." in picture(app)


@pytest.mark.parametrize(("env", "bar"), [({}, "…  ░░░░"), ({"NO_COLOR": "1"}, "...  ----")])
async def test_home_is_there_before_the_library_is_read_and_says_how_far_that_is(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, env: dict[str, str], bar: str
) -> None:
    for name, setting in env.items():
        monkeypatch.setenv(name, setting)
    with sessions_over(tmp_path, BASIC, reads_later=True) as sessions:
        sessions.collection.pending.stop()
        async with app_at(sessions).run_test(size=SIZE) as pilot:
            assert f"Reading the library {bar}" in picture(pilot.app)
            assert "The library is being read." in picture(pilot.app)


async def test_home_counts_what_was_read_behind_it(tmp_path: Path) -> None:
    with sessions_over(tmp_path, BASIC, reads_later=True) as sessions:
        async with app_at(sessions).run_test(size=SIZE) as pilot:
            while sessions.collection.pending:
                await pilot.pause()
            assert "1 new · about 1 min" in picture(pilot.app)
            assert "░" not in picture(pilot.app)


MANY = "".join(f"  - Question {n} ^q{n}: Reply {n}\n" for n in range(20))


async def test_a_newcomer_is_told_what_this_is_until_the_first_answer(tmp_path: Path) -> None:
    with sessions_over(tmp_path, MANY) as sessions:
        async with app_at(sessions).run_test(size=SIZE) as pilot:
            shown = picture(pilot.app).splitlines()
            assert shown[4:7] == [f" {text.format(key='s')}" for text in NEWCOMER_LINES]
            await pilot.press("s", "space", "3", "q")
            assert "to begin" not in picture(pilot.app)
            assert "next 7 days   █▁▁▁▁▁▁   most on Tuesday, 1" in picture(pilot.app)


async def test_plus_adds_five_new_items_today_and_u_takes_them_back(tmp_path: Path) -> None:
    settings = DEFAULTS._replace(new_per_day=0)
    with sessions_over(tmp_path, MANY, settings=settings) as sessions:
        async with app_at(sessions).run_test(size=SIZE) as pilot:
            assert "+ brings 5 more new items today." in picture(pilot.app)
            await pilot.press("plus")
            assert "5 of 20 new today · about 1 min" in picture(pilot.app)
            assert len(sessions.collection.plan(None)) == 5
            await pilot.press("u")
            assert "+ brings 5 more new items today." in picture(pilot.app)


async def test_a_session_without_new_items_names_the_key_for_more(tmp_path: Path) -> None:
    settings = DEFAULTS._replace(new_per_day=1)
    with sessions_over(tmp_path, MANY, settings=settings) as sessions:
        async with app_at(sessions).run_test(size=SIZE) as pilot:
            await pilot.press("s", "space", "3")
            assert "1 learned, 19 to go; tomorrow 1" in picture(pilot.app)
            assert "+ brings 5 more new items" in picture(pilot.app)
            await pilot.press("plus")
            assert "1 of 5" in picture(pilot.app)
            await pilot.press("q")
            assert "5 of 19 new today · about 1 min" in picture(pilot.app)


async def test_plus_after_a_session_of_one_topic_stays_in_it(tmp_path: Path) -> None:
    (tmp_path / "decks").mkdir()
    deck(tmp_path, "a", "cards:\n  - {id: one, basic: First of all?, back: Yes.}\n")
    with sessions_over(tmp_path, MANY, settings=DEFAULTS._replace(new_per_day=1)) as sessions:
        app = app_at(sessions, study=True)
        async with app.run_test(size=SIZE) as pilot:
            await pilot.press("space", "3", "plus")
            assert isinstance(app.screen, StudyScreen)
            assert {topic_of(item.key) for item in app.screen.session.items} == {TOPIC}
            assert len(app.screen.session.items) == 5


def deck(folder: Path, name: str, text: str) -> None:
    (folder / "decks" / f"{name}.yaml").write_text(f"topic: {name}\n{text}", encoding="utf-8")


async def test_tracks_are_headings_and_a_topic_says_what_it_builds_on(tmp_path: Path) -> None:
    with sessions_over(tmp_path, BASIC) as sessions:
        card = "cards: [Q ^q: A]\n"
        deck(tmp_path, "first", f"track: The course\n{card}")
        deck(tmp_path, "later", f"track: The course\nprereqs: [first]\n{card}")
        sessions.collection.reload()
        async with app_at(sessions).run_test(size=SIZE) as pilot:
            shown = picture(pilot.app).splitlines()
            [place] = [n for n, row in enumerate(shown) if "The course" in row]
            assert shown[place].endswith("1 of 2 topics open")
            assert "first" in shown[place + 1]
            assert shown[place + 2].endswith("0 %  builds on 0 of 1")
            assert "Other topics" in shown[place + 3]
            await pilot.press("down", "enter")
            assert isinstance(pilot.app.screen, TopicScreen), "nothing is locked"


async def test_a_wide_terminal_shows_the_topic_under_the_cursor_beside_the_list(
    tmp_path: Path,
) -> None:
    with sessions_over(tmp_path, BASIC) as sessions:
        deck(tmp_path, "later", "summary: What comes after.\nprereqs: [t.cost]\ncards: [Q ^q: A]\n")
        sessions.collection.reload()
        async with app_at(sessions).run_test(size=(110, 24)) as pilot:
            assert "What comes after." not in picture(pilot.app)
            await pilot.press("down")
            shown = picture(pilot.app)
            assert "What comes after." in shown
            assert "builds on  The cost: 0 of 1 known" in shown
            await pilot.resize_terminal(109, 24)
            await pilot.pause()
            assert "What comes after." not in picture(pilot.app)


async def test_a_long_title_is_whole_beside_the_facts_of_its_topic(tmp_path: Path) -> None:
    with sessions_over(tmp_path) as sessions:
        async with app_at(sessions).run_test(size=(120, 40)) as pilot:
            title = "Logistic regression: the cost function"
            deck(tmp_path, "long", f'title: "{title}"\ncards: [Q ^q: A]\n')
            sessions.collection.reload()
            home = pilot.app.screen
            assert isinstance(home, HomeScreen)
            home.draw()
            await pilot.pause()
            assert title in picture(pilot.app)


async def test_kinds_that_no_screen_asks_are_named_beside_those_that_are(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    stop_asking(monkeypatch, "interview")
    with sessions_over(tmp_path, BASIC) as sessions:
        deck(tmp_path, "b", "cards: [Q ^q: A]\ninterview: [{id: i, q: Why?, level: expert}]\n")
        sessions.collection.reload()
        sentence = "1 item of b cannot be asked: no screen asks that kind yet (1 interview)."
        async with app_at(sessions).run_test(size=SIZE) as pilot:
            assert sentence in " ".join(picture(pilot.app).split())


async def test_a_timer_that_ticks_once_more_while_the_app_ends_does_nothing(
    tmp_path: Path,
) -> None:
    with sessions_over(tmp_path, BASIC) as sessions:
        app = app_at(sessions)
        async with app.run_test(size=(80, 24)) as pilot:
            await pilot.pause()
        (tmp_path / "decks" / "late.yaml").write_text("topic: late\ncards: []\n")
        assert not app.screen_stack
        app.scrub()
        app.watch_decks()
        app._take_decks_in()
