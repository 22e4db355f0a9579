"""Cards in the manner of public decks are shown as their authors wrote them.

`public_manner.txt` holds each question and each reveal of `public_manner.yaml`, to be read by eye.
"""

from collections.abc import Iterator
from pathlib import Path
from typing import Final

from quizapp.decks.items import items_of
from quizapp.decks.lint import lint
from quizapp.decks.read.file import read_topic
from quizapp.study.kinds.render import render
from quizapp.ui.text import wrapped
from quizapp.ui.widgets.kinds.registry import presenter_of

DECK: Final = Path(__file__).with_suffix(".yaml").with_stem("public_manner")
SHOWN: Final = DECK.with_suffix(".txt")
WIDTH: Final = 72

READING: Final = read_topic(DECK.name, DECK.read_bytes())


def shown_lines() -> Iterator[str]:
    assert READING.topic
    for item in items_of(READING.topic):
        question = render(item, count=0)
        presenter = presenter_of(question)
        yield f"== {item.key.partition('/')[2]}"
        yield from (row.plain for row in wrapped(presenter.prompt(question), WIDTH))
        yield "--"
        yield from (row.plain for row in wrapped([*presenter.reveal(question, None)], WIDTH))


def test_nothing_is_wrong_with_them_but_long_answers_and_lists() -> None:
    assert READING.topic
    codes = {each.code for each in (*READING.diagnostics, *lint(READING.topic))}
    assert codes == {"W-ATOMIC", "W-LONG", "W-SET"}  # people do write long answers, and lists


def test_each_stands_on_the_screen_as_it_was_written() -> None:
    shown = "\n".join(row.rstrip() for row in shown_lines())
    assert shown.splitlines() == SHOWN.read_text(encoding="utf-8").splitlines()
