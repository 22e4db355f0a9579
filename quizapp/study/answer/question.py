"""Questions: what all of them have and can be asked, whatever the kind of their item."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Final, NamedTuple, Self, TypeAlias

from quizapp.decks.items import Item
from quizapp.decks.substitution import fill_settings
from quizapp.study.answer.assessment import Assessment


@dataclass(frozen=True, slots=True)
class Diagnosis:
    """An answer to a ticket; what is blank in it was not known."""

    cause: int | None = None
    """The place of the cause that was picked."""
    remedies: frozenset[int] = frozenset()
    """The places of the remedies that were ticked."""
    sentence: str = ""
    """Why, in the learner's words."""
    named: frozenset[int] = frozenset()
    """The places of the points that the sentence names, as the learner judges."""


Response: TypeAlias = frozenset[int] | str | tuple[str, ...] | Diagnosis | None
"""Indices of the options ticked; a text; keys of blocks in order; None is "I don't know"."""


LUCK: Final = 0.02
"""To hit the right number, word or order without knowing it."""

LENIENCE: Final = 0.1
"""To take an answer that is shown for what one had meant."""


@dataclass(frozen=True, slots=True)
class ShownOption:
    """One option at the place where the learner sees it."""

    text: str
    correct: bool
    feedback: str | None = None


class LabSetting(NamedTuple):
    """A lab, or a preset of the topic, and what is set in it."""

    use: str
    settings: Mapping[str, object]


class GivenAnswer(NamedTuple):
    """A number that was answered, to be seen beside the truth in the lab of its card."""

    number: float
    truth: float
    tolerance: float
    """How far a number may be off and still count."""


class QuestionFact(NamedTuple):
    """Something to be told of a question, in Markdown, behind a word for what it is."""

    label: str
    text: str


def option_facts(options: Iterable[ShownOption]) -> Iterator[QuestionFact]:
    """Options, each behind what it is, and with what is said to whoever takes it."""
    for option in options:
        remark = f" ({option.feedback})" if option.feedback else ""
        yield QuestionFact("right" if option.correct else "wrong", option.text + remark)


class Formula(NamedTuple):
    """The expression that a number is the value of."""

    text: str
    values: Mapping[str, float]
    """Of its variables."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """One item as it is asked this time: every text filled, every shuffle done.

    As it stands here the learner grades the answer; a kind that the program grades says more.
    """

    item: Item
    count: int
    """Answers on the item before this one: the seed of its numbers and shuffles."""
    prompt: str
    """Markdown, as are all texts here unless they say otherwise."""
    answer: str
    """What the reveal shows as the answer."""
    hint: str | None = None
    why: str | None = None
    source: str | None = None
    values: Mapping[str, float] = field(default_factory=dict)
    """The numbers drawn, by variable."""

    @property
    def machine(self) -> bool:
        """The program proposes the grade; otherwise the learner gives it."""
        return False

    @property
    def wants_confidence(self) -> bool:
        """How sure one is belongs to the answer: it may be right by chance, or is a commitment."""
        return False

    @property
    def retries(self) -> bool:
        """A first answer that is wrong may be mended once, before anything is revealed."""
        return False

    @property
    def guessable(self) -> int:
        """Of how many options one is right; 0 where a guess is not one of a few."""
        return 0

    @property
    def guess_rate(self) -> float:
        """The chance that one who does not know the answer is found right all the same."""
        if not self.machine:
            return LENIENCE
        return 1 / self.guessable if self.guessable else LUCK

    @property
    def reasons(self) -> tuple[ShownOption, ...]:
        """Why the answer is what it is, one of them right, to be picked from after the verdict."""
        return ()

    def in_words(self) -> Iterator[QuestionFact]:
        """What its card holds beyond the question, for where no page shows it."""
        if self.answer:
            yield QuestionFact("answer", self.answer)

    @property
    def trial_answers(self) -> tuple[str, ...]:
        """Typed answers that show an author how they are judged, the right one first."""
        return ()

    @property
    def is_begun(self) -> bool:
        """A part of the answer is given."""
        return False

    @property
    def is_open(self) -> bool:
        """The answer has parts, and the next one is to be given."""
        return False

    @property
    def key_points(self) -> tuple[str, ...]:
        """What a sentence that was given should say: the learner compares them once it is."""
        return ()

    def take(self, response: Response) -> Self:  # noqa: ARG002 - kinds whose answer has parts need it
        """The question after this part of its answer; the same where the answer has no parts."""
        return self

    def give_back(self) -> Self:
        """The question before the last part of its answer."""
        return self

    def whole(self, response: Response) -> Response:
        """The answer, of which the response was the last part."""
        return response

    def lab_setting(self) -> LabSetting | None:
        """What opens once the question is answered; none where its card has no lab.

        Raises:
            ExpressionError: a number in it cannot be computed.
        """
        link = self.item.card.lab
        return LabSetting(link.use, fill_settings(link.settings, self.values)) if link else None

    def given(self, response: Response) -> GivenAnswer | None:  # noqa: ARG002 - kinds that ask for a number need it
        """The number that was answered, beside the right one; none where none is asked for."""
        return None

    def formula_of_answer(self) -> Formula | None:
        """How the right number is computed; none where no number is asked for."""
        return None

    def check(self, response: Response) -> None:
        """Let pass what can be graded.

        Raises:
            ValueError: the response cannot be read; `str()` is a sentence for the learner.
        """

    def written(self, response: Response) -> str:
        """The answer as the journal keeps it, in words rather than in positions."""
        return response if isinstance(response, str) else ""

    def assess(self, response: Response) -> Assessment:
        """How good a response is, of those that are not blank.

        Raises:
            ValueError: it is not of the type that belongs to the question, or cannot be read.
        """
        raise self.misfit(response)

    def misfit(self, response: Response) -> ValueError:
        """The error of a response that is not of the question's type."""
        return ValueError(f"{self.item.key} cannot be answered with {type(response).__name__}")
