"""Every item has one plain line by which a learner knows it again."""

import pytest

from quizapp.decks.excerpt import LONGEST_EXCERPT, excerpt
from quizapp.decks.items import items_of
from quizapp.decks.read.file import read_topic


def gists_of(card: str, *, before: str = "") -> list[str]:
    topic = read_topic("deck.yaml", f"topic: t\n{before}cards:\n  - {card}\n".encode()).topic
    assert topic is not None
    return [excerpt(item) for item in items_of(topic)]


@pytest.mark.parametrize(
    ("card", "lines"),
    [
        ("{id: a, q: What is `J`?, a: The mean., reverse: true}", ["What is J?", "The mean."]),
        (
            "{id: a, cloze: 'The [[c1::mean]] of [[c2::the losses::what?]].'}",
            ["The […] of the losses.", "The mean of […]."],
        ),
        ("{id: a, choice: Which one?, correct: This., wrong: [That.]}", ["Which one?"]),
        ("{id: a, typed: Which name?, accept: [BCE]}", ["Which name?"]),
        ("{id: a, numeric: 'Loss of {=p|.1f}?', answer: 1, tolerance: 0}", ["Loss of …?"]),
        ("{id: a, order: Sort., items: {x: First., y: Then.}, before: [x < y]}", ["Sort."]),
        ('{id: a, q: "Two\\nlines,  and room?", a: Yes.}', ["Two lines, and room?"]),
        (
            "{id: a, q: '**Which** `*` marks __init__ at $5?', a: No.}",
            ["Which * marks __init__ at $5?"],
        ),
        ("{id: a, q: 'An open {=p', a: Yes.}", ["An open …"]),
    ],
)
def test_a_gist_is_the_question_on_one_plain_line(card: str, lines: list[str]) -> None:
    assert gists_of(card) == lines


def test_a_long_question_is_cut() -> None:
    [line] = gists_of("{id: a, q: '" + "word " * 50 + "?', a: Yes.}")
    assert len(line) == LONGEST_EXCERPT
    assert line.endswith("word…")


def test_every_kind_outside_the_cards_has_a_gist() -> None:
    before = """\
labs: [{id: l, use: u, title: L, tasks: [{id: b, ask: A?, kind: number, answer: 1, tolerance: 0}]}]
sessions:
  - {id: s, kind: failure-lab, title: S, scenarios: [{id: c, symptom: S., cause: c, remedy: [r]}]}
walkthrough: {title: W, code: x, trace: {ask: [{id: d, expr: e, question: Trace?, answer: 1}]}}
interview: [{id: e, q: Why?, points: [{text: So.}]}]
flow: {title: F, nodes: [{id: f, text: A, breaks_when: b, shows_at: f}], edges: [f -> f]}
"""
    lines = gists_of("{id: a, q: Card?, a: Yes.}", before=before)
    assert lines == [
        *("Card?", "Why?", "A?", "S.", "Trace?"),
        "A: b. At which station can that be seen first?",
    ]
