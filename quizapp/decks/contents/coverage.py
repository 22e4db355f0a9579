"""Coverage: which items test what the theory says, looked up from either side."""

from collections.abc import Iterable, Mapping

from quizapp.decks.items import Item, items_of
from quizapp.decks.topic import CoveragePoint, Topic


def items_by_point(topic: Topic) -> tuple[tuple[CoveragePoint, tuple[Item, ...]], ...]:
    """Each point with the items that serve it, in the order in which the point names them."""
    items = items_by_card(topic)
    return tuple((point, _unique(items, point.by)) for point in topic.coverage)


def items_by_section(topic: Topic) -> dict[str, tuple[Item, ...]]:
    """The items that test each section of the theory, by its id: those of the points that name it.

    Every section is there; one that no item tests has none.
    """
    items = items_by_card(topic)
    names: dict[str, list[str]] = {section.id: [] for section in topic.theory}
    for point in topic.coverage:
        for section in point.sections:
            names.setdefault(section, []).extend(point.by)
    return {section: _unique(items, served) for section, served in names.items()}


def items_of_cards(topic: Topic, names: Iterable[str]) -> tuple[Item, ...]:
    """The items of the cards with these ids, in this order; what is retired or unknown has none."""
    return _unique(items_by_card(topic), names)


def items_by_card(topic: Topic) -> Mapping[str, tuple[Item, ...]]:
    """All items of each card that is asked, by its id: its gaps, or its reverse too."""
    items: dict[str, tuple[Item, ...]] = {}
    for item in items_of(topic):
        items[item.card.id] = (*items.get(item.card.id, ()), item)
    return items


def _unique(items: Mapping[str, tuple[Item, ...]], names: Iterable[str]) -> tuple[Item, ...]:
    """The items of these cards, each once; what is retired or unknown has none."""
    return tuple(item for name in dict.fromkeys(names) for item in items.get(name, ()))
