"""The learning order: in which order a newcomer meets the items of a topic.

Cards come as the file gives them, each after what it needs; the tasks of labs come in proportion to
the cards, and none before what it needs.
"""

from collections.abc import Iterable, Iterator, Sequence

from quizapp.decks.items import Item
from quizapp.decks.kinds.task import LabTask
from quizapp.study.queue.needs import needs_first


def learning_order(items: Iterable[Item]) -> tuple[Item, ...]:
    """The items of one topic in their learning order; a circle of needs is broken somewhere.

    Args:
        items: as the file gives them.
    """
    rows = tuple(items)
    cards = _needs_first([row for row in rows if not isinstance(row.card, LabTask)])
    tasks = _needs_first([row for row in rows if isinstance(row.card, LabTask)])
    return tuple(_spread(cards, tasks))


def _needs_first(rows: Sequence[Item]) -> list[Item]:
    """The rows in their order, but each after those that it needs."""
    of_card: dict[str, list[Item]] = {}
    for row in rows:
        of_card.setdefault(row.card.id, []).append(row)
    order = needs_first(of_card, lambda card: of_card[card][0].card.after)
    return [row for card in order for row in of_card[card]]


def _spread(cards: Sequence[Item], tasks: Sequence[Item]) -> Iterator[Item]:
    """The cards with the tasks among them, as many as their share of what came so far."""
    place_of = {row.card.id: place for place, row in enumerate(cards, 1)}
    waiting = []
    for number, task in enumerate(tasks, 1):
        share = -(-number * len(cards) // (len(tasks) + 1))
        needs = [place_of.get(need, 0) for need in task.card.after]
        waiting.append((max([share, *needs]), number, task))
    waiting.sort(key=lambda entry: entry[:2])
    for place, card in enumerate(cards):
        while waiting and waiting[0][0] <= place:
            yield waiting.pop(0)[2]
        yield card
    yield from (task for *_, task in waiting)
