"""The phases: what there is between a question and its grade, one class each."""

from dataclasses import dataclass
from typing import TypeAlias

from quizapp.study.answer.grading import Verdict
from quizapp.study.answer.question import Response, ShownOption


@dataclass(frozen=True, slots=True)
class Idle:
    """Nothing is asked: the session has not begun, or is over."""


@dataclass(frozen=True, slots=True)
class Playing:
    """The lab is free; the question of the session waits until the learner comes back to it."""


@dataclass(frozen=True, slots=True)
class Expired:
    """The question has lain here since another study day: it wants a new session."""


@dataclass(frozen=True, slots=True)
class Deciding:
    """The card was changed since its last answer: what is its history worth?"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """The answer is open."""

    hinted: bool = False
    """The learner has looked at the hint; or at what the lab shows, which is no less."""
    sets: str = ""
    """The control of a lab that takes the answer; empty where the card does."""
    warned: bool = False
    """Enter was pressed on that control before it was moved; once more says: I don't know."""
    remarks: tuple[str, ...] = ()
    """What was wrong with a first answer, which is what makes this a second try."""
    confidence: float | None = None
    """Stated before the first answer."""

    @property
    def second_try(self) -> bool:
        """A first answer was wrong."""
        return bool(self.remarks)


@dataclass(frozen=True, slots=True, kw_only=True)
class Attempt:
    """An answer that was given, and how it came about."""

    response: Response
    text: str
    """As the journal keeps it."""
    thinking_ms: int
    hinted: bool = False
    second_try: bool = False
    confidence: float | None = None
    """The stated probability of being right."""


@dataclass(frozen=True, slots=True)
class HowSure:
    """The answer is given: how sure is the learner?"""

    attempt: Attempt


@dataclass(frozen=True, slots=True)
class Explaining:
    """The verdict is there: why is the answer what it is?"""

    attempt: Attempt
    verdict: Verdict


@dataclass(frozen=True, slots=True)
class Comparing:
    """The answer is shown: which of its points did the learner's own sentence name?"""

    attempt: Attempt


@dataclass(frozen=True, slots=True)
class Revealed:
    """The answer is shown, and wants a grade."""

    attempt: Attempt
    verdict: Verdict | None
    """None where the learner judges."""
    reason: ShownOption | None = None
    """The reason that was picked, where one was asked for."""


Phase: TypeAlias = (
    Idle | Playing | Expired | Deciding | Asked | HowSure | Explaining | Comparing | Revealed
)
