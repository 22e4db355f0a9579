"""The grades on offer: which buttons a reveal shows, and what each would do."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Final

from textual.content import Content

from quizapp.study.answer.confidence import ladder
from quizapp.study.answer.grading import Verdict
from quizapp.study.event import Decision
from quizapp.study.quality import Quality
from quizapp.study.scheduler.memory import Memory
from quizapp.study.session.flow import Flow
from quizapp.study.session.phases import Deciding, HowSure, Revealed
from quizapp.study.session.session import Session

AGAIN_TODAY: Final = "↺"
"""Stands behind the day on which an item comes back, where it is asked once more before that."""


@dataclass(frozen=True, slots=True)
class GradeButton:
    """One button, for a grade, a confidence or a decision."""

    key: str
    name: str
    effect: str = ""
    """When the item would come back, in a few characters."""
    quality: Quality | None = None
    """What pressing it records, if it grades."""
    enabled: bool = True
    proposed: bool = False

    @property
    def drills(self) -> bool:
        """It asks the card once more today, which the bar says with a sign alone."""
        return self.effect.endswith(AGAIN_TODAY)

    @property
    def label(self) -> Content:
        """The button as it is drawn; a proposed one also carries a mark, for want of colour."""
        arrow = "▸" if self.proposed else " "
        if not self.enabled:
            return Content.styled(f"{arrow}{self.key} {self.name} –  ", "dim")
        name = f"{arrow}{self.key} {self.name}"
        return Content.assemble(
            (name, "bold $accent" if self.proposed else "bold"),
            (f" {self.effect}  ", "$text-muted"),
        )


FOUR: Final = {
    "1": (Quality.AGAIN, "Again"),
    "2": (Quality.HARD, "Hard"),
    "3": (Quality.GOOD, "Good"),
    "4": (Quality.EASY, "Easy"),
}
SIX: Final = {
    "0": (Quality.BLANK, "Blank"),
    "1": (Quality.WRONG, "Wrong"),
    "2": (Quality.AGAIN, "Again"),
    "3": (Quality.HARD, "Hard"),
    "4": (Quality.GOOD, "Good"),
    "5": (Quality.EASY, "Easy"),
}
"""SM-2's own six, for learners who turn `six_grades` on; the key is the quality."""


def buttons(flow: Flow, *, six: bool) -> tuple[GradeButton, ...]:
    """The buttons for what the flow wants to be decided; none while an answer is open."""
    match flow.phase:
        case Deciding():
            return decisions()
        case HowSure():
            return chance_buttons(ladder(flow.asked.guessable))
        case Revealed(verdict=verdict):
            return grades(flow.session, verdict, six=six)
    return ()


def grades(session: Session, verdict: Verdict | None, *, six: bool) -> tuple[GradeButton, ...]:
    """The buttons for an answer; a failure found by the machine stays the failure that it was."""
    assert session.step is not None
    before, preview = session.step.memory, session.preview()
    offers = []
    for key, (quality, name) in (SIX if six else FOUR).items():
        recorded = quality
        if verdict and not six and quality is Quality.AGAIN and not verdict.passed:
            recorded = verdict.proposed
        offers.append(
            GradeButton(
                key,
                name,
                crammed(before, recorded)
                if session.cram
                else effect(before, preview[recorded], session.today),
                recorded,
                enabled=verdict is None or recorded in verdict.allowed,
                proposed=verdict is not None and recorded is verdict.proposed,
            )
        )
    return tuple(offers)


DECISIONS: Final = {
    "1": (Decision.KEEP, "keep the history"),
    "2": (Decision.SOON, "review soon"),
    "3": (Decision.RESTART, "start over"),
}
"""What may become of the history of a card that was changed."""


def decisions() -> tuple[GradeButton, ...]:
    """The buttons for a card that was changed."""
    return tuple(GradeButton(key, name) for key, (_, name) in DECISIONS.items())


def chance_buttons(steps: Iterable[float]) -> tuple[GradeButton, ...]:
    """The buttons for how likely something is, one a step."""
    numbered = enumerate(steps, start=1)
    return tuple(GradeButton(str(number), f"{chance:.0%}") for number, chance in numbered)


def crammed(before: Memory, quality: Quality) -> str:
    """What a grade does in a filtered session: only what failed comes back there."""
    if not quality.passed:
        return "↺ later"
    return "as planned" if before.due else "no effect"


def effect(before: Memory, after: Memory, today: date) -> str:
    """When the item would come back, in a few characters.

    >>> today = date(2026, 3, 1)
    >>> effect(Memory(), Memory(due=date(2026, 3, 7), last=today), today)
    '6 d'
    >>> effect(Memory(), Memory(due=date(2026, 3, 2), last=today, drilling=True), today)
    '1 d ↺'
    >>> left = Memory(due=date(2026, 3, 9), last=date(2026, 2, 27), drilling=True)
    >>> effect(left, left, today)
    'as planned'
    """
    # A drill of another day that was never passed is not asked today.
    again = f" {AGAIN_TODAY}" if after.drilling and after.last == today else ""
    if before.due is not None and after.due == before.due and after.last == before.last:
        return "↺ later" if again else "as planned"
    return f"{((after.due or today) - today).days} d{again}"
