"""Choice items: options in an order of this time, all of them right or wrong."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from math import comb
from types import MappingProxyType
from typing import Final

from quizapp.decks.items import Item
from quizapp.decks.kinds.choice import Choice
from quizapp.decks.kinds.parts import Option
from quizapp.decks.substitution import fill, fill_optional
from quizapp.decks.text import Text
from quizapp.study.answer.assessment import RIGHT, Assessment
from quizapp.study.answer.question import (
    Question,
    QuestionFact,
    Response,
    ShownOption,
    option_facts,
)
from quizapp.study.quality import Quality
from quizapp.study.seeded import seeded_shuffle

NO_VALUES: Final[Mapping[str, float]] = MappingProxyType({})


@dataclass(frozen=True, slots=True, kw_only=True)
class ChoiceQuestion(Question):
    """A question with options."""

    options: tuple[ShownOption, ...]
    several: bool = False
    """Every correct option has to be ticked."""

    @property
    def machine(self) -> bool:
        """Always."""
        return True

    @property
    def wants_confidence(self) -> bool:
        """Always."""
        return True

    @property
    def guessable(self) -> int:
        """Of how many options one is right; 0 where any number of them may be."""
        return 0 if self.several else len(self.options)

    @property
    def guess_rate(self) -> float:
        """Of so many options so many are right, and the question mostly says how many."""
        return 1 / comb(len(self.options), sum(option.correct for option in self.options))

    def in_words(self) -> Iterator[QuestionFact]:
        """Its options."""
        return option_facts(self.options)

    def written(self, response: Response) -> str:
        """The options that were ticked, by their texts."""
        if not isinstance(response, frozenset):
            return ""
        return " | ".join(self.options[index].text for index in sorted(response))

    def assess(self, response: Response) -> Assessment:
        """Right or wrong, with the feedback of what was ticked and what was missed."""
        if not isinstance(response, frozenset):
            raise self.misfit(response)
        options = dict(enumerate(self.options))
        if not response <= options.keys():
            raise ValueError(f"there is no such option: {sorted(response - options.keys())}")
        if all(option.correct == (place in response) for place, option in options.items()):
            return RIGHT
        remarks = [option.feedback for place, option in options.items() if place in response]
        if self.several:
            missed = [o.text for place, o in options.items() if o.correct and place not in response]
            remarks += [f"Missed: {text}" for text in missed]
        return Assessment(quality=Quality.WRONG, remarks=tuple(filter(None, remarks)))


def render_choice(item: Item, count: int) -> ChoiceQuestion:
    """The item as it is asked after `count` answers."""
    card = item.card
    assert isinstance(card, Choice)
    right = [ShownOption(fill(text), True) for text in card.correct]
    wrong = [shown_option(option, right=False) for option in card.wrong]
    return ChoiceQuestion(
        item=item,
        count=count,
        prompt=fill(card.question),
        answer=", ".join(option.text for option in right),
        options=seeded_shuffle(right + wrong, "options", item.key, count),
        several=card.several,
    )


def shown_option(
    option: Option, values: Mapping[str, float] = NO_VALUES, *, right: bool
) -> ShownOption:
    """An option with its texts filled."""
    feedback = fill_optional(option.feedback, values)
    return ShownOption(fill(option.text, values), right, feedback)


def mixed_options(
    right: Iterable[Text],
    wrong: Iterable[Option],
    values: Mapping[str, float],
    *seed: str | int,
) -> tuple[ShownOption, ...]:
    """What is right and what is wrong, in an order of this time."""
    options = [ShownOption(fill(text, values), True) for text in right]
    options += [shown_option(option, values, right=False) for option in wrong]
    return seeded_shuffle(options, *seed)
