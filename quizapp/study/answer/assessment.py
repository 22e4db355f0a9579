"""Assessments: how good an answer is in itself, before how it came about is weighed."""

from dataclasses import dataclass
from typing import Final

from quizapp.study.answer.typed import Diff
from quizapp.study.quality import Quality


@dataclass(frozen=True, slots=True, kw_only=True)
class Assessment:
    """The best quality that an answer can earn, and what to say of it."""

    quality: Quality
    near: str = ""
    """How a near miss missed."""
    mistake: str = ""
    """What the author says of the very mistake that leads to this answer; Markdown."""
    remarks: tuple[str, ...] = ()
    """What else there is to say; Markdown."""
    diff: Diff = ()
    """Of a typed answer that is not right: the nearest accepted text against it."""
    overridable: bool = False
    """A failure may be a matter of spelling, on which the learner has the last word."""


RIGHT: Final = Assessment(quality=Quality.GOOD)
