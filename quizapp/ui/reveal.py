"""The reveal: what the learner reads after answering, put together from question and verdict."""

from collections.abc import Iterator
from typing import Final

from textual.content import Content

from quizapp.decks.kinds import Kind
from quizapp.study.confidence import SHRUG, cost_in_nats
from quizapp.study.grading import Verdict
from quizapp.study.question import Question
from quizapp.study.spelling import Diff
from quizapp.ui.markdown import prose
from quizapp.ui.text import Block, labelled, line, plain

DIFF_STYLES: Final = {"same": "", "missing": "bold underline", "extra": "strike dim"}
"""Attributes rather than colours, so that a terminal without colour still tells them apart."""


def reveal(
    question: Question, verdict: Verdict | None, confidence: float | None = None
) -> tuple[Block, ...]:
    """The answer, what was right or wrong about the learner's, and why; what confidence cost."""
    return (*_parts(question, verdict), *_price(verdict, confidence))


def _price(verdict: Verdict | None, confidence: float | None) -> Iterator[Block]:
    """One dim line on the log loss of what was stated."""
    if confidence is None:
        return
    right, wrong = (cost_in_nats(confidence, truth) for truth in (True, False))
    told = f"{right:.3f} nats if you were right, {wrong:.3f} if not"
    if verdict:
        told = f"{right if verdict.passed else wrong:.3f} nats"
    text = f"{confidence:.0%}, which costs {told} (a shrug: {SHRUG:.3f})"
    yield from labelled("stated", [line(plain(text, "dim"))])


def _parts(question: Question, verdict: Verdict | None) -> Iterator[Block]:
    if verdict:
        mark, style = ("✓", "$text-success") if verdict.passed else ("✗", "$text-error")
        yield line(Content.styled(f"{mark} ", f"bold {style}") + plain(verdict.headline, "bold"))
        if verdict.diff:
            yield from labelled("you", [line(_side(verdict.diff, "extra"))])
            yield from labelled("wanted", [line(_side(verdict.diff, "missing"), spaced=False)])
        for remark in verdict.remarks:
            yield from labelled("", prose(remark))
    if question.item.kind is Kind.CLOZE and question.full:
        yield from labelled("answer", prose(question.full))
    elif question.answer and not question.options:
        yield from labelled("answer", prose(question.answer))
    if question.solution:
        yield from labelled("worked", prose(question.solution))
    if question.why:
        yield from labelled("why", prose(question.why))
    if question.source:
        yield from labelled("source", [line(plain(question.source, "dim"))])


def _side(diff: Diff, differing: str) -> Content:
    """One of the two texts of a diff, with the parts marked that the other one lacks."""
    return Content("").join(
        plain(text, DIFF_STYLES[role]) for text, role in diff if role in {"same", differing}
    )
