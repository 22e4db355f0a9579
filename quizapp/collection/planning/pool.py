"""The day's pool: owns what a session is chosen from, and the order in which new items come."""

from collections.abc import Iterable, Iterator
from datetime import date
from itertools import chain

from quizapp.collection.catalogue import Catalogue
from quizapp.store.index.database import Index
from quizapp.store.index.deck_cache import full_record
from quizapp.store.index.deck_record import ItemEntry
from quizapp.store.index.due import DueQueries
from quizapp.store.settings.settings import Settings
from quizapp.study.queue.candidates import Candidate, family_of
from quizapp.study.queue.daily import Pool
from quizapp.study.queue.needs import needs_first
from quizapp.study.queue.priority import by_priority


def day_pool(
    index: Index,
    catalogue: Catalogue,
    settings: Settings,
    *,
    today: date,
    topics: frozenset[str] | None,
) -> Pool:
    """What the day's plan over these topics is chosen from.

    While an interview is ahead, new items come by their priority; else topic by topic, where what
    a card needs of another topic comes before it.

    Args:
        index: has the library.
        catalogue: of the library.
        settings: the learner's.
        today: the study day.
        topics: those that are asked for; none is all.
    """
    queries = DueQueries(index, catalogue.decks, today)
    topic_counts = queries.topic_counts()
    groups = queries.new_groups(topic_counts, catalogue.prereqs)
    chosen = (
        tuple(topic for topic in group if topics is None or topic in topics) for group in groups
    )
    spoken = queries.spoken_waiting(topic_counts, topics)
    pool = queries.pool(chosen, topics=topics)._replace(spoken=spoken)
    if settings.interview_ahead(today):
        return pool._replace(new=in_priority_order(pool.new, library(index, catalogue)))
    if any(deck.needs_others for deck in catalogue.decks.values()):
        return pool._replace(new=in_order_of_need(pool.new, library(index, catalogue)))
    return pool


def library(index: Index, catalogue: Catalogue) -> tuple[ItemEntry, ...]:
    """All items of the library, each topic after those that it builds on."""
    return tuple(
        chain.from_iterable(full_record(deck, index).items for deck in catalogue.decks.values())
    )


def in_priority_order(rows: Iterable[Candidate], items: Iterable[ItemEntry]) -> Iterator[Candidate]:
    """The rows as an interview wants them, those of one card in their own order.

    Args:
        rows: of the library.
        items: all of the library, in the order in which a newcomer meets them.
    """
    cards = {family_of(item.key): item for item in items}
    order = by_priority(
        {card: item.priority for card, item in cards.items()},
        {card: item.needs for card, item in cards.items()},
    )
    of_card = _by_card(rows)
    return chain.from_iterable(of_card.get(card, ()) for card in order)


def in_order_of_need(rows: Iterable[Candidate], items: Iterable[ItemEntry]) -> Iterator[Candidate]:
    """The rows in their order, but each after those that its card needs; a card in one piece.

    Args:
        rows: in the order in which they would come.
        items: all of the library.
    """
    needs = {family_of(item.key): item.needs for item in items}
    of_card = _by_card(rows)
    return chain.from_iterable(
        of_card[card] for card in needs_first(of_card, lambda card: needs.get(card, ()))
    )


def _by_card(rows: Iterable[Candidate]) -> dict[str, list[Candidate]]:
    of_card: dict[str, list[Candidate]] = {}
    for row in rows:
        of_card.setdefault(row.family, []).append(row)
    return of_card
