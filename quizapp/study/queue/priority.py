"""Priority: owns the order of cards for an interview, what interviews ask most before the rest."""

from collections.abc import Collection, Mapping

from quizapp.decks.kinds.marks import PRIORITIES
from quizapp.study.queue.needs import needs_first


def by_priority(
    priorities: Mapping[str, str], needs: Mapping[str, Collection[str]]
) -> tuple[str, ...]:
    """All cards, core before often before rare, and each after what it needs.

    A need has the priority of what needs it, where its own is lower. The order hangs on nothing
    that a learner does, so that what is promised of it today holds tomorrow.

    Args:
        priorities: by the key of the card, in the order in which a newcomer meets them.
        needs: the keys of the cards that each needs; what is no card of these is passed over.

    >>> by_priority({"a": "rare", "b": "often", "c": "core", "d": "rare"}, {"c": ["d"]})
    ('d', 'c', 'b', 'a')
    """
    inherited = _inherited(priorities, needs)
    ordered = sorted(priorities, key=inherited.__getitem__)
    return needs_first(ordered, lambda card: needs.get(card, ()))


def _inherited(
    priorities: Mapping[str, str], needs: Mapping[str, Collection[str]]
) -> dict[str, int]:
    """The rank of each card's priority, or of the highest among those of what needs it."""
    ranks: dict[str, int] = {}
    for rank, priority in enumerate(PRIORITIES):
        waiting = [card for card, word in priorities.items() if word == priority]
        while waiting:
            card = waiting.pop()
            if card in priorities and card not in ranks:
                ranks[card] = rank
                waiting += needs.get(card, ())
    return ranks
