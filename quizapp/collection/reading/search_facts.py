"""Search facts: owns what of a topic's items is kept for filters, searches and edits."""

from collections.abc import Iterable, Mapping
from itertools import islice
from typing import Final

from quizapp.decks.contents.coverage import items_by_point
from quizapp.decks.excerpt import excerpt
from quizapp.decks.fingerprint import fingerprint
from quizapp.decks.items import Item
from quizapp.decks.kinds.base import Card
from quizapp.decks.kinds.interview import Interview
from quizapp.decks.read.prose import shown_texts
from quizapp.decks.topic import LabPreset, Topic
from quizapp.labs.catalogue import find_lab, is_lab
from quizapp.store.index.item_details import ItemDetails
from quizapp.text.markup import shown_text

MOST_SEARCHED: Final = 600
"""Characters of a card's texts that a search goes through: question, answers, remarks and why."""

MOST_TEXTS: Final = 40


def details_in(topic: Topic, items: Iterable[Item]) -> dict[str, ItemDetails]:
    """The details of these items of the topic, by key, in their order."""
    labs, points = _labs_by_card(topic), _points_by_key(topic)
    searches: dict[str, str] = {}
    details = {}
    for item in items:
        card, text = item.card, excerpt(item)
        if card.id not in searches:
            searches[card.id] = _card_text(card)
        details[item.key] = ItemDetails(
            fingerprint=fingerprint(item),
            line=card.line,
            level=card.level,
            tags=tuple(dict.fromkeys((*topic.tags, *card.tags))),
            text=text,
            seconds=(card.seconds or 0) if isinstance(card, Interview) else 0,
            kind=item.kind,
            labs=labs.get(card.id, ()) or _lab_names(card.lab.use if card.lab else "", topic.labs),
            points=points.get(item.key, ()),
            search=_with(text.casefold(), searches[card.id]),
        )
    return details


def _card_text(card: Card) -> str:
    """What the card shows, question and answers, on one line."""
    texts = islice(shown_texts(card, drawn=False), MOST_TEXTS)
    whole = " ".join(shown_text(text[:MOST_SEARCHED]) for text in texts)
    return " ".join(whole.split())[:MOST_SEARCHED].casefold()


def _with(question: str, text: str) -> str:
    """The card's text with the question of one of its items, which mostly stands in it."""
    return text if question in text else f"{question}\n{text}"


def _labs_by_card(topic: Topic) -> Mapping[str, tuple[str, ...]]:
    """The lab of each task, which is asked in it."""
    return {
        task.id: _lab_names(preset.id, topic.labs) for preset in topic.labs for task in preset.tasks
    }


def _lab_names(use: str, presets: Iterable[LabPreset]) -> tuple[str, ...]:
    """By what names a lab is known that is used so: by its own two, and by the preset's."""
    preset = next((preset for preset in presets if preset.id == use), None)
    name = str(preset.use) if preset else str(use)
    own = (find_lab(name).name, find_lab(name).short) if is_lab(name) else ()
    return tuple(dict.fromkeys((*own, *([preset.id] if preset else []))))


def _points_by_key(topic: Topic) -> Mapping[str, tuple[str, ...]]:
    points: dict[str, tuple[str, ...]] = {}
    for point, items in items_by_point(topic):
        for item in items:
            points[item.key] = (*points.get(item.key, ()), str(point.point))
    return points
