"""Every mistake gets its code and the address at which to mend it."""

import pytest

from quizapp.decks.diagnostics import Diagnostic, Level
from quizapp.decks.lint import all_codes
from quizapp.decks.read.file import read_topic

HEAD = "topic: t\ncards:\n"

GOOD = "  - What? ^good: This.\n"

REST = HEAD + GOOD

FLOW = "flow: {title: F, nodes: [{id: a, text: A, breaks_when: B, shows_at: a}], edges: [a -> a]}\n"


def diagnostics_of(text: str) -> list[Diagnostic]:
    return list(read_topic("deck.yaml", text.encode()).diagnostics)


TRACE = (
    "walkthrough: {title: W, code: x, trace: {ask: [{id: a, question: b, column: d, row: 1}]}}\n"
)

CARD_MISTAKES = [
    # one mistake in a card that stands from line 3, with its code, line and column
    ("  - id: a\n    q: What?\n", "E-MISSING", 3, 5),
    ("  - id: a\n    q: What?\n    a: This.\n    hnit: So.\n", "E-KEY", 6, 5),
    ("  - id: a\n    q: What?\n    a: [b, c]\n", "E-TYPE", 5, 8),
    ("  - id: a\n    q: What?\n    a:\n", "E-EMPTY", 5, 7),
    ("  - id: A b\n    q: What?\n    a: This.\n", "E-ID", 3, 9),
    ("  - What? ^A_b: This.\n", "E-ID", 3, 5),
    ("  - What? ^a:\n      b: c\n", "E-TYPE", 4, 7),
    ("  - What is this\n", "E-TYPE", 3, 5),
    ("  - [What]\n", "E-TYPE", 3, 5),
    ("  - {}\n", "E-KIND", 3, 5),
    ("  - id: a\n    q: What?\n    a: This.\n    choice: Which?\n", "E-KIND", 3, 5),
    ("  - id: a\n    qq: What?\n    a: This.\n", "E-KIND", 3, 5),
    ("  - One? ^a: This.\n  - Two? ^a: That.\n", "E-DUPLICATE-ID", 4, 5),
    ("  - What is it?: This.\n  - what IS it: That.\n", "E-DUPLICATE-ID", 4, 5),
    ("  - id: a\n    q: Why?\n    a: So.\n    was: [good]\n", "E-DUPLICATE-ID", 6, 11),
    ("  - id: a\n    q: What?\n    a: This.\n    q: Why?\n", "E-DUPLICATE-KEY", 6, 5),
    ("  - id: a\n    q: What?\n    a: This.\n    reverse: yes\n", "E-TYPE", 6, 14),
    ("  - id: a\n    q: What?\n    a: This.\n    rev: 010\n", "E-TYPE", 6, 10),
    ("  - id: a\n    q: What?\n    a: This.\n    rev: 0\n", "E-VALUE", 6, 10),
    ("  - id: a\n    q: What?\n    a: This.\n    level: begginer\n", "E-VALUE", 6, 12),
    ("  - id: a\n    q: What?\n    a: This.\n    tags: x\n", "E-TYPE", 6, 11),
    ("  - id: a\n    q: What?\n    a: This.\n    confidence: no\n", "E-VALUE", 6, 17),
    ("  - id: a\n    q: What?\n    a: This.\n    lab: {use: nowhere}\n", "E-REFERENCE", 6, 16),
    ("  - id: a\n    cloze: No gap here.\n", "E-CLOZE", 4, 12),
    ("  - id: a\n    cloze: A [[c1::gap left open.\n", "E-CLOZE", 4, 14),
    ("  - id: a\n    cloze: A [[gap]].\n    typed: maybe\n", "E-TYPE", 5, 12),
    ("  - id: a\n    choice: Which?\n    correct: x\n", "E-MISSING", 3, 5),
    ("  - id: a\n    choice: Which?\n    correct: x\n    wrong: []\n", "E-EMPTY", 6, 5),
    ("  - id: a\n    choice: Which?\n    correct: x\n    wrong: [x]\n", "E-OPTION", 6, 13),
    ("  - id: a\n    choice: Which?\n    correct: x\n    wrong: [{y: z, w: v}]\n", "E-TYPE", 6, 13),
    ("  - id: a\n    typed: Which?\n    accept: []\n", "E-EMPTY", 5, 5),
    ("  - id: a\n    numeric: How much?\n    answer: 1\n", "E-MISSING", 3, 5),
    (
        "  - id: a\n    numeric: n?\n    answer: 1\n    tolerance: {}\n",
        "E-EMPTY",
        6,
        5,
    ),
    (
        "  - id: a\n    numeric: n?\n    answer: 1\n    tolerance: 1\n    range: [0]\n",
        "E-TYPE",
        7,
        12,
    ),
    (
        "  - id: a\n    numeric: n?\n    answer: 1\n    tolerance: 1\n    vars: {2x: pick(1)}\n",
        "E-ID",
        7,
        16,
    ),
    (
        "  - id: a\n    numeric: n?\n    answer: 1\n    tolerance: 1\n    traps: [{if: 2}]\n",
        "E-MISSING",
        7,
        13,
    ),
    ("  - id: a\n    order: How?\n    items: {x: X, y: Y}\n    before: [x]\n", "E-ORDER", 6, 14),
    (
        "  - id: a\n    order: How?\n    items: {x: X, y: Y}\n    before: [x < z]\n",
        "E-ORDER",
        6,
        14,
    ),
    (
        "  - id: a\n    order: How?\n    items: {x: X, y: Y}\n    before: [x < y, y < x]\n",
        "E-ORDER",
        6,
        21,
    ),
    (
        (
            "  - id: a\n    order: How?\n    items: {x: X, y: Y}\n    before: [x < y]\n"
            "    distractors: {x: Z}\n"
        ),
        "E-ORDER",
        7,
        22,
    ),
    ("  - What? ^a: It. # Not.\n", "W-COMMENT", 3, 19),
    ("  - id: a\n    q: Ticket #7 of the list\n    a: b\n", "W-COMMENT", 4, 15),
    ("  - id: a\n    q: What?\n    a: Ticket #7 of the list\n", "W-COMMENT", 5, 15),
    ("  - id: a\n    q: What?\n    a: b\n    why: See\n      more #7\n", "W-COMMENT", 7, 12),
    ("  - id: a\n    q: What?\n    a: b\n    hint: No  #7\n", "W-COMMENT", 6, 15),
    ("  - id: a\n    cloze: The [[gap]] of #7\n", "W-COMMENT", 4, 27),
    ("  - id: a\n    typed: Who?\n    accept:\n      - Number #6\n", "W-COMMENT", 6, 16),
    ("  - {id: a, choice: W, wrong: [x],\n     correct: y #1\n    }\n", "W-COMMENT", 4, 17),
    ("  - id: a\n    choice: W?\n    correct: x\n    wrong:\n      - y #2\n", "W-COMMENT", 7, 11),
    (
        "  - id: a\n    choice: W?\n    correct: x\n    wrong:\n      - y: No #2\n",
        "W-COMMENT",
        7,
        15,
    ),
    ("  - id: a\n    q: What?\n    a: #7\n", "E-EMPTY", 5, 7),
    ('  - What? ^a: "\\nabla f"\n', "W-ESCAPE", 3, 15),
    ('  - What? ^a: "\\theta is it"\n', "W-ESCAPE", 3, 15),
    ('  - What? ^a: "so $\\nu$ is"\n', "W-ESCAPE", 3, 15),
    ('  - What? ^a: "\\uD83D\\uDC08 and \\uD83D"\n', "E-CONTROL", 3, 15),
    ('  - {"W ^a": "\\uD83D\\uDC08 \\ud83d\\udc08", [b]: c}\n', "E-TYPE", 3, 43),
    ('  - What? ^a: "\\beta is it"\n', "E-CONTROL", 3, 15),
    ('  - What? ^a: "red \\e[31m"\n', "E-CONTROL", 3, 15),
    ('  - What? ^a: "left \\u202e right"\n', "E-CONTROL", 3, 15),
    ('  - What? ^a: "half \\ud800"\n', "E-CONTROL", 3, 15),
    ("  - What? ^a: bell \x07.\n", "E-CONTROL", 3, 20),
    ("  - What? ^a: next \x85 line.\n", "E-CONTROL", 3, 20),
    ("  - What? ^a: \u2066aside\u2069\n", "E-CONTROL", 3, 15),
    ("  - What? ^a: back\rforth\n", "E-CONTROL", 3, 19),
    ("  - What? ^a: soft\u00adhyphen\n", "E-CONTROL", 3, 19),
    ("  - What? ^a: left&#x202e;right\n", "E-CONTROL", 3, 19),
    ("  - What? ^a: the bell &#7;\n", "E-CONTROL", 3, 24),
    ('  - What? ^a: "hidden \\x26#27;"\n', "E-CONTROL", 3, 15),
    ("  - See &#x9b;? ^a: This.\n", "E-CONTROL", 3, 9),
    ("  - id: a\n    q: |\n      What?\n      Or &#27;?\n    a: This.\n", "E-CONTROL", 6, 10),
    ("  - What? ^a: <http://a.com/%1b]0;x%07>\n", "E-CONTROL", 3, 29),
    ("  - What? ^a: see [it](http://a.com/%c2%9b)\n", "E-CONTROL", 3, 37),
    ("  - What? ^a: &x This.\n", "E-ALIAS", 3, 15),
    ("  - What? ^a: *x\n", "E-ALIAS", 3, 15),
    ("  - What? ^a: !!str This.\n", "E-TAG", 3, 15),
    ("  - {<<: b, q: What, a: x, id: b}\n", "E-ALIAS", 3, 6),
    ("  - {[a]: b, q: What, a: x, id: b}\n", "E-TYPE", 3, 6),
    ("  - What? ^a: `code` it\n", "E-YAML", 3, 15),
    ("  - What? ^a: %d\n", "E-YAML", 3, 15),
    ("  - What? ^a: @here\n", "E-YAML", 3, 15),
    ("  - What? ^a: * times\n", "E-YAML", 3, 15),
    ("  - What? ^a: >= 5\n", "E-YAML", 3, 15),
    ("  - What? ^a: a list: b\n", "E-YAML", 3, 21),
    ('  - What? ^a: "x" and y\n', "E-YAML", 3, 15),
    ('  - What? ^a: "\\log x"\n', "E-YAML", 3, 16),
    ("  - id: a\n    cloze: [[c1::x]] is y\n", "E-YAML", 4, 12),
    ("  - id: a\n    cloze: {=1} is y\n", "E-YAML", 4, 12),
    ('  - What? ^a: "open\n', "E-YAML", 3, 15),
    ("  - What? ^a: [open\n", "E-YAML", 3, 15),
    ("  - What? ^a:\n\t- x\n", "E-YAML", 4, 1),
]


TOPIC_MISTAKES = [
    # a whole file, with the code, line and column of the one mistake in it
    ("", "E-MISSING", 1, 1),
    ("# only a comment\n", "E-MISSING", 1, 1),
    ("- a\n- b\n", "E-TYPE", 1, 1),
    ("just text\n", "E-TYPE", 1, 1),
    ("cards:\n" + GOOD, "E-MISSING", 1, 1),
    ("topic: A topic\ncards:\n" + GOOD, "E-ID", 1, 8),
    ("topic: [t]\ncards:\n" + GOOD, "E-TYPE", 1, 8),
    ("topic: t\ntitle: T\n", "E-MISSING", 1, 1),
    ("topic: t\ncards: []\n", "E-EMPTY", 2, 1),
    ("topic: t\nlabs: []\ncards: []\n", "E-EMPTY", 3, 1),
    ("quizapp: 2\n" + REST, "E-VERSION", 1, 10),
    ("level: hard\n" + REST, "E-VALUE", 1, 8),
    ("minutes: 12:30\n" + REST, "E-TYPE", 1, 10),
    ("minutes: 1e1\n" + REST, "E-TYPE", 1, 10),
    ("titel: T\n" + REST, "E-KEY", 1, 1),
    ("prereqs: a\n" + REST, "E-TYPE", 1, 10),
    ("sources: [a, [b]]\n" + REST, "E-TYPE", 1, 14),
    ("notes: {reader: x}\n" + REST, "E-KEY", 1, 9),
    ("theory: [{id: a, title: A}]\n" + REST, "E-MISSING", 1, 10),
    ("tradeoffs: [{name: a, gain: b}]\n" + REST, "E-MISSING", 1, 13),
    ("examples: [{id: a, kind: x, title: A, text: B}]\n" + REST, "E-VALUE", 1, 26),
    ("examples: [{id: a, kind: guided, title: A}]\n" + REST, "E-MISSING", 1, 12),
    ("flow: {title: F, nodes: [{id: a, text: A}], edges: [a -> b]}\n" + REST, "E-REFERENCE", 1, 53),
    ("flow: {title: F, nodes: [{id: a, text: A}], edges: [a - b]}\n" + REST, "E-TYPE", 1, 53),
    ("flow: [a]\n" + REST, "E-TYPE", 1, 7),
    (FLOW.replace("breaks_when: B, ", "") + REST, "E-MISSING", 1, 26),
    (FLOW.replace("shows_at: a", "shows_as: C") + REST, "E-MISSING", 1, 26),
    (FLOW + REST + "  - What? ^flow-a: This.\n", "E-DUPLICATE-ID", 5, 5),
    (
        "labs: [{id: l, use: u, title: L, tasks: [{id: a, ask: b, kind: choose, answer: c}]}]\n"
        + REST,
        "E-MISSING",
        1,
        42,
    ),
    (
        "labs: [{id: l, use: u, title: L, tasks: [{id: a, ask: b, kind: guess, answer: c}]}]\n"
        + REST,
        "E-VALUE",
        1,
        64,
    ),
    (
        "labs: [{id: l, use: u, title: L, tasks:"
        " [{id: a, ask: b, kind: choose, answer: c, options: [d, e]}]}]\n" + REST,
        "E-OPTION",
        1,
        80,
    ),
    ("sessions: [{id: s, kind: reorder, title: S, use_card: godo}]\n" + REST, "E-REFERENCE", 1, 55),
    ("sessions: [{id: s, kind: reorder, title: S}]\n" + REST, "E-MISSING", 1, 12),
    ("sessions: [{id: s, kind: reoder, title: S}]\n" + REST, "E-VALUE", 1, 26),
    ("walkthrough: {title: W}\n" + REST, "E-MISSING", 1, 14),
    (
        "walkthrough: {title: W, code: x, steps: [{lines: 1, says: y, concept: z}]}\n" + REST,
        "E-REFERENCE",
        1,
        71,
    ),
    (TRACE.replace("row: 1", "row: 0") + REST, "E-VALUE", 1, 85),
    (TRACE.replace(", row: 1", "") + REST, "E-MISSING", 1, 48),
    (TRACE.replace("column: d, ", "") + REST, "E-MISSING", 1, 48),
    ("interview: [{id: a, q: b, points: [{w: 0, text: c}]}]\n" + REST, "E-VALUE", 1, 40),
    ("interview: [{id: a, q: b, points: [{w: x, text: c}]}]\n" + REST, "E-TYPE", 1, 40),
    ("interview: [{id: good, q: b}]\n" + REST, "E-DUPLICATE-ID", 4, 5),
    (
        "interview: [{id: a, q: b, points: [{id: c, was: d, text: e}, {id: d, text: f}]}]\n" + REST,
        "E-DUPLICATE-ID",
        1,
        49,
    ),
    (REST + "coverage: [{point: p, by: [god, good]}]\n", "E-REFERENCE", 4, 28),
    (REST + "coverage: [{point: p, by: [good], section: s}]\n", "E-REFERENCE", 4, 44),
    (
        "theory: [{id: a, title: A, text: B}]\n" + REST + "coverage: [{point: p, by: [good]}]\n",
        "W-SECTION",
        1,
        25,
    ),
    (REST + "coverage: [{point: p, by: []}]\n", "E-EMPTY", 4, 23),
    (REST + "  - Two? ^b: b\ncoverage: [{point: p, by: [good]}]\n", "W-UNCOVERED", 4, 5),
    (
        HEAD + "  - {id: a, q: b, a: c, retired: true}\ncoverage: [{point: p, by: [a]}]\n",
        "E-COVERAGE",
        4,
        20,
    ),
    (REST + "---\n" + HEAD, "E-DOCUMENT", 4, 1),
    (REST + "topic: u\n", "E-DUPLICATE-KEY", 4, 1),
    ("title: " + "[" * 21 + "]" * 21 + "\n" + REST, "E-DEPTH", 1, 27),
    ("title: " + "x" * 70_000 + "\n" + REST, "E-LIMIT", 1, 8),
]


@pytest.mark.parametrize(("card", "code", "line", "column"), CARD_MISTAKES)
def test_a_mistake_in_a_card_has_one_address(card: str, code: str, line: int, column: int) -> None:
    found = [each for each in diagnostics_of(f"{HEAD}{card}{GOOD}") if each.code != "W-NO-ID"]
    assert [(each.code, each.line, each.column) for each in found] == [(code, line, column)]


@pytest.mark.parametrize(("text", "code", "line", "column"), TOPIC_MISTAKES)
def test_a_mistake_in_a_topic_has_one_address(text: str, code: str, line: int, column: int) -> None:
    found = diagnostics_of(text)
    assert [(each.code, each.line, each.column) for each in found] == [(code, line, column)]


def test_every_code_of_the_table_has_a_line_of_help() -> None:
    used = {code for _, code, _, _ in [*CARD_MISTAKES, *TOPIC_MISTAKES]}
    assert used <= all_codes().keys()


def test_a_card_without_an_id_is_a_warning_that_says_what_to_do() -> None:
    (diagnostic,) = diagnostics_of(f"{HEAD}  - What?: This.\n")
    assert (diagnostic.code, diagnostic.level) == ("W-NO-ID", Level.WARNING)
    assert diagnostic.hint.startswith("`quizapp ids --write` with the file puts them in")


def test_many_cards_without_an_id_are_one_warning_with_their_count() -> None:
    cards = "".join(f"  - What is {number}?: This.\n" for number in range(1_200))
    (diagnostic,) = diagnostics_of(HEAD + GOOD + cards)
    assert (diagnostic.code, diagnostic.line) == ("W-NO-ID", 4)
    assert diagnostic.message == "1,200 items have no id, and this is the first of them"


def test_a_comment_behind_what_no_learner_reads_is_no_mistake() -> None:
    text = f"""\
topic: t # the topic
level: core # or extra
tags:
  - a # b
labs:
  - id: l # c
    use: logloss-curves # d
    title: L
    with:
      z: 1 # e
cards:
{GOOD}  - id: a # f
    after: good # before it
    numeric: How much is {{=x}}?
    vars:
      x: ints(1, 9) # g
    answer: x + 1 # h
    tolerance: 0.1 # i
    lab:
      use: l # j
  - id: o
    order: How?
    items: {{x: X, y: Y}} # k
    before:
      - x < y # l
  - id: q # m
    q: | # n
      What?
    a: "quoted" # o
    reverse: true # p
"""
    assert diagnostics_of(text) == []


def test_a_comment_in_place_of_a_text_is_named_as_one() -> None:
    (diagnostic,) = diagnostics_of(f"{HEAD}  - What? ^a: #7 of the list\n")
    assert diagnostic.hint == "What follows ' #' is a comment: put the text in quotes."


def test_white_space_that_machines_write_is_no_lost_command() -> None:
    lines = r"for x in y:\ni = 0\ne = 1\nu, v\n\tan apple costs $5\nnot $6"
    assert diagnostics_of(f'{HEAD}  - What? ^a: "{lines}"\n') == []


def test_a_pair_of_surrogates_is_one_character_between_double_quotes_only() -> None:
    pair = r"\uD83D\udc08"
    answer = rf"{pair}{pair} \\{pair} \\uD83D\\udc08"
    cards = f'  - "{pair} ^a": "{answer}"\n' + f"  - {pair} ^b: '{pair}'\n"
    reading = read_topic("deck.yaml", (HEAD + cards).encode())
    assert not reading.diagnostics
    assert reading.topic
    texts = [(card.asks(""), getattr(card, "answer", "")) for card in reading.topic.cards]
    assert texts == [("🐈", rf"🐈🐈 \🐈 {pair}"), (pair, pair)]


@pytest.mark.parametrize(
    ("character", "hint"),
    [
        ("\u200b", "Take out this zero width space."),
        ("\u00ad", "Take out this soft hyphen, or write a hyphen."),
        ("\u200f", "Take out this right-to-left mark."),
        ("\x85", "Take out this next-line character (NEL), or put a line feed in its place."),
        ("\x07", "Take it out."),
    ],
)
def test_a_refused_character_says_what_to_take_out(character: str, hint: str) -> None:
    (diagnostic,) = diagnostics_of(f"{HEAD}  - What? ^a: one{character}two\n")
    assert (diagnostic.code, diagnostic.hint) == ("E-CONTROL", hint)


def test_a_smuggled_character_is_named_with_its_disguise() -> None:
    (diagnostic,) = diagnostics_of(f"{HEAD}  - What? ^a: left&#x202E;right\n")
    assert diagnostic.message == (
        "the direction mark U+202E must not stand in a deck, not as '&#x202E;' either"
    )
    assert diagnostic.excerpt[diagnostic.caret :] == "&#x202E;right"


def test_an_unknown_key_gets_the_nearest_known_one() -> None:
    (diagnostic,) = diagnostics_of(f"{HEAD}  - {{id: a, q: b, a: c, hnit: d}}\n")
    assert diagnostic.message == "a card has no key 'hnit'"
    assert diagnostic.hint == "Did you mean 'hint'?"


def test_a_duplicate_names_both_places() -> None:
    (diagnostic,) = diagnostics_of(f"{HEAD}{GOOD}  - Which? ^good: That.\n")
    assert (diagnostic.line, diagnostic.column) == (4, 5)
    assert "line 3, column 5" in diagnostic.message


def test_a_text_that_yaml_would_misread_says_to_put_it_in_quotes() -> None:
    for text in ("`x` y", "%d", "@x", "* x", "[[c1::x]] y", ">= 5", "a: b"):
        (diagnostic,) = diagnostics_of(f"{HEAD}  - id: a\n    cloze: {text}\n")
        assert diagnostic.code == "E-YAML", text
        assert diagnostic.hint == "Put the text in quotes.", text
        assert diagnostic.message.endswith("This entry was not read."), text


def test_the_excerpt_shows_the_line_and_the_caret_the_character() -> None:
    (diagnostic,) = diagnostics_of(f"{HEAD}  - What? ^a: red \x1b[31m text\n")
    assert diagnostic.excerpt == r"  - What? ^a: red \x1b[31m text"
    assert diagnostic.excerpt[diagnostic.caret :].startswith(r"\x1b")


def test_the_excerpt_of_a_long_line_keeps_the_place_in_sight() -> None:
    line = f"  - {'long ' * 100}? ^a: {'x' * 50}\x07{'y' * 500}\n"
    (diagnostic,) = diagnostics_of(HEAD + line)
    assert len(diagnostic.excerpt) < 220
    assert diagnostic.excerpt[diagnostic.caret - 1 :].startswith(r"x\x07y")


def test_bytes_that_are_not_utf_8_are_named_by_their_offset() -> None:
    reading = read_topic("deck.yaml", "topic: t\ntitle: café\n".encode("latin-1"))
    (diagnostic,) = reading.diagnostics
    assert (diagnostic.code, diagnostic.line, diagnostic.column) == ("E-ENCODING", 2, 11)
    assert "byte 19" in diagnostic.message


def test_the_offset_counts_the_byte_order_mark() -> None:
    (diagnostic,) = read_topic("deck.yaml", b"\xef\xbb\xbfa: \xff").diagnostics
    assert "byte 6" in diagnostic.message
    assert (diagnostic.line, diagnostic.column) == (1, 4)


def test_a_file_over_a_mebibyte_is_refused() -> None:
    reading = read_topic("deck.yaml", b"#" * ((1 << 20) + 1))
    assert reading.topic is None
    assert [each.code for each in reading.diagnostics] == ["E-LIMIT"]


def test_more_than_five_thousand_items_are_an_error_at_the_first_too_many() -> None:
    cards = "".join(f"  - {number}? ^q{number}: yes\n" for number in range(5_001))
    (diagnostic,) = diagnostics_of(HEAD + cards)
    assert (diagnostic.code, diagnostic.line) == ("E-LIMIT", 5_003)


def test_gaps_and_reverses_count_as_items_and_retired_cards_do_not() -> None:
    cards = "".join(f"  - {number}? ^q{number}: yes\n" for number in range(4_996))
    cards += "  - {id: gone, q: Old?, a: b, retired: true}\n"
    cards += "  - {id: both, q: Name?, a: b, reverse: true}\n"
    gaps = "  - {id: gaps, cloze: 'The [[c1::a]] and the [[c2::b]].'}\n"
    assert diagnostics_of(HEAD + cards + gaps) == []
    one_more = "  - {id: three, cloze: '[[c1::a]] [[c2::b]] [[c3::c]]'}\n"
    (diagnostic,) = diagnostics_of(HEAD + cards + one_more)
    assert (diagnostic.code, diagnostic.line) == ("E-LIMIT", 5_001)


def test_an_empty_list_beside_a_full_one_is_no_mistake() -> None:
    assert diagnostics_of("interview: []\n" + REST) == []


def test_a_file_of_nothing_but_mistakes_stops_at_a_bearable_number() -> None:
    found = diagnostics_of("topic: t\n" + "".join(f"key{n}: x\n" for n in range(3_000)))
    assert len(found) == 501
    assert sum("not shown" in each.message for each in found) == 1


def test_every_circle_of_an_order_is_named_at_the_chain_that_closes_it() -> None:
    found = diagnostics_of(
        f"{HEAD}  - id: a\n    order: How?\n    items: {{x: X, y: Y, z: Z, w: W}}\n"
        "    before: [x < y < x, z < w, w < z < w, x < x]\n"
    )
    assert [(each.code, each.column, each.message.partition(": ")[2]) for each in found] == [
        ("E-ORDER", 14, "x < y < x"),
        ("E-ORDER", 32, "z < w < z"),
        ("E-ORDER", 43, "x < x"),
    ]


def test_two_cards_without_a_question_are_not_called_equal() -> None:
    found = diagnostics_of(
        f"{HEAD}  - {{a: b, hint: c}}\n  - {{a: d, hint: e}}\n  - {{q: [], a: f}}\n"
    )
    assert [each.code for each in found] == ["E-KIND", "E-KIND", "E-TYPE"]


def test_a_broken_coverage_point_makes_no_item_uncovered() -> None:
    found = diagnostics_of(REST + "coverage: [{point: p, by: [good], x: y}]\n")
    assert [each.code for each in found] == ["E-KEY"]


def test_a_comma_in_braces_is_explained() -> None:
    found = diagnostics_of(
        f"{HEAD}  - {{id: a, numeric: n, answer: 1, tolerance: 1, vars: {{x: ints(1, 9)}}}}\n"
    )
    assert found[-1].hint == "In braces a comma ends a value: put one that holds a comma in quotes."
