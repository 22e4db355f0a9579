"""Cards as read: the kinds of card that the list `cards` holds."""

from collections.abc import Callable
from typing import Final

from quizapp.decks.cloze import ClozeError, parse_cloze
from quizapp.decks.ids import split_id
from quizapp.decks.model import (
    Basic,
    Card,
    Choice,
    Cloze,
    Gap,
    Numeric,
    Text,
    Tolerance,
    Typed,
)
from quizapp.decks.read.card_parts import (
    read_common,
    read_options,
    read_tolerance,
    read_traps,
    read_variables,
)
from quizapp.decks.read.order import read_order
from quizapp.decks.syntax.collector import Place, listed, quoted
from quizapp.decks.syntax.fields import Fields, as_fields
from quizapp.decks.syntax.names import NameTable
from quizapp.decks.syntax.nodes import Map, Node, Seq
from quizapp.decks.syntax.values import as_id, as_text, as_texts
from quizapp.text.suggest import did_you_mean

CARD: Final = "a card"

CARD_KEYS: Final = frozenset(
    {"id", "level", "tags", "hint", "why", "lab", "source", "rev", "was", "retired", "confidence"}
    | {"q", "a", "reverse", "cloze", "choice", "correct", "wrong", "typed", "accept", "exact"}
    | {"numeric", "vars", "answer", "tolerance", "unit", "traps", "solution", "range"}
    | {"order", "items", "before", "distractors", "strict"}
)
"""A lone key that is not among them is the question of a one-line card."""


def read_card(node: Node, table: NameTable) -> Card | None:
    """The card, or none when something about it is wrong."""
    diagnostics = table.diagnostics
    before = diagnostics.faults
    card: Card | None
    if type(node) is Map and len(node.entries) == 1 and not node.faulty:
        (entry,) = node.entries.values()
        card = _long(node, table) if entry[0] in CARD_KEYS else _one_line(*entry, table)
    else:
        card = _long(node, table)
    return card if diagnostics.faults == before else None


def _one_line(key: Text, value: Node, table: NameTable) -> Card | None:
    """A card written as `question ^id: answer`."""
    diagnostics = table.diagnostics
    if not key or key.isspace():
        diagnostics.add("E-EMPTY", key, "the question is empty")
        return None
    answer = as_text(value, "the answer of a one-line card", diagnostics)
    question, name = split_id(key)
    temporary = not name
    if temporary:
        name = table.declare_temporary(question, key, CARD)
    elif as_id(Text(name, key.line, key.column), diagnostics):
        table.declare(name, key)
    if answer is None:
        return None
    _warn_of_comment(answer, table)
    return Basic(
        id=name,
        line=key.line,
        column=key.column,
        temporary=temporary,
        question=question,
        answer=answer,
    )


def _warn_of_comment(answer: Text, table: NameTable) -> None:
    """Warn of a comment behind a plain answer, which may have been meant as a part of it."""
    line = table.diagnostics.lines[answer.line - 1]
    start = answer.column - 1
    if line.startswith(answer, start) and line[start + len(answer) :].lstrip()[:1] == "#":
        at = line.index("#", start + len(answer))
        message = f"{quoted(line[at:])} is a comment and not part of the answer"
        hint = "Put the answer in quotes, or the comment on a line of its own."
        table.diagnostics.add("W-COMMENT", Place(answer.line, at + 1), message, hint)


def _long(node: Node, table: NameTable) -> Card | None:
    """A card written as a mapping of keys."""
    diagnostics = table.diagnostics
    if type(node) is Text:
        hint = "Write 'question: answer' with a space after the colon, or keys such as q and a."
        if " #" in diagnostics.lines[node.line - 1]:
            hint = "What follows ' #' is a comment: put the question in quotes."
        message = f"a card needs a question and an answer, but here is the text {quoted(node)}"
        diagnostics.add("E-TYPE", node, message, hint)
        return None
    fields = as_fields(node, CARD, diagnostics)
    if fields is None:
        return None
    kinds = [kind for kind in KINDS if kind in fields.entries]
    if kinds == ["cloze", "typed"]:
        kinds = ["cloze"]
    if len(kinds) == 1:
        return KINDS[kinds[0]](fields, table)
    found = f"here are {' and '.join(kinds)}" if kinds else "none of them is here"
    message = f"exactly one of {listed(KINDS)} makes a card, but {found}"
    if kinds or type(node) is not Map or not node.faulty:  # an entry left out may have decided
        diagnostics.add("E-KIND", node, message, "" if kinds else _kind_hint(fields))
    if name := fields.identity():
        table.declare(name, node)
    return None


def _kind_hint(fields: Fields) -> str:
    """What the author of a card without a deciding key may have meant."""
    guesses = (did_you_mean(name, KINDS).lstrip() for name in fields.entries)
    return next(filter(None, guesses), "") or (
        "A one-line card that gets further keys is written with q and a."
    )


def _basic(fields: Fields, table: NameTable) -> Basic:
    question = fields.need_text("q")
    answer = fields.need_text("a")
    reverse = fields.flag("reverse")
    common = read_common(fields, question, table)
    return Basic(question=question, answer=answer, reverse=reverse, **common)


def _cloze(fields: Fields, table: NameTable) -> Cloze:
    text = fields.need_text("cloze")
    pieces: tuple[str | Gap, ...] = ()
    try:
        pieces = parse_cloze(text) if text else ()
    except ClozeError as error:
        fields.diagnostics.add("E-CLOZE", _inside(text, error.offset, fields), error.message)
    typed = fields.flag("typed")
    common = read_common(fields, text, table)
    return Cloze(text=text, pieces=pieces, typed=typed, **common)


def _inside(text: Text, offset: int, fields: Fields) -> Place:
    """Where the character of a text stands, if the file has the text on one line as it is."""
    line = fields.diagnostics.lines[text.line - 1]
    at = line.find(text, text.column - 1)
    return Place(text.line, text.column if at < 0 else at + offset + 1)


def _choice(fields: Fields, table: NameTable) -> Choice:
    question = fields.need_text("choice")
    correct = fields.need_texts("correct", single=True)
    several = isinstance(fields.entries.get("correct", ("", ""))[1], Seq)
    wrong = read_options(fields, "wrong")
    if "wrong" not in fields.entries:
        fields.missing("wrong")
    taken: set[str] = set()
    for option in (*correct, *(each.text for each in wrong)):
        if option in taken:
            fields.diagnostics.add("E-OPTION", option, f"the option {quoted(option)} stands twice")
        taken.add(option)
    common = read_common(fields, question, table)
    return Choice(question=question, correct=correct, wrong=wrong, several=several, **common)


def _typed(fields: Fields, table: NameTable) -> Typed:
    question = fields.need_text("typed")
    accept = fields.need_texts("accept")
    exact = fields.flag("exact")
    common = read_common(fields, question, table)
    return Typed(question=question, accept=accept, exact=exact, **common)


def _numeric(fields: Fields, table: NameTable) -> Numeric:
    question = fields.need_text("numeric")
    variables = read_variables(fields)
    answer = fields.need_text("answer")
    tolerance = read_tolerance(fields)
    if "tolerance" not in fields.entries:
        fields.missing("tolerance")
    unit = fields.heading("unit")
    traps = read_traps(fields)
    solution = fields.text("solution")
    ends = _range(fields)
    common = read_common(fields, question, table)
    return Numeric(
        question=question,
        variables=variables,
        answer=answer,
        tolerance=tolerance or Tolerance(),
        unit=unit,
        traps=traps,
        solution=solution,
        range=ends,
        **common,
    )


def _range(fields: Fields) -> tuple[Text, Text] | None:
    """The ends between which every answer must lie."""
    node = fields.take("range")
    if node is None:
        return None
    ends = as_texts(node, "range", fields.diagnostics)
    if len(ends) == 2:
        return ends[0], ends[1]
    if isinstance(node, Seq) and len(node) != 2:
        fields.diagnostics.add("E-TYPE", node, "'range' is a list of two: the lowest, the highest")
    return None


KINDS: Final[dict[str, Callable[[Fields, NameTable], Card]]] = {
    "q": _basic,
    "cloze": _cloze,
    "choice": _choice,
    "typed": _typed,
    "numeric": _numeric,
    "order": read_order,
}
"""The deciding keys, each with the reader of its kind."""
