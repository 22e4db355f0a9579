"""The rule for duplicates: no card asks what another asks, or both are learnt, graded and due."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from itertools import combinations
from typing import Final, NamedTuple

from quizapp.decks.diagnostics import Diagnostic
from quizapp.decks.ids import normalised
from quizapp.decks.kinds.basic import Basic
from quizapp.decks.kinds.choice import Choice
from quizapp.decks.kinds.cloze import Cloze
from quizapp.decks.kinds.typed import Typed
from quizapp.decks.lint.effort import Effort
from quizapp.decks.lint.evaluate import Evaluator
from quizapp.decks.lint.rule import LintCode, LintRule
from quizapp.decks.lint.sides import Sides, sides_of
from quizapp.decks.similarity import trigrams
from quizapp.decks.text import Text
from quizapp.decks.topic import Topic

_CARDS: Final = """\
topic: t
cards:
  - 'What does a sure and wrong prediction cost? ^a': The most
  - '{} ^b': {}
"""

DUPLICATE: Final = LintCode(
    code="E-DUPLICATE",
    help="No question stands twice in a topic, nor twice in the library with the same answer.",
    fails=_CARDS.format("What does a sure and wrong prediction cost", "No limit"),
    passes=_CARDS.format("What limits the loss of one prediction?", "Nothing"),
    library=True,
)

NEAR_DUPLICATE: Final = LintCode(
    code="W-ALIKE",
    help="No question says in nearly the same words what another one asks.",
    fails=_CARDS.format("What does the sure and wrong prediction cost?", "The most of all"),
    passes=_CARDS.format("What limits the loss of one prediction?", "Nothing"),
    library=True,
)

LEAST_SHARED: Final = 0.75
"""The share of their trigrams that two questions of one answer have in common."""

MOST_OF_ONE_ANSWER: Final = 20
"""An answer of more cards, such as a year or `O(n)`, says nothing about what they ask."""

COMPARING_QUESTIONS: Final = 6
"""Steps that it takes to cut a sign of two questions into trigrams and to compare these."""

_COSMETIC: Final = dict.fromkeys(map(ord, ".,;:!?…\"'“”„‘’‚«»–—"))
_HYPHEN: Final = re.compile(r"(?<=[^\W\d_]{2})-(?=[^\W\d_]{2})")
_SAY_NOTHING: Final = frozenset({"a", "an", "the", "is", "are", "was", "were", "do", "does", "did"})
_EXACT: Final = re.compile(r"\d+|`[^`]*`|\$[^$]*\$")
"""What makes another question of one that is alike otherwise."""


class AskedCard(NamedTuple):
    """A card of a topic, as far as others may ask the same."""

    topic: Topic
    sides: Sides
    core: tuple[str, ...]
    """The words of the question that say something, and what is offered to choose from."""
    answer: str
    """What answers it; of a cloze, whose sentence holds its answers, nothing."""

    @property
    def question(self) -> Text:
        """Where it stands."""
        return self.sides.question


def asked_cards(topic: Topic) -> Iterator[AskedCard]:
    """The cards whose question is all that they ask; others draw it, or show what to sort."""
    for sides in sides_of(topic):
        card = sides.card
        if isinstance(card, Basic | Typed | Cloze):
            yield AskedCard(topic, sides, _core(sides.question), _answer(sides))
        elif isinstance(card, Choice):
            options = sorted((*sides.answers, *(option.text for option in card.wrong)))
            core = (*_core(sides.question), *options)
            yield AskedCard(topic, sides, core, _answer(sides))


def _core(question: str) -> tuple[str, ...]:
    folded = question.casefold().translate(_COSMETIC)
    words = _HYPHEN.sub(" ", folded).split() if "-" in folded else folded.split()
    return tuple([word for word in words if word not in _SAY_NOTHING])


def _answer(sides: Sides) -> str:
    return "\n".join(sides.answers).casefold().rstrip(" .\n")


def check_alike(topic: Topic, effort: Effort) -> list[Diagnostic]:
    """Diagnostics about cards of the topic that ask what another one of it asks."""
    evaluator = Evaluator(topic.file, effort)
    for first, second, code in alike_pairs(asked_cards(topic), effort):
        report_alike(evaluator, first, second, code)
    return evaluator.diagnostics


def alike_pairs(
    cards: Iterable[AskedCard], effort: Effort
) -> Iterator[tuple[AskedCard, AskedCard, LintCode]]:
    """The cards that ask the same as an earlier one or nearly so, each once, and which of both."""
    by_core, by_answer = defaultdict(list), defaultdict(list)
    for card in cards:
        by_core[card.core].append(card)
        if card.answer and not isinstance(card.sides.card, Choice):
            by_answer[card.answer].append(card)
    for group in by_core.values():
        for second in group[1:]:
            if effort.spend(COMPARING_QUESTIONS * len(second.question), second.question):
                yield from _of_one_core(group[0], second)
    for group in by_answer.values():
        if 1 < len(group) <= MOST_OF_ONE_ANSWER:
            for first, second in combinations(group, 2):
                if first.core != second.core and _is_alike(first, second, effort):
                    yield first, second, NEAR_DUPLICATE


def _of_one_core(
    first: AskedCard, second: AskedCard
) -> Iterator[tuple[AskedCard, AskedCard, LintCode]]:
    """What topics ask of two answers in the same words, such as `Georgia`, each says itself."""
    if first.topic is not second.topic and first.answer != second.answer:
        return
    if normalised(first.question) == normalised(second.question):
        yield first, second, DUPLICATE
    elif _EXACT.findall(first.question) == _EXACT.findall(second.question):
        yield first, second, NEAR_DUPLICATE


def _is_alike(first: AskedCard, second: AskedCard, effort: Effort) -> bool:
    """Two questions of one answer share their numbers and code, and most of their trigrams."""
    one, other = first.question, second.question
    shorter, longer = sorted((len(one), len(other)))
    if shorter < LEAST_SHARED * longer or _EXACT.findall(one) != _EXACT.findall(other):
        return False
    if not effort.spend(COMPARING_QUESTIONS * longer, other):
        return False
    a, b = trigrams(one), trigrams(other)
    return len(a & b) >= LEAST_SHARED * len(a | b)


def report_alike(evaluator: Evaluator, first: AskedCard, second: AskedCard, code: LintCode) -> None:
    """The second asks what the first asks."""
    file = "" if first.topic is second.topic else f"{first.topic.file}, "
    place = f"{file}line {first.question.line}"
    if code is NEAR_DUPLICATE:
        message, hint = f"this asks nearly what {place} asks", "Keep one, or say what differs."
    elif first.answer == second.answer:
        message, hint = f"this question stands already in {place}", "Keep one of the two."
    else:
        message = f"this question has another answer in {place}"
        hint = "Say in each which one is asked for, or keep one of the two."
    evaluator.report(second.question, code, message, hint)


ALIKE_RULE: Final = LintRule(check_alike, (DUPLICATE, NEAR_DUPLICATE))
