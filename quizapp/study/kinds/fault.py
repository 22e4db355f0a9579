"""Faults: at which station of the flow one shows first, to be chosen from all of them."""

from collections.abc import Iterator
from dataclasses import dataclass

from quizapp.decks.items import Item
from quizapp.decks.kinds.fault import FlowFault
from quizapp.decks.substitution import fill, fill_optional
from quizapp.study.answer.inner import AsksInner
from quizapp.study.answer.question import Question, QuestionFact, ShownOption
from quizapp.study.kinds.choice import ChoiceQuestion
from quizapp.study.seeded import seeded_shuffle


@dataclass(frozen=True, slots=True, kw_only=True)
class FaultQuestion(AsksInner, Question):
    """Where a fault shows first."""

    inner: ChoiceQuestion
    """From the stations of the flow."""
    shows_as: str | None = None
    """How the fault shows, for the reveal."""

    def in_words(self) -> Iterator[QuestionFact]:
        """The stations, and how it shows at the right one."""
        yield from self.inner.in_words()
        if self.shows_as:
            yield QuestionFact("shows as", self.shows_as)


def render_fault(item: Item, count: int) -> FaultQuestion:
    """The item as it is asked after `count` answers."""
    card = item.card
    assert isinstance(card, FlowFault)
    stations = [
        ShownOption(fill(text), name == card.shows_at) for name, text in card.stations.items()
    ]
    inner = ChoiceQuestion(
        item=item,
        count=count,
        prompt=fill(card.asks(item.facet)),
        answer=fill(card.stations[card.shows_at]),
        options=seeded_shuffle(stations, "options", item.key, count),
    )
    return FaultQuestion(
        item=item,
        count=count,
        prompt=inner.prompt,
        answer=inner.answer,
        inner=inner,
        shows_as=fill_optional(card.shows_as, {}),
    )
