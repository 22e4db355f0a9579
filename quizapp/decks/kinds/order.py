"""Order cards: blocks, and chains that say which comes before which."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from itertools import pairwise
from typing import ClassVar, Final

from quizapp.decks.kinds.base import Card, CardKind, prose_part, read_common
from quizapp.decks.kinds.form_field import FormField, Shape
from quizapp.decks.syntax.collector import quoted
from quizapp.decks.syntax.cycles import find_cycles, show_cycle
from quizapp.decks.syntax.fields import Fields
from quizapp.decks.syntax.names import NameTable
from quizapp.decks.text import Text

FEWEST_BLOCKS: Final = 2
"""One block has only one order."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Order(Card):
    """Blocks to put into any order that respects `before`."""

    kind: ClassVar[str] = "order"

    question: Text
    items: Mapping[str, Text]
    before: tuple[tuple[str, ...], ...]
    """Chains of keys: ("a", "b", "c") says a before b before c."""
    distractors: Mapping[str, Text] = field(default_factory=dict)
    """Blocks that belong in no order."""
    strict: bool = False
    chains: tuple[Text, ...] = ()
    """`before` as written, for diagnostics."""

    def asks(self, facet: str) -> str:
        """The question, without its blocks."""
        return self.question

    def fingerprint_parts(self, facet: str) -> Iterable[str]:
        """Question, blocks and chains; a block counts by its words, whatever its key."""
        chains = ["<".join(prose_part(self.items[key]) for key in chain) for chain in self.before]
        return prose_part(self.question), *sorted(map(prose_part, self.items.values())), "", *chains


def read_order(fields: Fields, table: NameTable) -> Order:
    """The order card."""
    question = fields.need_text("order")
    blocks = fields.need_text_map("items")
    if fields.peek("items") is not None and len(blocks) < FEWEST_BLOCKS:
        message = "an order card has two blocks or more"
        fields.diagnostics.add("E-ORDER", fields.entries["items"][0], message)
    chains = fields.need_texts("before")
    before = _chains(chains, blocks, fields)
    distractors = _distractors(fields, blocks)
    strict = fields.flag("strict")
    common = read_common(fields, question, table)
    return Order(
        question=question,
        items=blocks,
        before=before,
        distractors=distractors,
        strict=strict,
        chains=chains,
        **common,
    )


def _chains(
    chains: tuple[Text, ...], blocks: dict[str, Text], fields: Fields
) -> tuple[tuple[str, ...], ...]:
    """The keys of each chain, with diagnostics if one is unknown or chains lead in a circle."""
    diagnostics = fields.diagnostics
    faults = diagnostics.faults
    before = tuple(tuple(key.strip() for key in chain.split("<")) for chain in chains)
    followers: dict[str, list[str]] = {}
    origins: dict[tuple[str, str], Text] = {}
    for text, chain in zip(chains, before, strict=True):
        if len(chain) < FEWEST_BLOCKS:
            diagnostics.add("E-ORDER", text, f"{quoted(text)} is no chain", "Write 'a < b < c'.")
        for key in chain:
            if key not in blocks:
                message = f"the chain names {quoted(key)}, which is not among the items"
                diagnostics.add("E-ORDER", text, message, diagnostics.guess(key, blocks))
        for first, second in pairwise(chain):
            followers.setdefault(first, []).append(second)
            origins.setdefault((first, second), text)
    for circle in find_cycles(followers) if diagnostics.faults == faults else ():
        message = f"the chains lead round in a circle: {show_cycle(circle, '<')}"
        diagnostics.add("E-ORDER", origins[circle[-1], circle[0]], message)
    return before


def _distractors(fields: Fields, blocks: dict[str, Text]) -> dict[str, Text]:
    """The blocks that belong in no order, under keys of their own."""
    distractors = fields.text_map("distractors")
    for key in distractors:
        if key in blocks:
            message = f"the distractor {quoted(key)} has the key of an item"
            fields.diagnostics.add("E-ORDER", distractors[key], message, "Give it another key.")
    return distractors


ORDER_KIND: Final = CardKind(
    name=Order.kind,
    read=read_order,
    decides="order",
    keys=frozenset({"items", "before", "distractors", "strict"}),
    form=(
        FormField(
            "order", "question", Shape.PROSE, "Put the steps of training in order.", needed=True
        ),
        FormField(
            "items",
            "blocks",
            Shape.BLOCKS,
            note="one a line, in a right order; they are called a, b, c",
            needed=True,
        ),
        FormField(
            "before",
            "before",
            Shape.LINES,
            "a < c",
            "empty: the order of the lines is the only one",
        ),
    ),
)
