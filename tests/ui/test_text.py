import pytest
from hypothesis import given
from hypothesis import strategies as st
from textual.content import Content

from quizapp.decks.syntax.source import REFUSED
from quizapp.ui.markdown import inline, prose
from quizapp.ui.text import clean, labelled, plain, wrapped


def lines(markdown: str, width: int = 40) -> list[str]:
    return [line.plain for line in wrapped(prose(markdown), width)]


def test_square_brackets_are_words_and_not_markup() -> None:
    text = "[/nope] and [@click=app.quit]x[/]"
    assert lines(text) == [text]
    assert inline(text).plain == text
    assert plain(text).plain == text


def test_html_stays_as_it_is_written() -> None:
    assert lines("a <b>bold</b> claim") == ["a <b>bold</b> claim"]


@given(st.text())
def test_no_character_that_a_deck_may_not_hold_survives(text: str) -> None:
    assert not REFUSED.search(clean(text))


@pytest.mark.parametrize(
    "harmful",
    ["\x1b", "\x9b", "\r", "\u202e", "\u200f", "\u2028", "\ud800", "\U000e0041", "\u00ad"],
)
def test_a_harmful_character_becomes_a_box(harmful: str) -> None:
    assert clean(f"a{harmful}b") == "a\ufffdb"


def test_joiners_line_feeds_and_tabs_survive() -> None:
    assert clean("👩\u200d🔬 می\u200cخواهم\n\tx") == "👩\u200d🔬 می\u200cخواهم\n    x"


@given(st.text(max_size=200), st.integers(1, 60))
def test_any_text_wraps_to_any_width_without_a_fault(text: str, width: int) -> None:
    wrapped(prose(text), width)


def test_emphasis_code_and_maths_are_styled_spans() -> None:
    content = inline("**bold** *lean* `-log(p)` $x_i$")
    assert content.plain == "bold lean -log(p) x_i"
    assert {content.plain[span.start : span.end] for span in content.spans} == {
        "bold",
        "lean",
        "-log(p)",
        "x_i",
    }


def test_stars_and_underscores_within_maths_are_left_alone() -> None:
    assert inline("$a_1 * b_2 * c_3$").plain == "a_1 * b_2 * c_3"


def test_a_list_hangs_behind_its_bullets() -> None:
    assert lines("Two things:\n\n- one that is rather long\n- two\n  - nested", 18) == [
        "Two things:",
        "",
        "• one that is",
        "  rather long",
        "• two",
        "  • nested",
    ]


def test_a_numbered_list_counts_from_where_the_author_starts() -> None:
    assert lines("3. three\n4. four") == ["3. three", "4. four"]


def test_code_keeps_its_lines_and_its_indentation() -> None:
    assert lines("```py\nif x:\n    y\n```") == ["  if x:", "      y"]


SMUGGLED = (
    "&#x202e;reversed",
    "&#27;]0;owned&#7;",
    "<http://a.com/%1b]0;owned%07x>",
    "[x](http://a.com/%9b2J)",
    "`code &#x9b;`",
    "$\\x1b$&#x2066;",
)


@pytest.mark.parametrize("markdown", SMUGGLED)
def test_characters_that_markdown_makes_are_cleaned_too(markdown: str) -> None:
    shown = [*lines(markdown), inline(markdown).plain]
    assert all(character.isprintable() for line in shown for character in line)


@given(st.text("&#x12bef0;[]()<>:/%`$*_ \nahtp.", max_size=60))
def test_no_markdown_makes_a_control_character(markdown: str) -> None:
    assert all(line.isprintable() for line in lines(markdown))


@pytest.mark.parametrize(
    ("target", "shown"),
    [
        ("javascript:alert(1)", "see [click](javascript:alert(1))."),
        ("file:///etc/passwd", "see [click](file:///etc/passwd)."),
        ("ftp://x/y", "see click."),
    ],
)
def test_a_link_that_is_not_of_the_web_leads_nowhere(target: str, shown: str) -> None:
    (block,) = prose(f"see [click]({target}).")
    assert block.lines(60) == [Content(shown)]


def test_a_web_link_is_spelled_out() -> None:
    assert lines("[page](https://example.org/x)", 60) == ["page (https://example.org/x)"]


def test_a_label_stands_beside_the_first_line_only() -> None:
    blocks = labelled("why", prose("one two three four"), 5)
    assert [line.plain for line in wrapped(blocks, 16)] == [
        "why  one two",
        "     three four",
    ]


def test_plain_text_takes_its_style_whole() -> None:
    assert plain("x [b]", "bold") == Content.styled("x [b]", "bold")
