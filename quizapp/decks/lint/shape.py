"""The rule for shape: the right option is not to be known by its length."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from quizapp.decks.diagnostics import Diagnostic
from quizapp.decks.items import cards_of
from quizapp.decks.kinds.base import Card
from quizapp.decks.kinds.choice import Choice
from quizapp.decks.kinds.task import LabTask
from quizapp.decks.lint.effort import Effort
from quizapp.decks.lint.evaluate import Evaluator
from quizapp.decks.lint.rule import LintCode, LintRule
from quizapp.decks.substitution import blanked
from quizapp.decks.text import Text
from quizapp.decks.topic import Topic
from quizapp.text.markup import shown_text

SHAPE: Final = LintCode(
    code="W-SHAPE",
    help="The right option or reason is at most 1.3 times as long as the longest wrong one.",
    fails="""\
topic: t
cards:
  - id: c
    choice: Why does training stall?
    correct: The gradient has a factor that fades away
    wrong:
      - The rate is too large: It is not.
      - The sum overflows: It does not.
""",
    passes="""\
topic: t
cards:
  - id: c
    choice: Why does training stall?
    correct: A factor of the gradient fades
    wrong:
      - The rate of learning is too large: It is not.
      - The sum overflows: It does not.
""",
)

_OPTIONS: Final = "correct: The gradient fades\n    wrong: [The sum overflows: It does not.]"

LONGEST_RIGHT: Final = LintCode(
    code="W-LONGEST",
    help="In a topic of 8 or more choices the longest option is right in at most 40 %.",
    fails="topic: t\ncards:\n"
    + "".join(f"  - id: c{n}\n    choice: Why, case {n}?\n    {_OPTIONS}\n" for n in range(8)),
    passes="topic: t\ncards:\n"
    + "".join(f"  - id: c{n}\n    choice: Why, case {n}?\n    {_OPTIONS}\n" for n in range(7)),
)

MOST_LONGER: Final = 1.3
MOST_LONGEST: Final = 0.4
FEWEST_CHOICES: Final = 8
"""Of fewer, three may have the longest right by chance."""

WORDS_OF_NAME: Final = 3
"""Words: a name, such as `mean squared error`, is as long as it is."""

MEASURING: Final = 12
"""Steps that it takes to see how long a sign of an option is shown."""


@dataclass(frozen=True, slots=True)
class _Choices:
    """Options or reasons among which learners pick."""

    right: Sequence[Text]
    wrong: Sequence[Text]

    @property
    def texts(self) -> tuple[Text, ...]:
        return *self.right, *self.wrong


def check_shape(topic: Topic, effort: Effort) -> list[Diagnostic]:
    """Diagnostics about choices that are found without reading them."""
    evaluator = Evaluator(topic.file, effort)
    chances = []
    for choices in (each for card in cards_of(topic) for each in _choices_of(card)):
        signs = sum(map(len, choices.texts))
        if not choices.wrong or not effort.spend(MEASURING * signs, choices.right[0]):
            continue
        right, wrong = (list(map(_length, texts)) for texts in (choices.right, choices.wrong))
        _check_longer(evaluator, choices.right, right, max(wrong))
        if len(right) == 1:
            chances.append(_chance_of_longest(right[0], wrong))
    if len(chances) >= FEWEST_CHOICES and sum(chances) > MOST_LONGEST * len(chances):
        share = sum(chances) / len(chances)
        message = f"the longest option is right in {share:.0%} of {len(chances)} choices"
        hint = f"Write longer wrong ones, which say more of their mistake: {MOST_LONGEST:.0%} is"
        place = Text(topic.id, topic.line, 1)
        evaluator.report(place, LONGEST_RIGHT, message, f"{hint} the most.")
    return evaluator.diagnostics


def _choices_of(card: Card) -> Iterator[_Choices]:
    if card.retired:
        return
    if isinstance(card, Choice):
        yield _Choices(card.correct, [option.text for option in card.wrong])
    if isinstance(card, LabTask):
        if card.options:
            texts = [option.text for option in card.options]
            yield _Choices([card.answer], [text for text in texts if text != card.answer])
        if card.reason:
            yield _Choices([card.reason], [option.text for option in card.wrong_reasons])


def _check_longer(
    evaluator: Evaluator, right: Sequence[Text], lengths: Sequence[int], longest_wrong: int
) -> None:
    length = max(lengths)
    text = right[lengths.index(length)]
    if length > MOST_LONGER * longest_wrong and len(text.split()) > WORDS_OF_NAME:
        message = (
            f"{length} characters against {longest_wrong} of the longest wrong one give it away"
        )
        evaluator.report(text, SHAPE, message, "Say less here, or more where it is wrong.")


def _chance_of_longest(right: int, wrong: Sequence[int]) -> float:
    """How often who takes the longest is right: 1, 0, or a share where several are longest."""
    return 0 if right < max(wrong) else 1 / (1 + wrong.count(right))


def _length(text: str) -> int:
    """How many characters are shown, a computed number counting as one."""
    return len(shown_text(blanked(text)))


SHAPE_RULE: Final = LintRule(check_shape, (SHAPE, LONGEST_RIGHT))
