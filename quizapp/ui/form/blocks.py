"""Blocks of the form: the lines that a card becomes, what it asks, and what is wrong with it."""

from collections.abc import Iterator, Sequence
from typing import Final

from quizapp.decks.diagnostics import Level
from quizapp.study.form_report import FormReport, OfferedTrap
from quizapp.text.numbers import show_number
from quizapp.ui.keys import shown_key
from quizapp.ui.markdown import inline
from quizapp.ui.text import Block, line, plain
from quizapp.ui.widgets.kinds.registry import presenter_of

MOST_COMPLAINTS: Final = 3
"""One that was mended makes room for the next."""


def yaml_blocks(lines: Sequence[str]) -> list[Block]:
    """The card as it would be written, a line of the screen for a line of the file."""
    return [
        line(plain("becomes", "dim")),
        *(Block("", "  ", plain(text), spaced=False, verbatim=True) for text in lines),
    ]


def card_blocks(report: FormReport) -> list[Block]:
    """The card with the numbers of this draw, as it will be asked and answered."""
    question = report.drawn.question if report.drawn else None
    if question is None:
        return []
    presenter = presenter_of(question)
    return [
        line(plain("asks", "dim")),
        *presenter.prompt(question),
        *presenter.reveal(question, None),
    ]


def verdict_blocks(report: FormReport) -> list[Block]:
    """What is known of the card in a line, the numbers of this draw, and complaints."""
    clear = not report.complaints and not report.missing
    blocks = [line(plain(report.summary, "$text-success" if clear else ""), spaced=False)]
    if numbers := "   ".join(_numbers(report)):
        blocks.append(line(plain(numbers, "dim"), spaced=False))
    blocks += _offer_blocks(report.offers)
    for complaint in report.complaints[:MOST_COMPLAINTS]:
        style = "bold $text-error" if complaint.level is Level.ERROR else "bold $text-warning"
        body = plain(f"{complaint.label}: ", style) + plain(complaint.sentence)
        blocks.append(Block("", "  ", body, spaced=False))
    return blocks


def _offer_blocks(offers: Sequence[OfferedTrap]) -> Iterator[Block]:
    """The mistake that a key takes, and which come after it."""
    if not offers:
        return
    first, *others = offers
    body = plain("a trap might be: ", "dim") + plain(f"{first.trap.value} = {first.number}  ")
    yield Block("", "  ", body + inline(first.sentence), spaced=False)
    keys = f"{shown_key('ctrl+t')} takes it"
    if others:
        following = others[0]
        keys += f", {shown_key('ctrl+o')} shows {following.trap.value} = {following.number}"
    yield Block("", "  ", plain(keys, "dim"), spaced=False)


def _numbers(report: FormReport) -> Iterator[str]:
    """What the card computes from the numbers of this draw."""
    question = report.drawn.question if report.drawn else None
    if question is None or not report.spread:
        return
    drawn = ", ".join(f"{name} {show_number(value)}" for name, value in question.values.items())
    yield f"= {question.answer}" + (f" for {drawn}" if drawn else "")
    for trap in report.drawn.traps if report.drawn else ():
        yield f"{trap.expression} = {trap.number}"
