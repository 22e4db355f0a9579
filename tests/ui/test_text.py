import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len
from textual.content import Content

from quizapp.decks.syntax.source import REFUSED
from quizapp.text.markup import shown_text
from quizapp.ui.markdown import SetIn, inline, prose
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


def test_a_numbered_list_counts_as_the_author_does() -> None:
    assert lines("3. three\n4. four\n7. seven") == ["3. three", "4. four", "7. seven"]
    assert lines("1) one\n2) two") == ["1) one", "2) two"]


def test_code_keeps_its_lines_and_its_indentation() -> None:
    assert lines("```py\nif x:\n    y\n```") == ["  if x:", "      y"]


def squeezed(rows: list[str]) -> str:
    return "".join("".join(rows).split())


@given(st.text("ab1 *_`$[](){}#->|~=.:;\\!<&\"'+強。", max_size=60), st.integers(12, 60))
def test_a_line_shows_what_inline_markup_leaves_of_it(line: str, width: int) -> None:
    assert squeezed(lines(line, width)) == squeezed([shown_text(line.strip())])


@pytest.mark.parametrize("line", ["*", "#", "-", "1.", "> 0.9", "# a", "- 5", "---", "    code"])
def test_a_text_of_one_line_has_no_blocks(line: str) -> None:
    assert lines(line) == [line.strip()]


@pytest.mark.parametrize("mark", ["-", "*", "7.", "#", ">"])
def test_a_mark_of_a_block_with_nothing_in_it_is_shown(mark: str) -> None:
    assert lines(f"a\n\n{mark}\n\nb") == ["a", "", mark, "", "b"]


def test_line_breaks_are_kept_with_what_they_indent() -> None:
    assert lines("for x in y:\n  print(x)\n\n- a\n  b") == [
        "for x in y:",
        "  print(x)",
        "",
        "• a",
        "  b",
    ]


def test_text_of_the_program_is_folded() -> None:
    blocks = prose("one\ntwo\n\n- a\n  b", folded=True)
    assert [row.plain for row in wrapped(blocks, 40)] == ["one two", "", "• a b"]


def test_words_over_a_line_of_dashes_are_no_heading() -> None:
    assert lines("a\n---\nb")[0] == "a"
    assert lines("a\n===") == ["a", "==="]


def test_a_definition_of_a_reference_is_text() -> None:
    assert lines("[a]: TP/(TP+FN)\n[b]: x") == ["[a]: TP/(TP+FN)", "[b]: x"]


def test_a_backslash_keeps_a_sign_from_opening_a_block() -> None:
    assert lines("a\n\n\\- b\n\n1986\\. c") == ["a", "", "- b", "", "1986. c"]


@pytest.mark.parametrize(("opening", "closing"), [("$$", "$$"), (r"\[", r"\]")])
def test_mathematics_over_several_lines_is_no_list(opening: str, closing: str) -> None:
    rows = ["a", "", "  x", "  = y", "  - z", "", "b"]
    assert lines(f"a\n{opening}\nx\n= y\n- z\n{closing}\nb") == rows
    assert lines(f"> {opening}\n> x\n> {closing}") == ["│   x"]
    assert lines(f"- a\n  {opening} x\n  y {closing}")[-1].strip() == "y"


def test_mathematics_that_is_not_closed_is_text() -> None:
    assert lines("$$\nx\n\n\\[ y") == ["$$", "x", "", "\\[ y"]


TABLE = "| metric | value |\n|:--|--:|\n| recall | 0.9 |\n| `a\\|b` | **12** |"


def test_a_table_is_drawn_with_its_columns_in_line() -> None:
    assert lines(TABLE) == [
        "metric │ value",
        "───────┼──────",
        "recall │   0.9",
        "a|b    │    12",
    ]


def test_a_wide_table_wraps_its_cells() -> None:
    rows = lines("a\n\n| a | b |\n|--|--|\n| one two three four | x |", 16)
    assert rows[2:] == [
        "a            │ b",
        "─────────────┼──",
        "one two      │ x",
        "three four   │  ",
    ]


def test_a_table_in_a_list_hangs_behind_its_bullet() -> None:
    assert lines("- a\n\n  | a | b |\n  |--|--|\n  | 1 | 2 |")[2:] == [
        "  a │ b",
        "  ──┼──",
        "  1 │ 2",
    ]


@given(
    st.lists(st.text("ab 強", min_size=1, max_size=30), min_size=1, max_size=6), st.integers(10, 60)
)
def test_a_table_shows_every_cell_and_keeps_its_width(cells: list[str], width: int) -> None:
    row = f"|{'|'.join(cells)}|"
    rows = lines(f"{row}\n{'|--' * len(cells)}|\n{row}", width)
    for character in "ab強":
        assert "".join(rows).count(character) == 2 * row.count(character)
    assert len({cell_len(row) for row in rows}) == 1


def test_what_is_set_in_marks_nothing_around_it() -> None:
    (block,) = prose("n*p", SetIn("(1-p)", "bold"), "*x and ", SetIn("*"), " [", SetIn("a"), "](b)")
    assert block.body.plain == "n*p(1-p)*x and * [a](b)"
    assert [block.body.plain[span.start : span.end] for span in block.body.spans] == ["(1-p)"]


def test_what_is_set_into_maths_is_taken_as_it_stands() -> None:
    (block,) = prose("$x_{", SetIn("*i*"), "}$ and ", SetIn("*i*"))
    assert block.body.plain == "x_{*i*} and i"


def test_no_author_text_is_taken_for_what_is_set_in() -> None:
    (block,) = prose("\ufffe0\ufffe", SetIn("a"))
    assert block.body.plain == "\ufffd0\ufffda"


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
        ("ftp://x/y", "see [click](ftp://x/y)."),
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
