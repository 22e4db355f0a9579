"""Cards: what every kind of card may say and has to answer for itself, and how it is read."""

from abc import ABC, abstractmethod
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from typing import ClassVar, Final, TypedDict

from quizapp.decks.ids import normalised
from quizapp.decks.kinds.form_field import FormField
from quizapp.decks.kinds.marks import LEVELS, PRIORITIES, UNMARKED
from quizapp.decks.syntax.fields import Fields
from quizapp.decks.syntax.names import NameTable
from quizapp.decks.syntax.values import as_id, on_one_line
from quizapp.decks.text import Text
from quizapp.labs.catalogue import is_lab

COMMON_KEYS: Final = frozenset(
    {
        "id",
        "level",
        "priority",
        "after",
        "tags",
        "hint",
        "why",
        "lab",
        "source",
        "rev",
        "was",
        "retired",
        "confidence",
    }
)
"""The keys that any card may have."""

WHOLE: Final = ("",)
"""The facets of a card that is scheduled as one."""


@dataclass(frozen=True, slots=True, kw_only=True)
class LabLink:
    """A lab, or a preset of the topic, that a card opens."""

    use: Text
    settings: Mapping[str, object] = field(default_factory=dict)
    """The card's `with`: scalars are `Text`, lists are tuples, mappings are dicts."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Card(ABC):
    """What every kind of card may say."""

    kind: ClassVar[str]
    """The name of the kind in filters, in the index and in fingerprints."""
    expressions: ClassVar[frozenset[str]] = frozenset()
    """Its fields that hold expressions; all other texts are prose, shown to learners."""
    draws_numbers: ClassVar[bool] = False
    """Its texts compute with numbers that are drawn, so that they cannot be judged without."""

    id: str
    """Unique in its topic; made from the text when `temporary`."""
    line: int
    column: int
    temporary: bool = False
    """The author wrote no id, so an edit of the text would lose the history."""
    level: str = ""
    """Empty, `beginner`, `intermediate` or `expert`."""
    priority: str = UNMARKED
    """How often interviews ask it: `core`, `often` or `rare`."""
    after: tuple[Text, ...] = ()
    """What it needs: ids of this topic, or `topic/id`."""
    tags: tuple[Text, ...] = ()
    hint: Text | None = None
    why: Text | None = None
    lab: LabLink | None = None
    source: Text | None = None
    rev: int = 1
    was: tuple[str, ...] = ()
    retired: bool = False
    confidence: bool = True
    """False when the card says `confidence: off`."""

    @property
    def facets(self) -> tuple[str, ...]:
        """The parts of the card that are scheduled one by one."""
        return WHOLE

    @property
    def draws(self) -> Mapping[str, Text]:
        """How each of its numbers is drawn, by variable."""
        return {}

    @property
    def has_lab(self) -> bool:
        """A lab may be opened once the card is answered."""
        return self.lab is not None

    @abstractmethod
    def asks(self, facet: str) -> str:
        """What the facet asks, as the author wrote it: lists and searches show it on one line."""

    def asks_closed(self, facet: str) -> str:
        """What the facet asks, with nothing in it that another facet of the card asks for."""
        return self.asks(facet)

    @abstractmethod
    def fingerprint_parts(self, facet: str) -> Iterable[str]:
        """What the facet asks and what counts as right: prose by its words, formulas whole.

        Their order is part of every fingerprint that a journal holds.
        """


prose_part = normalised
"""Prose as a fingerprint covers it."""


def formula_part(text: str) -> str:
    """A formula without its white space; every other sign in it counts."""
    return "".join(text.split())


def draw_parts(variables: Mapping[str, Text]) -> list[str]:
    """How the numbers of a question are drawn, as a fingerprint covers it."""
    return [f"{name}={formula_part(how)}" for name, how in sorted(variables.items())]


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class CardKind:
    """One kind of card, as the tuple of all kinds has it."""

    name: str
    read: Callable[..., Card]
    """Reads a mapping that is known to be of this kind, given its fields and the names of the
    topic, and what else the section tells in which the kind stands."""
    decides: str = ""
    """The key that makes an entry of `cards` of this kind; empty when another list holds it."""
    keys: frozenset[str] = frozenset()
    """The other keys of its own; another kind's deciding key among them decides nothing here."""
    form: tuple[FormField, ...] = ()
    """What a form for a new card of this kind asks; empty where there is none."""


class _Identity(TypedDict):
    """What every card has."""

    id: str
    line: int
    column: int
    temporary: bool


class Common(_Identity, total=False):
    """The arguments that every kind of card takes."""

    level: str
    priority: str
    after: tuple[Text, ...]
    tags: tuple[Text, ...]
    hint: Text | None
    why: Text | None
    lab: LabLink | None
    source: Text | None
    rev: int
    was: tuple[str, ...]
    retired: bool
    confidence: bool


def read_common(fields: Fields, text: Text, table: NameTable) -> Common:
    """What the card says besides its own keys; an id is made from `text` if it has none.

    This is the last step of reading a card: keys that are left are unknown.
    """
    name = fields.identity()
    temporary = not name and "id" not in fields.entries
    if name:
        table.declare(name, fields)
    elif temporary and text:
        name = table.declare_temporary(text, fields, fields.what)
    return _common(name, fields, table, temporary=temporary)


def read_common_as(name: str, fields: Fields, table: NameTable, *, prefix: str) -> Common:
    """The same of a card that is named after what it stands in.

    Args:
        name: the id of the card.
        fields: of the card, without its id.
        table: the names of the topic.
        prefix: what `name` begins with, and former ids that the card gives begin with too.
    """
    if as_id(Text(name, fields.line, fields.column), fields.diagnostics):
        table.declare(name, fields)
    return _common(name, fields, table, prefix=prefix)


def _common(
    name: str, fields: Fields, table: NameTable, *, temporary: bool = False, prefix: str = ""
) -> Common:
    """What a card of this name says besides."""
    common = Common(id=name, line=fields.line, column=fields.column, temporary=temporary)
    if not fields.exhausted:
        _read_extras(fields, common, table, prefix)
        fields.close()
    return common


def _read_extras(fields: Fields, common: Common, table: NameTable, prefix: str) -> None:
    """The keys that any card may have and few do."""
    common["level"] = fields.word("level", LEVELS)
    common["priority"] = fields.word("priority", PRIORITIES, default=UNMARKED)
    common["after"] = _after(fields, table)
    common["tags"] = tuple(map(on_one_line, fields.texts("tags")))
    common["hint"] = fields.text("hint")
    common["why"] = fields.text("why")
    if fields.exhausted:  # as most cards are by now
        return
    common["lab"] = _lab(fields, table)
    common["source"] = fields.text("source")
    common["rev"] = fields.whole("rev") or 1
    common["was"] = _was(fields, table, prefix)
    common["retired"] = fields.flag("retired")
    common["confidence"] = fields.word("confidence", ("on", "off"), default="on") == "on"


def _lab(fields: Fields, table: NameTable) -> LabLink | None:
    """The preset of this topic, or the lab, that the card opens."""
    inner = fields.inner("lab", "'lab'")
    if inner is None:
        return None
    link = LabLink(use=inner.need_text("use"), settings=inner.settings("with"))
    inner.close()
    if link.use and not is_lab(link.use):
        table.refer(link.use, "lab")
    return link


def _after(fields: Fields, table: NameTable) -> tuple[Text, ...]:
    """What the card needs; ids of this topic have to be there."""
    names = tuple(map(on_one_line, fields.texts("after", single=True)))
    for name in names:
        if "/" not in name:
            table.refer(name)
    return names


def _was(fields: Fields, table: NameTable, prefix: str) -> tuple[str, ...]:
    """The former ids of the card."""
    names = []
    for text in fields.texts("was", single=True):
        if name := as_id(text, fields.diagnostics):
            table.declare_former(prefix + name, text)
            names.append(prefix + name)
    return tuple(names)
