"""What an author wrote on one line is what the screen shows of it, but for marks at work."""

import json
from typing import Final

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from quizapp.decks.lint.effort import Effort
from quizapp.decks.lint.markup import check_markup
from quizapp.decks.read.file import read_topic
from quizapp.text.markup import Run, escapes, read_inline, shown_text

SIGNS: Final = "*_`$\\[]()!"

PIECES: Final = st.sampled_from(
    [
        *("**", "__", "``", "$$", *SIGNS, '"', "'", ":", "#", "-", "> ", "~", "|", "<b>", "&lt;"),
        *(
            "a",
            "x1",
            "é",
            "強",
            "は",
            "「",
            "」",
            "。",
            "5",
            "0.9",
            " ",
            " ",
            ", ",
            ". ",
            "/",
            "=",
            "+",
        ),
        *("](https://x.org/a_b)", "](u)", r"\(", r"\)", r"\[", r"\]", r"\*", r"\_", r"\$", r"\\"),
    ]
)
LINES: Final = st.lists(PIECES, max_size=24).map("".join)


def visible(text: str) -> str:
    return "".join(text.split())


def without(text: str, characters: str) -> str:
    return visible(text).translate(dict.fromkeys(map(ord, characters)))


def has_warning(line: str) -> bool:
    deck = {"topic": "t", "cards": [{"id": "c", "q": "x", "a": line}]}
    topic = read_topic("t.yaml", json.dumps(deck).encode()).topic
    return topic is not None and bool(check_markup(topic, Effort()))


@given(LINES)
@example("`[a](https://x.org/a_b)` and ![a")
def test_no_character_is_lost_that_is_no_mark(line: str) -> None:
    shown = shown_text(line).replace("[picture", "")
    assert without(shown, SIGNS + ":") == without(line, SIGNS + ":")


@given(LINES)
@example("![a](u)")
def test_no_character_comes_from_nowhere(line: str) -> None:
    shown = shown_text(line).replace("[picture: ", "[").replace("[picture", "[")
    for sign in SIGNS:
        added = line.count("](https://") if sign in "()" else 0
        assert shown.count(sign) <= line.count(sign) + added


@given(LINES)
def test_a_line_without_styles_links_and_escapes_is_shown_as_it_is_written(line: str) -> None:
    plain = all(run == Run(run.text) for run in read_inline(line))
    if plain and "](https://" not in line and not escapes(line):
        assert shown_text(line) == line


@given(LINES)
def test_signs_go_in_pairs_that_style_what_they_hold(line: str) -> None:
    runs = read_inline(line)
    bare = line
    for at in reversed(escapes(line)):
        bare = bare[:at] + bare[at + 1 :]
    shown = "".join(run.text for run in runs)
    styled = {
        "*": any(run.strong or run.emphasised for run in runs),
        "_": any(run.emphasised for run in runs),
        "$": any(run.role == "maths" for run in runs),
        "`": any(run.role == "code" for run in runs),
    }
    for sign, is_styled in styled.items():
        lost = bare.count(sign) - shown.count(sign)
        assert lost % 2 == 0
        assert is_styled or lost == 0


@given(LINES)
@example(r"C:\_x and 5 \* 3")
def test_a_backslash_is_lost_only_where_it_matters_or_check_says_so(line: str) -> None:
    places = escapes(line)
    for sign in {line[at + 1] for at in places}:
        bare = line
        for at in reversed(places):
            bare = bare[:at] + bare[at + 1 :] if line[at + 1] == sign else bare
        assert shown_text(bare) != shown_text(line) or has_warning(line)


@pytest.mark.parametrize(
    "line",
    [
        "costs $5 and … $1",
        "between $5 and $10, or US$7 (A$9)",
        "w1*x1 + w2*x2",
        "2 * 3 * 4",
        "(a)*(b)*(c)",
        "（a）*（b）*（c）",
        "2**n**m and **kwargs, x**y",
        '"a"*2*"b"',
        "f(*args, **kwargs)",
        "**/*.py and *.py, foo/*",
        "int *p, *q;",
        "A* and B*",
        "__init__ and __name__",
        "snake_case_name",
        *(
            "*",
            "**",
            "#",
            "-",
            "+",
            "1.",
            "---",
            "***",
            "> 0.9",
            "# x",
            "- 5",
            "`",
            "$",
            "$$",
            "_",
            "___",
        ),
        "[p - y](x)",
        "[a]: TP/(TP+FN)",
        "[click](javascript:alert(1))",
        "<b>x</b> &lt; &amp; <https://x.org>",
        r"\{1, 2\} \\ \, \% \# \|x\|",
        r"\[0, 1)",
    ],
)
def test_what_marks_nothing_is_shown_whole(line: str) -> None:
    assert read_inline(line) == (Run(line),)
    assert not has_warning(line)


@pytest.mark.parametrize(
    ("line", "formula"),
    [
        ("$p_i$ at the start", "p_i"),
        ("the $n$th", "n"),
        ("$k$-means costs $5", "k"),
        (r"\(x^{*}\)", "x^{*}"),
        (r"\[ a \\ b \]", r"a \\ b"),
        ("$$ a_1 * b_2 * c_3 $$", "a_1 * b_2 * c_3"),
        (r"$\$5$ is money", r"\$5"),
        ("ab$c$", "c"),
    ],
)
def test_mathematics_keeps_every_sign_between_its_marks(line: str, formula: str) -> None:
    assert [run.text for run in read_inline(line) if run.role == "maths"] == [formula]
    assert not has_warning(line)


@pytest.mark.parametrize(
    ("line", "runs"),
    [
        (
            "a **b** *c* _d_",
            [Run("a "), Run("b", strong=True), Run(" "), Run("c", emphasised=True)],
        ),
        ("***b***", [Run("b", strong=True, emphasised=True)]),
        ("**a *b***", [Run("a ", strong=True), Run("b", strong=True, emphasised=True)]),
        ("これは**重要**です", [Run("これは"), Run("重要", strong=True), Run("です")]),
        ("「*強*」", [Run("「"), Run("強", emphasised=True), Run("」")]),
        ("**損失**（a）**b**", [Run("損失", strong=True), Run("（a）"), Run("b", strong=True)]),
        ("**S**ingle", [Run("S", strong=True), Run("ingle")]),
        ("**a `*` b**", [Run("a ", strong=True), Run("*", "code", strong=True)]),
        (r"\*a\*", [Run("*a*")]),
    ],
)
def test_marks_at_the_border_of_words_style_them(line: str, runs: list[Run]) -> None:
    assert list(read_inline(line))[: len(runs)] == runs


def test_a_link_shows_where_it_leads() -> None:
    line = '[page *1*](https://en.wikipedia.org/wiki/F_(x) "t").'
    assert shown_text(line) == 'page 1 (https://en.wikipedia.org/wiki/F_(x) "t").'


def test_a_picture_says_that_it_is_one() -> None:
    assert (
        shown_text("![a curve](c.png), ![](d.png)")
        == "[picture: a curve] (c.png), [picture] (d.png)"
    )


@pytest.mark.parametrize(
    "line",
    ["$3 or 4$ a day", "$HOME/$USER", r"C:\_x", r"snake\_case", r"5 \* 3", "*p, *q; A*"],
)
def test_check_warns_of_marks_that_look_like_text(line: str) -> None:
    assert shown_text(line) != line
    assert has_warning(line)


@pytest.mark.parametrize("unit", ["![", "[", "](", "$a ", "\\(", "*a _b ", "(*a"])
def test_a_long_text_of_marks_that_mark_nothing_is_shown_whole(unit: str) -> None:
    line = unit * (65536 // len(unit))
    assert shown_text(line) == line
