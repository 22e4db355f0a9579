"""Typed items: one line of text, compared with the spellings that are right."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from quizapp.decks.items import Item
from quizapp.decks.kinds.typed import Typed
from quizapp.decks.substitution import fill
from quizapp.study.answer.assessment import RIGHT, Assessment
from quizapp.study.answer.question import Question, QuestionFact, Response
from quizapp.study.answer.typed import closest, counts_as, slipped, spelling_diff
from quizapp.study.quality import Quality
from quizapp.text.markup import shown_text


@dataclass(frozen=True, slots=True, kw_only=True)
class TypedQuestion(Question):
    """A question answered by typing."""

    accept: tuple[str, ...]
    """Texts that are right, as they are shown: without marks."""
    exact: bool = False
    """Case, white space and punctuation count."""

    @property
    def machine(self) -> bool:
        """Always."""
        return True

    def in_words(self) -> Iterator[QuestionFact]:
        """The first text that is right, and the others."""
        yield from Question.in_words(self)
        for text in self.accept[1:]:
            yield QuestionFact("also", text)

    @property
    def trial_answers(self) -> tuple[str, ...]:
        """Every text that is right."""
        return self.accept

    def assess(self, response: Response) -> Assessment:
        """How near the text is."""
        if not isinstance(response, str):
            raise self.misfit(response)
        return find_typed(response, self.accept, exact=self.exact)


def render_typed(item: Item, count: int) -> TypedQuestion:
    """The item as it is asked after `count` answers."""
    card = item.card
    assert isinstance(card, Typed)
    accept = tuple(map(fill, card.accept))
    return TypedQuestion(
        item=item,
        count=count,
        prompt=fill(card.question),
        answer=accept[0],
        accept=tuple(map(shown_text, accept)),
        exact=card.exact,
    )


def find_typed(text: str, accept: Sequence[str], *, exact: bool) -> Assessment:
    """How near a text is to the nearest of those that are right."""
    if any(counts_as(text, accepted, exact=exact) for accepted in accept):
        return RIGHT
    slip = any(slipped(text, accepted, exact=exact) for accepted in accept)
    return Assessment(
        quality=Quality.AGAIN if slip else Quality.WRONG,
        near="one typing slip" if slip else "",
        diff=spelling_diff(text, closest(text, accept), exact=exact),
        overridable=True,
    )
