"""Mixed decks: topics of cards of all kinds, as long as people write them, for benchmarks."""

from collections.abc import Callable, Iterator
from random import Random
from typing import Final

A_TOPIC: Final = 100

_WORDS: Final = (
    *("loss", "cost", "label", "model", "score", "weight", "bias", "gradient", "step", "batch"),
    *("sample", "feature", "threshold", "rate", "probability", "logit", "entropy", "mean", "sum"),
    *("curve", "slope", "minimum", "training", "validation", "serving", "drift", "measures"),
    *("lowers", "raises", "moves", "keeps", "bounds", "splits", "weighs", "averages", "compares"),
    *("hides", "shows", "when", "because", "although", "while", "unless", "before", "after"),
    *("each", "every", "most", "few", "large", "small", "steep", "flat"),
)


def topics(cards: int, *, numeric_every: int = 0) -> list[bytes]:
    """Topics that hold so many cards in all, about 460 bytes each.

    Args:
        cards: how many.
        numeric_every: one card of so many draws its numbers; none, if it is 0.
    """
    return [
        _topic(number, min(A_TOPIC, cards - number * A_TOPIC), numeric_every).encode()
        for number in range(-(-cards // A_TOPIC))
    ]


def _topic(number: int, cards: int, numeric_every: int) -> str:
    author = _Author(Random(number))
    head = f"topic: bench.t{number}\ntitle: Topic {number}\ntags: [bench]\ncards:\n"
    return head + "".join(
        _numeric(card, author)
        if numeric_every and card % numeric_every == 0
        else _FORMS[card % len(_FORMS)](f"c{card}", author)
        for card in range(cards)
    )


class _Author:
    """Writes texts of so many words."""

    def __init__(self, random: Random) -> None:
        self._random = random

    def text(self, words: int) -> str:
        """A sentence without its full stop."""
        return " ".join(self._random.choices(_WORDS, k=words)).capitalize()

    def texts(self, count: int, words: int) -> Iterator[str]:
        """Several of them."""
        return (self.text(words) for _ in range(count))


def _common(author: _Author) -> str:
    return (
        f"    level: beginner\n    tags: [{author.text(1).lower()}]\n"
        f"    hint: {author.text(6)}.\n    why: {author.text(11)}, and {author.text(4).lower()}.\n"
    )


def _one_line(name: str, author: _Author) -> str:
    return f'  - "{author.text(10)}? ^{name}": {author.text(14)}.\n'


def _basic(name: str, author: _Author) -> str:
    return (
        f"  - id: {name}\n    q: {author.text(14)}?\n    a: |\n      {author.text(10)},\n"
        f"      {author.text(10)} with `p = {len(name)}`.\n{_common(author)}"
    )


def _cloze(name: str, author: _Author) -> str:
    sentence = f"{author.text(6)} [[c1::{author.text(1)}]] {author.text(6)} [[c2::every]]"
    return f"  - id: {name}\n    cloze: '{sentence} {author.text(5)}.'\n{_common(author)}"


def _choice(name: str, author: _Author) -> str:
    wrong = "".join(f"      - {text}: {author.text(5)}.\n" for text in author.texts(3, 7))
    return (
        f"  - id: {name}\n    choice: {author.text(10)}?\n    correct: {author.text(7)}\n"
        f"    wrong:\n{wrong}{_common(author)}"
    )


def _typed(name: str, author: _Author) -> str:
    accept = f"    accept: [{', '.join(author.texts(3, 2))}]\n"
    return f"  - id: {name}\n    typed: {author.text(12)}?\n{accept}{_common(author)}"


def _order(name: str, author: _Author) -> str:
    items = "".join(f"      {key}: {author.text(5)}\n" for key in "abcd")
    return (
        f"  - id: {name}\n    order: {author.text(8)}?\n    items:\n{items}"
        f"    before: [a < b, a < c < d]\n{_common(author)}"
    )


def _numeric(number: int, author: _Author) -> str:
    # Numbers of its own, so that no expression was read for another card already.
    step = round(0.01 + number / 10_000, 4)
    return f"""\
  - id: c{number}
    numeric: "{author.text(6)}: the label is {{=y}}, p is {{=p|.2f}}. Which loss (two decimals)?"
    vars: {{y: "pick(0, 1)", p: "grid(0.05, 0.95, {step})"}}
    answer: bce(y, p + {step / 100:.6f})
    tolerance: {{abs: 0.006}}
    unit: nats
    traps:
      - {{if: "bce(1-y, p + {step / 100:.6f})", say: {author.text(6)}.}}
      - {{if: "bce(y, p)/ln({2 + step})", say: {author.text(6)}.}}
    solution: "The loss is {{=bce(y, p + {step / 100:.6f})|.3f}}"
    why: {author.text(8)}.
"""


_FORMS: Final[tuple[Callable[[str, _Author], str], ...]] = (
    *(_basic, _one_line, _choice, _cloze, _basic, _typed, _choice, _order, _cloze),
)
