"""Grading: the quality that an answer earns, what to say of it, what the learner may change."""

from dataclasses import dataclass, replace
from typing import Final, Self

from quizapp.study.answer.assessment import Assessment
from quizapp.study.answer.confidence import SURE
from quizapp.study.answer.question import Question, Response
from quizapp.study.answer.typed import Diff
from quizapp.study.quality import Quality

LEARNER_CHOICES: Final = (Quality.AGAIN, Quality.HARD, Quality.GOOD, Quality.EASY)
"""The buttons under a question that the learner grades."""

OVERRIDE: Final = Quality.GOOD
"""What "my answer was fine" makes of a failed typed answer."""

GUESS: Final = 0.5
"""Down from here it says "I guessed"."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Verdict:
    """What the program makes of one answer."""

    proposed: Quality
    headline: str
    """A short sentence."""
    mistake: str = ""
    """The mistake that leads to this answer, by what its author says of it; Markdown."""
    slip: str = ""
    """The names of the slips that lead to this answer, as an event keeps them."""
    remarks: tuple[str, ...] = ()
    """What to say about this very answer, in Markdown."""
    diff: Diff = ()
    """Of a typed answer that was not right: the nearest accepted text against it."""
    overridable: bool = False
    """The learner may say that the answer was fine, for `OVERRIDE`."""
    sure_wrong: bool = False
    """Wrong at a stated confidence of 90 % or more."""
    share: float | None = None
    """How much of the answer is right, where it counts in parts."""

    @property
    def passed(self) -> bool:
        """The proposed quality is a success."""
        return self.proposed.passed

    def with_wrong_reason(self) -> Self:
        """The verdict once a wrong reason was given: what is right by chance is Hard at best."""
        if not self.passed:
            return self
        proposed = min(self.proposed, Quality.HARD)
        return replace(self, proposed=proposed, headline="Right, for a wrong reason.")

    @property
    def allowed(self) -> tuple[Quality, ...]:
        """What the learner may choose: a pass moves by one step or to Again; a failure stays.

        A right answer may have been a lucky guess, of which only the learner knows.
        """
        if not self.passed:
            return (self.proposed,)
        return tuple(q for q in Quality if q is Quality.AGAIN or abs(q - self.proposed) <= 1)


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
        question: as it was asked.
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
    assess = question.assess(response)
    if assess.quality.passed:
        return _pass(
            assess,
            confidence=confidence,
            quick=thinking_ms is not None and usual_ms is not None and thinking_ms <= usual_ms,
            aid="with the hint" if hinted else "at the second try" if second_try else "",
        )
    sure = confidence is not None and confidence >= SURE and assess.quality == Quality.WRONG
    return Verdict(
        proposed=assess.quality,
        headline=f"Nearly: {assess.near}." if assess.near else _wrong(assess, sure=sure),
        mistake=assess.mistake,
        slip=assess.slip,
        remarks=assess.remarks,
        diff=assess.diff,
        overridable=assess.overridable,
        sure_wrong=sure,
        share=assess.share,
    )


def _pass(assess: Assessment, *, confidence: float | None, quick: bool, aid: str) -> Verdict:
    """The three ways of being right: helped or guessing, plainly, and sure and quick."""
    right = "Right in part" if assess.is_partial else "Right"
    guessed = confidence is not None and confidence <= GUESS
    if aid or guessed:
        quality, manner = Quality.HARD, aid or "though it was a guess"
    elif quick and confidence is not None and confidence >= SURE:
        quality, manner = Quality.EASY, "sure and quick"
    else:
        quality, manner = Quality.GOOD, ""
    headline = ", ".join(filter(None, (right, manner, assess.flaw)))
    return Verdict(
        proposed=min(quality, assess.quality),
        headline=f"{headline}. {assess.tally}".rstrip(),
        share=assess.share,
    )


def _wrong(assess: Assessment, *, sure: bool) -> str:
    wrong = "Mostly wrong" if assess.is_partial else "Wrong"
    return f"{wrong}{', though you were sure' if sure else ''}. {assess.tally}".rstrip()


def _is_blank(response: Response) -> bool:
    return not (response.strip() if isinstance(response, str) else response)
