"""Everything that a topic says is in its plain data, with the numbers that it computes."""

import json
from collections.abc import Iterator
from typing import Any

import pytest

from quizapp.decks.contents.as_data import topic_data
from quizapp.decks.read.file import read_topic
from quizapp.decks.read.prose import shown_texts
from quizapp.decks.substitution import OPENING
from quizapp.decks.topic import Topic
from quizapp.study.code_walk import CodeWalk
from tests.decks.read.test_file import WHOLE

SECTIONS = (
    *("theory", "deepening", "interview_deepening", "tradeoffs", "notes", "examples", "flow"),
    *("labs", "sessions", "walkthrough", "interview", "senior_angle", "cards", "coverage"),
)


def topic_of(deck: str) -> Topic:
    topic = read_topic("t.yaml", deck.encode()).topic
    assert topic
    return topic


def strings(value: object) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for part in value.values():
            yield from strings(part)
    elif isinstance(value, list):
        for part in value:
            yield from strings(part)


def test_every_section_has_its_key_however_little_the_topic_says() -> None:
    for deck in (WHOLE, "topic: t\ncards: [a ^b: c]\n"):
        assert set(SECTIONS) < topic_data(topic_of(deck)).keys()


def test_every_text_that_learners_see_is_there() -> None:
    topic = topic_of(WHOLE)
    data = json.loads(json.dumps(topic_data(topic)))
    missing = {str(text) for text in shown_texts(topic)} - set(strings(data))
    assert missing == set()
    assert {"def f():\n    return 1", "1 = 1 +- 0"} < set(strings(data))


def test_numbers_are_those_of_one_asking() -> None:
    topic = topic_of(
        'topic: t\ncards:\n  - {id: a, numeric: "Twice {=x}?", vars: {x: "ints(1, 99)"},'
        ' answer: 2*x, tolerance: 0.5, traps: [{if: x, say: "Twice {=x}."}]}\n'
    )
    [card] = cards_of(topic_data(topic, count=7))
    x = card["drawn"]["x"]
    assert (card["key"], card["question"]) == ("t/a", f"Twice {x:.0f}?")
    assert (card["answer"], card["traps"]) == (
        2 * x,
        [{"value": x, "say": f"Twice {x:.0f}."}],
    )
    [again] = cards_of(topic_data(topic, count=8))
    assert again["drawn"]["x"] != x


def cards_of(data: dict[str, object]) -> list[dict[str, Any]]:
    cards = json.loads(json.dumps(data))["cards"]
    assert isinstance(cards, list)
    return cards


def test_sections_points_and_cards_say_which_items_they_have() -> None:
    data = topic_data(topic_of(WHOLE))
    names = ("theory", "coverage", "cards")
    [section], [point], [card] = (json.loads(json.dumps(data[name])) for name in names)
    assert section["items"] == point["items"]
    assert section["items"][0] == "ml.whole/c1"
    assert (card["key"], card["items"]) == ("ml.whole/c1", ["ml.whole/c1"])


def test_panels_and_rows_are_built() -> None:
    data = json.loads(json.dumps(topic_data(topic_of(WHOLE))))
    [panel] = data["sessions"][1]["tickets"][0]["evidence"]
    assert (panel["kind"], panel["heads"][0]) == ("bins", "mean p")
    first, second = data["walkthrough"]["rows"]
    assert (first["z"], first["twice"], second["twice"]) == (1, 2, 2 * second["a"])
    [trace, typed] = data["walkthrough"]["traces"]
    assert (trace["answer"], trace["rows"][0]["twice"], "rows" in typed) == (2, 2, False)


def test_a_walk_has_the_rows_of_its_screen_and_each_question_its_own() -> None:
    topic = topic_of(
        "topic: t\ncards: [a ^b: c]\nwalkthrough:\n  title: W\n  code: x = a\n  trace:\n"
        "    vars: {a: 'ints(1, 9999)'}\n    with: {z: ['{=a}']}\n    columns: {x: 2*z}\n"
        "    ask: [{id: one, column: x, row: 1, question: q}]\n"
    )
    assert topic.walkthrough
    walk = json.loads(json.dumps(topic_data(topic)))["walkthrough"]
    assert walk["rows"] == [dict(row) for row in CodeWalk(topic, topic.walkthrough).rows]
    [trace] = walk["traces"]
    assert trace["answer"] == trace["rows"][0]["x"] != walk["rows"][0]["x"]


BROKEN = (
    "cards: [{id: a, q: 'An open {=p', a: '{=1/0}'}]",
    "cards: [{id: a, numeric: '{=x}', vars: {x: dice}, answer: y, tolerance: z}]",
    """\
cards: [a ^b: c]
walkthrough:
  title: W
  code: x
  trace:
    with: {z: [1]}
    columns: {d: q}
    ask: [{id: t, question: q, column: d, row: 1}, {id: u, question: q, column: e, row: 3}]""",
    """\
cards: [a ^b: c]
sessions:
  - id: s
    kind: failure-lab
    title: S
    scenarios: [{id: t, symptom: s, cause: c, evidence: [{use: nothing, with: {n: [1, 2]}}]}]""",
)


@pytest.mark.parametrize("part", BROKEN)
def test_what_cannot_be_computed_stays_as_it_was_written(part: str) -> None:
    topic = topic_of(f"topic: t\n{part}\n")
    data = topic_data(topic)
    written = {str(text) for text in shown_texts(topic) if OPENING in text}
    assert written <= set(strings(json.loads(json.dumps(data))))
