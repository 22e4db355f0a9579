"""Grading: the quality that an answer earns, what to say of it, what the learner may change."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from quizapp.study.answer.confidence import SURE
from quizapp.study.answer.numeric import read_number, within
from quizapp.study.answer.ordering import Placement, judge
from quizapp.study.answer.question import Question, Response
from quizapp.study.answer.typed import Diff, closest, diff, matches, slipped
from quizapp.study.quality import Quality

LEARNER_CHOICES: Final = (Quality.AGAIN, Quality.HARD, Quality.GOOD, Quality.EASY)
"""The buttons under a question that the learner grades."""

OVERRIDE: Final = Quality.GOOD
"""What "my answer was fine" makes of a failed typed answer."""

GUESS: Final = 0.5
"""Down from here it says "I guessed"."""

NEAR_MISS: Final = 3
"""Tolerances within which a wrong number is near."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Verdict:
    """What the program makes of one answer."""

    proposed: Quality
    headline: str
    """A short sentence."""
    remarks: tuple[str, ...] = ()
    """What to say about this very answer, in Markdown."""
    diff: Diff = ()
    """Of a typed answer that was not right: the nearest accepted text against it."""
    overridable: bool = False
    """The learner may say that the answer was fine, for `OVERRIDE`."""
    sure_wrong: bool = False
    """Wrong at a stated confidence of 90 % or more."""

    @property
    def passed(self) -> bool:
        """The proposed quality is a success."""
        return self.proposed.passed

    @property
    def allowed(self) -> tuple[Quality, ...]:
        """What the learner may choose: a pass moves by one step, a failure stays."""
        if not self.passed:
            return (self.proposed,)
        return tuple(q for q in Quality if abs(q - self.proposed) <= 1)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Finding:
    """How good an answer is in itself: the best quality it can earn, and what to say."""

    quality: Quality
    near: str = ""
    """How a near miss missed."""
    remarks: tuple[str, ...] = ()
    diff: Diff = ()


RIGHT: Final = _Finding(quality=Quality.GOOD)


def grade(
    question: Question,
    response: Response,
    *,
    confidence: float | None = None,
    thinking_ms: int | None = None,
    usual_ms: int | None = None,
    hinted: bool = False,
    second_try: bool = False,
) -> Verdict:
    """The verdict on an answer to a question that the machine grades.

    Args:
        question: as it was posed.
        response: of the type that belongs to the question's kind.
        confidence: the stated probability of being right, 0 to 1, before the reveal.
        thinking_ms: from the question to the answer.
        usual_ms: the learner's median for this kind.
        hinted: the hint was shown.
        second_try: a first answer was wrong.

    Raises:
        NotANumber: a numeric answer cannot be read; nothing is graded then.
        ValueError: the response does not fit the question.
    """
    if not question.machine:
        raise ValueError(f"{question.item.key} is graded by the learner")
    if response is None or _is_blank(response):
        return Verdict(proposed=Quality.BLANK, headline="No answer.")
    finding = _find(question, response)
    if finding.quality.passed:
        return _pass(
            confidence=confidence,
            quick=thinking_ms is not None and usual_ms is not None and thinking_ms <= usual_ms,
            aid="with the hint" if hinted else "at the second try" if second_try else "",
        )
    sure = confidence is not None and confidence >= SURE and finding.quality == Quality.WRONG
    return Verdict(
        proposed=finding.quality,
        headline=f"Nearly: {finding.near}." if finding.near else _wrong(sure=sure),
        remarks=finding.remarks,
        diff=finding.diff,
        overridable=bool(question.accept),
        sure_wrong=sure,
    )


def _pass(*, confidence: float | None, quick: bool, aid: str) -> Verdict:
    """The three ways of being right: helped or guessing, plainly, and sure and quick."""
    guessed = confidence is not None and confidence <= GUESS
    if aid or guessed:
        quality, headline = Quality.HARD, f"Right, {aid or 'though it was a guess'}."
    elif quick and confidence is not None and confidence >= SURE:
        quality, headline = Quality.EASY, "Right, sure and quick."
    else:
        quality, headline = Quality.GOOD, "Right."
    return Verdict(proposed=quality, headline=headline)


def _wrong(*, sure: bool) -> str:
    return "Wrong, though you were sure." if sure else "Wrong."


def _is_blank(response: Response) -> bool:
    return not (response.strip() if isinstance(response, str) else response)


def _find(question: Question, response: Response) -> _Finding:
    if isinstance(response, frozenset) and question.options:
        return _choice(question, response)
    if isinstance(response, str) and question.accept:
        return _typed(question, response)
    if isinstance(response, str) and question.expected is not None:
        return _numeric(question, question.expected, response)
    if isinstance(response, tuple) and question.blocks:
        return _order(question, response)
    raise ValueError(f"{question.item.key} cannot be answered with {type(response).__name__}")


def _choice(question: Question, picked: frozenset[int]) -> _Finding:
    options = dict(enumerate(question.options))
    if not picked <= options.keys():
        raise ValueError(f"there is no such option: {sorted(picked - options.keys())}")
    if all(option.correct == (place in picked) for place, option in options.items()):
        return RIGHT
    remarks = [option.feedback for place, option in options.items() if place in picked]
    if question.several:
        missed = [o.text for place, o in options.items() if o.correct and place not in picked]
        remarks += [f"Missed: {text}" for text in missed]
    return _Finding(quality=Quality.WRONG, remarks=tuple(filter(None, remarks)))


def _typed(question: Question, text: str) -> _Finding:
    exact = question.exact
    if any(matches(text, accepted, exact=exact) for accepted in question.accept):
        return RIGHT
    slip = any(slipped(text, accepted, exact=exact) for accepted in question.accept)
    return _Finding(
        quality=Quality.AGAIN if slip else Quality.WRONG,
        near="one typing slip" if slip else "",
        diff=diff(text, closest(text, question.accept), exact=exact),
    )


def _numeric(question: Question, expected: float, text: str) -> _Finding:
    given = read_number(text, question.unit)
    if within(given, expected, question.tolerance):
        return RIGHT
    for value, say in question.traps:
        if within(given, value, question.tolerance_of(value)):
            return _Finding(quality=Quality.WRONG, remarks=(say,))
    if within(given, expected, NEAR_MISS * question.tolerance):
        return _Finding(quality=Quality.AGAIN, near="close, but outside the tolerance")
    return _Finding(quality=Quality.WRONG)


def _order(question: Question, placed: tuple[str, ...]) -> _Finding:
    texts = {block.key: block.text for block in question.blocks}
    if not texts.keys() >= set(placed):
        raise ValueError(f"there is no such block: {sorted(set(placed) - texts.keys())}")
    keys = texts.keys() - question.distractors
    placement = judge(placed, keys=keys, before=question.before)
    if placement.moves == 0:
        return RIGHT
    near = placement.moves == 1
    return _Finding(
        quality=Quality.AGAIN if near else Quality.WRONG,
        near="one block is out of place" if near else "",
        remarks=tuple(_order_remarks(placement, texts)),
    )


def _order_remarks(placement: Placement, texts: dict[str, str]) -> Iterator[str]:
    """One broken pair and no more, so that the order itself is still to be found."""
    if placement.broken:
        first, second = (texts[key] for key in placement.broken)
        yield f"“{second}” stands before “{first}”, but builds on it."
    if placement.strangers:
        yield "A block that does not belong is in the order."
    if placement.absent:
        yield "A block that belongs was left out."
