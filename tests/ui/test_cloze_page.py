"""A cloze shows its whole sentence: gaps are styled after parsing, and mark nothing around them."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quizapp.decks.kinds.cloze import parse_cloze
from quizapp.decks.text import Text
from quizapp.ui.text import Block
from quizapp.ui.widgets.kinds.registry import presenter_of
from tests.study.cards import CLOZE
from tests.study.questions import ask


def pages(text: str) -> tuple[Block, Block]:
    """The first block of the question, and of the reveal."""
    question = ask(replace(CLOZE, text=Text(text), pieces=parse_cloze(text)), "c1")
    presenter = presenter_of(question)
    (asked,), (revealed,) = presenter.prompt(question), presenter.reveal(question, None)
    return asked, revealed


@pytest.mark.parametrize(
    ("text", "asked", "revealed", "bold"),
    [
        ("[[c1::Recall]]: TP/(TP+FN)", "[…]: TP/(TP+FN)", "Recall: TP/(TP+FN)", "Recall"),
        ("[[c1::p - y]](x)", "[…](x)", "p - y(x)", "p - y"),
        ("n*p[[c1::(1-p)]]", "n*p[…]", "n*p(1-p)", "(1-p)"),
        ("「[[c1::平均]]」です", "「[…]」です", "「平均」です", "平均"),
        ("a [[c1::*]] b [[c2::*]] c", "a […] b * c", "a * b * c", "*"),
        ("$x_{[[c1::i]]}$ is", "x_{[…]} is", "x_{i} is", "i"),
        ("**the [[c1::mean]]**", "the […]", "the mean", "mean"),
        ("[[c1::`x[[0]]`::code]]", "[code]", "x[[0]]", "x[[0]]"),
    ],
)
def test_a_gap_is_asked_and_revealed_in_bold(
    text: str, asked: str, revealed: str, bold: str
) -> None:
    question, reveal = pages(text)
    assert (question.body.plain, reveal.body.plain) == (asked, revealed)
    spans = [span for span in reveal.body.spans if "bold" in str(span.style)]
    assert bold in [reveal.body.plain[span.start : span.end] for span in spans]


PART = st.text("ab *_`$()#>-.強「」", min_size=1, max_size=8)


@given(PART, PART, PART)
def test_a_gap_takes_nothing_from_its_sentence(before: str, answer: str, after: str) -> None:
    def letters(text: str) -> list[str]:
        return [character for character in text if character in "ab強「」()#>-."]

    sentence = f"{before}[[c1::{answer}]]{after}"
    try:
        parse_cloze(sentence)
    except ValueError:
        return
    question, reveal = pages(sentence)
    assert letters(question.body.plain) == letters(f"{before}{after}")
    assert letters(reveal.body.plain) == letters(f"{before}{answer}{after}")
