"""The tour of a flow: at which station the learner is, and which of them are open."""

from dataclasses import dataclass, replace
from functools import cached_property
from typing import Self

from quizapp.decks.topic import FlowDiagram, FlowNode


@dataclass(frozen=True)
class FlowTour:
    """One look at the flow of a topic; a step gives the next."""

    topic: str
    flow: FlowDiagram
    place: int = 0
    """That of the station at hand."""
    opened: frozenset[str] = frozenset()
    """The stations of which all is shown: what goes in, what comes out, what breaks it."""

    @property
    def station(self) -> FlowNode:
        """The station at hand."""
        return self.flow.nodes[self.place]

    @property
    def is_open(self) -> bool:
        """All is shown of the station at hand."""
        return self.station.id in self.opened

    @cached_property
    def names(self) -> tuple[str, ...]:
        """What the boxes of the stations say: their ids as words."""
        return tuple(node.id.replace("-", " ").replace("_", " ") for node in self.flow.nodes)

    @cached_property
    def edges(self) -> tuple[tuple[int, int], ...]:
        """The arrows, from place to place; those that lead nowhere are left out."""
        return tuple(
            (self.place_of(start), self.place_of(end))
            for start, end in self.flow.edges
            if {start, end} <= self._places.keys()
        )

    @cached_property
    def _places(self) -> dict[str, int]:
        return {node.id: place for place, node in enumerate(self.flow.nodes)}

    def place_of(self, name: str) -> int:
        """The place of the station with this id."""
        return self._places[name]

    @property
    def fault_key(self) -> str:
        """The item that asks where a fault at this station shows; empty where none does."""
        fault = self.station.fault
        return f"{self.topic}/{fault.id}" if fault and not fault.retired else ""

    def move(self, steps: int) -> Self:
        """The tour so many stations on, or back; it ends at the first and the last."""
        return self.go_to(self.place + steps)

    def go_to(self, place: int) -> Self:
        """The tour at the station with this place."""
        return replace(self, place=max(0, min(len(self.flow.nodes) - 1, place)))

    def toggle(self) -> Self:
        """The tour with the station at hand opened, or closed if it was open."""
        return replace(self, opened=self.opened ^ {self.station.id})
