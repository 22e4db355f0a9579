"""The rule for order cards: more than one order is right, unless the card says `strict: true`."""

from collections import Counter
from collections.abc import Collection, Sequence
from itertools import pairwise
from typing import Final

from quizapp.decks.diagnostics import Diagnostic
from quizapp.decks.kinds.order import Order
from quizapp.decks.lint.effort import Effort
from quizapp.decks.lint.evaluate import Evaluator
from quizapp.decks.lint.rule import LintCode, LintRule
from quizapp.decks.topic import Topic

ONE_ORDER: Final = LintCode(
    code="E-ONE-ORDER",
    help="At least two orders are right, or the card says `strict: true`.",
    fails="""\
topic: t
cards:
  - id: c
    order: In which order?
    items: {a: First, b: Second, c: Third}
    before: [a < b < c]
""",
    passes="""\
topic: t
cards:
  - id: c
    order: In which order?
    items: {a: First, b: Second, c: Third}
    before: [a < c]
""",
)


def check_orders(topic: Topic, effort: Effort) -> list[Diagnostic]:
    """Diagnostics about order cards that look freer than they are."""
    evaluator = Evaluator(topic.file, effort)
    for card in topic.cards:
        if isinstance(card, Order) and not card.strict and only_one_order(card.items, card.before):
            hint = "Say `strict: true`, or leave steps that may change places out of the chains."
            evaluator.report(card.question, ONE_ORDER, "only one order is right", hint)
    return evaluator.diagnostics


def only_one_order(keys: Collection[str], chains: Sequence[Sequence[str]]) -> bool:
    """The chains leave no choice: at each place exactly one of the keys may come next.

    >>> only_one_order("abc", ["ab", "bc"]), only_one_order("abc", ["ab", "ac"])
    (True, False)
    """
    followers: dict[str, set[str]] = {key: set() for key in keys}
    for chain in chains:
        for first, second in pairwise(chain):
            followers[first].add(second)
    waits_for = Counter(second for seconds in followers.values() for second in seconds)
    ready = [key for key in followers if not waits_for[key]]
    placed = 0
    while len(ready) == 1:
        placed += 1
        freed = followers[ready[0]]
        waits_for.subtract(freed)
        ready = [key for key in freed if not waits_for[key]]
    return placed == len(followers)


ORDERS_RULE: Final = LintRule(check_orders, (ONE_ORDER,))
