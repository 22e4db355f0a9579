"""Sides: what each card asks and what answers it, for the rules that weigh its words."""

import re
from collections.abc import Iterator
from typing import Final, NamedTuple

from quizapp.decks.kinds.base import WHOLE, Card
from quizapp.decks.kinds.basic import Basic
from quizapp.decks.kinds.choice import Choice
from quizapp.decks.kinds.cloze import Cloze
from quizapp.decks.kinds.typed import Typed
from quizapp.decks.substitution import blanked
from quizapp.decks.text import Text
from quizapp.decks.topic import Topic
from quizapp.text.markup import read_inline

_FENCED: Final = re.compile(r"^(```|~~~).*?^\1[`~]*$", re.MULTILINE | re.DOTALL)
_COMMAND: Final = re.compile(r"\\[A-Za-z]+|\\.")
_LAYOUT: Final = re.compile(r"[\s{}^_&]")

A_NUMBER: Final = "0.0"
"""As wide as what is computed mostly comes out."""


READING_MARKS: Final = 6
"""Steps that it takes to read a sign of a text with marks."""

_MAY_MARK: Final = re.compile(r"[*_`$\[\\{]")


class Sides(NamedTuple):
    """A card with its texts as the author wrote them."""

    card: Card
    question: Text
    """Of a cloze the whole sentence, marks and all."""
    answers: tuple[Text, ...]
    """What is right and stands beside the question; a cloze and a numeric card have none."""


def sides_of(topic: Topic) -> Iterator[Sides]:
    """The cards that are asked from the list of cards, in the order of the file."""
    for card in topic.cards:
        if not card.retired and (question := _question(card)):
            yield Sides(card, question, _answers(card))


def _question(card: Card) -> Text | None:
    if isinstance(card, Cloze):
        return card.text
    return text if isinstance(text := card.asks(WHOLE[0]), Text) else None


def _answers(card: Card) -> tuple[Text, ...]:
    if isinstance(card, Basic):
        return (card.answer,)
    if isinstance(card, Typed):
        return card.accept[:1]
    return card.correct if isinstance(card, Choice) else ()


def reading_steps(text: str) -> int:
    """Steps that it takes to see what is shown of a text; none where nothing in it is a mark."""
    return READING_MARKS * len(text) if _MAY_MARK.search(text) else 0


def prose_of(text: str) -> str:
    """The words of a text, with an `x` in place of each formula, piece of code and number.

    >>> prose_of("`a; b` is **odd**; {=ln(2)} is not")
    'x is odd; x is not'
    """
    unfenced = _FENCED.sub("x", text) if "\n" in text else text
    runs = read_inline(blanked(unfenced))
    return "".join("x" if run.role else run.text for run in runs).replace("…", "x")


def shown_length(text: str) -> int:
    r"""How many characters a learner reads; of a formula its signs, of fenced code none.

    >>> shown_length("**ln** 2 = {=ln(2)|.2f}"), shown_length(r"$\frac{1}{2}$")
    (10, 3)
    """
    unfenced = _FENCED.sub("", text) if "\n" in text else text
    runs = read_inline(blanked(unfenced).replace("…", A_NUMBER))
    return sum(len(_signs(run.text)) if run.role == "maths" else len(run.text) for run in runs)


def _signs(formula: str) -> str:
    return _LAYOUT.sub("", _COMMAND.sub("x", formula))
