"""A fingerprint changes when the meaning does, and only then."""

import pytest

from quizapp.decks.fingerprint import fingerprint
from quizapp.decks.items import items_of
from quizapp.decks.read.file import read_topic


def prints_of(card: str, *, before: str = "") -> list[str]:
    text = f"topic: t\n{before}cards:\n  - {card}\n"
    topic = read_topic("deck.yaml", text.encode()).topic
    assert topic is not None
    prints = [fingerprint(item) for item in items_of(topic)]
    assert prints
    return prints


CARDS = {
    "basic": "{id: a, q: What is it?, a: The mean.}",
    "cloze": "{id: a, cloze: 'The [[c1::mean]] of [[c2::losses]].'}",
    "choice": "{id: a, choice: Which one?, correct: This., wrong: [That., {Other.: No.}]}",
    "typed": "{id: a, typed: Which name?, accept: [log loss, BCE]}",
    "numeric": "{id: a, numeric: 'How much?', vars: {x: 'ints(1, 9)'}, answer: x-1, tolerance: 0}",
    "formula": "{id: a, formula: 'Odds?', vars: {p: 'grid(0.1, 0.9, 0.1)'}, answer: p/(1-p)}",
    "order": "{id: a, order: Sort., items: {x: First., y: Then.}, before: [x < y]}",
}


@pytest.mark.parametrize(
    ("kind", "old", "new"),
    [
        ("basic", "What is it?", "what  is it"),
        ("basic", "The mean.", "the mean"),
        ("basic", "id: a", "id: b"),
        ("basic", "id: a", "id: a, why: So., hint: H, tags: [t]"),
        ("cloze", "losses]].", "Losses::hint]]"),
        ("choice", "No.", "Not at all."),
        ("choice", "[That., {Other.: No.}]", "[Other, that]"),
        ("typed", "[log loss, BCE]", "[Log-loss, BCE, cross-entropy]"),
        ("numeric", "x-1", "x - 1"),
        ("formula", "p/(1-p)}", "p / (1 - p), extremes: {p: [1e-9]}, without: logit}"),
        ("order", "{x: First., y: Then.}, before: [x < y]", "{b: Then, a: First}, before: [a<b]"),
    ],
)
def test_a_cosmetic_change_keeps_the_fingerprint(kind: str, old: str, new: str) -> None:
    assert old in CARDS[kind]
    assert prints_of(CARDS[kind]) == prints_of(CARDS[kind].replace(old, new))


@pytest.mark.parametrize(
    ("kind", "old", "new"),
    [
        ("basic", "What is it?", "What was it?"),
        ("basic", "The mean", "The median"),
        ("basic", "The mean.", "-The mean."),
        ("cloze", "losses", "costs"),
        ("choice", "This.", "These."),
        ("choice", "correct: This.", "correct: [This., Theirs.]"),
        ("choice", "Other.", "Another."),
        ("typed", "log loss", "hinge loss"),
        ("numeric", "x-1", "x+1"),
        ("numeric", "ints(1, 9)", "ints(1, 8)"),
        ("numeric", "answer: x-1", "answer: x-1, unit: nats"),
        ("order", "x < y", "y < x"),
        ("order", "Then.", "Later."),
    ],
)
def test_another_meaning_is_another_fingerprint(kind: str, old: str, new: str) -> None:
    assert old in CARDS[kind]
    assert prints_of(CARDS[kind]) != prints_of(CARDS[kind].replace(old, new))


def test_a_raised_revision_shows_behind_the_digest() -> None:
    [plain] = prints_of(CARDS["basic"])
    assert prints_of(CARDS["basic"].replace("id: a", "id: a, rev: 1")) == [plain]
    assert prints_of(CARDS["basic"].replace("id: a", "id: a, rev: 2")) == [f"{plain}:2"]


def test_the_items_of_a_card_differ() -> None:
    assert len(set(prints_of(CARDS["cloze"]))) == 2
    assert len(set(prints_of("{id: a, q: What?, a: This., reverse: true}"))) == 2


def test_moving_words_between_question_and_answer_shows() -> None:
    assert prints_of("{id: a, q: ab, a: c}") != prints_of("{id: a, q: a, a: bc}")


def test_every_kind_outside_the_cards_has_a_fingerprint() -> None:
    before = """\
labs: [{id: l, use: u, title: L, tasks: [{id: b, ask: A, kind: number, answer: 1, tolerance: 0}]}]
sessions:
  - {id: s, kind: failure-lab, title: S, scenarios: [{id: c, symptom: s, cause: c, remedy: [r]}]}
walkthrough: {title: W, code: x, trace: {ask: [{id: d, expr: e, question: q, answer: [1, 2]}]}}
interview: [{id: e, q: Why?, points: [{text: So.}]}]
flow:
  title: F
  nodes: [{id: f, text: F., breaks_when: f, shows_at: g}, {id: g, text: G.}]
  edges: [f -> g]
"""
    prints = prints_of(CARDS["basic"], before=before)
    assert len(set(prints)) == 6
    for old, new in [
        ("answer: 1,", "answer: 2,"),
        ("cause: c", "cause: d"),
        ("[1, 2]", "[1, 3]"),
        ("shows_at: g", "shows_at: f"),
    ]:
        changed = prints_of(CARDS["basic"], before=before.replace(old, new))
        assert sum(one != two for one, two in zip(prints, changed, strict=True)) == 1


TRACE = """\
walkthrough:
  title: W
  code: x
  trace:
    with: {z: [1, -2], y: "{=a}"}
    vars: {a: "ints(1, 9)"}
    columns: {signed: z*y, loss: softplus(-signed), later: 2*loss}
    ask: [{id: d, question: The loss?, column: loss, row: 2}]
"""


@pytest.mark.parametrize(
    ("old", "new", "same"),
    [
        ("[1, -2]", "[1, 40]", False),
        ("{=a}", "{=a+1}", False),
        ("signed: z*y", "signed: z+y", False),
        ("softplus(-signed)", "softplus(signed)", False),
        ("[1, -2]", "[1,  -2]", True),
        ("z*y", "z * y", True),
        ("2*loss", "3*loss", True),
    ],
)
def test_a_trace_is_another_one_where_what_its_value_hangs_on_is(
    old: str, new: str, *, same: bool
) -> None:
    assert old in TRACE
    [*_, before] = prints_of(CARDS["basic"], before=TRACE)
    [*_, after] = prints_of(CARDS["basic"], before=TRACE.replace(old, new))
    assert (before == after) is same


def test_the_version_stands_in_front_and_the_value_is_the_same_everywhere() -> None:
    assert prints_of(CARDS["basic"]) == ["1:7bb88698f8f5c85e"]
