"""All items are found as they are, whether they can be asked or not, and by whatever words."""

from datetime import timedelta
from pathlib import Path

import pytest

from quizapp.collection.browsing.acts import ItemActs
from quizapp.collection.browsing.browser import Browser, Sort
from quizapp.collection.browsing.cells import due_words
from quizapp.collection.browsing.detail import history_line, item_detail
from quizapp.collection.sessions import SessionFactory
from quizapp.study.event import Event, EventKind
from quizapp.study.filters import parse_filter
from quizapp.study.quality import Quality
from quizapp.study.queue.candidates import Origin, Planned
from quizapp.study.scheduler.memory import Memory
from tests.ui.sample_sessions import CLOZE, NUMERIC, TOPIC, sessions_over

CARDS = """\
  - {id: sure, q: What does log loss punish?, a: Confident mistakes, tags: [loss]}
  - {id: broken, q: 'What is {=1/0}?', a: Nothing}
  - {id: zero, q: And the loss of a fair coin?, a: 0.69 nats}
"""
LABS = """\
labs:
  - id: bench
    use: log-loss
    title: One example
    tasks:
      - {id: nats, ask: How many nats?, kind: number, answer: "bce(1, 0.5)", tolerance: {abs: 0.01}}
"""
MORE = """\
coverage:
  - {point: Confidence costs, by: [sure]}
"""


def browse(sessions: SessionFactory) -> Browser:
    browser = Browser(sessions.collection)
    browser.read_all()
    return browser


def names(browser: Browser, line: str = "", sort: Sort = Sort.DECK) -> list[str]:
    return [row.key.partition("/")[2] for row in browser.find(parse_filter(line), sort)]


def answer(sessions: SessionFactory, name: str, quality: Quality) -> None:
    key = f"{TOPIC}/{name}"
    session = sessions.session_of([key]).back_to(Planned(key, Memory(), Origin.NEW))
    sessions.save(session.answer(quality, fingerprint="", **sessions.stamp())[1])


def test_every_item_is_listed_and_says_why_it_cannot_be_asked(tmp_path: Path) -> None:
    with sessions_over(tmp_path, CARDS, NUMERIC, CLOZE, labs=LABS) as sessions:
        browser = browse(sessions)
        assert names(browser)[:3] == ["sure", "broken", "zero"]
        assert names(browser, "kind:task") == ["nats"]
        [row] = browser.find(parse_filter("id:broken"))
        assert (row.kind, due_words(row, browser.today)) == ("basic", "not asked")
        assert "E-EXPRESSION" in row.obstacle
        assert row.line == 1 + (tmp_path / "decks" / "cost.yaml").read_text().split("- {id: b")[
            0
        ].count("\n")


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("confident", ["sure"]),
        ("text:confident", []),
        ("text:punish", ["sure"]),
        ("tag:loss", ["sure"]),
        ("point:confidence", ["sure"]),
        ("id:ze", ["zero"]),
        ("0.69", ["zero"]),
        ("loss -tag:loss", ["zero"]),
        ("is:due", []),
        ("interval:>0", []),
    ],
)
def test_words_look_at_all_that_is_known(line: str, expected: list[str], tmp_path: Path) -> None:
    with sessions_over(tmp_path, CARDS, labs=MORE) as sessions:
        assert names(browse(sessions), line) == expected


def test_a_lab_finds_its_tasks_and_the_cards_that_open_it(tmp_path: Path) -> None:
    card = "  - {id: seen, q: What?, a: That., lab: {use: log-loss}}\n"
    with sessions_over(tmp_path, CARDS, card, labs=LABS) as sessions:
        browser = browse(sessions)
        assert names(browser, "lab:log-loss") == ["seen", "nats"]
        assert names(browser, "lab:bench") == ["nats"]
        assert "log-loss" in browser.values["lab"]


def test_orders_put_first_what_needs_the_learner(tmp_path: Path) -> None:
    with sessions_over(tmp_path, CARDS) as sessions:
        answer(sessions, "zero", Quality.EASY)
        browser = browse(sessions)
        assert names(browser, "", Sort.DUE) == ["zero", "sure", "broken"]
        assert names(browser, "", Sort.EASE) == ["zero", "sure", "broken"]
        assert names(browser, "", Sort.TEXT) == ["zero", "sure", "broken"]
        assert names(browser, "ease:>2.5") == ["zero"]
        assert sum(map(len, browser.pieces(parse_filter("-is:new")))) == 1
        assert [sort.following for sort in Sort] == [*[*Sort][1:], Sort.DECK]


def test_items_of_a_file_that_cannot_be_read_stay_with_a_mark(tmp_path: Path) -> None:
    with sessions_over(tmp_path, CARDS) as sessions:
        answer(sessions, "sure", Quality.GOOD)
    file = tmp_path / "decks" / "cost.yaml"
    before = file.read_text()
    with sessions_over(tmp_path, CARDS) as sessions:
        browse(sessions)
        file.write_text("topic: [", encoding="utf-8")
        sessions.collection.reload()
        browser = browse(sessions)
        assert names(browser) == ["sure", "broken", "zero"]
        [row] = browser.find(parse_filter("confident"))
        assert (row.is_stale, due_words(row, browser.today)) == (True, "no file")
        assert row.memory
        assert item_detail(sessions, row).problem == row.obstacle
        file.write_text("topic: [a", encoding="utf-8")
        sessions.collection.reload()
        assert names(browse(sessions)) == ["sure", "broken", "zero"]
        file.write_text(before, encoding="utf-8")
        sessions.collection.reload()
        assert not any(row.is_stale for row in browse(sessions).rows)


def test_a_step_over_many_items_is_one_act_and_one_undo(tmp_path: Path) -> None:
    with sessions_over(tmp_path, CARDS) as sessions:
        browser, acts = browse(sessions), ItemActs(sessions)
        keys = [row.key for row in browser.rows]
        for do, line, sentence in (
            (acts.toggle_suspended, "is:suspended", "3 items suspended; u takes that back."),
            (acts.toggle_flag, "is:flagged", "3 items flagged; u takes that back."),
            (acts.bury, "is:buried", "3 items buried for today; u takes that back."),
        ):
            assert do(keys) == sentence
            browser.refresh(keys)
            assert len(names(browser, line)) == 3
            assert sessions.steps.undo_sentence().startswith(f"Taken back: {sentence[:12]}")
            browser.refresh(keys)
            assert names(browser, line) == []
        assert sessions.steps.undo_sentence() == "There is nothing to take back."


def test_a_second_look_is_at_what_was_written_since_the_first_alone(tmp_path: Path) -> None:
    with sessions_over(tmp_path, CARDS) as sessions:
        acts = ItemActs(sessions)
        # With the first event of all the index is made anew, and the library read with it.
        acts.flag([f"{TOPIC}/zero"])
        browser = browse(sessions)
        assert browser.touched() == frozenset()
        acts.suspend([f"{TOPIC}/sure"])
        assert browser.touched() == {f"{TOPIC}/sure"}
        assert browser.touched() == frozenset()
        sessions.steps.undo_sentence()
        assert browser.touched() == {f"{TOPIC}/sure"}
        assert not browser.is_outdated
        sessions.collection.reload()
        assert browser.is_outdated


def test_an_act_leaves_alone_what_is_so_already(tmp_path: Path) -> None:
    with sessions_over(tmp_path, CARDS) as sessions:
        acts, keys = ItemActs(sessions), [f"{TOPIC}/sure", f"{TOPIC}/zero"]
        assert acts.suspend(keys[:1]).startswith("1 item suspended")
        assert acts.toggle_suspended(keys).startswith("1 item suspended")
        assert acts.suspend(keys) == "2 items are suspended already."
        assert acts.toggle_suspended(keys).startswith("2 items resumed")
        assert acts.unflag(keys[:1]) == "1 item is without a flag already."
        assert acts.suspend([]) == "No item is chosen."


def test_a_history_is_told_in_a_line_without_what_was_taken_back(tmp_path: Path) -> None:
    with sessions_over(tmp_path, CARDS) as sessions:
        answer(sessions, "sure", Quality.GOOD)
        ItemActs(sessions).flag([f"{TOPIC}/sure"])
        answer(sessions, "sure", Quality.WRONG)
        sessions.steps.undo()
        [row] = browse(sessions).find(parse_filter("id:sure"))
        detail, today = item_detail(sessions, row), sessions.collection.moment().day
        day = f"{today.day} {today:%b}"
        assert history_line(detail.history, today) == f"{day} good · {day} flagged"
        later = today + timedelta(days=365)
        assert history_line(detail.history, later).startswith(f"{day} {today.year} good")
        assert detail.question
        assert (detail.draw, detail.question.answer) == (1, "Confident mistakes")
        assert item_detail(sessions, row, draw=7).draw == 7


def test_a_named_mistake_is_found_until_it_is_taken_back(tmp_path: Path) -> None:
    with sessions_over(tmp_path, CARDS) as sessions:
        for name, slip in (("zero", "label base"), ("sure", "")):
            stamp = sessions.stamp()
            sessions.save(
                Event(
                    id=stamp["event_id"],
                    kind=EventKind.REVIEW,
                    moment=stamp["moment"],
                    key=f"{TOPIC}/{name}",
                    quality=Quality.WRONG if slip else Quality.GOOD,
                    answer="1.2",
                    slip=slip,
                )
            )
        browser = browse(sessions)
        assert browser.values["slip"] == {"label", "base"}
        [row] = browser.find(parse_filter("slip:base"))
        history = item_detail(sessions, row).history
        assert history_line(history, browser.today).endswith(' wrong "1.2" label base')
        sessions.steps.undo()
        sessions.steps.undo()
        browser.refresh([row.key])
        assert names(browser, "slip:base") == []


def test_rows_looked_at_again_are_as_a_new_browser_reads_them(tmp_path: Path) -> None:
    with sessions_over(tmp_path, CARDS) as sessions:
        browser, acts = browse(sessions), ItemActs(sessions)
        keys = [row.key for row in browser.rows]
        for change in (
            lambda: answer(sessions, "sure", Quality.WRONG),
            lambda: acts.suspend(keys),
            lambda: answer(sessions, "sure", Quality.GOOD),
            lambda: acts.bury(keys[:2]),
            sessions.steps.undo_sentence,
            sessions.steps.undo_sentence,
        ):
            change()
            browser.refresh(browser.touched())
            assert {*browser.rows} == {*browse(sessions).rows}
