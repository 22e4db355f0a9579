"""The reveal: what the learner reads after answering, put together from question and verdict."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from typing import Final

from textual.content import Content

from quizapp.engine.scalar.information import COIN_FLIP_NATS
from quizapp.study.answer.confidence import cost_in_nats
from quizapp.study.answer.grading import Verdict
from quizapp.study.answer.question import Question, ShownOption
from quizapp.study.answer.typed import Diff
from quizapp.ui.markdown import inline, prose
from quizapp.ui.text import Block, labelled, line, plain

MISSING_STYLE: Final = "bold underline"
"""Attributes rather than a colour, so that a terminal without colour tells it apart too."""


def reveal(
    question: Question,
    verdict: Verdict | None,
    *,
    answer: Iterable[Block],
    response: str = "",
    confidence: float | None = None,
) -> tuple[Block, ...]:
    """What was right or wrong about a response, the answer, and why; what confidence cost.

    Args:
        question: as it was asked.
        verdict: none where the learner judges.
        answer: what the question's kind shows as its answer.
        response: as the journal keeps it.
        confidence: the stated probability of being right.
    """
    return (
        *_judgement(verdict, response),
        *answer,
        *_explanation(question),
        *_price(verdict, confidence),
    )


def _price(verdict: Verdict | None, confidence: float | None) -> Iterator[Block]:
    """One dim line on the log loss of what was stated."""
    if confidence is None:
        return
    right, wrong = (cost_in_nats(confidence, truth) for truth in (True, False))
    price = f"{right:.3f} nats if you were right, {wrong:.3f} if not"
    if verdict:
        price = f"{right if verdict.passed else wrong:.3f} nats"
    text = f"{confidence:.0%} costs {price} (a shrug: {COIN_FLIP_NATS:.3f})"
    yield from labelled("stated", [line(plain(text, "dim"))])


def _judgement(verdict: Verdict | None, response: str) -> Iterator[Block]:
    if verdict is None:
        return
    yield verdict_line(verdict)
    if verdict.diff:
        yield from labelled("you", [line(plain(response))])
        yield from labelled("wanted", [line(_accepted(verdict.diff), spaced=False)])
    if verdict.mistake:
        # By its name: no other program does this, so it shall be seen.
        yield from labelled("mistake", [_accented(block) for block in prose(verdict.mistake)])
    for remark in verdict.remarks:
        yield from labelled("", prose(remark))


def _accented(block: Block) -> Block:
    return replace(block, body=block.body.stylize("$accent"))


def _explanation(question: Question) -> Iterator[Block]:
    if question.why:
        yield from labelled("why", prose(question.why))
    if question.source:
        yield from labelled("source", [line(plain(question.source, "dim"))])


def verdict_line(verdict: Verdict) -> Block:
    """Right or wrong, in one line."""
    mark, style = _mark(right=verdict.passed)
    return line(Content.styled(f"{mark} ", f"bold {style}") + plain(verdict.headline, "bold"))


def judged(option: ShownOption) -> Sequence[Block]:
    """An option that was picked, right or wrong, and what is to be said of it."""
    mark, style = _mark(right=option.correct)
    text = line(Content.styled(f"{mark} ", f"bold {style}") + inline(option.text))
    return [text, *(prose(option.feedback) if option.feedback else ())]


def _mark(*, right: bool) -> tuple[str, str]:
    return ("✓", "$text-success") if right else ("✗", "$text-error")


def _accepted(diff: Diff) -> Content:
    """The accepted text, with the parts marked that were not given."""
    return Content("").join(
        plain(text, MISSING_STYLE if role == "missing" else "")
        for text, role in diff
        if role != "extra"
    )
