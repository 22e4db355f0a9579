"""The report on a form: what the card would be, and what is wrong with it, while it is typed."""

from collections.abc import Container, Iterator, Mapping
from dataclasses import dataclass
from typing import Final, NamedTuple

from quizapp.decks.contents.slips import SuggestedTrap, suggested_traps
from quizapp.decks.diagnostics import Diagnostic, Level
from quizapp.decks.kinds.numeric import Numeric
from quizapp.decks.substitution import fill
from quizapp.decks.writing.card_form import CardForm
from quizapp.engine.scalar.expressions import ExpressionError, evaluate, parse
from quizapp.study.preview.deck import PreviewRow, preview_deck
from quizapp.study.preview.item import DrawnItem, Spread, brief_number, draw_row, spread_of

_HEAD: Final = "topic: form\ncards:\n"
"""The deck in which the card is tried, which has no other."""

_FIRST: Final = _HEAD.count("\n") + 1
"""The line of that deck on which the card begins."""

UNFINISHED: Final = frozenset({"E-MISSING", "E-EMPTY", "E-KIND"})
"""What is said of every card that is not filled in yet."""

MISSHAPEN: Final = "E-TYPE"

ID_LABEL: Final = "id"


class FieldComplaint(NamedTuple):
    """One thing wrong in one field."""

    label: str
    level: Level
    sentence: str


class OfferedTrap(NamedTuple):
    """A mistake that the card might name, as it looks with the numbers of this draw."""

    trap: SuggestedTrap
    number: str
    sentence: str
    """Markdown."""


@dataclass(frozen=True, slots=True)
class FormReport:
    """What a form makes."""

    lines: tuple[str, ...]
    """The card, as it would be written."""
    missing: tuple[str, ...] = ()
    """The labels of the fields that still have to be filled in."""
    complaints: tuple[FieldComplaint, ...] = ()
    drawn: DrawnItem | None = None
    """The card as it is asked in one draw; none while it cannot be read."""
    spread: Spread | None = None
    """How a computed answer is spread."""
    offers: tuple[OfferedTrap, ...] = ()
    """Mistakes that the card does not name yet, the most common first."""

    @property
    def refusal(self) -> str:
        """Why the card is not written; empty if it may be."""
        if self.missing:
            return f"Still to be filled in: {', '.join(self.missing)}."
        errors = (each for each in self.complaints if each.level is Level.ERROR)
        return next((f"{error.label}: {error.sentence}" for error in errors), "")

    @property
    def summary(self) -> str:
        """What is known of the card, in a line."""
        if self.missing:
            return f"to be filled in: {', '.join(self.missing)}"
        count = len(self.complaints)
        verdict = f"{count} complaint{'s' * (count > 1)}" if count else "no complaint"
        draws = f"{self.spread.draws} draws: {self.spread.sentence}, " if self.spread else ""
        return f"{draws}{verdict}"


def report_on(form: CardForm, taken: Container[str] = (), *, draw: int = 0) -> FormReport:
    """What the form makes, tried in a deck of its own; whatever stands in it, it never raises.

    Args:
        form: the form.
        taken: the ids that its deck has given away.
        draw: which numbers are drawn, from 0.
    """
    lines, missing = form.lines(taken), form.missing
    text = _HEAD + "".join(f"  {line}\n" if line else "\n" for line in lines)
    preview = preview_deck("form", text.encode(errors="replace"))
    examples = {asked.label: asked.example for asked in form.fields}
    complaints = [
        _of_field(complaint, form.labels(taken), examples)
        for complaint in preview.complaints
        if not (missing and complaint.code in UNFINISHED)
    ]
    if form.name in taken:
        sentence = f"'{form.name}' is the id of another card of the deck."
        complaints.insert(0, FieldComplaint(ID_LABEL, Level.ERROR, sentence))
    row = next((row for row in preview.rows if row.item), PreviewRow(None, "", 0))
    drawn = draw_row(row, draw) if row.item else None
    return FormReport(
        tuple(lines),
        missing,
        tuple(complaints),
        drawn,
        spread_of(row.item) if row.item else None,
        tuple(_offers(drawn)) if drawn else (),
    )


def _offers(drawn: DrawnItem) -> Iterator[OfferedTrap]:
    """What a numeric card might say of single slips, with the numbers that were drawn."""
    question = drawn.question
    card = question.item.card if question else None
    if question is None or not isinstance(card, Numeric):
        return
    values, named = question.values, [trap.value for trap in card.traps]
    for trap in suggested_traps(card.answer, card.variables, tolerance=card.tolerance, traps=named):
        try:
            number = brief_number(evaluate(parse(trap.value, names=values), values))
            yield OfferedTrap(trap, number, fill(trap.say, values))
        except ExpressionError:  # it was tried with other numbers, and these give it no value
            continue


def _of_field(
    complaint: Diagnostic, labels: list[str], examples: Mapping[str, str]
) -> FieldComplaint:
    label = labels[min(max(0, complaint.line - _FIRST), len(labels) - 1)]
    if complaint.code == MISSHAPEN and examples.get(label):
        # Of mappings and lists only the file knows; the form has lines.
        sentence = f"Write it like this: {examples[label]} ({complaint.code})"
        return FieldComplaint(label, complaint.level, sentence)
    sentence = f"{complaint.message[:1].upper()}{complaint.message[1:]}."
    whole = f"{sentence} {complaint.hint}".strip()
    return FieldComplaint(label, complaint.level, f"{whole} ({complaint.code})")
