"""The reveal: what the learner reads after answering, put together from question and verdict."""

from collections.abc import Iterator, Sequence
from typing import Final

from textual.content import Content

from quizapp.study.answer.confidence import SHRUG, cost_in_nats
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
    given: str = "",
    confidence: float | None = None,
    reason: ShownOption | None = None,
) -> tuple[Block, ...]:
    """The answer, what was right or wrong about the one given, and why; what confidence cost."""
    return (*_parts(question, verdict, given, reason), *_price(verdict, confidence))


def _price(verdict: Verdict | None, confidence: float | None) -> Iterator[Block]:
    """One dim line on the log loss of what was stated."""
    if confidence is None:
        return
    right, wrong = (cost_in_nats(confidence, truth) for truth in (True, False))
    told = f"{right:.3f} nats if you were right, {wrong:.3f} if not"
    if verdict:
        told = f"{right if verdict.passed else wrong:.3f} nats"
    text = f"{confidence:.0%} costs {told} (a shrug: {SHRUG:.3f})"
    yield from labelled("stated", [line(plain(text, "dim"))])


def _parts(
    question: Question, verdict: Verdict | None, given: str, reason: ShownOption | None
) -> Iterator[Block]:
    if verdict:
        yield headline(verdict)
        if verdict.diff:
            yield from labelled("you", [line(plain(given))])
            yield from labelled("wanted", [line(_wanted(verdict.diff), spaced=False)])
        for remark in verdict.remarks:
            yield from labelled("", prose(remark))
    if question.item.kind == "cloze" and question.full:
        yield from labelled("answer", prose(question.full))
    elif question.answer and not question.options:
        yield from labelled("answer", prose(question.answer))
    if question.solution:
        yield from labelled("worked", prose(question.solution))
    if reason:
        yield from labelled("you said", _picked(reason))
        right = next(each.text for each in question.reasons if each.correct)
        yield from labelled("because", prose(right) if not reason.correct else ())
    if question.why:
        yield from labelled("why", prose(question.why))
    if question.source:
        yield from labelled("source", [line(plain(question.source, "dim"))])


def headline(verdict: Verdict) -> Block:
    """Right or wrong, in one line."""
    mark, style = _mark(right=verdict.passed)
    return line(Content.styled(f"{mark} ", f"bold {style}") + plain(verdict.headline, "bold"))


def _picked(reason: ShownOption) -> Sequence[Block]:
    """The reason that was picked, and what is to be said of it."""
    mark, style = _mark(right=reason.correct)
    said = line(Content.styled(f"{mark} ", f"bold {style}") + inline(reason.text))
    return [said, *(prose(reason.feedback) if reason.feedback else ())]


def _mark(*, right: bool) -> tuple[str, str]:
    return ("✓", "$text-success") if right else ("✗", "$text-error")


def _wanted(diff: Diff) -> Content:
    """The accepted text, with the parts marked that were not given."""
    return Content("").join(
        plain(text, MISSING_STYLE if role == "missing" else "")
        for text, role in diff
        if role != "extra"
    )
