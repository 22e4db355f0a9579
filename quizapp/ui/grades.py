"""The grades on offer: which buttons a reveal shows, and what each would do."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

from textual.content import Content

from quizapp.study.answer.confidence import ladder
from quizapp.study.answer.grading import Verdict
from quizapp.study.event import Decision
from quizapp.study.quality import Quality
from quizapp.study.session.flow import Flow
from quizapp.study.session.grades import AGAIN_TODAY, FOUR, SIX, crammed, effect
from quizapp.study.session.phases import Deciding, HowSure, Revealed
from quizapp.study.session.session import Session


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
