"""Circles: where "comes before" leads back to its start."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from typing import Final

MOST_NAMES: Final = 10
"""More of them in one sentence help nobody."""

MOST_CYCLES: Final = 20
"""More of them at once help nobody either, and each costs a walk."""


def find_cycles(followers: Mapping[str, Collection[str]]) -> tuple[tuple[str, ...], ...]:
    """The circles that are found when the last step of each is taken back before the next search.

    >>> find_cycles({"a": ["b", "a"], "b": ["a", "c"], "c": []})
    (('a', 'b'), ('a',))
    """
    remaining = {name: list(dict.fromkeys(names)) for name, names in followers.items()}
    cycles: list[tuple[str, ...]] = []
    while len(cycles) < MOST_CYCLES and (cycle := _find_cycle(remaining)):
        cycles.append(cycle)
        remaining[cycle[-1]].remove(cycle[0])
    return tuple(cycles)


def _find_cycle(followers: Mapping[str, Collection[str]]) -> tuple[str, ...]:
    """Names of which each comes before the next and the last before the first; empty if none do.

    >>> _find_cycle({"a": ["b"], "b": ["c", "d"], "c": ["b"]})
    ('b', 'c')
    """
    done: set[str] = set()
    for start in followers:
        if start in done:
            continue
        trail: dict[str, Iterator[str]] = {start: iter(followers[start])}
        while trail:
            name = next(reversed(trail))
            follower = next(trail[name], None)
            if follower is None:
                del trail[name]
                done.add(name)
            elif follower in trail:
                names = list(trail)
                return tuple(names[names.index(follower) :])
            elif follower not in done:
                trail[follower] = iter(followers.get(follower, ()))
    return ()


def show_cycle(names: Sequence[str], arrow: str) -> str:
    """The circle from its first name back to it, cut when it is long.

    >>> show_cycle(["a", "b"], "->")
    'a -> b -> a'
    """
    listed_names = names if len(names) <= MOST_NAMES else [*names[: MOST_NAMES - 1], "…", names[-1]]
    return f" {arrow} ".join([*listed_names, names[0]])
