"""Interleaving: things of one group kept from following each other, near their own order."""

from collections import Counter
from collections.abc import Callable, Hashable, Iterable, Iterator
from typing import TypeVar

Member = TypeVar("Member")


def apart(things: Iterable[Member], group: Callable[[Member], Hashable]) -> Iterator[Member]:
    """The same things, no two of one group in a row if there is such an order.

    Each place gets the first of what is left after which the rest can still be kept apart.

    >>> "".join(apart("aabbc", str))
    'ababc'
    """
    rest = list(things)
    last: Hashable = None
    while rest:
        groups = [group(thing) for thing in rest]
        counts = Counter(groups)
        others = [place for place, name in enumerate(groups) if name != last]
        fit = (place for place in others if _can_part(counts, groups[place]))
        place = next(fit, next(iter(others), 0))
        last = groups[place]
        yield rest.pop(place)


def _can_part(counts: Counter[Hashable], name: Hashable) -> bool:
    """After one of this group, the others can still be kept apart."""
    rest = counts.total() - 1
    return all(
        count - (other == name) <= (rest if other == name else rest + 1) // 2
        for other, count in counts.items()
    )
