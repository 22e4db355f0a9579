"""A law over the shipped topics: nothing new is asked before what it needs was met."""

import random
from datetime import date, timedelta
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from quizapp.decks.items import Item, items_of
from quizapp.decks.read.file import read_topic
from quizapp.study.kinds import asked_kinds
from quizapp.study.quality import Quality
from quizapp.study.queue.candidates import Candidate, Limits
from quizapp.study.queue.learning_order import learning_order
from quizapp.study.scheduler.sm2 import SM2
from tests.oracles.planning import plan

if TYPE_CHECKING:
    from quizapp.study.scheduler.memory import Memory

FIRST = date(2025, 3, 1)
WIDE = Limits(new_per_day=16, interviews_per_day=8)
"""So that all topics are through in few days, however many they become."""
CONTENT = Path(__file__).parents[3] / "content"


def shipped() -> tuple[list[Item], dict[str, tuple[str, ...]]]:
    """The items of all shipped topics in their learning order, and what each topic builds on."""
    items: list[Item] = []
    prereqs = {}
    for path in sorted(CONTENT.rglob("*.yaml")):
        topic = read_topic(str(path), path.read_bytes()).topic
        assert topic
        items += (item for item in learning_order(items_of(topic)) if item.kind in asked_kinds())
        prereqs[topic.id] = tuple(map(str, topic.prereqs))
    return items, prereqs


def needs_of(item: Item, cards: set[str]) -> set[str]:
    """The keys of the cards that the item needs, as far as they are asked."""
    names = (need if "/" in need else f"{item.topic}/{need}" for need in item.card.after)
    return {name for name in names if name in cards}


@pytest.mark.parametrize("share_known", [1.0, 0.7], ids=["always Good", "70 %"])
def test_no_item_comes_before_what_it_needs(share_known: float) -> None:
    items, prereqs = shipped()
    dice = random.Random(7)
    cards = {f"{item.topic}/{item.card.id}" for item in items}
    needs = {item.key: needs_of(item, cards) for item in items}
    memories: dict[str, Memory] = {}
    met: set[str] = set()
    day = 0
    while len(met) < len(cards) and day < len(cards):
        today = FIRST + timedelta(days=day)
        day += 1
        rows = [
            Candidate(item.key, item.topic, item.kind, memories.get(item.key)) for item in items
        ]
        for planned in plan(rows, today=today, limits=WIDE, prereqs=prereqs, scheduler=SM2):
            assert needs[planned.key] <= met, (today, planned.key, needs[planned.key] - met)
            good = dice.random() < share_known
            memory = planned.memory._replace(drilling=False)
            quality = Quality.GOOD if good else Quality.WRONG
            _, memories[planned.key] = SM2.answer(memory, quality, today=today, seed=planned.key)
            met.add(planned.key.partition("#")[0])
    assert len(met) == len(cards), "all were met"
