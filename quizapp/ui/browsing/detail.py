"""What browsing says of the item under the cursor: where it stands, what it asks, how it went."""

from collections.abc import Iterator
from datetime import date
from typing import Final

from quizapp.collection.browsing.cells import address
from quizapp.collection.browsing.detail import ItemDetail, history_line
from quizapp.study.answer.inner import AsksInner
from quizapp.study.kinds.choice import ChoiceQuestion
from quizapp.study.kinds.formula import FormulaQuestion
from quizapp.study.kinds.numeric import NumericQuestion
from quizapp.study.preview.item import brief_number
from quizapp.text.brief import brief
from quizapp.text.numbers import show_number
from quizapp.ui.markdown import prose
from quizapp.ui.reveal import judged
from quizapp.ui.text import Block, labelled, line, plain
from quizapp.ui.widgets.kinds.registry import presenter_of

DETAIL_CELLS: Final = 9

FEEDBACK_MARGIN_CELLS: Final = 4

MOST_HISTORY: Final = 8
"""What happened last to an item, and what led to it."""


def detail_blocks(detail: ItemDetail, today: date) -> list[Block]:
    """The item's address, its question in this draw, the answer, the mistakes and the history."""
    return [
        line(plain(_where(detail), "dim")),
        *(_sentence(text) for text in _notices(detail)),
        *_question(detail),
        *_fact("history", past_words(detail, today)),
    ]


def past_words(detail: ItemDetail, today: date) -> str:
    """The history of the item, from its end."""
    before = "… · " if len(detail.history) > MOST_HISTORY else ""
    return before + history_line(detail.history[-MOST_HISTORY:], today)


def _where(detail: ItemDetail) -> str:
    row = detail.row
    tags = f"   tags {', '.join(row.tags)}" if row.tags else ""
    return f"{row.key}   {address(row)}{tags}"


def _notices(detail: ItemDetail) -> Iterator[str]:
    """Why it is not asked, and what was noted on it."""
    if detail.row.obstacle or detail.problem:
        yield detail.row.obstacle or detail.problem
    if detail.row.memory and detail.row.memory.flagged:
        yield "Flagged to be mended."


def _sentence(text: str) -> Block:
    return line(plain(text, "$text-warning"), spaced=False)


def _question(detail: ItemDetail) -> Iterator[Block]:
    question = detail.question
    if question is None:
        yield line(plain(detail.row.text), spaced=False)
        return
    presenter = presenter_of(question)
    yield from presenter.prompt(question)
    yield from presenter.data(question)
    inner = question.inner if isinstance(question, AsksInner) else question
    if isinstance(inner, ChoiceQuestion):
        for option in inner.options:
            text, *feedback = judged(option)
            yield text
            yield from labelled("", feedback, FEEDBACK_MARGIN_CELLS)
    yield from presenter.reveal(question, None)
    yield from _fact("draw", _drawn(detail))
    if isinstance(inner, NumericQuestion | FormulaQuestion):
        for value, say in inner.traps:
            where = f"`{value}`" if isinstance(value, str) else brief_number(value)
            yield from labelled("trap", prose(f"{where}: {say}"), DETAIL_CELLS)


def _drawn(detail: ItemDetail) -> str:
    """The numbers of this draw, where any are drawn."""
    values = detail.question.values if detail.question else {}
    if not values:
        return ""
    numbers = (f"{name} = {show_number(value)}" for name, value in values.items())
    return f"{detail.draw}: {', '.join(numbers)}"


def _fact(label: str, text: str) -> tuple[Block, ...]:
    if not text:
        return ()
    return labelled(label, [line(plain(brief(text)), spaced=False)], DETAIL_CELLS)
