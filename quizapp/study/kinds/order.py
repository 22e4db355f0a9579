"""Order items: blocks to put into any order that breaks no pair."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import pairwise

from quizapp.decks.items import Item
from quizapp.decks.kinds.order import Order
from quizapp.decks.substitution import fill
from quizapp.study.answer.assessment import RIGHT, Assessment
from quizapp.study.answer.ordering import Placement, judge
from quizapp.study.answer.question import Question, QuestionFact, Response
from quizapp.study.quality import Quality
from quizapp.study.seeded import seeded_shuffle


@dataclass(frozen=True, slots=True)
class OrderBlock:
    """One block to be put in order, or to be left out."""

    key: str
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class OrderQuestion(Question):
    """Blocks to be put in order."""

    blocks: tuple[OrderBlock, ...]
    """What is to be ordered and what is to be left out, mixed."""
    before: tuple[tuple[str, ...], ...]
    """Chains of block keys, each key before the next."""
    distractors: frozenset[str] = frozenset()
    """Keys of the blocks that belong in no order."""

    @property
    def machine(self) -> bool:
        """Always."""
        return True

    @property
    def retries(self) -> bool:
        """Always: one broken pair is named, and the order itself is still to be found."""
        return True

    def in_words(self) -> Iterator[QuestionFact]:
        """An order that is right, and what is to be left out."""
        yield from Question.in_words(self)
        for block in self.blocks:
            if block.key in self.distractors:
                yield QuestionFact("in no order", block.text)

    def written(self, response: Response) -> str:
        """The keys in the order that was given."""
        return " < ".join(response) if isinstance(response, tuple) else ""

    def assess(self, response: Response) -> Assessment:
        """How many blocks are out of place."""
        if not isinstance(response, tuple):
            raise self.misfit(response)
        texts = {block.key: block.text for block in self.blocks}
        if not texts.keys() >= set(response):
            raise ValueError(f"there is no such block: {sorted(set(response) - texts.keys())}")
        placement = judge(response, keys=texts.keys() - self.distractors, before=self.before)
        if placement.moves == 0:
            return RIGHT
        near = placement.moves == 1
        return Assessment(
            quality=Quality.AGAIN if near else Quality.WRONG,
            near="one block is out of place" if near else "",
            remarks=tuple(_remarks(placement, texts)),
        )


def _remarks(placement: Placement, texts: Mapping[str, str]) -> Iterator[str]:
    """One broken pair and no more, so that the order itself is still to be found."""
    if placement.broken:
        first, second = (texts[key] for key in placement.broken)
        yield f"“{second}” stands before “{first}”, but belongs behind it."
    if placement.strangers:
        yield "A block that does not belong is in the order."
    if placement.absent:
        yield "A block that belongs was left out."


def render_order(item: Item, count: int) -> OrderQuestion:
    """The item as it is asked after `count` answers."""
    card = item.card
    assert isinstance(card, Order)
    texts = {**card.items, **card.distractors}
    blocks = [OrderBlock(key, fill(text)) for key, text in texts.items()]
    start = seeded_shuffle(blocks, "blocks", item.key, count)
    if _already_right(start, card.before):
        # Backwards, each pair that mattered is the wrong way round.
        start = start[::-1]
    return OrderQuestion(
        item=item,
        count=count,
        prompt=fill(card.question),
        answer=_numbered(card),
        blocks=start,
        before=card.before,
        distractors=frozenset(card.distractors),
    )


def _numbered(card: Order) -> str:
    """One order that is right, as a list: of all blocks that may come next, the file's first."""
    needs: dict[str, set[str]] = {key: set() for key in card.items}
    for chain in card.before:
        for first, second in pairwise(chain):
            needs[second].add(first)
    ordered: list[str] = []
    while needs:
        key = next(key for key in needs if needs[key].isdisjoint(needs))
        del needs[key]
        ordered.append(key)
    return "\n".join(f"{place}. {fill(card.items[key])}" for place, key in enumerate(ordered, 1))


def _already_right(blocks: tuple[OrderBlock, ...], before: tuple[tuple[str, ...], ...]) -> bool:
    places = {block.key: place for place, block in enumerate(blocks)}
    return all(places[a] < places[b] for chain in before for a, b in pairwise(chain))
