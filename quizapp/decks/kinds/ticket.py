"""Tickets: failures to diagnose, in the sessions of a topic."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import ClassVar, Final

from quizapp.decks.kinds.base import Card, CardKind, draw_parts, prose_part, read_common
from quizapp.decks.kinds.parts import Option, read_options, read_variables
from quizapp.decks.syntax.collector import quoted
from quizapp.decks.syntax.fields import Fields
from quizapp.decks.syntax.names import NameTable
from quizapp.decks.text import Text


@dataclass(frozen=True, slots=True)
class PanelRequest:
    """A panel of figures that a ticket shows; the engine makes it, with others each time."""

    use: Text
    """The kind of panel, such as `slices`."""
    settings: Mapping[str, object] = field(default_factory=dict)
    """What differs from its defaults; texts may compute numbers."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Ticket(Card):
    """A failure to diagnose from what was seen of it."""

    kind: ClassVar[str] = "ticket"
    expressions: ClassVar[frozenset[str]] = frozenset({"variables"})
    draws_numbers: ClassVar[bool] = True

    symptom: Text
    evidence: tuple[PanelRequest, ...] = ()
    variables: Mapping[str, Text] = field(default_factory=dict)
    """How the numbers of its texts and its evidence are drawn."""
    cause: Text
    other_causes: tuple[Option, ...] = ()
    remedies: tuple[Text, ...] = ()
    wrong_remedies: tuple[Option, ...] = ()
    points: tuple[Text, ...] = ()
    """What the sentence of why says, for the learner to compare."""
    explain: Text | None = None

    @property
    def draws(self) -> Mapping[str, Text]:
        """How each variable is drawn."""
        return self.variables

    def asks(self, facet: str) -> str:
        """The symptom."""
        return self.symptom

    def fingerprint_parts(self, facet: str) -> Iterable[str]:
        """The symptom, its cause and what helps; how its numbers are drawn, and its evidence."""
        yield prose_part(self.symptom)
        yield prose_part(self.cause)
        yield from map(prose_part, self.remedies)
        yield from draw_parts(self.variables)
        for panel in self.evidence:
            yield panel.use
            yield from (f"{name}={value}" for name, value in sorted(panel.settings.items()))


def read_ticket(fields: Fields, table: NameTable) -> Ticket:
    """A failure ticket."""
    symptom = fields.need_text("symptom")
    evidence = fields.things("evidence", "a panel of evidence", _panel)
    variables = read_variables(fields)
    cause = fields.need_text("cause")
    other_causes = read_options(fields, "not", single=True)
    remedies = fields.texts("remedy", single=True)
    wrong_remedies = read_options(fields, "wrong_remedies", single=True)
    points = fields.texts("points", single=True)
    explain = fields.text("explain")
    _check_apart(fields, (cause,), other_causes, "the cause")
    _check_apart(fields, remedies, wrong_remedies, "the remedy")
    common = read_common(fields, symptom, table)
    return Ticket(
        symptom=symptom,
        evidence=evidence,
        variables=variables,
        cause=cause,
        other_causes=other_causes,
        remedies=remedies,
        wrong_remedies=wrong_remedies,
        points=points,
        explain=explain,
        **common,
    )


def _panel(fields: Fields) -> PanelRequest:
    """A panel, whatever it is called; whether there is one is a matter of `check`."""
    return PanelRequest(use=fields.need_text("use"), settings=fields.settings("with"))


def _check_apart(
    fields: Fields, right: tuple[Text, ...], wrong: tuple[Option, ...], what: str
) -> None:
    """Nothing is right and wrong at once."""
    wrong_texts = {option.text for option in wrong}
    for text in right:
        if text in wrong_texts:
            message = f"{what} {quoted(text)} stands among the wrong ones"
            fields.diagnostics.add("E-OPTION", text, message)


TICKET_KIND: Final = CardKind(name=Ticket.kind, read=read_ticket)
