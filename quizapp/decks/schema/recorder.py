"""The recorder: runs a reader of decks to learn which keys it asks for, and what it wants of them.

A reader is run twice: once as if every text were only a text and nothing optional were there, and
once as if a mapping stood wherever one may. What is asked for in either run is the schema.
"""

from collections.abc import Callable, Collection, Mapping
from typing import Any, Final, TypeAlias

from quizapp.decks.ids import ID_PATTERN
from quizapp.decks.schema.key_help import help_for
from quizapp.decks.syntax.collector import Diagnostics
from quizapp.decks.syntax.fields import Fields, Thing
from quizapp.decks.syntax.nodes import Map, Seq
from quizapp.decks.text import Text

Schema: TypeAlias = dict[str, Any]

TEXT: Final[Schema] = {"$ref": "#/$defs/text"}
"""A text is whatever stands on one line: editors take `3` and `true` for something else."""

TEXT_ITSELF: Final[Schema] = {"type": ["string", "number", "boolean"], "pattern": r"\S"}

IDENTITY: Final[Schema] = {"type": ["string", "integer"], "pattern": f"^{ID_PATTERN.pattern}$"}


def schema_of(read: Callable[[Fields], object], what: str) -> Schema:
    """The schema of the mappings that a reader takes.

    Args:
        read: the reader.
        what: the thing in a diagnostic, by which the help of its keys goes too.
    """
    plain, rich = (Recorder(what, with_mappings=rich) for rich in (False, True))
    read(plain)
    read(rich)
    return _merged(plain, rich)


class Recorder(Fields):
    """The fields of a mapping that holds nothing, which keep what they are asked for."""

    def __init__(self, what: str, *, with_mappings: bool) -> None:
        super().__init__(Map(1, 1), what, Diagnostics(""))
        self.keys: dict[str, Schema | Recorder] = {}
        self.required: dict[str, None] = {}
        self.rules: list[Schema] = []
        """What else holds of the mapping, about more than one of its keys."""
        self._with_mappings = with_mappings
        self._filled: set[str] = set()
        """The keys whose mapping must hold something."""

    def as_schema(self) -> Schema:
        """What was asked for in this run."""
        schema: Schema = {"type": "object", "additionalProperties": False}
        schema["properties"] = {name: self._property(name) for name in self.keys}
        if self.required:
            schema["required"] = list(self.required)
        if self.rules:
            schema["allOf"] = list(self.rules)
        return schema

    def _property(self, name: str) -> Schema:
        value = self.keys[name]
        if not isinstance(value, Recorder):
            return value
        schema = value.as_schema()
        schema["properties"] = _with_help(schema["properties"], value.what)
        return schema | ({"minProperties": 1} if name in self._filled else {})

    def take(self, name: str) -> None:
        """Nothing; of what type it may be is not known."""
        self.keys.setdefault(name, {})

    def text(self, name: str) -> None:
        """No text, which may be left out."""
        self.keys[name] = TEXT

    def need_text(self, name: str) -> Text:
        """An empty text, which must be there."""
        self.require(name)
        self.keys[name] = TEXT
        return Text("", 1, 1)

    def texts(self, name: str, *, single: bool = False) -> tuple[Text, ...]:
        """No texts."""
        self.keys[name] = _list_of(TEXT, single=single)
        return ()

    def need_texts(self, name: str, *, single: bool = False) -> tuple[Text, ...]:
        """No texts, of which there must be one at least."""
        self.require(name)
        self.keys[name] = _list_of(TEXT, single=single, least=1)
        return ()

    def text_map(self, name: str) -> dict[str, Text]:
        """No texts."""
        self.keys[name] = {"type": "object", "additionalProperties": TEXT}
        return {}

    def settings(self, name: str) -> dict[str, object]:
        """No settings."""
        self.keys[name] = {"type": "object"}
        return {}

    def identity(self, name: str = "id") -> str:
        """No id."""
        self.keys[name] = IDENTITY
        return ""

    def word(self, name: str, words: Collection[str], *, default: str = "") -> str:
        """The word that stands for none."""
        self.keys[name] = {"enum": list(words)}
        return default

    def need_word(self, name: str, words: Collection[str]) -> str:
        """No word, which must be there with the key that it needs."""
        self.require(name)
        needs = words if isinstance(words, Mapping) else {}
        for word, needed in needs.items():
            rule = {"properties": {name: {"const": word}}, "required": [name]}
            self.rules.append({"if": rule, "then": {"required": [needed]}})
        return self.word(name, words)

    def flag(self, name: str) -> bool:
        """False."""
        self.keys[name] = {"type": "boolean"}
        return False

    def whole(self, name: str) -> None:
        """No number."""
        self.keys[name] = {"type": "integer", "minimum": 1}

    def decimal(self, name: str, *, default: float) -> float:
        """The default."""
        self.keys[name] = {"type": "number", "exclusiveMinimum": 0}
        return default

    def inner(self, name: str, what: str) -> "Recorder":
        """A recorder for the mapping under a key."""
        inner = Recorder(what, with_mappings=self._with_mappings)
        self.keys[name] = inner
        return inner

    def things(
        self,
        name: str,
        what: str,
        read: Callable[[Fields], Thing],
        *,
        apart: bool = False,  # noqa: ARG002 - one faulty thing more or less makes no schema
    ) -> tuple[Thing, ...]:
        """No things."""
        self.keys[name] = _list_of(schema_of(read, what))
        return ()

    def pairs(
        self,
        name: str,
        read: Callable[[Text, Text | Fields | None], Thing],
        *,
        single: bool = False,
        mappings: bool = False,
    ) -> tuple[Thing, ...]:
        """No pairs, of which there must be one at least."""
        reply = TEXT
        if mappings:
            reply = _either(TEXT, schema_of(lambda inner: read(Text("", 1, 1), inner), "a reply"))
        alone_or_not = _either(TEXT, {"type": "object", "additionalProperties": reply} | _ONE)
        self.keys[name] = _list_of(alone_or_not, single=single, least=1)
        return ()

    def nodes(self, name: str) -> Seq:
        """No nodes; what they may be is not known."""
        self.keys[name] = {"type": "array"}
        return Seq()

    @property
    def exhausted(self) -> bool:
        """Never, so that the keys are asked for that few mappings have."""
        return False

    def holds(self, name: str, kind: type[Text | Map]) -> bool:  # noqa: ARG002 - any key may
        """A mapping, in the run that is as if there were one wherever one may be."""
        return kind is Map and self._with_mappings

    def has_any(self, *names: str) -> bool:  # noqa: ARG002 - any of them may
        """In that run as well."""
        return self._with_mappings

    def require(self, *names: str) -> None:
        """Keep that one of the keys has to be there."""
        if len(names) == 1:
            self.missing(names[0])
        else:
            self.rules.append({"anyOf": [{"required": [name]} for name in names]})

    def require_both(self, one: str, other: str) -> None:
        """Keep that neither of the keys goes without the other."""
        self.rules.append({"dependentRequired": {one: [other], other: [one]}})

    def missing(self, name: str) -> None:
        """Keep that the key has to be there."""
        self.required[name] = None

    def empty(self, name: str) -> None:
        """Keep that what stands under the key has to hold something."""
        self._filled.add(name)


_ONE: Final[Schema] = {"minProperties": 1, "maxProperties": 1}


def _list_of(entry: Schema, *, single: bool = False, least: int = 0) -> Schema:
    """A list of such entries, or a text that stands for a list of one."""
    schema: Schema = {"type": "array", "items": entry} | ({"minItems": least} if least else {})
    return _either(TEXT, schema) if single else schema


def _either(*schemas: Schema) -> Schema:
    return {"anyOf": list(schemas)}


def _with_help(properties: dict[str, Schema], what: str) -> dict[str, Schema]:
    """The keys of a thing, each with its line of help."""
    return {name: {"description": help_for(what, name), **properties[name]} for name in properties}


def _merged(plain: Recorder, rich: Recorder) -> Schema:
    """What either run asked for; a key that only the second knows goes with what that one needs."""
    schema, other = plain.as_schema(), rich.as_schema()
    properties = schema["properties"]
    more = [name for name in rich.required if name not in plain.required]
    added = [name for name in other["properties"] if name not in properties]
    for name, value in other["properties"].items():
        old = properties.get(name, value)
        properties[name] = old if old == value else _either(old, value)
    schema["properties"] = _with_help(properties, plain.what)
    if more:
        schema["dependentRequired"] = dict.fromkeys(added, more)
    return schema
