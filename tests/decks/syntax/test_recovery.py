"""One slip of YAML costs the entry that it stands in, and hides nothing else."""

import pytest

from quizapp.decks.items import items_of
from quizapp.decks.read.file import read_topic
from quizapp.decks.syntax.collector import Diagnostics
from quizapp.decks.syntax.libyaml import LIBYAML, PURE, ParserType
from quizapp.decks.syntax.nodes import Map
from quizapp.decks.syntax.recovery import read_all

SLIPS = {
    "a second colon": "  - id: slip\n    q: The rule: x\n    a: b",
    "a backtick": "  - What? ^slip: `code` it",
    "a per cent sign": "  - What? ^slip: %d",
    "an at sign": "  - What? ^slip: @here",
    "a gap at the start": "  - id: slip\n    cloze: [[c1::x]] is y",
    "a comparison": "  - What? ^slip: >= 5",
    "an asterisk": "  - What? ^slip: * times",
    "an open quote": '  - id: slip\n    q: "What?\n    a: b',
    "an open apostrophe": "  - id: slip\n    q: 'What?\n    a: b",
    "text after a quote": '  - What? ^slip: "x" and y',
    "an unknown escape": '  - What? ^slip: "\\log x"',
    "an escape of nothing": '  - What? ^slip: "\\ud800"',
    "an open bracket": "  - What? ^slip: [open",
    "an open brace": "  - What? ^slip: {open",
    "a wrong indentation": "  - id: slip\n    q: What?\n   a: b",
    "a tab": "  - id: slip\n\tq: What?",
    "a line without a key": "  - id: slip\n    q: What?\nof the text\n    a: b",
    "too many levels": "  - What? ^slip: " + "[" * 20 + "]" * 20,
}


def read(text: str) -> tuple[list[str], list[tuple[str, int]]]:
    """The ids of the items that can be studied, and the diagnostics by code and line."""
    reading = read_topic("deck.yaml", text.encode())
    assert reading.topic is not None
    names = [item.key.partition("/")[2] for item in items_of(reading.topic)]
    return names, [(each.code, each.line) for each in reading.diagnostics]


@pytest.mark.parametrize("slip", SLIPS)
@pytest.mark.parametrize("margin", ["", "  "])
def test_a_slip_hides_neither_later_cards_nor_later_diagnostics(slip: str, margin: str) -> None:
    card = SLIPS[slip].replace("\n  ", f"\n{margin}").replace("  -", f"{margin}-", 1)
    entries = ["- One? ^one: '1'", "- Two? ^two: 2", "- Three?: 3", "- Four? ^four: [4]"]
    first, *others = (margin + entry for entry in entries)
    text = "\n".join(["topic: t", "cards:", first, card, *others, ""])
    names, diagnostics = read(text)
    assert names[:2] == ["one", "two"]
    below = 4 + card.count("\n")
    slips = [line for code, line in diagnostics if code not in {"W-NO-ID", "E-TYPE"}]
    assert len(slips) == 1
    assert 4 <= slips[0] <= below
    assert diagnostics[1:] == [("W-NO-ID", below + 2), ("E-TYPE", below + 3)]


def test_every_slip_of_a_file_is_named_at_once() -> None:
    cards = "\n".join(SLIPS.values())
    names, diagnostics = read(f"topic: t\ncards:\n{cards}\n  - Last? ^last: x\n")
    assert names == ["last"]
    assert len(diagnostics) == len(SLIPS)


def test_a_slip_in_another_section_costs_that_section() -> None:
    text = (
        "topic: t\nminutes: @\nnotes:\n  learner: `x`\ncards:\n  - What? ^a: This.\nlevel: xtra\n"
    )
    names, diagnostics = read(text)
    assert names == ["a"]
    assert diagnostics == [("E-YAML", 2), ("E-YAML", 4), ("E-VALUE", 7)]


def test_a_list_in_brackets_is_lost_whole_and_the_next_section_is_not() -> None:
    names, diagnostics = read(
        "topic: t\ncards: [{id: a, q: b, a: c}, {`}]\ninterview:\n  - {id: iv, q: Why?}\n"
    )
    assert (names, diagnostics) == (["iv"], [("E-YAML", 2)])


def test_what_stands_in_a_lost_entry_may_be_named_elsewhere() -> None:
    names, diagnostics = read(
        "topic: t\ncards:\n  - What? ^gone: `x`\n  - Why? ^here: So.\n"
        "coverage:\n  - {point: p, by: [gone, here]}\n  - {point: q, by: [nowhere]}\n"
    )
    assert names == ["here"]
    assert diagnostics == [("E-YAML", 3), ("E-REFERENCE", 7)]


def test_the_other_mistakes_of_a_lost_entry_are_named_as_well() -> None:
    _, diagnostics = read("topic: t\ncards:\n  - id: &x a\n    q: `What?`\n  - Why? ^b: So.\n")
    assert diagnostics == [("E-ALIAS", 3), ("E-YAML", 4)]


def test_addresses_hints_and_excerpts_are_those_of_the_whole_file() -> None:
    text = (
        "topic: t\ncards:\n  # one\n  - One? ^one: 1\n\n  - id: two\n    q: Two: two?\n    a: 2\n"
    )
    (diagnostic,) = read_topic("deck.yaml", text.encode()).diagnostics
    assert str(diagnostic) == (
        "deck.yaml:7:11: E-YAML this text holds ': ', which would make it a key."
        " This entry was not read."
    )
    assert diagnostic.hint == "Put the text in quotes."
    assert diagnostic.excerpt == "    q: Two: two?"
    assert diagnostic.caret == 10


def test_a_question_mark_in_a_box_is_no_sign_of_a_loss() -> None:
    names, diagnostics = read("topic: t\ncards:\n  - Which? ^a: \ufffd\n  - What? ^b: `x`\n")
    assert (names, diagnostics) == (["a"], [("E-YAML", 4)])


def test_a_refused_character_and_a_slip_cost_a_card_each() -> None:
    names, diagnostics = read(
        "topic: t\ncards:\n  - One? ^a: \x07\n  - Two? ^b: `x`\n  - Three? ^c: 3\n"
    )
    assert (names, diagnostics) == (["c"], [("E-CONTROL", 3), ("E-YAML", 4)])


def test_a_second_document_ends_the_reading_after_a_slip_too() -> None:
    names, diagnostics = read(
        "topic: t\ncards:\n  - What? ^a: `x`\n  - Why? ^b: So.\n---\ntopic: u\ncards: `x`\n"
    )
    assert (names, diagnostics) == (["b"], [("E-YAML", 3), ("E-DOCUMENT", 5)])


def test_a_file_of_nothing_but_slips_stops_at_a_bearable_number() -> None:
    reading = read_topic("deck.yaml", b"topic: t\ncards:\n" + b"- a: b: c\n" * 100_000)
    assert len(reading.diagnostics) == 501


@pytest.mark.parametrize("parser", [PURE, *([LIBYAML] if LIBYAML else [])])
def test_every_parser_finds_the_same_wreckage(parser: ParserType) -> None:
    text = "topic: t\ncards:\n  - One? ^one: 1\n  - Two? ^two: `2`\n  - Three? ^three: 3\n"
    diagnostics = Diagnostics("deck.yaml", tuple(text.split("\n")))
    found = read_all(text, diagnostics, parser=parser)
    assert isinstance(found.root, Map)
    assert (list(found.root.entries), found.complete) == (["topic", "cards"], True)
    assert found.lost == {"Two", "two", "2"}
    assert [(each.code, each.line) for each in diagnostics.sorted()] == [("E-YAML", 4)]
