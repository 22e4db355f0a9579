"""Card parts: what every kind of card may say, and parts that several kinds share."""

from typing import Final, TypedDict

from quizapp.decks.fields import Fields
from quizapp.decks.model import LabLink, Text, Tolerance, Trap
from quizapp.decks.nodes import Map
from quizapp.decks.register import Register
from quizapp.decks.values import as_id, as_text, on_one_line

LEVELS: Final = ("beginner", "intermediate", "expert")


class _Identity(TypedDict):
    """What every card has."""

    id: str
    line: int
    column: int
    temporary: bool


class Common(_Identity, total=False):
    """The arguments that every kind of card takes."""

    level: str
    tags: tuple[Text, ...]
    hint: Text | None
    why: Text | None
    lab: LabLink | None
    source: Text | None
    rev: int
    was: tuple[str, ...]
    retired: bool
    confidence: bool


def read_common(fields: Fields, text: Text, register: Register) -> Common:
    """What the card says besides its own keys; an id is made from `text` if it has none.

    This is the last step of reading a card: keys that are left are unknown.
    """
    name = fields.identity()
    temporary = not name and "id" not in fields.entries
    if name:
        register.claim(name, fields)
    elif temporary and text:
        name = register.claim_temporary(text, fields, fields.what)
    common = Common(id=name, line=fields.line, column=fields.column, temporary=temporary)
    if not fields.exhausted:
        _read_extras(fields, common, register)
        fields.close()
    return common


def _read_extras(fields: Fields, common: Common, register: Register) -> None:
    """The keys that any card may have and few do."""
    common["level"] = fields.word("level", LEVELS)
    common["tags"] = tuple(map(on_one_line, fields.texts("tags")))
    common["hint"] = fields.text("hint")
    common["why"] = fields.text("why")
    common["lab"] = _lab(fields, register)
    common["source"] = fields.text("source")
    common["rev"] = fields.whole("rev") or 1
    common["was"] = _was(fields, register)
    common["retired"] = fields.flag("retired")
    common["confidence"] = fields.word("confidence", ("on", "off"), default="on") == "on"


def _lab(fields: Fields, register: Register) -> LabLink | None:
    """The lab preset that the card opens."""
    inner = fields.inner("lab", "'lab'")
    if inner is None:
        return None
    link = LabLink(use=inner.need_text("use"), settings=inner.settings("with"))
    inner.close()
    if link.use:
        register.refer(link.use, "lab")
    return link


def _was(fields: Fields, register: Register) -> tuple[str, ...]:
    """The former ids of the card."""
    names = []
    for text in fields.texts("was", single=True):
        if name := as_id(text, fields.problems):
            register.claim_former(name, text)
            names.append(name)
    return tuple(names)


def read_tolerance(fields: Fields) -> Tolerance | None:
    """How far off an answer may be: a number for the absolute one, or {abs, rel}."""
    node = fields.take("tolerance")
    if node is None:
        return None
    if type(node) is not Map:
        absolute = as_text(node, "'tolerance'", fields.problems)
        return Tolerance(absolute) if absolute else None
    inner = Fields(node, "'tolerance'", fields.problems)
    absolute, relative = inner.text("abs"), inner.text("rel")
    inner.close()
    if not node.entries:
        fields.empty("tolerance")
    return Tolerance(absolute or Text("0"), relative or Text("0"))


def read_traps(fields: Fields) -> tuple[Trap, ...]:
    """The named mistakes of a numeric question."""
    return fields.things(
        "traps", "a trap", lambda row: Trap(value=row.need_text("if"), say=row.need_text("say"))
    )
