"""Faults: where what breaks at one station of the architecture flow shows first."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import ClassVar, Final

from quizapp.decks.kinds.base import Card, CardKind, prose_part, read_common_as
from quizapp.decks.syntax.fields import Fields
from quizapp.decks.syntax.names import NameTable
from quizapp.decks.text import Text


@dataclass(frozen=True, slots=True, kw_only=True)
class FlowFault(Card):
    """A fault at one station, and the question where it shows first."""

    kind: ClassVar[str] = "fault"

    node: str
    """The station at which the fault is injected."""
    breaks_when: Text
    shows_at: Text
    """The station at which it shows first, which may be the same."""
    shows_as: Text | None = None
    """How it shows there."""
    stations: Mapping[str, Text] = field(default_factory=dict)
    """The texts of all stations of the flow by their ids: the options."""

    def asks(self, facet: str) -> str:
        """Where the fault shows first; the options are apart."""
        fault = f"{self.stations[self.node]}: {self.breaks_when}."
        return f"{fault} At which station can that be seen first?"

    def fingerprint_parts(self, facet: str) -> Iterable[str]:
        """What breaks, and the stations where and where it shows, by their words."""
        place, shows = self.stations[self.node], self.stations[self.shows_at]
        return prose_part(place), prose_part(self.breaks_when), prose_part(shows)


def read_fault(
    fields: Fields, table: NameTable, *, flow: str, node: str, breaks_when: Text | None
) -> FlowFault:
    """The fault of a station, still without the others.

    Args:
        fields: of the station; those that any card may have are the fault's.
        table: the names of the topic.
        flow: the id of the flow, with which that of the fault begins.
        node: the id of the station.
        breaks_when: what the station says of itself.
    """
    if breaks_when is None:
        fields.missing("breaks_when")
    shows_at = fields.need_text("shows_at")
    if shows_at:
        table.refer(shows_at, "node")
    shows_as = fields.text("shows_as")
    common = read_common_as(f"{flow}-{node}", fields, table, prefix=f"{flow}-")
    return FlowFault(
        node=node,
        breaks_when=breaks_when or Text(""),
        shows_at=shows_at,
        shows_as=shows_as,
        **common,
    )


FAULT_KIND: Final = CardKind(name=FlowFault.kind, read=read_fault)
