"""No disguise that Markdown takes off brings a refused character to the screen."""

import html

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quizapp.decks.syntax.hidden_characters import find_hidden, is_suspect
from quizapp.decks.syntax.source import REFUSED


@pytest.mark.parametrize(
    ("text", "written", "character"),
    [
        ("&#27;", "&#27;", "\x1b"),
        ("&#0027;", "&#0027;", "\x1b"),
        ("a &#X1B; b", "&#X1B;", "\x1b"),
        ("&#13;", "&#13;", "\r"),
        ("&#x9b;", "&#x9b;", "\x9b"),
        ("&#8238;", "&#8238;", "\u202e"),
        ("&#xd800;", "&#xd800;", "\ud800"),
        ("fine &#65; and &#7;", "&#7;", "\x07"),
        ("<http://a.com/%1b]0;x%07>", "%1b", "\x1b"),
        ("<me%07@example.org>", "%07", "\x07"),
        ("[x](https://a.com/%0a)", "%0a", "\n"),
        ("[x](<https://a.com/a b%7f>)", "%7f", "\x7f"),
        ("![x](https://a.com/%C2%9B 'title')", "%C2%9B", "\x9b"),
        ("[x](https://a.com/%9b)", "%9b", "\x9b"),
        ("[x]: https://a.com/%e2%80%ae", "%e2%80%ae", "\u202e"),
    ],
)
def test_a_character_in_disguise_is_found(text: str, written: str, character: str) -> None:
    assert is_suspect(text)
    assert find_hidden(text) == (written, character)


@pytest.mark.parametrize(
    "text",
    [
        "&#9; and &#10; are white space, &#8364; is money, &amp; &lt;",
        "&#27 without its semicolon, &#x1b",
        "&#1114112; and &#x110000; are nothing",
        "n%10 is a digit, x[i](n%1b) no link, 100%07",
        "<https://a.com/a%20b%C3%A9?x=%25>",
        "[x](https://a.com/caf%e9)",
        "3 %1b <4 %07> 5",
    ],
)
def test_what_is_harmless_passes(text: str) -> None:
    assert find_hidden(text) is None


@given(st.integers(0, 0x10FFFF), st.sampled_from(["&#{:d};", "&#x{:x};", "&#X{:X};"]))
def test_every_refused_number_is_found_in_every_notation(number: int, notation: str) -> None:
    reference = notation.format(number)
    found = find_hidden(f"a{reference}b")
    assert (found is not None) == bool(REFUSED.match(chr(number)))
    assert found or not REFUSED.search(html.unescape(reference))


@pytest.mark.parametrize("text", ["<" * 60_000, "<:" * 30_000, "](" * 30_000, "](" + " " * 60_000])
def test_a_long_text_of_beginnings_is_read_at_once(text: str) -> None:
    assert find_hidden(text + "%1b&#") is None
