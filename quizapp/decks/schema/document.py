"""The schema as a document: what editors are given, JSON Schema of a whole deck file."""

from functools import partial
from typing import Final

from quizapp.decks.ids import TOPIC_PATTERN
from quizapp.decks.kinds.base import CardKind
from quizapp.decks.kinds.registry import CARD_KINDS, deciding_keys, is_card_key
from quizapp.decks.read.topic import FORMAT, SUBSTANCE, read_keys
from quizapp.decks.schema.key_help import help_for
from quizapp.decks.schema.recorder import TEXT, TEXT_ITSELF, Schema, schema_of
from quizapp.decks.syntax.collector import Diagnostics
from quizapp.decks.syntax.names import NameTable

DIALECT: Final = "https://json-schema.org/draft/2020-12/schema"


def deck_schema() -> Schema:
    """The schema of a deck file; what it admits has the form of a deck, and may still be wrong.

    What a name refers to, what an expression gives and what is too long is for `check` to say.
    """
    table = NameTable(Diagnostics(""))
    topic = schema_of(lambda fields: read_keys(fields, table, complete=True), "a topic")
    topic["properties"]["topic"] |= {"pattern": f"^{TOPIC_PATTERN.pattern}$"}
    topic["properties"]["cards"]["items"] = {"$ref": "#/$defs/card"}
    topic["properties"]["quizapp"] |= {"anyOf": [{"const": FORMAT}, {"const": int(FORMAT)}]}
    # One of these lists has something in it.
    topic["anyOf"] = [
        {"required": [name], "properties": {name: {"minItems": 1}}} for name in SUBSTANCE
    ]
    kinds = [kind for kind in CARD_KINDS if kind.decides]
    cards = {
        kind.name: schema_of(partial(kind.read, table=table), _of_kind(kind)) for kind in kinds
    }
    definitions = {"text": TEXT_ITSELF, "card": _any_card(kinds, cards), **cards}
    return {"$schema": DIALECT, "title": "A deck of quizapp", **topic, "$defs": definitions}


def _of_kind(kind: CardKind) -> str:
    """How help calls the cards of a kind."""
    return f"a card that is {kind.name}"


def _any_card(kinds: list[CardKind], cards: dict[str, Schema]) -> Schema:
    """A card of the kind that its deciding key says, and on one line without such a key."""
    keys = {key for card in cards.values() for key in card["properties"] if is_card_key(key)}
    schema: Schema = {
        "minProperties": 1,
        "maxProperties": 1,
        "propertyNames": {"not": {"enum": sorted(keys)}, "pattern": r"\S"},
        "additionalProperties": TEXT,
    }
    # Where one kind has the deciding key of another among its own, it is the one that decides.
    for kind in sorted(kinds, key=lambda kind: not kind.keys.isdisjoint(deciding_keys())):
        reference = {"$ref": f"#/$defs/{kind.name}"}
        schema = {"if": {"required": [kind.decides]}, "then": reference, "else": schema}
    offers = {
        kind.decides: {"description": help_for(_of_kind(kind), kind.decides)} for kind in kinds
    }
    return {"type": "object", "properties": offers, **schema}
