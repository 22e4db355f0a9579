"""The topic: everything that one deck file says around its cards, as frozen values."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from quizapp.decks.diagnostics import Allowance
from quizapp.decks.kinds.base import Card
from quizapp.decks.kinds.fault import FlowFault
from quizapp.decks.kinds.interview import Interview
from quizapp.decks.kinds.task import LabTask
from quizapp.decks.kinds.ticket import Ticket
from quizapp.decks.kinds.trace import Trace, TraceTable
from quizapp.decks.text import Text


@dataclass(frozen=True, slots=True)
class Section:
    """A titled part of the core theory."""

    id: str
    title: Text
    text: Text
    formula: Text | None = None


@dataclass(frozen=True, slots=True)
class Tradeoff:
    """What is gained, what it costs, and what that means here."""

    name: Text
    gain: Text
    cost: Text
    here: Text | None = None


@dataclass(frozen=True, slots=True)
class ExampleStep:
    """One question of a guided example."""

    ask: Text
    answer: Text


@dataclass(frozen=True, slots=True)
class WorkedExample:
    """A worked example, with claims that the engine verifies."""

    id: str
    kind: str
    """`concrete`, `guided` or `scenario`."""
    title: Text
    text: Text | None = None
    steps: tuple[ExampleStep, ...] = ()
    checks: tuple[Text, ...] = ()


@dataclass(frozen=True, slots=True)
class FlowNode:
    """One station of the architecture flow."""

    id: str
    text: Text
    inputs: Text | None = None
    outputs: Text | None = None
    breaks_when: Text | None = None
    fault: FlowFault | None = None
    """The question where that shows first, if the node says where."""


@dataclass(frozen=True, slots=True)
class FlowDiagram:
    """Stations and the arrows between them."""

    id: str
    title: Text
    nodes: tuple[FlowNode, ...]
    edges: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class LabPreset:
    """A lab of the app in a state that the topic chose."""

    id: str
    use: Text
    title: Text
    settings: Mapping[str, object]
    hide: tuple[Text, ...] = ()
    tasks: tuple[LabTask, ...] = ()


@dataclass(frozen=True, slots=True)
class SessionPlan:
    """A playlist of tasks, a set of tickets, or an ordering to do."""

    id: str
    kind: str
    """`concept-drill`, `failure-lab` or `reorder`."""
    title: Text
    steps: tuple[Text, ...] = ()
    tickets: tuple[Ticket, ...] = ()
    use_card: Text | None = None


@dataclass(frozen=True, slots=True)
class CodeStep:
    """What some lines of the walkthrough do, and which part of the theory they carry out."""

    lines: Text
    says: Text
    concept: Text | None = None


@dataclass(frozen=True, slots=True)
class Walkthrough:
    """Code to step through; its values come from the project's own engine."""

    title: Text
    code: Text
    checklist: tuple[Text, ...] = ()
    contract: Mapping[str, Text] = field(default_factory=dict)
    steps: tuple[CodeStep, ...] = ()
    table: TraceTable = field(default_factory=TraceTable)
    """The rows on which it is run, and how its values follow from them."""
    traces: tuple[Trace, ...] = ()
    tradeoff: Text | None = None
    failure: Text | None = None


@dataclass(frozen=True, slots=True)
class CoveragePoint:
    """One point of the topic, the items that serve it and the theory that teaches it."""

    point: Text
    by: tuple[Text, ...]
    """Ids of items."""
    sections: tuple[Text, ...] = ()
    """Ids of sections of the theory."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Topic:
    """One deck file, read."""

    id: str
    file: str
    line: int = 1
    key_lines: Mapping[str, int] = field(default_factory=dict)
    """Where each key of the file stands, so that what is wrong below it has a place."""
    title: Text
    """The id when the author gave none."""
    was: tuple[Text, ...] = ()
    """The ids that the topic had before; its items go on with their histories."""
    summary: Text | None = None
    track: str = ""
    level: str = "core"
    """`core` or `extra`."""
    minutes: int | None = None
    tags: tuple[Text, ...] = ()
    prereqs: tuple[Text, ...] = ()
    unlocks: tuple[Text, ...] = ()
    theory: tuple[Section, ...] = ()
    deepening: tuple[Text, ...] = ()
    interview_deepening: tuple[Text, ...] = ()
    tradeoffs: tuple[Tradeoff, ...] = ()
    learner_note: Text | None = None
    production_note: Text | None = None
    examples: tuple[WorkedExample, ...] = ()
    flow: FlowDiagram | None = None
    labs: tuple[LabPreset, ...] = ()
    sessions: tuple[SessionPlan, ...] = ()
    walkthrough: Walkthrough | None = None
    interview: tuple[Interview, ...] = ()
    senior_angle: Text | None = None
    cards: tuple[Card, ...] = ()
    """In the order of the file, without the ones that could not be read."""
    coverage: tuple[CoveragePoint, ...] = ()
    sources: tuple[Text, ...] = ()
    allowances: tuple[Allowance, ...] = ()
    """What comments of the file allow."""
