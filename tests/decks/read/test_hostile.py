"""No file, however malformed or hostile, gets more out of the reader than diagnostics."""

import re

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from quizapp.decks.read.file import Reading, read_topic

VALID = b"""\
topic: t
title: "A \\"quoted\\" title"
theory: [{id: a, title: T, text: X}]
flow: {title: F, nodes: [{id: a, text: A, breaks_when: C, shows_at: b, shows_as: D}, {id: b,
  text: B}], edges: [a -> b]}
labs:
  - {id: l, use: u, title: L, with: {x: [1, 2]}, tasks: [{id: k, ask: A, kind: set, answer: 1,
     control: z}]}
interview:
  - {id: iv, q: Why?, points: [{id: p, w: 2, text: So}]}
cards:
  - What? ^one: This.
  - id: two
    cloze: >-
      A [[c1::gap]] and
      [[c2::another]].
  - id: three
    numeric: 'How much is {=x}?'
    vars: {x: 'ints(1, 9)'}
    answer: x
    tolerance: {abs: 0.1}
  - id: four
    order: Sort.
    items: {x: X, y: Y}
    before: [x < y]
  - id: five
    choice: Which?
    correct: A
    wrong: [{B: No}, C]
coverage: [{point: p, section: a, by: [one, two, three, four, five, iv, k, flow-a]}]
"""

HEAD = b"topic: t\ncards:\n"


HOSTILE = {
    "nothing": b"",
    "one null": b"\x00",
    "nulls": b"\x00" * 10_000,
    "a byte-order mark alone": b"\xef\xbb\xbf",
    "two byte-order marks": b"\xef\xbb\xbf\xef\xbb\xbftopic: t",
    "a byte-order mark inside": HEAD + "  - \ufeffWhat?: x".encode(),
    "utf-16": "topic: t".encode("utf-16"),
    "utf-32": "topic: t".encode("utf-32"),
    "latin-1": "topic: é".encode("latin-1"),
    "a surrogate in utf-8": b"topic: \xed\xa0\x80",
    "an overlong slash": b"topic: \xc0\xaf",
    "a cut character": b"topic: \xe2\x82",
    "random bytes": bytes(range(256)) * 40,
    "all controls": HEAD + "".join(map(chr, range(160))).encode(),
    "every control in its own card": HEAD
    + b"".join(
        f'  - "{chr(n)}?": x\n'.encode() for n in [*range(1, 9), *range(11, 32), *range(127, 160)]
    ),
    "every control escaped": HEAD
    + b"".join(f'  - "\\x{n:02x}?": x\n'.encode() for n in range(256)),
    "an escape sequence in a key": b'"\\e]0;owned\\a": x\n',
    "an escape sequence in the topic": b'topic: "\\e[2J"\n',
    "a raw escape sequence in the topic": b"topic: \x1b[2J\n",
    "an escape sequence in an id": HEAD + b'  - {id: "\\e[31m", q: a, a: b}\n',
    "an escape sequence in a reference": HEAD + b'  - {q: a, a: b, lab: {use: "\\e[31m"}}\n',
    "bidi overrides": HEAD + "  - \u202eWhat?: \u2066x\u2069\n".encode(),
    "line separators": HEAD + "  - What\u2028now?: x\u2029y\n".encode(),
    "next-line characters": HEAD + "  - What\x85now?: x\n".encode(),
    "escapes beyond Unicode": HEAD + b'  - "\\U00110000": "\\UFFFFFFFF"\n',
    "half an escape": HEAD + b'  - "\\x": "\\u12"\n',
    "unknown escapes": HEAD + b'  - "\\q": "\\log"\n',
    "lone surrogate escapes": HEAD + b'  - "\\ud800": "\\udfff"\n',
    "noncharacters": HEAD + "  - \ufffe?: \uffff\n".encode(),
    "nested lists in lines": b"- " * 50_000,
    "nested lists in brackets": b"[" * 100_000,
    "nested mappings in braces": b"{a: " * 50_000,
    "nested keys": b"? " * 50_000,
    "nested keys in brackets": b"[? " * 50_000,
    "nested mappings in lines": b"".join(b" " * n + b"a:\n" for n in range(1_000)),
    "closing brackets": b"]" * 100_000,
    "closing braces": b"}" * 100_000,
    "commas": b"[" + b"," * 100_000,
    "colons": b":" * 100_000,
    "spaced colons": b": " * 50_000,
    "question marks": b"?\n" * 50_000,
    "quotes": b'"' * 100_001,
    "apostrophes": b"'" * 100_001,
    "an open quote": b'topic: "' + b"x" * 100_000,
    "exclamation marks": b"!" * 100_000,
    "percent signs": b"%" * 100_000,
    "a directive": b"%YAML 1.1\n%TAG ! tag:x,2000:\n---\ntopic: t\n",
    "an unknown version": b"%YAML 9.9\n---\ntopic: t\n",
    "billion laughs": b"a: &a [x, x]\n"
    + b"".join(
        f"{chr(98 + n)}: &{chr(98 + n)} [*{chr(97 + n)}, *{chr(97 + n)}]\n".encode()
        for n in range(20)
    ),
    "an anchor that holds itself": b"&a [*a]",
    "an anchored topic": b"&a {topic: &b t, cards: &c [&d {&e q: &f x}]}",
    "a python object": b"!!python/object/apply:os.system ['true']",
    "a python name": b"topic: !!python/name:os.system\n",
    "a tag on everything": b"!!map {!!str topic: !!str t, !!str cards: !!seq []}",
    "a binary": b"topic: !!binary aGVsbG8=\n",
    "a merge key": b"<<: {topic: t}\n",
    "many documents": b"--- a\n" * 10_000,
    "a document end": b"topic: t\n...\nmore\n",
    "empty documents": b"---\n---\n---\n",
    "tabs": b"topic:\tt\ncards:\n\t- a: b\n",
    "only tabs": b"\t" * 1_000,
    "only spaces": b" " * 100_000,
    "only line feeds": b"\n" * 100_000,
    "only carriage returns": b"\r" * 10_000,
    "only comments": b"# x\n" * 10_000,
    "a scalar root": b"topic",
    "a list root": b"- topic: t\n",
    "empty values everywhere": b"".join(
        key + b":\n" for key in re.findall(rb"^[a-z]+(?=:)", VALID, re.MULTILINE)
    ),
    "lists everywhere": re.sub(rb"^([a-z]+):.*", rb"\1: [[]]", VALID, flags=re.MULTILINE),
    "cards as a mapping": b"topic: t\ncards: {a: b}\n",
    "cards as a text": b"topic: t\ncards: a\n",
    "cards of lists": b"topic: t\ncards: [[], [[]], {}, '', null]\n",
    "an empty question": HEAD + b"  - '': x\n  - ? \n    : x\n  - ' ^a': b\n",
    "a mapping as a question": HEAD + b"  - {a: b}: x\n  - ? [a, b]\n    : c\n",
    "a key of 100 KB": b"x" * 100_000 + b": y\n",
    "a quoted key of 100 KB": b'"' + b"x" * 100_000 + b'": y\n',
    "a text of 100 KB": b"topic: t\ntitle: " + b"x" * 100_000,
    "a line of a mebibyte": b"x" * (1 << 20),
    "over a mebibyte": b"x" * ((1 << 20) + 1),
    "20,000 unknown keys": b"".join(b"k%d: v\n" % n for n in range(20_000)),
    "20,000 equal keys": b"k: v\n" * 20_000,
    "20,000 equal cards": HEAD + b"  - a: b\n" * 20_000,
    "20,000 empty cards": HEAD + b"  - {}\n" * 20_000,
    "a circle of 5,000 blocks": HEAD
    + b"  - {id: a, order: x, items: {%s}, before: [%s]}\n"
    % (
        b", ".join(b"k%d: v" % n for n in range(5_000)),
        b" < ".join(b"k%d" % (n % 5_000) for n in range(5_001)),
    ),
    "huge numbers": HEAD + b"  - {q: a, a: b, rev: %s}\nminutes: 1e999\n" % (b"9" * 5_000),
    "a huge weight": b"topic: t\ninterview: [{q: a, points: [{w: 1e99, text: b}]}]\n",
    "cloze brackets": HEAD + b"  - cloze: '" + b"[[" * 30_000 + b"'\n",
    "a gap with a long name": HEAD + b"  - {id: a, cloze: '[[" + b"N" * 5_000 + b"::x]]'}\n",
    "a task with long options": (
        b"topic: t\nlabs: [{id: l, use: u, title: L, tasks: [{id: a, ask: b, kind: choose,"
        b" answer: c, options: [" + b"x" * 5_000 + b"]}]}]\n"
    ),
    "cloze gaps": HEAD + b"  - cloze: '" + b"[[a]]" * 10_000 + b"'\n",
    "carets": HEAD + b"  - '" + b"^a " * 20_000 + b"': b\n",
    "spaces before a caret": HEAD + b"  - ? 'a" + b" " * 60_000 + b"^'\n    : b\n",
    "spaces and digits": HEAD + b"  - ? 'a" + b"1 , " * 15_000 + b"'\n    : b\n",
}
"""Malformed and malicious files by name."""


def assert_civil(reading: Reading) -> None:
    """Every diagnostic has an address and can be printed."""
    for diagnostic in reading.diagnostics:
        assert diagnostic.line >= 1
        assert diagnostic.column >= 1
        for shown in (str(diagnostic), diagnostic.hint, diagnostic.excerpt):
            assert not re.search("[\x00-\x08\x0a-\x1f\x7f-\x9f\u2028-\u202e\u2066-\u2069]", shown)
        assert len(diagnostic.message) < 1_000
        assert 0 <= diagnostic.caret <= len(diagnostic.excerpt)
    assert list(reading.diagnostics) == sorted(reading.diagnostics)


def test_the_table_is_large_and_its_valid_deck_is_valid() -> None:
    assert len(HOSTILE) >= 60
    assert read_topic("deck.yaml", VALID).diagnostics == ()


@pytest.mark.parametrize("name", HOSTILE)
def test_a_hostile_file_gets_diagnostics_with_addresses(name: str) -> None:
    reading = read_topic("deck.yaml", HOSTILE[name])
    assert_civil(reading)
    assert reading.diagnostics or name in {"a directive"}


@given(st.binary(max_size=200))
def test_random_bytes_never_raise(data: bytes) -> None:
    assert_civil(read_topic("deck.yaml", data))


@given(st.text(max_size=200))
def test_random_text_in_a_card_never_raises(text: str) -> None:
    data = b"topic: t\ncards:\n  - " + text.encode("utf-8", "replace")
    assert_civil(read_topic("deck.yaml", data))


EDIT = st.tuples(
    st.integers(0, len(VALID)),
    st.integers(0, 12),
    st.one_of(
        st.sampled_from(
            [b"", b"\n", b": ", b"- ", b"[", b"]", b"{", b"}", b'"', b"'", b"#", b"\t"]
        ),
        st.sampled_from([b"*a", b"&a", b"!a", b"<<: ", b"|", b">", b"\\", b"%", b"\x1b", b"\xff"]),
        st.binary(max_size=4),
    ),
)


@settings(max_examples=300, deadline=None)
@given(st.lists(EDIT, min_size=1, max_size=4))
@example([(0, 0, b"---\n"), (len(VALID), 0, b"---\n")])
def test_a_valid_deck_with_random_edits_never_raises(edits: list[tuple[int, int, bytes]]) -> None:
    data = VALID
    for start, length, new in edits:
        data = data[:start] + new + data[start + length :]
    assert_civil(read_topic("deck.yaml", data))
