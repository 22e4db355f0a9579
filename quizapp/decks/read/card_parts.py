"""Card parts: what every kind of card may say, and parts that several kinds share."""

import re
from typing import Final, TypedDict

from quizapp.decks.model import LabLink, Option, Text, Tolerance, Trap
from quizapp.decks.syntax.collector import quoted
from quizapp.decks.syntax.fields import Fields
from quizapp.decks.syntax.names import NameTable
from quizapp.decks.syntax.nodes import Map
from quizapp.decks.syntax.values import as_id, as_text, on_one_line
from quizapp.labs.catalogue import is_lab

LEVELS: Final = ("beginner", "intermediate", "expert")

_VARIABLE: Final = re.compile(r"[A-Za-z_][A-Za-z0-9_]{0,31}")


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
    common = Common(id=name, line=fields.line, column=fields.column, temporary=temporary)
    if not fields.exhausted:
        _read_extras(fields, common, table)
        fields.close()
    return common


def _read_extras(fields: Fields, common: Common, table: NameTable) -> None:
    """The keys that any card may have and few do."""
    common["level"] = fields.word("level", LEVELS)
    common["tags"] = tuple(map(on_one_line, fields.texts("tags")))
    common["hint"] = fields.text("hint")
    common["why"] = fields.text("why")
    common["lab"] = _lab(fields, table)
    common["source"] = fields.text("source")
    common["rev"] = fields.whole("rev") or 1
    common["was"] = _was(fields, table)
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


def _was(fields: Fields, table: NameTable) -> tuple[str, ...]:
    """The former ids of the card."""
    names = []
    for text in fields.texts("was", single=True):
        if name := as_id(text, fields.diagnostics):
            table.declare_former(name, text)
            names.append(name)
    return tuple(names)


def read_tolerance(fields: Fields) -> Tolerance | None:
    """How far off an answer may be: a number for the absolute one, or {abs, rel}."""
    node = fields.take("tolerance")
    if node is None:
        return None
    if type(node) is not Map:
        absolute = as_text(node, "'tolerance'", fields.diagnostics)
        return Tolerance(absolute) if absolute else None
    inner = Fields(node, "'tolerance'", fields.diagnostics)
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


def read_variables(fields: Fields) -> dict[str, Text]:
    """How the numbers of a question are drawn, by name."""
    variables = fields.text_map("vars")
    for name in variables:
        if not _VARIABLE.fullmatch(name):
            message = f"{quoted(name)} cannot name a variable: use letters, digits and _"
            fields.diagnostics.add("E-ID", variables[name], message)
    return variables


def read_options(fields: Fields, name: str) -> tuple[Option, ...]:
    """Options to choose from, each a text or a text with its feedback."""
    options = []
    what = f"an entry of '{name}'"
    for node in fields.nodes(name):
        if type(node) is Map and len(node.entries) == 1 and not node.faulty:
            ((text, reply),) = node.entries.values()
            feedback = as_text(reply, "the feedback", fields.diagnostics)
            options.append(Option(text, feedback))
        elif isinstance(node, Map):
            message = f"{what} is a text, or one text with its feedback"
            fields.diagnostics.add("E-TYPE", node, message)
        elif (text_only := as_text(node, what, fields.diagnostics)) is not None:
            options.append(Option(text_only))
    if name in fields.entries and fields.entries[name][1] == []:
        fields.empty(name)
    return tuple(options)
