"""Tests of filters: what a line means, what is wrong with one, and what it may become."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quizapp.decks.kinds.marks import LEVELS
from quizapp.study.filter_words import STATES, WORDS, FilterableItem
from quizapp.study.filters import (
    Filter,
    FilterError,
    completions,
    parse_filter,
    passing,
    unknown_name,
)
from quizapp.study.scheduler.memory import Memory
from quizapp.study.scheduler.sm2 import SM2

TODAY = date(2025, 3, 1)
ROW = FilterableItem(
    "ml.cost/one-loss",
    "ml.cost",
    "numeric",
    Memory(streak=2, interval_days=6, due=TODAY + timedelta(3), last=TODAY - timedelta(3)),
    level="expert",
    tags=("Loss", "log odds"),
    text="What is the log loss of a shrug?",
    search="one-loss\nwhat is the log loss of a shrug?\nwhat is ... 0.693 nats.",
    labs=("log-loss", "loss"),
    points=("Half a probability costs 0.69 nats",),
    slips=frozenset({"base", "label"}),
    last_failed=TODAY - timedelta(7),
)


def holds(line: str, row: FilterableItem = ROW) -> bool:
    return any(passing(parse_filter(line), [row], TODAY, scheduler=SM2))


@pytest.mark.parametrize(
    "line",
    [
        "",
        "  ",
        "tag:loss",
        "tag:LOSS",
        'tag:"log odds"',
        "tag:other,loss",
        'tag:other,"log odds"',
        "-tag:other",
        "kind:numeric",
        "kind:basic,numeric",
        "level:expert",
        "deck:ml.cost",
        "deck:ml",
        "due:3d",
        "failed:7d",
        "failed:today,30d",
        "-is:new",
        "log shrug",
        '"LOG LOSS"',
        '-"loss log"',
        "one-loss",
        "0.693",
        "id:one",
        "id:ml.cost/one-loss",
        "lab:loss",
        "lab:LOG-LOSS",
        "point:probability",
        'point:"a probability",recall',
        "slip:label",
        "interval:6",
        "interval:>5",
        "interval:>=6",
        "interval:>21,<=6",
        "ease:2.5",
        "-ease:<1.5",
        "text:shrug",
        "tag:loss kind:numeric level:expert failed:7d -is:leech shrug",
    ],
)
def test_the_line_chooses_the_item(line: str) -> None:
    assert holds(line)


@pytest.mark.parametrize(
    "line",
    [
        "tag:los",
        "-tag:loss",
        "kind:basic",
        "level:beginner",
        "deck:m",
        "deck:ml.cost.more",
        "due:2d",
        "due:today",
        "failed:6d",
        "failed:today",
        "is:new",
        "is:due",
        "hinge",
        "cost",
        "id:loss",
        "id:cost",
        "lab:los",
        "point:recall",
        "slip:sign",
        "interval:<6",
        "interval:>6",
        "interval:5",
        "ease:<2.5",
        "text:0.693",
        "tag:loss -kind:numeric",
        "is:new,due,leech,flagged,suspended,buried,sure_wrong",
    ],
)
def test_the_line_passes_the_item_over(line: str) -> None:
    assert not holds(line)


@pytest.mark.parametrize(
    ("state", "row"),
    [
        ("new", replace(ROW, memory=None)),
        ("new", replace(ROW, memory=Memory(answers=3))),
        ("due", replace(ROW, memory=Memory(due=TODAY, last=TODAY - timedelta(1)))),
        ("leech", replace(ROW, memory=Memory(lapses=6, last=TODAY))),
        ("flagged", replace(ROW, memory=Memory(flagged=True, last=TODAY))),
        ("suspended", replace(ROW, memory=Memory(suspended=True, last=TODAY))),
        ("buried", replace(ROW, memory=Memory(buried=TODAY, last=TODAY))),
        ("sure_wrong", replace(ROW, sure_wrong=True)),
    ],
)
def test_an_item_is_found_by_its_state(state: str, row: FilterableItem) -> None:
    assert holds(f"is:{state}", row)
    assert not holds(f"-is:{state}", row)


def test_an_item_that_was_never_answered_is_neither_due_nor_failed() -> None:
    fresh = FilterableItem("t/a", "t", "basic")
    assert not holds("due:30d", fresh)
    assert not holds("failed:30d", fresh)
    assert not any(holds(f"is:{state}", fresh) for state in STATES if state != "new")


def test_failed_today_means_this_study_day() -> None:
    assert holds("failed:today", replace(ROW, last_failed=TODAY))
    assert not holds("failed:today", replace(ROW, last_failed=TODAY - timedelta(1)))


@pytest.mark.parametrize(
    ("line", "offset", "sentence"),
    [
        ("tga:loss", 0, "A filter has no word 'tga:'. Did you mean 'tag'?"),
        ("a colour:red", 2, "A filter has no word 'colour:'. Put text with a colon in quotes."),
        ("tag:x -kidn:basic", 7, "A filter has no word 'kidn:'. Did you mean 'kind'?"),
        ("kind:basic,numerc", 11, "'kind:numerc' is nothing. Did you mean 'numeric'?"),
        (
            "level:god",
            6,
            "'level:god' is nothing. There are beginner, intermediate, expert.",
        ),
        ("slip:sgin", 5, "'slip:sgin' is nothing. Did you mean 'sign'?"),
        ("ease:low", 5, "'ease:' wants a number, as in ease:<1.5, not 'low'."),
        ("failed:week", 7, "'failed:' wants today or a number of days such as 7d, not 'week'."),
        ("due:-3d", 4, "'due:' wants today or a number of days such as 7d, not '-3d'."),
        ("tag:", 4, "Something must follow 'tag:'."),
        ("tag:a,", 6, "Something must follow 'tag:a,'."),
        ('one "two', 4, "This quote is not closed."),
        ("a - b", 3, "A minus stands right before what it turns round, as in -tag:loss."),
    ],
)
def test_what_is_no_filter_is_refused_with_a_sentence_and_its_place(
    line: str, offset: int, sentence: str
) -> None:
    with pytest.raises(FilterError) as caught:
        parse_filter(line)
    assert (caught.value.offset, caught.value.message) == (offset, sentence)
    assert str(caught.value) == sentence


@pytest.mark.parametrize(
    ("line", "wider", "expected"),
    [
        ("log loss", "", True),
        ("log loss", "lo", True),
        ("kind:basic tag:loss", "tag:loss", True),
        ("text:log,slog", "text:lo", True),
        ("lo", "log", False),
        ("-log", "-lo", False),
        ("log", "-lo", False),
        ("tag:losses", "tag:loss", False),
        ("text:log", "log", False),
        ("id:log", "id:lo", False),
    ],
)
def test_a_filter_narrows_another_whose_letters_it_keeps(
    line: str, wider: str, *, expected: bool
) -> None:
    assert parse_filter(line).narrows(parse_filter(wider)) is expected


@given(st.text(alphabet='tagkindisfailed:-," 7due', max_size=40))
def test_any_line_is_a_filter_or_refused_within_its_length(line: str) -> None:
    fault: FilterError | None = None
    try:
        holds(line)
    except FilterError as error:
        fault = error
    if fault:
        assert 0 <= fault.offset <= len(line)
        assert fault.message.endswith((".", "?"))


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("", tuple(f"{word}:" for word in sorted(WORDS))),
        ("tag:loss ", tuple(f"{word}:" for word in sorted(WORDS))),
        ("d", ("deck:", "due:")),
        ("-ta", ("-tag:",)),
        ("-t", ("-tag:", "-text:")),
        ("is:s", ("is:sure_wrong", "is:suspended")),
        ("kind:typed,b", ("kind:typed,basic",)),
        ("tag:L", ('tag:"log odds"', "tag:loss")),
        ("deck:", ("deck:ml.cost",)),
        ("failed:t", ("failed:today",)),
        ("shrug", ()),
        ("nothing:x", ()),
        ('tag:"lo', ()),
    ],
)
def test_a_line_is_completed_at_its_end(line: str, expected: tuple[str, ...]) -> None:
    tags = ["loss", "log odds", "loss"]
    assert completions(line, {"tag": tags, "deck": ["ml.cost"]}) == expected


@pytest.mark.parametrize("word", WORDS)
def test_every_value_on_offer_is_accepted(word: str) -> None:
    names = ("tag", "deck", "lab", "point")
    offered = completions(f"{word}:", {name: ["log odds"] for name in names})
    assert offered or word in ("id", "text")
    for term in offered:
        assert parse_filter(term) != Filter()


def test_the_levels_are_those_of_the_decks() -> None:
    assert WORDS["level"].values() == LEVELS


@pytest.mark.parametrize(
    ("line", "sentence"),
    [
        ("tag:loss deck:ml", ""),
        ("tag:lss", "No card has the tag 'lss'. Did you mean 'loss'?"),
        ("-tag:none", "No card has the tag 'none'."),
        ("deck:mll", "No topic is named 'mll'."),
        ("lab:lss", "No card opens the lab 'lss'. Did you mean 'loss'?"),
        ("point:meen", "No topic's coverage has the point 'meen'. Did you mean 'mean'?"),
        ("slip:sign", "No answer made the mistake 'sign'."),
    ],
)
def test_a_name_that_the_library_has_not_is_said(line: str, sentence: str) -> None:
    values = {"tag": ["Loss"], "deck": ["ml.cost"], "lab": ["loss"], "point": ["mean"]}
    assert unknown_name(parse_filter(line), values) == sentence
