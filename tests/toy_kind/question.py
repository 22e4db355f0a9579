"""How a claim is asked, and how an answer to it is judged."""

from dataclasses import dataclass

from quizapp.decks.items import Item
from quizapp.decks.substitution import fill
from quizapp.study.answer.assessment import RIGHT, Assessment
from quizapp.study.answer.question import Question, Response
from quizapp.study.quality import Quality
from tests.toy_kind.card import Claim


@dataclass(frozen=True, slots=True, kw_only=True)
class ClaimQuestion(Question):
    """A sentence to be called true or false."""

    @property
    def machine(self) -> bool:
        return True

    @property
    def guessable(self) -> int:
        return 2

    def assess(self, response: Response) -> Assessment:
        if response not in {"true", "false"}:
            raise self.misfit(response)
        if response == self.answer:
            return RIGHT
        return Assessment(quality=Quality.WRONG, remarks=(f"It is {self.answer}.",))


def render_claim(item: Item, count: int) -> ClaimQuestion:
    card = item.card
    assert isinstance(card, Claim)
    answer = "true" if card.holds else "false"
    return ClaimQuestion(item=item, count=count, prompt=fill(card.sentence), answer=answer)
