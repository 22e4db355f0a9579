"""Sections as read: theory, examples, flow, labs, sessions, walkthrough and coverage."""

from dataclasses import replace
from typing import Final

from quizapp.decks.kinds.fault import read_fault
from quizapp.decks.kinds.parts import read_variables
from quizapp.decks.kinds.task import LabTask, read_task
from quizapp.decks.kinds.ticket import Ticket, read_ticket
from quizapp.decks.kinds.trace import Trace, TraceTable, read_trace
from quizapp.decks.syntax.collector import quoted
from quizapp.decks.syntax.fields import Fields
from quizapp.decks.syntax.names import NameTable
from quizapp.decks.text import Text
from quizapp.decks.topic import (
    CodeStep,
    CoveragePoint,
    ExampleStep,
    FlowDiagram,
    FlowNode,
    LabPreset,
    Section,
    SessionPlan,
    Tradeoff,
    Walkthrough,
    WorkedExample,
)

EXAMPLE_KINDS: Final = ("concrete", "guided", "scenario")

FLOW_ID: Final = "flow"
"""What a flow without an id is called in the keys of its items."""

SESSION_KINDS: Final = {
    "concept-drill": "steps",
    "failure-lab": "scenarios",
    "reorder": "use_card",
}
"""The kinds of session, each with the key that it cannot do without."""


def _named(fields: Fields, table: NameTable, namespace: str) -> str:
    """The obligatory id of a section, unique among its like."""
    name = fields.need_identity()
    if name:
        table.declare(name, fields, namespace)
    return name


def read_theory(fields: Fields, table: NameTable) -> Section:
    """A part of the core theory."""
    return Section(
        id=_named(fields, table, "theory"),
        title=fields.need_heading("title"),
        text=fields.need_text("text"),
        formula=fields.text("formula"),
    )


def read_tradeoff(fields: Fields) -> Tradeoff:
    """A trade-off."""
    return Tradeoff(
        name=fields.need_heading("name"),
        gain=fields.need_text("gain"),
        cost=fields.need_text("cost"),
        here=fields.text("here"),
    )


def read_example(fields: Fields, table: NameTable) -> WorkedExample:
    """A worked example: a text, or steps where it is guided."""
    fields.require("text", "steps")
    return WorkedExample(
        id=_named(fields, table, "example"),
        kind=fields.need_word("kind", EXAMPLE_KINDS),
        title=fields.need_heading("title"),
        text=fields.text("text"),
        steps=fields.things("steps", "a step", _step),
        checks=fields.texts("checks"),
    )


def _step(fields: Fields) -> ExampleStep:
    return ExampleStep(ask=fields.need_text("ask"), answer=fields.need_text("answer"))


def read_flow(fields: Fields, table: NameTable) -> FlowDiagram:
    """The architecture flow; its arrows may lead back."""
    name = fields.identity() or FLOW_ID
    nodes = fields.things("nodes", "a node", lambda row: _node(row, table, name))
    fields.require("nodes")
    stations = {node.id: node.text for node in nodes}
    return FlowDiagram(
        id=name,
        title=fields.need_heading("title"),
        nodes=tuple(_among(node, stations) for node in nodes),
        edges=tuple(_edge(text, fields, table) for text in fields.need_texts("edges")),
    )


def _node(fields: Fields, table: NameTable, flow: str) -> FlowNode:
    """A station, with the question about its fault if it says where that shows."""
    node = FlowNode(
        id=_named(fields, table, "node"),
        text=fields.need_text("text"),
        inputs=fields.text("in"),
        outputs=fields.text("out"),
        breaks_when=fields.text("breaks_when"),
    )
    if not fields.has_any("shows_at", "shows_as"):
        return node
    fault = read_fault(fields, table, flow=flow, node=node.id, breaks_when=node.breaks_when)
    return replace(node, fault=fault)


def _among(node: FlowNode, stations: dict[str, Text]) -> FlowNode:
    """The station whose fault knows all the others; without it, if it shows at none of them."""
    fault = node.fault
    is_asked = fault and fault.shows_at in stations
    return replace(node, fault=replace(fault, stations=stations) if fault and is_asked else None)


def _edge(text: Text, fields: Fields, table: NameTable) -> tuple[str, str]:
    """The two ends of an arrow."""
    start, arrow, end = (part.strip() for part in text.partition("->"))
    if not (start and arrow and end) or "->" in end:
        fields.diagnostics.add("E-TYPE", text, f"{quoted(text)} is no arrow", "Write 'a -> b'.")
    else:
        table.refer(Text(start, text.line, text.column), "node")
        table.refer(Text(end, text.line, text.column), "node")
    return start, end


def read_lab(fields: Fields, table: NameTable) -> LabPreset:
    """A lab preset and its tasks."""
    name = _named(fields, table, "lab")

    def task(row: Fields) -> LabTask:
        return replace(read_task(row, table), lab_id=name)

    return LabPreset(
        id=name,
        use=fields.need_text("use"),
        title=fields.need_heading("title"),
        settings=fields.settings("with"),
        hide=fields.texts("hide"),
        tasks=fields.things("tasks", "a task", task, apart=True),
    )


def read_session(fields: Fields, table: NameTable) -> SessionPlan:
    """An interactive session."""
    kind = fields.need_word("kind", SESSION_KINDS)
    steps = fields.texts("steps")
    use_card = fields.text("use_card")
    for name in (*steps, *([use_card] if use_card else [])):
        table.refer(name)

    def ticket(row: Fields) -> Ticket:
        return read_ticket(row, table)

    return SessionPlan(
        id=_named(fields, table, "session"),
        kind=kind,
        title=fields.need_heading("title"),
        steps=steps,
        tickets=fields.things("scenarios", "a ticket", ticket, apart=True),
        use_card=use_card,
    )


def read_walkthrough(fields: Fields, table: NameTable) -> Walkthrough:
    """The code walkthrough."""
    code = fields.need_text("code")
    rows, traces = _trace(fields, table, code)
    return Walkthrough(
        title=fields.need_heading("title"),
        code=code,
        checklist=fields.texts("checklist"),
        contract=fields.text_map("contract"),
        steps=fields.things("steps", "a step", lambda row: _code_step(row, table)),
        table=rows,
        traces=traces,
        tradeoff=fields.text("tradeoff"),
        failure=fields.text("failure"),
    )


def _code_step(fields: Fields, table: NameTable) -> CodeStep:
    concept = fields.text("concept")
    if concept:
        table.refer(concept, "theory")
    return CodeStep(lines=fields.need_text("lines"), says=fields.need_text("says"), concept=concept)


def _trace(fields: Fields, table: NameTable, code: str) -> tuple[TraceTable, tuple[Trace, ...]]:
    """The rows on which the code is run, and the questions about its values."""
    inner = fields.inner("trace", "'trace'")
    if inner is None:
        return TraceTable(), ()
    rows = TraceTable(
        inner.settings("with"), inner.text_map("columns"), read_variables(inner), code
    )

    def trace(fields_of_trace: Fields) -> Trace:
        return replace(read_trace(fields_of_trace, table), table=rows)

    traces = inner.things("ask", "a trace question", trace, apart=True)
    inner.close()
    return rows, traces


def read_coverage(fields: Fields, table: NameTable) -> CoveragePoint:
    """A point of the topic, what serves it and where it is taught."""
    by = fields.need_texts("by")
    for name in by:
        table.refer(name)
    sections = fields.texts("section", single=True)
    for name in sections:
        table.refer(name, "theory")
    return CoveragePoint(point=fields.need_text("point"), by=by, sections=sections)
