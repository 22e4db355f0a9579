"""Tickets: what is wrong, what helps and why, from evidence that is built anew each time."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from enum import StrEnum
from fractions import Fraction
from typing import Final, Self

from quizapp.decks.contents.panels import build_panels
from quizapp.decks.items import Item
from quizapp.decks.kinds.ticket import Ticket
from quizapp.decks.substitution import fill, fill_optional
from quizapp.decks.variables import draw
from quizapp.engine.scalar.evidence import EvidencePanel
from quizapp.study.answer.assessment import Assessment
from quizapp.study.answer.question import (
    Diagnosis,
    Question,
    QuestionFact,
    Response,
    ShownOption,
    option_facts,
)
from quizapp.study.answer.share import quality_of_share
from quizapp.study.kinds.choice import mixed_options


class TicketStep(StrEnum):
    """A part of the answer to a ticket."""

    CAUSE = "cause"
    REMEDIES = "remedies"
    SENTENCE = "sentence"


WEIGHTS: Final[Mapping[TicketStep, int]] = {
    TicketStep.CAUSE: 50,
    TicketStep.REMEDIES: 40,
    TicketStep.SENTENCE: 10,
}
"""How much each step counts; of those that a ticket has."""


NOTHING_KNOWN: Final = Diagnosis()
"""Nothing is answered yet, or every step was left blank."""


@dataclass(frozen=True, slots=True, kw_only=True)
class TicketQuestion(Question):
    """A failure to diagnose, a step after the other; each step is a value with what came before."""

    panels: tuple[EvidencePanel, ...] = ()
    causes: tuple[ShownOption, ...]
    remedies: tuple[ShownOption, ...]
    points: tuple[str, ...]
    """What the sentence of why should say."""
    explain: str | None = None
    steps: tuple[TicketStep, ...]
    """What is asked, in order: a ticket need not have all there is."""
    done: int = 0
    """How many steps are answered."""
    diagnosis: Diagnosis = NOTHING_KNOWN
    is_compared: bool = False
    """The learner has said which points the sentence names."""

    @property
    def machine(self) -> bool:
        """Always: only the sentence is judged by the learner, and counts least."""
        return True

    @property
    def step(self) -> TicketStep | None:
        """What is asked now; none where all is answered."""
        return self.steps[self.done] if self.is_open else None

    @property
    def is_begun(self) -> bool:
        """A step is answered."""
        return self.done > 0

    @property
    def is_open(self) -> bool:
        """A step is left."""
        return self.done < len(self.steps)

    @property
    def key_points(self) -> tuple[str, ...]:
        """The points, where there is a sentence to compare with them."""
        waits = not self.is_open and not self.is_compared and self.diagnosis.sentence
        return self.points if waits else ()

    def in_words(self) -> Iterator[QuestionFact]:
        """Its causes and remedies, and what the sentence should say."""
        yield from (
            QuestionFact(f"{label} cause", text) for label, text in option_facts(self.causes)
        )
        yield from (
            QuestionFact(f"{label} remedy", text) for label, text in option_facts(self.remedies)
        )
        yield from (QuestionFact("point", text) for text in self.points)
        if self.explain:
            yield QuestionFact("because", self.explain)

    def take(self, response: Response) -> Self:
        """The ticket at its next step; after the last one, which points the sentence names."""
        diagnosis = self.diagnosis
        places = response if isinstance(response, frozenset) else frozenset[int]()
        match self.step:
            case TicketStep.CAUSE:
                diagnosis = replace(diagnosis, cause=next(iter(places), None))
            case TicketStep.REMEDIES:
                diagnosis = replace(diagnosis, remedies=places)
            case TicketStep.SENTENCE:
                diagnosis = replace(diagnosis, sentence=_words(response))
            case None:
                return replace(self, diagnosis=replace(diagnosis, named=places), is_compared=True)
        return replace(self, diagnosis=diagnosis, done=self.done + 1)

    def give_back(self) -> Self:
        """The ticket at the step before, as if that were not answered."""
        if not self.is_begun:
            return self
        blank = replace(self, done=self.done - 1).take(None)
        return replace(blank, done=self.done - 1)

    def whole(self, response: Response) -> Response:
        """The diagnosis; None where every step was left blank."""
        return None if self.diagnosis == NOTHING_KNOWN else self.diagnosis

    def check(self, response: Response) -> None:
        """Let pass what fits the step.

        Raises:
            ValueError: it is of another type, or no such option is there.
        """
        response_type = str if self.step is TicketStep.SENTENCE else frozenset
        if not isinstance(response, response_type | None):
            raise self.misfit(response)
        if isinstance(response, frozenset) and not response <= set(range(self._choices)):
            raise ValueError(f"there is no such option: {sorted(response)}")

    @property
    def _choices(self) -> int:
        """Among how many things this step lets choose."""
        match self.step:
            case TicketStep.CAUSE:
                return len(self.causes)
            case TicketStep.REMEDIES:
                return len(self.remedies)
        return len(self.points)

    def written(self, response: Response) -> str:
        """Cause, remedies and sentence, with a dash for what was not known."""
        if not isinstance(response, Diagnosis):
            return ""
        cause = "" if response.cause is None else self.causes[response.cause].text
        remedies = " + ".join(self.remedies[place].text for place in sorted(response.remedies))
        parts = dict(zip(TicketStep, (cause, remedies, response.sentence), strict=True))
        return " | ".join(parts[step] or "-" for step in self.steps)

    def assess(self, response: Response) -> Assessment:
        """The quality of the share that is right, and what each step gave."""
        if not isinstance(response, Diagnosis):
            raise self.misfit(response)
        gains = {step: self.credit(step, response) for step in self.steps}
        total = sum(WEIGHTS[step] for step in self.steps)
        share = float(sum(gains[step] * WEIGHTS[step] for step in self.steps) / Fraction(total))
        return Assessment(quality=quality_of_share(share), share=share, tally=_tally(gains, share))

    def credit(self, step: TicketStep, diagnosis: Diagnosis) -> Fraction:
        """How much of a step is right, 0 to 1; a wrong remedy costs what a right one gives."""
        match step:
            case TicketStep.CAUSE:
                place = diagnosis.cause
                return Fraction(place is not None and self.causes[place].correct)
            case TicketStep.REMEDIES:
                right = sum(option.correct for option in self.remedies)
                ticked = [self.remedies[place].correct for place in diagnosis.remedies]
                return max(Fraction(0), Fraction(2 * sum(ticked) - len(ticked), right))
            case TicketStep.SENTENCE:
                named = diagnosis.named if diagnosis.sentence else ()
                return Fraction(len(named), len(self.points))


def _words(response: Response) -> str:
    return " ".join(response.split()) if isinstance(response, str) else ""


def _tally(gains: Mapping[TicketStep, Fraction], share: float) -> str:
    """What each step gave, in hundredths of what the steps that there are give."""
    hundredth = Fraction(sum(WEIGHTS[step] for step in gains), 100)
    most = {step: WEIGHTS[step] / hundredth for step in gains}
    parts = ", ".join(
        f"{step} {float(credit * most[step]):.3g} of {float(most[step]):.3g}"
        for step, credit in gains.items()
    )
    return f"{share:.0%}: {parts}."


def render_ticket(item: Item, count: int) -> TicketQuestion:
    """The item as it is asked after `count` answers, with evidence of its own."""
    card = item.card
    assert isinstance(card, Ticket)
    values = draw(card.variables, key=item.key, count=count)
    explain = fill_optional(card.explain, values)
    points = [fill(point, values) for point in card.points or filter(None, [card.explain])]
    steps = tuple(_steps(card, has_points=bool(points)))
    return TicketQuestion(
        item=item,
        count=count,
        prompt=fill(card.symptom, values),
        answer=fill(card.cause, values),
        values=values,
        panels=tuple(build_panels(card, values, seed=f"{item.key} {count}")),
        causes=mixed_options((card.cause,), card.other_causes, values, "causes", item.key, count),
        remedies=mixed_options(
            card.remedies, card.wrong_remedies, values, "remedies", item.key, count
        ),
        points=tuple(points) or (fill(card.cause, values),),
        explain=explain,
        steps=steps,
    )


def _steps(card: Ticket, *, has_points: bool) -> Iterator[TicketStep]:
    """What can be asked of the card; of one that gives no choice, a sentence."""
    if card.other_causes:
        yield TicketStep.CAUSE
    if card.remedies and card.wrong_remedies:
        yield TicketStep.REMEDIES
    if has_points or not card.other_causes:
        yield TicketStep.SENTENCE
