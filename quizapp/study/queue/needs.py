"""Needs: owns an order in which nothing stands before what it needs."""

from collections.abc import Callable, Iterable


def needs_first(names: Iterable[str], needs: Callable[[str], Iterable[str]]) -> tuple[str, ...]:
    """The names in their order, but each after those that it needs; a circle is broken somewhere.

    Args:
        names: each once.
        needs: what a name needs; names that are not asked for are passed over.

    >>> needs_first(["a", "b", "c"], {"a": ["c", "x"], "b": [], "c": []}.__getitem__)
    ('c', 'a', 'b')
    """
    unmet = dict.fromkeys(names)
    order = []
    for first in tuple(unmet):
        # No recursion: a chain may be as long as its topic.
        trail = [(first, iter(needs(first)))] if first in unmet else []
        unmet.pop(first, None)
        while trail:
            name, rest = trail[-1]
            need = next((need for need in rest if need in unmet), None)
            if need is None:
                order.append(name)
                trail.pop()
            else:
                del unmet[need]
                trail.append((need, iter(needs(need))))
    return tuple(order)
