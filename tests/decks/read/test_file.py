"""What a deck file says arrives in the model, and what is right survives what is wrong."""

from quizapp.decks.diagnostics import Level
from quizapp.decks.items import items_of
from quizapp.decks.kinds.basic import Basic
from quizapp.decks.kinds.choice import Choice
from quizapp.decks.kinds.cloze import Cloze, Gap
from quizapp.decks.kinds.numeric import Numeric
from quizapp.decks.kinds.order import Order
from quizapp.decks.kinds.parts import Option, Tolerance, Trap
from quizapp.decks.kinds.typed import Typed
from quizapp.decks.read.file import read_topic
from quizapp.decks.text import Text
from quizapp.decks.topic import Topic


def topic_of(text: str) -> Topic:
    reading = read_topic("deck.yaml", text.encode())
    assert reading.diagnostics == ()
    assert reading.topic is not None
    return reading.topic


def card_of(text: str) -> object:
    return topic_of(f"topic: t\ncards:\n  - id: a\n{text}").cards[0]


def test_two_lines_are_a_valid_deck() -> None:
    text = """\
topic: my-notes
cards:
  - What does log loss punish most?: Confident wrong predictions.
"""
    reading = read_topic("notes.yaml", text.encode())
    assert reading.topic is not None
    assert all(diagnostic.level is Level.WARNING for diagnostic in reading.diagnostics)
    (card,) = reading.topic.cards
    assert isinstance(card, Basic)
    assert (card.question, card.answer) == (
        "What does log loss punish most?",
        "Confident wrong predictions.",
    )
    assert card.temporary
    assert reading.topic.title == "my-notes"


def test_texts_know_where_they_stand() -> None:
    card = card_of("    q: What?\n    a: 'This'\n    tags: [x, yy]\n")
    assert isinstance(card, Basic)
    places = [(each.line, each.column) for each in (card.question, card.answer, *card.tags)]
    assert places == [(4, 8), (5, 8), (6, 12), (6, 15)]
    assert (card.line, card.column) == (3, 5)


def test_a_byte_order_mark_and_dos_line_ends_change_nothing() -> None:
    plain = b"topic: t\ncards:\n  - What? ^a: |\n      One\n      two\n"
    windows = b"\xef\xbb\xbf" + plain.replace(b"\n", b"\r\n")
    assert read_topic("x", windows) == read_topic("x", plain)
    assert read_topic("x", windows).diagnostics == ()


def test_scalars_are_what_the_author_wrote() -> None:
    topic = topic_of(
        "topic: t\nlabs:\n  - id: l\n    use: u\n    title: no\n"
        "    with: {a: 1e-7, b: 010, c: 12:30, d: [yes, ~], e: {f: null}}\n"
    )
    (lab,) = topic.labs
    assert lab.title == "no"
    assert lab.settings == {
        "a": "1e-7",
        "b": "010",
        "c": "12:30",
        "d": ("yes", "~"),
        "e": {"f": "null"},
    }


def test_lists_in_brackets_and_in_lines_are_alike() -> None:
    inline = topic_of("topic: t\ncards: [{id: a, q: b, a: c, tags: [d, e]}]\n").cards
    block = topic_of("topic: t\ncards:\n- id: a\n  q: b\n  a: c\n  tags:\n  - d\n  - e\n").cards
    assert inline[0].tags == block[0].tags == ("d", "e")


def test_a_card_says_what_every_card_may_say() -> None:
    text = """\
topic: t
labs: [{id: desk, use: threshold-desk, title: Desk}]
cards:
  - id: a
    q: What?
    a: This.
    reverse: true
    level: expert
    tags: [x]
    hint: H
    why: W
    lab: {use: desk, with: {tp: 8}}
    source: S
    rev: 2
    was: [old]
    retired: true
    confidence: off
"""
    card = topic_of(text).cards[0]
    assert isinstance(card, Basic)
    assert card.reverse
    assert (card.level, card.tags, card.hint, card.why, card.source) == (
        "expert",
        ("x",),
        "H",
        "W",
        "S",
    )
    assert card.lab is not None
    assert (card.lab.use, card.lab.settings) == ("desk", {"tp": "8"})
    assert (card.rev, card.was, card.retired, card.confidence) == (2, ("old",), True, False)


def test_a_cloze_card_is_cut_at_its_gaps() -> None:
    card = card_of("    cloze: From [[c1::inputs]] to [[c2::scores::numbers]].\n    typed: true\n")
    assert isinstance(card, Cloze)
    assert card.typed
    assert card.pieces == (
        "From ",
        Gap("c1", "inputs"),
        " to ",
        Gap("c2", "scores", "numbers"),
        ".",
    )


def test_a_choice_has_options_with_and_without_feedback() -> None:
    card = card_of("    choice: Which?\n    correct: x\n    wrong:\n      - y: No.\n      - z\n")
    assert isinstance(card, Choice)
    assert (card.correct, card.several) == (("x",), False)
    assert card.wrong == (Option(Text("y"), Text("No.")), Option(Text("z")))


def test_a_choice_with_a_list_of_correct_options_asks_for_several() -> None:
    card = card_of("    choice: Which?\n    correct: [x]\n    wrong: [y]\n")
    assert isinstance(card, Choice)
    assert card.several


def test_a_typed_card_accepts_a_list() -> None:
    card = card_of("    typed: Which?\n    accept: [x, y]\n    exact: true\n")
    assert isinstance(card, Typed)
    assert (card.accept, card.exact) == (("x", "y"), True)


def test_a_numeric_card_keeps_its_expressions_as_text() -> None:
    card = card_of(
        "    numeric: How much is {=x}?\n    vars: {x: 'ints(1, 9)'}\n    answer: 2*x\n"
        "    tolerance: {abs: 0.1, rel: 1e-3}\n    unit: nats\n    range: [0, 20]\n"
        "    traps:\n      - if: x\n        say: Double it.\n    solution: '{=2*x}'\n"
    )
    assert isinstance(card, Numeric)
    assert card.variables == {"x": "ints(1, 9)"}
    assert card.tolerance == Tolerance(Text("0.1"), Text("1e-3"))
    assert card.range == ("0", "20")
    assert card.traps == (Trap(Text("x"), Text("Double it.")),)
    assert (card.answer, card.unit, card.solution) == ("2*x", "nats", "{=2*x}")


def test_an_order_card_has_chains_of_keys() -> None:
    card = card_of(
        "    order: Sort.\n    items: {x: X, y: Y, z: Z}\n    before: [x < y < z]\n"
        "    distractors: {w: W}\n    strict: true\n"
    )
    assert isinstance(card, Order)
    assert card.before == (("x", "y", "z"),)
    assert list(card.items) == ["x", "y", "z"]
    assert card.distractors == {"w": "W"}
    assert card.strict


WHOLE = """\
quizapp: 1
topic: ml.whole
title: Whole
summary: S
track: ml
level: extra
minutes: 45
tags: [a]
theory: [{id: obj, title: T, text: X, formula: F}]
deepening: [d]
interview_deepening: [i]
tradeoffs: [{name: n, gain: g, cost: c, here: h}]
notes: {learner: L, production: P}
examples:
  - {id: e1, kind: concrete, title: E, text: X, checks: ["1 = 1 +- 0"]}
  - {id: e2, kind: guided, title: E, steps: [{ask: q, answer: r}]}
flow:
  title: F
  nodes:
    - {id: a, text: A, in: I, out: O, breaks_when: B, shows_at: b, shows_as: S, was: z, why: W}
    - {id: b, text: B}
  edges: [a -> b, b -> a]
labs:
  - id: calc
    use: logloss-calculator
    title: C
    with: {rows: [[1, 0.9]]}
    hide: [x]
    tasks:
      - {id: t1, ask: q, kind: number, answer: 1/11, tolerance: 0.005, traps: [{if: 1, say: s}]}
      - {id: t2, ask: q, kind: set, control: z, answer: 17, tolerance: 0}
      - {id: t3, ask: q, kind: choose, options: [p, q], answer: q, why: w}
sessions:
  - {id: s1, kind: concept-drill, title: S, steps: [t1, c1]}
  - id: s2
    kind: failure-lab
    title: S
    scenarios:
      - {id: f1, symptom: s, cause: c, not: [n], remedy: [r], wrong_remedies: [w: no], explain: x,
         vars: {n: "ints(3000, 9000)"}, evidence: [{use: bins, with: {n: "{=n}"}}], points: [p]}
  - {id: s3, kind: reorder, title: S, use_card: c1}
walkthrough:
  title: W
  checklist: [x]
  contract: {input: i, output: o}
  code: |
    def f():
        return 1
  steps: [{lines: 2, says: s, concept: obj}]
  trace:
    vars: {a: "ints(1, 9)"}
    with: {z: [1, "{=a}"]}
    columns: {twice: 2*z}
    ask:
      - {id: tr1, column: twice, row: 1, question: q}
      - {id: tr2, expr: e, question: r, answer: third}
  tradeoff: T
  failure: F
interview:
  - id: iv
    level: beginner
    q: Why?
    seconds: 90
    points: [{id: p1, was: [p0], w: 2.5, text: x, kind: tradeoff}, {text: y}]
    senior: s
    red_flags: [r]
    followups: [f]
senior_angle: A
cards:
  - What? ^c1: This.
coverage: [{point: p, section: obj, by: [c1, iv, t1, t2, t3, f1, tr1, tr2, flow-a]}]
sources: [s]
"""


def test_every_section_arrives() -> None:
    topic = topic_of(WHOLE)
    assert [item.key for item in items_of(topic)] == [
        f"ml.whole/{name}" for name in ("c1", "iv", "t1", "t2", "t3", "f1", "tr1", "tr2", "flow-a")
    ]
    assert (topic.level, topic.minutes, topic.learner_note, topic.production_note) == (
        "extra",
        45,
        "L",
        "P",
    )
    assert [example.kind for example in topic.examples] == ["concrete", "guided"]
    assert topic.flow is not None
    station = topic.flow.nodes[0]
    assert (topic.flow.id, station.inputs, station.outputs) == ("flow", "I", "O")
    assert station.fault is not None
    assert (station.fault.shows_at, station.fault.shows_as) == ("b", "S")
    assert (station.fault.was, station.fault.why) == (("flow-z",), "W")
    assert station.fault.stations == {"a": "A", "b": "B"}
    assert topic.flow.edges == (("a", "b"), ("b", "a"))
    assert topic.labs[0].tasks[0].tolerance == Tolerance(Text("0.005"))
    assert topic.labs[0].tasks[2].lab_id == "calc"
    ticket = topic.sessions[1].tickets[0]
    assert (ticket.remedies, ticket.points, ticket.explain) == (("r",), ("p",), "x")
    assert ticket.other_causes == (Option(Text("n")),)
    assert ticket.wrong_remedies == (Option(Text("w"), Text("no")),)
    assert [(panel.use, panel.settings) for panel in ticket.evidence] == [("bins", {"n": "{=n}"})]
    assert topic.sessions[2].use_card == "c1"
    assert topic.walkthrough is not None
    assert topic.walkthrough.code == "def f():\n    return 1"
    assert topic.walkthrough.table.settings == {"z": ("1", "{=a}")}
    assert topic.walkthrough.table.columns == {"twice": "2*z"}
    assert topic.walkthrough.table.variables == {"a": "ints(1, 9)"}
    assert [(trace.value_name, trace.row, trace.typed) for trace in topic.walkthrough.traces] == [
        ("twice", "1", ()),
        ("e", "", ("third",)),
    ]
    points = topic.interview[0].points
    assert [(point.id, point.was, point.weight, point.kind) for point in points] == [
        ("p1", ("p0",), 2.5, "tradeoff"),
        ("p2", (), 1.0, ""),
    ]
    assert topic.coverage[0].by[:2] == ("c1", "iv")
    assert topic.coverage[0].sections == ("obj",)
    assert (topic.senior_angle, topic.sources) == ("A", ("s",))


def test_what_has_one_line_on_the_screen_is_folded_into_one() -> None:
    topic = topic_of(
        "topic: t\ntitle: |\n  A long\n   title\ntrack: 'a\n\n  b'\n"
        'summary: "one\\ntwo"\ntags: ["a\\tb"]\n'
        'theory: [{id: th, title: "c\\n d", text: "e\\nf"}]\n'
        'cards:\n  - {id: n, numeric: q, answer: 1, tolerance: 1, unit: "m\\ns", tags: ["x\\ny"]}\n'
    )
    assert (topic.title, topic.track, topic.tags) == ("A long title", "a b", ("a b",))
    assert (topic.title.line, topic.title.column) == (2, 8)
    assert (topic.theory[0].title, topic.theory[0].text) == ("c d", "e\nf")
    assert topic.summary == "one\ntwo"
    (card,) = topic.cards
    assert isinstance(card, Numeric)
    assert (card.unit, card.tags) == ("m s", ("x y",))


def ids_of(text: str) -> list[str]:
    topic = read_topic("deck.yaml", text.encode()).topic
    assert topic is not None
    return [item.key.partition("/")[2] for item in items_of(topic)]


def test_one_wrong_card_never_hides_the_right_ones() -> None:
    for wrong in ("[a]", "{id: b, q: Which?}", "{id: c, q: x, a: y, z: w}", "text", '"\\e": x'):
        text = f"topic: t\ncards:\n  - One? ^one: 1\n  - {wrong}\n  - Two? ^two: 2\n"
        assert ids_of(text) == ["one", "two"], wrong


def test_one_wrong_task_leaves_its_lab_and_the_other_tasks() -> None:
    text = WHOLE.replace("answer: 17", "answer: []").replace("cause: c,", "")
    topic = read_topic("deck.yaml", text.encode()).topic
    assert topic is not None
    assert [task.id for task in topic.labs[0].tasks] == ["t1", "t3"]
    assert [session.id for session in topic.sessions] == ["s1", "s2", "s3"]


def test_a_flow_gives_its_id_to_the_questions_about_its_faults() -> None:
    topic = topic_of(
        WHOLE.replace("  title: F\n", "  id: way\n  title: F\n").replace("flow-a", "way-a")
    )
    assert topic.flow
    fault = topic.flow.nodes[0].fault
    assert fault
    assert (fault.id, fault.was) == ("way-a", ("way-z",))


def test_a_fault_that_shows_nowhere_is_no_item_and_leaves_its_station() -> None:
    reading = read_topic("deck.yaml", WHOLE.replace("shows_at: b", "shows_at: c").encode())
    assert [(each.code, each.line, each.column) for each in reading.diagnostics] == [
        ("E-REFERENCE", 20, 65)
    ]
    assert reading.topic
    assert reading.topic.flow
    assert [node.id for node in reading.topic.flow.nodes] == ["a", "b"]
    assert "ml.whole/flow-a" not in [item.key for item in items_of(reading.topic)]


def test_a_wrong_thing_does_not_make_references_to_it_wrong() -> None:
    reading = read_topic("deck.yaml", WHOLE.replace("What? ^c1: This.", "What? ^c1: []").encode())
    assert [each.code for each in reading.diagnostics] == ["E-TYPE"]


def test_nothing_is_missed_in_a_file_that_was_cut_short() -> None:
    text = "topic: t\nsessions: [{id: s, kind: reorder, title: S, use_card: c}]\n---\nmore\n"
    reading = read_topic("deck.yaml", text.encode())
    assert [each.code for each in reading.diagnostics] == ["E-DOCUMENT"]


def test_a_refused_character_costs_only_its_card() -> None:
    text = "topic: t\ncards:\n  - One? ^one: 1\n  - Two \x1b? ^two: 2\n  - Three? ^three: 3\n"
    assert ids_of(text) == ["one", "three"]


def test_a_comment_on_its_own_line_or_behind_a_key_is_no_loss() -> None:
    text = "topic: t # mine\ncards: # all\n  # first\n  - 'C #1? ^a': 'x #2' # so\n"
    assert topic_of(text).cards[0].id == "a"


def test_escapes_that_are_meant_pass() -> None:
    card = card_of('    q: "one\\ntwo \\\\nabla\\tthree \\u00e9"\n    a: b\n')
    assert isinstance(card, Basic)
    assert card.question == "one\ntwo \\nabla\tthree é"
