"""The order of new items over all topics: what a topic builds on advises, and locks nothing."""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence

from quizapp.study.queue.candidates import Candidate
from quizapp.study.queue.needs import needs_first


def new_order(
    topics: Sequence[str],
    *,
    begun: Collection[str],
    ready: Collection[str],
    prereqs: Mapping[str, Collection[str]],
) -> tuple[tuple[str, ...], ...]:
    """The topics in the groups in which their new items come; those of a group take turns.

    First come the topics that were begun, then one by one those whose prerequisites are known, then
    the others; a topic never stands before one that it builds on, but for those that were begun.

    Args:
        topics: in the order of the library.
        begun: those with an answered item.
        ready: those whose prerequisites are known well enough.
        prereqs: the topics that each topic builds on.

    >>> new_order("abc", begun="c", ready="bc", prereqs={"b": ["a"]})
    (('c',), ('a',), ('b',))
    """

    def builds_on(topic: str) -> Collection[str]:
        return prereqs.get(topic, ())

    ordered = needs_first(topics, builds_on)
    first = tuple(topic for topic in ordered if topic in begun)
    rest = [topic for topic in ordered if topic not in begun]
    # Stable, and then once more with what each builds on before it.
    advised = needs_first(sorted(rest, key=lambda topic: topic not in ready), builds_on)
    return tuple(filter(None, (first, *((topic,) for topic in advised))))


def in_turns(topics: Iterable[Iterator[Candidate]]) -> Iterator[Candidate]:
    """One of each in turn, until all are used up."""
    rows = list(topics)
    while rows:
        remaining = []
        for items in rows:
            if (row := next(items, None)) is not None:
                yield row
                remaining.append(items)
        rows = remaining
