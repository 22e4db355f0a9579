"""The card form: a card as an author fills it in, and the lines of a deck that it becomes."""

from collections.abc import Container, Mapping
from dataclasses import dataclass, field, replace
from typing import Self

from quizapp.decks.kinds.base import CardKind
from quizapp.decks.kinds.form_field import COMMON_FIELDS, FormField, Shape
from quizapp.decks.kinds.order import Order
from quizapp.decks.kinds.registry import CARD_KINDS
from quizapp.decks.writing.made_ids import name_after
from quizapp.decks.writing.shapes import as_data, block_names
from quizapp.decks.writing.yaml_lines import Data, entry_lines, pair_lines


def form_kinds() -> tuple[CardKind, ...]:
    """The kinds of card for which there is a form."""
    return tuple(kind for kind in CARD_KINDS if kind.form)


@dataclass(frozen=True, slots=True, kw_only=True)
class CardForm:
    """What stands in the fields of a form."""

    kind: str = "basic"
    deck: str = ""
    """The name of the deck that is to take the card."""
    name: str = ""
    """The id that the author typed; empty while it is made from the question."""
    entries: Mapping[str, str] = field(default_factory=dict)
    """What stands in a field, by its label."""
    extras: Mapping[str, Data] = field(default_factory=dict)
    """Keys of the card that have no field, such as the state of a lab."""

    @property
    def fields(self) -> tuple[FormField, ...]:
        """What the form asks, in its order."""
        own = next(kind.form for kind in form_kinds() if kind.name == self.kind)
        return (*own, *COMMON_FIELDS)

    @property
    def is_empty(self) -> bool:
        """Nothing stands in it that would be lost."""
        return not self.name and not any(text.strip() for text in self.entries.values())

    def with_entry(self, label: str, text: str) -> Self:
        """The form with another text in a field."""
        return replace(self, entries={**self.entries, label: text})

    def with_trap(self, value: str, sentence: str) -> Self:
        """The form with one more mistake that its card names."""
        label = next(asked.label for asked in self.fields if asked.shape is Shape.TRAPS)
        traps = self.entries.get(label, "").rstrip()
        return self.with_entry(label, f"{traps}\n{value}: {sentence}".lstrip())

    def next_kind(self, step: int = 1) -> Self:
        """The form for the kind after this one; what stands in it stays."""
        names = [kind.name for kind in form_kinds()]
        return replace(self, kind=names[(names.index(self.kind) + step) % len(names)])

    def cleared(self) -> Self:
        """A form for another card of the same kind and deck."""
        return replace(self, name="", entries={}, extras={})

    def card_name(self, taken: Container[str] = ()) -> str:
        """The id of the card: the one that was typed, or a free one from its question."""
        return self.name or name_after(self.entries.get("question", ""), taken)

    def card_keys(self, taken: Container[str] = ()) -> dict[str, Data]:
        """The keys of the card with their values, as the deck format has them."""
        keys: dict[str, Data] = {"id": self.card_name(taken)}
        for place, asked in enumerate(self.fields):
            data = as_data(asked.shape, self.entries.get(asked.label, ""))
            # The first key says of what kind the card is, even where nothing stands in it yet.
            if data or not place:
                keys[asked.key] = data
        if self.kind == Order.kind and "before" not in keys:
            keys |= _only_order(len(keys.get("items", ())))
        return keys | dict(self.extras)

    @property
    def missing(self) -> tuple[str, ...]:
        """The labels of the fields that still have to be filled in."""
        return tuple(
            asked.label
            for asked in self.fields
            if asked.needed and not self.entries.get(asked.label, "").strip()
        )

    def lines(self, taken: Container[str] = ()) -> list[str]:
        """The lines of the card, the first beginning with `- `."""
        return entry_lines(self.card_keys(taken))

    def labels(self, taken: Container[str] = ()) -> list[str]:
        """For each of those lines, the label of the field that it comes from."""
        names = {asked.key: asked.label for asked in self.fields}
        return [
            names.get(key, key)
            for key, data in self.card_keys(taken).items()
            for _ in pair_lines(key, data)
        ]


def _only_order(blocks: int) -> dict[str, Data]:
    """What says that blocks have one order, the one in which they stand."""
    if not blocks:
        return {}
    return {"before": [" < ".join(block_names(blocks))], "strict": "true"}
