"""What is written reads back to the same data."""

from typing import Any

import pytest
import yaml
from hypothesis import example, given
from hypothesis import strategies as st

from quizapp.decks.writing.yaml_lines import WIDEST, entry_lines

SIGNS = " -:#,[]{}'\"|>&*!%@`?=<^\\$~aZé0.\n"

texts = st.text(SIGNS, min_size=1, max_size=30).map(str.strip).filter(bool)
lines = texts.filter(lambda text: "\n" not in text)
data = st.one_of(
    texts,
    st.lists(texts, min_size=1, max_size=3),
    st.dictionaries(lines, texts, min_size=1, max_size=3),
    st.lists(st.dictionaries(lines, texts, min_size=1, max_size=2), min_size=1, max_size=2),
)


def read_back(written: list[str]) -> Any:
    return yaml.load("\n".join(written), Loader=yaml.BaseLoader)


@given(st.dictionaries(lines, data, min_size=1, max_size=4))
@example({"q": "word " * 40 + "end", "a": "a  b " * 30 + "c", "why": "one\n\n  two # three"})
@example({"tags": ["a" * 100, "b" * 100], "traps": [{"if": "1 - p", "say": "So: no. " * 20 + "!"}]})
@example({"q": "# no comment " * 12 + "is lost", "a": "- no list"})
def test_what_is_written_reads_back_to_the_same_texts(entry: dict[str, Any]) -> None:
    assert read_back(entry_lines(entry)) == [entry]


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("Confident wrong predictions.", "Confident wrong predictions."),
        ("$p$ at {=p}, [sic]", "$p$ at {=p}, [sic]"),
        ("What's new?", "What's new?"),
        ("Why: now?", "'Why: now?'"),
        ("It's: this", "'It''s: this'"),
        ("{=p}", "'{=p}'"),
        ("- 5", "'- 5'"),
        ("-5", "-5"),
        ("a #b", "'a #b'"),
        ("ends in:", "'ends in:'"),
    ],
)
def test_a_text_has_quotes_only_where_it_needs_them(text: str, written: str) -> None:
    assert entry_lines({"q": text}) == [f"- q: {written}"]


def test_a_long_text_is_folded_and_a_text_of_several_lines_keeps_them() -> None:
    folded = entry_lines({"q": "seven words " * 20 + "in all: #1"})
    assert folded[0] == "- q: >-"
    assert max(map(len, folded)) <= WIDEST
    assert entry_lines({"a": "one\n\ntwo"}) == ["- a: |-", "    one", "", "    two"]
