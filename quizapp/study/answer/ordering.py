"""Ordered answers, judged by a partial order: any order that breaks no pair is right."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain, pairwise

Chains = Sequence[Sequence[str]]


@dataclass(frozen=True, slots=True)
class Placement:
    """What is wrong with an order; nothing is, when `moves` is 0."""

    moves: int
    """The fewest blocks to be moved, taken out or put in; 0 and up."""
    broken: tuple[str, str] | None
    """One pair that stands the wrong way round: what has to come first, and what later."""
    strangers: int
    """Blocks that belong in no order and were put in."""
    absent: int
    """Blocks that belong and were left out."""


def judge(placed: Sequence[str], *, keys: Collection[str], before: Chains) -> Placement:
    """How far an order is from a right one.

    Args:
        placed: the keys that were put in order; others were left out.
        keys: the keys that belong.
        before: chains of keys, each before the next; together they hold no circle.

    Raises:
        ValueError: a key was placed twice.

    >>> judge("acb", keys="abc", before=["ab", "bc"])
    Placement(moves=1, broken=('b', 'c'), strangers=0, absent=0)
    """
    if len(set(placed)) < len(placed):
        raise ValueError("a block was placed twice")
    mine = [key for key in placed if key in keys]
    later = _closure(before)
    broken = {a: [b for b in mine[:place] if b in later.get(a, ())] for place, a in enumerate(mine)}
    strangers, absent = len(placed) - len(mine), len(keys) - len(mine)
    return Placement(
        moves=_fewest_moves(broken) + strangers + absent,
        broken=_one_pair(broken, before),
        strangers=strangers,
        absent=absent,
    )


def _closure(before: Chains) -> dict[str, set[str]]:
    """For each key, all that has to come later."""
    later: dict[str, set[str]] = {}
    for links in before:
        for a, b in pairwise(links):
            later.setdefault(a, set()).add(b)
    for middle in list(later):
        for followers in later.values():
            if middle in followers:
                followers.update(later[middle])
    return later


def _fewest_moves(broken: Mapping[str, Sequence[str]]) -> int:
    """The fewest blocks whose removal leaves no broken pair.

    "Before by the rules, after in the answer" is itself an order of the blocks, so its largest set
    without a broken pair is an antichain: n minus the largest matching (Dilworth 1950, in the form
    of Fulkerson 1956). That holds for any number of blocks without trying all their subsets.
    """
    partner: dict[str, str] = {}

    def has_partner(a: str, visited: set[str]) -> bool:
        for b in broken[a]:
            if b not in visited:
                visited.add(b)
                if b not in partner or has_partner(partner[b], visited):
                    partner[b] = a
                    return True
        return False

    return sum(has_partner(a, set()) for a in broken)


def _one_pair(broken: Mapping[str, Sequence[str]], before: Chains) -> tuple[str, str] | None:
    """A broken pair, one that the author wrote down if there is one."""
    by_author = (pair for links in before for pair in pairwise(links))
    implied = ((a, b) for a, laters in broken.items() for b in laters)
    return next(((a, b) for a, b in chain(by_author, implied) if b in broken.get(a, ())), None)
