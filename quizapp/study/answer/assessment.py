"""Assessments: how good an answer is in itself, before how it came about is weighed."""

from dataclasses import dataclass
from typing import Final

from quizapp.study.answer.share import FULL_SHARE
from quizapp.study.answer.typed import Diff
from quizapp.study.quality import Quality


@dataclass(frozen=True, slots=True, kw_only=True)
class Assessment:
    """The best quality that an answer can earn, and what to say of it."""

    quality: Quality
    near: str = ""
    """How a near miss missed."""
    flaw: str = ""
    """What is amiss with an answer that is right, as the end of a sentence."""
    mistake: str = ""
    """What the author says of the very mistake that leads to this answer; Markdown."""
    slip: str = ""
    """The names of the slips that lead to this answer, as an event keeps them."""
    remarks: tuple[str, ...] = ()
    """What else there is to say; Markdown."""
    diff: Diff = ()
    """Of a typed answer that is not right: the nearest accepted text against it."""
    overridable: bool = False
    """A failure may be a matter of spelling, on which the learner has the last word."""
    share: float | None = None
    """How much of it is right, where an answer counts in parts."""
    tally: str = ""
    """What each of these parts gave."""

    @property
    def is_partial(self) -> bool:
        """Some of it is right, and what is missing matters."""
        return self.share is not None and 0 < self.share < FULL_SHARE


RIGHT: Final = Assessment(quality=Quality.EASY)
