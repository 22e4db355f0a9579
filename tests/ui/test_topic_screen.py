"""The topic page: every section is reached by keys, and nothing on it says an answer."""

from pathlib import Path
from typing import Any

import pytest
from textual.pilot import Pilot

from quizapp.collection.topics.page import TopicPage
from quizapp.collection.topics.page_reader import topic_page
from quizapp.collection.topics.readings import keep_reading
from quizapp.decks.contents.page_section import SectionKind
from quizapp.decks.contents.sections import sections_of
from quizapp.store.settings.settings import Settings
from quizapp.study.event import EventKind
from quizapp.ui.keys import KEYS
from quizapp.ui.screens.home import HomeScreen
from quizapp.ui.screens.lab import LabScreen
from quizapp.ui.screens.study import StudyScreen
from quizapp.ui.screens.topic import TopicScreen, topic_screen
from quizapp.ui.topic.drawing import item_rows
from quizapp.ui.topic.view import ENTER_ACTIONS
from tests.ui.interviews import HIDDEN, QUESTIONS, everything
from tests.ui.parts import FLOW, WALK
from tests.ui.pictures import picture
from tests.ui.sample_sessions import (
    BASIC,
    CLOZE,
    NUMERIC,
    ORDER,
    TOPIC,
    app_at,
    journal,
    sessions_over,
)

SIZE = (80, 24)
WIDE = (120, 40)

DECK = """\
summary: What a shrug costs.
minutes: 20
theory:
  - {id: loss, title: Loss, text: "A shrug costs {=ln(2)|.3f}.", formula: "-ln(p)"}
  - {id: cost, title: Cost, text: A mean.}
tradeoffs:
  - {name: Speed, gain: "|x| is fast", cost: Noise}
examples:
  - id: guided
    kind: guided
    title: By hand
    steps: [{ask: How much?, answer: So much.}, {ask: And then?, answer: No more.}]
labs:
  - {id: calc, use: logloss-calculator, title: The calculator}
sessions:
  - {id: drill, kind: concept-drill, title: One thing, steps: [shrug]}
walkthrough:
  title: To the code
  code: |
    def loss(p):
        return -log(p)
  steps: [{lines: 2, says: The formula., concept: loss}]
coverage:
  - {point: A shrug, by: [shrug], section: loss}
  - {point: A mean, by: [gap], section: cost}
sources: [A book]
"""

OTHER_SECTIONS = """\
deepening: [A limit.]
interview_deepening: [A sentence to say.]
notes: {learner: Go slowly.}
interview: [{id: iv, q: Why?}]
senior_angle: Say what it costs.
"""

NEW_TO_OLD = Settings(confidence="off", read_first=False)


def page(pilot: Pilot[Any]) -> TopicPage:
    screen = pilot.app.screen
    assert isinstance(screen, TopicScreen)
    return screen.view.page


def at(pilot: Pilot[Any]) -> str:
    """The id of the section that is read."""
    screen = pilot.app.screen
    assert isinstance(screen, TopicScreen)
    return screen.view.section.id


async def press(pilot: Pilot[Any], *keys: str) -> str:
    for key in keys:
        await pilot.press(key)
        await pilot.pause()
    return picture(pilot.app)


async def test_every_section_of_a_topic_is_reached_by_keys_from_home(tmp_path: Path) -> None:
    with sessions_over(tmp_path, BASIC, CLOZE, labs=f"{DECK}{OTHER_SECTIONS}{FLOW}") as sessions:
        topic = sessions.collection.topic(TOPIC)
        assert topic
        async with app_at(sessions).run_test(size=SIZE) as pilot:
            await press(pilot, "enter", "p")
            walked, seen = [at(pilot)], [picture(pilot.app)]
            for section in sections_of(topic)[1:]:
                seen.append(await press(pilot, "n"))
                walked.append(at(pilot))
                assert section.title in seen[-1]
            assert walked == [section.id for section in sections_of(topic)]
            kinds = {section.kind for section in page(pilot).sections}
            assert kinds == set(SectionKind), "one for each key that a deck has"
            assert not [shown for shown in seen if "ln 2" in shown or "not the sum" in shown]
            await press(pilot, "n", "q")
            assert isinstance(pilot.app.screen, HomeScreen)


def test_a_broken_card_says_below_its_row_why_it_cannot_be_asked(tmp_path: Path) -> None:
    broken = BASIC.replace("`ln 2` nats", "{=1/0} nats")
    with sessions_over(tmp_path, broken, CLOZE, labs=DECK) as sessions:
        topic = topic_page(sessions.collection, TOPIC)
        assert topic
        row, reason = item_rows(topic.points[0].items, topic, only_ascii=False)
        assert (row.note, reason.note) == ("cannot be asked", "")
        assert "E-EXPRESSION" in reason.title.plain


async def test_two_presses_lead_from_home_to_the_first_card(tmp_path: Path) -> None:
    with sessions_over(tmp_path, BASIC, labs="summary: Short.\n") as sessions:
        async with app_at(sessions).run_test(size=SIZE) as pilot:
            shown = await press(pilot, "enter")
            assert "Nothing due and 1 new here." in shown
            assert "builds on    nothing" in shown
            await press(pilot, "enter")
            assert isinstance(pilot.app.screen, StudyScreen)


async def test_a_new_topic_unfurls_with_its_answers_and_locks_nothing(tmp_path: Path) -> None:
    with sessions_over(tmp_path, BASIC, CLOZE, labs=DECK) as sessions:
        async with app_at(sessions).run_test(size=SIZE) as pilot:
            shown = await press(pilot, "enter")
            assert at(pilot) == "loss"
            assert "Enter answers: What does a shrug cost?" in shown
            await press(pilot, "enter", "space", "3")
            assert isinstance(pilot.app.screen, TopicScreen)
            assert at(pilot) == "cost"
            assert "Enter answers: The cost is the […] of the losses." in picture(pilot.app)
            await press(pilot, "n")
            assert at(pilot) == "tradeoffs"
            assert page(pilot).sections_read == 2


async def test_a_page_opens_where_its_reader_goes_on(tmp_path: Path) -> None:
    with sessions_over(tmp_path, BASIC, CLOZE, labs=DECK) as sessions:
        keep_reading(sessions, TOPIC, "loss")
        async with app_at(sessions).run_test(size=SIZE) as pilot:
            await press(pilot, "enter")
            assert at(pilot) == "cost"
    with sessions_over(tmp_path, BASIC, CLOZE, labs=DECK, settings=NEW_TO_OLD) as sessions:
        async with app_at(sessions).run_test(size=SIZE) as pilot:
            shown = await press(pilot, "enter")
            assert "1 of 10 sections read; n goes on with “Cost”" in shown
            await press(pilot, "n")
            assert at(pilot) == "cost"


async def test_enter_tests_a_section_and_its_items_say_how_far_they_are_known(
    tmp_path: Path,
) -> None:
    with sessions_over(tmp_path, BASIC, CLOZE, labs=DECK, settings=NEW_TO_OLD) as sessions:
        async with app_at(sessions).run_test(size=SIZE) as pilot:
            assert "○ What does a shrug cost?" in await press(pilot, "enter", "n")
            await press(pilot, "enter", "space", "3", "q")
            assert at(pilot) == "loss"
            shown = picture(pilot.app)
            assert "◐ What does a shrug cost?" in shown
            assert "met, tomorrow" in shown
            assert "A shrug costs 0.693." in shown
            assert not readings(tmp_path), "only who goes on has read it"
            await press(pilot, "o", "end", "enter", "o", "home", "enter", "c", "p", "q")
            assert not readings(tmp_path), "looked up, and left again"


def readings(folder: Path) -> list[str]:
    return [line for line in journal(folder) if f'"{EventKind.READ}"' in line]


async def test_the_footer_of_a_page_says_what_a_key_does_there(tmp_path: Path) -> None:
    with sessions_over(tmp_path, BASIC, CLOZE, labs=DECK, settings=NEW_TO_OLD) as sessions:
        async with app_at(sessions).run_test(size=WIDE, notifications=True) as pilot:
            shown = await press(pilot, "enter")
            assert "p before" not in shown
            assert "takes 20 min" in shown
            await press(pilot, "p")
            assert ["first section" in toast.message for toast in pilot.app._notifications] == [
                True
            ]
            assert "q close outline" in await press(pilot, "o")
            shown = await press(pilot, "q", "n")
            assert "p before" in shown
            shown = await press(pilot, "n", "n")
            assert "Enter go on" in shown
            shown = await press(pilot, "c")
            assert "Enter show/hide items   n next   c reorder" in shown
            assert "weak ones" not in shown


async def test_a_guided_example_asks_before_it_shows_and_logs_nothing(tmp_path: Path) -> None:
    with sessions_over(tmp_path, BASIC, CLOZE, labs=DECK) as sessions:
        async with app_at(sessions).run_test(size=SIZE) as pilot:
            shown = await press(pilot, "enter", "o", "down", "down", "down", "enter")
            assert "How much?" in shown
            assert "So much." not in shown
            assert "And then?" not in shown
            shown = await press(pilot, "space")
            assert "So much." in shown
            assert "And then?" in shown
            assert "No more." in await press(pilot, "enter")
            assert not journal(tmp_path)


async def test_the_coverage_map_shows_the_items_of_a_point_and_asks_the_weak_ones(
    tmp_path: Path,
) -> None:
    with sessions_over(tmp_path, BASIC, CLOZE, labs=DECK) as sessions:
        async with app_at(sessions).run_test(size=SIZE, notifications=True) as pilot:
            shown = await press(pilot, "enter", "c")
            assert "0 of 2 points known" in shown
            assert "What does a shrug cost?" not in shown
            assert "What does a shrug cost?" in await press(pilot, "enter")
            assert "What does a shrug cost?" not in await press(pilot, "enter")
            assert "Nothing here was answered" in await press(pilot, "w")
            shown = await press(pilot, "c")
            assert shown.index("Loss") < shown.index("A shrug") < shown.index("Cost")
            await press(pilot, "s", "space", "1", "q", "w")
            assert isinstance(pilot.app.screen, StudyScreen)


async def test_a_lab_and_a_session_open_from_their_rows(tmp_path: Path) -> None:
    with sessions_over(tmp_path, BASIC, CLOZE, labs=DECK) as sessions:
        async with app_at(sessions).run_test(size=SIZE) as pilot:
            shown = await press(pilot, "enter", "c", "n")
            assert "▸ The calculator" in shown
            await press(pilot, "enter")
            assert isinstance(pilot.app.screen, LabScreen)
            shown = await press(pilot, "q", "n")
            assert "A concept drill: 1 task" in shown
            await press(pilot, "enter")
            assert isinstance(pilot.app.screen, StudyScreen)


async def test_a_deck_that_changed_is_read_again_at_the_same_section(tmp_path: Path) -> None:
    with sessions_over(tmp_path, BASIC, CLOZE, labs=DECK) as sessions:
        deck = tmp_path / "decks" / "cost.yaml"
        app = app_at(sessions)
        async with app.run_test(size=SIZE) as pilot:
            await press(pilot, "enter", "n")
            deck.write_text(deck.read_text().replace("A mean.", "Another mean."))
            app.watch_decks()
            await pilot.pause()
            assert "Another mean." in picture(app)
            deck.write_text(deck.read_text().replace("id: cost,", "id: price,"))
            app.watch_decks()
            await pilot.pause()
            assert at(pilot) == "price"


@pytest.mark.parametrize(("size", "outline"), [(SIZE, False), (WIDE, True)])
async def test_the_outline_stands_beside_the_text_where_there_is_room(
    tmp_path: Path, size: tuple[int, int], *, outline: bool
) -> None:
    with sessions_over(tmp_path, BASIC, CLOZE, labs=DECK) as sessions:
        async with app_at(sessions).run_test(size=size) as pilot:
            shown = await press(pilot, "enter")
            assert ("Sources" in shown) is outline
            shown = await press(pilot, "o")
            assert "Sources" in shown
            assert ("-ln(p)" in shown) is outline
            assert "-ln(p)" in await press(pilot, "escape")


@pytest.mark.parametrize("size", [(110, 24), (200, 55)])
async def test_a_line_of_text_has_one_length_on_every_wide_terminal(
    tmp_path: Path, size: tuple[int, int]
) -> None:
    with sessions_over(tmp_path, BASIC, CLOZE, labs=DECK) as sessions:
        async with app_at(sessions).run_test(size=size) as pilot:
            await press(pilot, "enter")
            screen = pilot.app.screen
            assert isinstance(screen, TopicScreen)
            assert screen.section.text.size.width == 76


async def test_a_section_without_items_says_so_and_complaints_stand_in_their_place(
    tmp_path: Path,
) -> None:
    broken = DECK.replace("code: |", "cod: |")
    with sessions_over(tmp_path, BASIC, CLOZE, labs=broken) as sessions:
        async with app_at(sessions).run_test(size=SIZE) as pilot:
            assert "Nothing is asked on this section alone." in await press(
                pilot, "enter", "n", "n"
            )
            shown = await press(pilot, "c", "n", "n", "n")
            assert at(pilot) == "walkthrough"
            assert "E-KEY" in shown


async def test_space_too_many_at_a_guided_example_skips_no_section(tmp_path: Path) -> None:
    with sessions_over(tmp_path, BASIC, CLOZE, labs=DECK) as sessions:
        async with app_at(sessions).run_test(size=SIZE) as pilot:
            await press(pilot, "enter", "n", "n", "n")
            assert at(pilot) == "example/guided"
            shown = await press(pilot, *["space"] * 4, "enter")
            assert at(pilot) == "example/guided"
            assert "No more." in shown
            await press(pilot, "n")
            assert at(pilot) == "coverage"


MANY_TESTS = "theory: [{id: loss, title: Loss, text: A mean.}]\ncoverage:\n" + (
    "  - {point: All, section: loss, by: [" + ", ".join(f"c{n}" for n in range(30)) + "]}\n"
)


async def test_a_long_list_of_items_leaves_text_and_question_on_the_screen(tmp_path: Path) -> None:
    cards = "".join(f"  - {{id: c{n}, q: Number {n}?, a: x}}\n" for n in range(30))
    with sessions_over(tmp_path, cards, labs=MANY_TESTS) as sessions:
        async with app_at(sessions).run_test(size=SIZE) as pilot:
            shown = await press(pilot, "enter")
            for text in ("A mean.", "Number 0?", "and 17 more; the coverage map, c, has all"):
                assert text in shown
            assert "Enter answers: Number 0?" in shown
            assert not pilot.app.screen.query_one("#section").max_scroll_y


REORDER = """\
sessions:
  - {id: blocks, kind: reorder, title: In order, use_card: flow}
"""


BROKEN = """\
coverage: [{by: [shrug]}]
flow: 3
labs: 3
sessions: 3
walkthrough: 3
"""


async def test_enter_goes_on_from_a_section_that_has_only_a_complaint(tmp_path: Path) -> None:
    settings = NEW_TO_OLD
    with sessions_over(tmp_path, BASIC, labs=BROKEN, settings=settings) as sessions:
        async with app_at(sessions).run_test(size=SIZE) as pilot:
            await press(pilot, "enter", "n")
            walked = []
            for _ in range(5):
                walked.append(at(pilot))
                await press(pilot, "enter")
            assert sorted(walked) == ["coverage", "flow", "labs", "sessions", "walkthrough"]


TWINS = """\
coverage:
  - {point: A shrug, by: [shrug]}
  - {point: A shrug, by: [gap]}
"""


async def test_points_of_one_wording_are_opened_one_at_a_time(tmp_path: Path) -> None:
    settings = NEW_TO_OLD
    with sessions_over(tmp_path, BASIC, CLOZE, labs=TWINS, settings=settings) as sessions:
        async with app_at(sessions).run_test(size=SIZE) as pilot:
            shown = await press(pilot, "enter", "c", "down", "enter")
            assert "the […] of the losses" in shown
            assert "What does a shrug cost?" not in shown


def test_whatever_enter_may_do_on_a_page_the_screen_does(tmp_path: Path) -> None:
    with sessions_over(tmp_path, BASIC) as sessions:
        screen = topic_screen(sessions, TOPIC, only_ascii=False)
        assert screen
        assert set(ENTER_ACTIONS.values()) <= screen.enter_actions.keys()
        keys = [key for key in KEYS if (key.place, key.action) == ("topic", "enter")]
        in_footer = {phase for key in keys for phase in key.phases}
        # The footer shows another key for these two.
        assert screen.enter_actions.keys() - {"next", "step"} == in_footer


async def test_a_reorder_session_begins_with_blocks_that_are_not_in_order(tmp_path: Path) -> None:
    with sessions_over(tmp_path, ORDER, labs=REORDER) as sessions:
        async with app_at(sessions).run_test(size=SIZE) as pilot:
            await press(pilot, "enter", "n")
            assert at(pilot) == "sessions"
            shown = await press(pilot, "enter")
            assert "From likelihood to cost?" in shown
            blocks = ("State the model", "Multiply", "Take the log")
            places = [shown.index(block) for block in blocks]
            assert places != sorted(places)


async def test_enter_at_the_interview_questions_opens_the_desk_with_those_of_the_topic(
    tmp_path: Path,
) -> None:
    with sessions_over(tmp_path, BASIC, labs=QUESTIONS) as sessions:
        async with app_at(sessions).run_test(size=SIZE) as pilot:
            shown = await press(pilot, "enter", "n", "i")
            assert f"topics ‹{TOPIC}›" in shown
            shown = await press(pilot, "q")
            assert "Why is log loss used?" in shown
            assert "Enter interview desk" in shown
            assert [text for text in HIDDEN if text in everything(pilot.app)] == []
            shown = await press(pilot, "enter")
            assert "2 of 2 questions" in shown


async def test_enter_walks_through_the_flow_and_the_code(tmp_path: Path) -> None:
    theory = "theory: [{id: first, title: First, text: Read.}]\n"
    with sessions_over(tmp_path, labs=theory + FLOW + WALK) as sessions:
        async with app_at(sessions).run_test(size=SIZE) as pilot:
            await press(pilot, "enter", "n")
            assert at(pilot) == "flow"
            screen = pilot.app.screen
            assert isinstance(screen, TopicScreen)
            assert screen.view.unfurls
            assert not screen.view.open_question
            assert "1 of 3 stations" in await press(pilot, "enter")
            await press(pilot, "q", "n")
            assert at(pilot) == "walkthrough"
            assert "Contract first." in await press(pilot, "enter")
            await press(pilot, "q")
            assert at(pilot) == "walkthrough"


async def test_a_click_moves_the_cursor_of_the_outline_and_the_next_one_opens(
    tmp_path: Path,
) -> None:
    with sessions_over(tmp_path, BASIC, CLOZE, labs=DECK) as sessions:
        async with app_at(sessions).run_test(size=WIDE) as pilot:
            await press(pilot, "enter")
            await pilot.click("#outline-rows", offset=(8, 3))
            assert at(pilot) == "loss"
            await pilot.click("#outline-rows", offset=(8, 3))
            await pilot.pause()
            assert at(pilot) == "tradeoffs"


GRID = """\
 quizapp › The cost                                            2 new · 1 of 10

 Loss                                                             core theory

 A shrug costs 0.693.

   -ln(p)

 tested by
 ○ What does a shrug cost?                                                new

 Enter answers: What does a shrug cost?"""


async def test_the_page_as_a_picture(tmp_path: Path) -> None:
    with sessions_over(tmp_path, BASIC, CLOZE, labs=DECK) as sessions:
        async with app_at(sessions).run_test(size=SIZE) as pilot:
            rows = (await press(pilot, "enter")).rstrip().splitlines()
            assert "\n".join(rows[1:12]) == "\n".join(GRID.splitlines()[1:])
            assert (
                rows[-1]
                == " Enter answer   n next   o outline   x test out   p before   ? all keys"
            )
        async with app_at(sessions).run_test(size=WIDE) as pilot:
            rows = (await press(pilot, "enter")).splitlines()
            assert any("Overview" in row and "core theory" in row for row in rows)
            assert any(row.startswith(" ▸ ○ Loss") for row in rows)


async def test_two_hundred_sections_scroll_and_hostile_titles_are_text(tmp_path: Path) -> None:
    theory = "".join(
        f"  - {{id: s{number}, title: '[/nope] {number}', text: Text.}}\n" for number in range(200)
    )
    with sessions_over(tmp_path, NUMERIC, labs=f"theory:\n{theory}") as sessions:
        async with app_at(sessions).run_test(size=SIZE) as pilot:
            await press(pilot, "enter", "o", "end", "up", "up")
            assert "▸   [/nope] 198" in picture(pilot.app)
            await press(pilot, "down", "enter")
            assert at(pilot) == "s199"
            await press(pilot, "o", "end")
            last = picture(pilot.app)
            assert "[/nope] 199" in last
            assert "▸" in last
            assert "▸" in await press(pilot, "home")
            await press(pilot, "enter")
            assert at(pilot) == "overview"


@pytest.mark.parametrize("topic", ["ml.logreg-cost"])
def test_a_shipped_topic_has_no_complaint_on_its_page(tmp_path: Path, topic: str) -> None:
    with sessions_over(tmp_path, BASIC) as sessions:
        sessions.collection.roots = (Path("content"),)
        sessions.collection.reload()
        found = topic_page(sessions.collection, topic)
        assert found
        assert "Complaint" not in str([section.pieces for section in found.sections])
