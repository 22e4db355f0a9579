"""Sections: owns what a topic page shows of each part of a deck, with its numbers computed."""

from collections.abc import Iterable, Iterator
from typing import Final

from quizapp.decks.contents.apart import apart
from quizapp.decks.contents.computed import computed_in
from quizapp.decks.contents.coverage import items_by_section, items_of_cards
from quizapp.decks.contents.page_section import KIND_NAMES, PageSection, SectionKind, SolvedStep
from quizapp.decks.contents.pieces import Bullets, Heading, Piece, Prose, TextTable, Verbatim
from quizapp.decks.items import Item
from quizapp.decks.substitution import fill_or_keep
from quizapp.decks.text import Text
from quizapp.decks.topic import (
    FlowDiagram,
    LabPreset,
    SessionPlan,
    Topic,
    Tradeoff,
    Walkthrough,
    WorkedExample,
)
from quizapp.text.numbers import quantity

SESSION_SENTENCES: Final = {
    "concept-drill": "A concept drill: {steps} of the labs, one thing to change in each.",
    "failure-lab": "A failure lab: {tickets}; say what is wrong, and what you would do.",
    "reorder": "Blocks to bring into an order that works.",
}

UNTRIED_ANGLE: Final = "It opens once one of the interview questions was answered."


def sections_of(topic: Topic) -> tuple[PageSection, ...]:
    """All sections that the topic fills, in the order of the page; the overview is always there."""
    summary = [Prose(fill_or_keep(topic.summary))] if topic.summary else []
    return (
        _only(SectionKind.OVERVIEW, summary, computed=computed_in(topic.summary)),
        *_theory(topic),
        *_lists(topic),
        *(_example(example) for example in topic.examples),
        *_coverage(topic),
        *_flow(topic),
        *_labs(topic),
        *_sessions(topic),
        *_walkthrough(topic),
        *_interview(topic),
        *_senior_angle(topic),
        *_cards(topic),
        *_listed(SectionKind.SOURCES, topic.sources),
    )


def _one_line(text: str) -> str:
    """The same on one line, as a cell of a table."""
    return " ".join(fill_or_keep(text).split())


def _only(
    kind: SectionKind,
    pieces: Iterable[Piece],
    items: Iterable[Item] = (),
    *,
    title: str = "",
    computed: tuple[str, ...] = (),
) -> PageSection:
    """The one section of its kind."""
    return PageSection(
        id=kind.value,
        kind=kind,
        title=title or KIND_NAMES[kind],
        pieces=tuple(pieces),
        items=tuple(items),
        expressions=computed,
    )


def _listed(kind: SectionKind, texts: tuple[Text, ...]) -> Iterator[PageSection]:
    """A section of sentences, where there are any."""
    if texts:
        bullets = Bullets(tuple(map(fill_or_keep, texts)))
        yield _only(kind, [bullets], computed=computed_in(texts))


def _theory(topic: Topic) -> Iterator[PageSection]:
    """Each part of the theory under its own id, unless that is the name of another section."""
    items = items_by_section(topic)
    for section in topic.theory:
        pieces: list[Piece] = [Prose(fill_or_keep(section.text))]
        if section.formula:
            pieces.append(Verbatim(fill_or_keep(section.formula).rstrip()))
        taken = section.id in frozenset(SectionKind)
        yield PageSection(
            id=f"theory/{section.id}" if taken else section.id,
            kind=SectionKind.THEORY,
            title=fill_or_keep(section.title),
            pieces=tuple(pieces),
            items=items[section.id],
            expressions=computed_in(section.text, section.formula),
            line=section.title.line,
        )


def _lists(topic: Topic) -> Iterator[PageSection]:
    """The notes between the theory and the examples."""
    yield from _listed(SectionKind.DEEPENING, topic.deepening)
    yield from _listed(SectionKind.INTERVIEW_READY, topic.interview_deepening)
    if topic.tradeoffs:
        grids = [piece for row in topic.tradeoffs for piece in _tradeoff(row)]
        yield _only(SectionKind.TRADEOFFS, grids, computed=computed_in(topic.tradeoffs))
    notes = {"learner": topic.learner_note, "production": topic.production_note}
    pieces = [Prose(fill_or_keep(note), label) for label, note in notes.items() if note]
    if pieces:
        yield _only(SectionKind.NOTES, pieces, computed=computed_in(*notes.values()))


def _tradeoff(row: Tradeoff) -> tuple[Piece, ...]:
    cells = {"gain": row.gain, "cost": row.cost, "here": row.here}
    filled = {head: _one_line(cell) for head, cell in cells.items() if cell}
    return Heading(fill_or_keep(row.name)), TextTable(tuple(filled), (tuple(filled.values()),))


def _example(example: WorkedExample) -> PageSection:
    pieces = [Prose(fill_or_keep(example.text))] if example.text else []
    steps = tuple(
        SolvedStep(fill_or_keep(step.ask), fill_or_keep(step.answer), computed_in(step))
        for step in example.steps
    )
    return PageSection(
        id=f"{SectionKind.EXAMPLE}/{example.id}",
        kind=SectionKind.EXAMPLE,
        title=fill_or_keep(example.title),
        pieces=tuple(pieces),
        steps=steps,
        expressions=computed_in(example.text),
        line=example.title.line,
    )


def _coverage(topic: Topic) -> Iterator[PageSection]:
    """The map itself is drawn from the points and the learner's memories."""
    if topic.coverage:
        names = dict.fromkeys(name for point in topic.coverage for name in point.by)
        yield _only(SectionKind.COVERAGE, (), items_of_cards(topic, names))


def _flow(topic: Topic) -> Iterator[PageSection]:
    if topic.flow:
        faults = [node.fault.id for node in topic.flow.nodes if node.fault]
        yield _only(
            SectionKind.FLOW,
            _stations(topic.flow),
            items_of_cards(topic, faults),
            title=fill_or_keep(topic.flow.title),
        )


def _stations(flow: FlowDiagram) -> Iterator[Piece]:
    """Each station with what goes in, comes out and breaks it, and where its arrows lead."""
    names = {
        node.id: f"{place}. {fill_or_keep(node.text)}" for place, node in enumerate(flow.nodes, 1)
    }
    for node in flow.nodes:
        yield Heading(names[node.id])
        facts = {"in": node.inputs, "out": node.outputs, "breaks when": node.breaks_when}
        yield from (Prose(fill_or_keep(fact), label) for label, fact in facts.items() if fact)
        targets = [names.get(end, end) for start, end in flow.edges if start == node.id]
        if targets:
            yield Prose(", ".join(targets), "leads to")


def _labs(topic: Topic) -> Iterator[PageSection]:
    if topic.labs:
        rows = tuple((_one_line(lab.title), _tasks(lab)) for lab in topic.labs)
        tasks = [task.id for lab in topic.labs for task in lab.tasks]
        pieces = [TextTable(("lab", "tasks"), rows)]
        yield _only(SectionKind.LABS, pieces, items_of_cards(topic, tasks))


def _tasks(lab: LabPreset) -> str:
    return quantity(sum(not task.retired for task in lab.tasks), "task")


def _sessions(topic: Topic) -> Iterator[PageSection]:
    if topic.sessions:
        pieces: list[Piece] = []
        for plan in topic.sessions:
            pieces += [Heading(fill_or_keep(plan.title)), Prose(session_sentence(plan))]
        names = [name for plan in topic.sessions for name in _cards_of_session(plan)]
        items = items_of_cards(topic, names)
        yield _only(SectionKind.SESSIONS, pieces, items)


def session_sentence(plan: SessionPlan) -> str:
    """What the session is."""
    return SESSION_SENTENCES[plan.kind].format(
        steps=quantity(len(plan.steps), "task"), tickets=quantity(len(plan.tickets), "ticket")
    )


def items_of_session(topic: Topic, plan: SessionPlan) -> tuple[Item, ...]:
    """What the session asks, in its order but for tasks of one lab, which do not follow each other.

    What was just done in a lab is half an answer to its next task.
    """
    items = items_of_cards(topic, _cards_of_session(plan))
    return tuple(apart(items, lambda item: getattr(item.card, "lab_id", item.key)))


def _cards_of_session(plan: SessionPlan) -> tuple[str, ...]:
    cards = (plan.use_card,) if plan.use_card else ()
    return (*plan.steps, *(ticket.id for ticket in plan.tickets), *cards)


def _walkthrough(topic: Topic) -> Iterator[PageSection]:
    if topic.walkthrough:
        traces = [trace.id for trace in topic.walkthrough.traces]
        yield _only(
            SectionKind.WALKTHROUGH,
            _code(topic.walkthrough, topic),
            items_of_cards(topic, traces),
            title=fill_or_keep(topic.walkthrough.title),
        )


def _code(walk: Walkthrough, topic: Topic) -> Iterator[Piece]:
    """Contract first, then the code, what its lines do, its trade-off and its failure."""
    yield from (Prose(fill_or_keep(said), name) for name, said in walk.contract.items())
    yield Verbatim(walk.code.rstrip(), language="python")
    titles = {section.id: section.title for section in topic.theory}
    for step in walk.steps:
        concept = titles.get(step.concept or "")
        link = f" (theory: {fill_or_keep(concept)})" if concept else ""
        yield Prose(f"{fill_or_keep(step.says).rstrip()}{link}", f"line {step.lines}")
    ends = {"trade-off": walk.tradeoff, "failure": walk.failure}
    yield from (Prose(fill_or_keep(end), label) for label, end in ends.items() if end)
    if walk.checklist:
        yield Bullets(tuple(map(fill_or_keep, walk.checklist)))


def _interview(topic: Topic) -> Iterator[PageSection]:
    """The questions alone: what a good answer holds stays closed until it was tried."""
    asked = [question for question in topic.interview if not question.retired]
    if asked:
        rows = tuple((row.level, _one_line(row.question)) for row in asked)
        closed = Prose(
            "Their points, red flags and senior angles stay closed until you have answered:"
            " at the interview desk, or in a session."
        )
        items = items_of_cards(topic, [question.id for question in asked])
        yield _only(
            SectionKind.INTERVIEW,
            [TextTable(("level", "question"), rows), closed],
            items,
        )


def _senior_angle(topic: Topic) -> Iterator[PageSection]:
    """How to sound experienced on the topic: closed while there is a question to try first."""
    if topic.senior_angle:
        items = items_of_cards(topic, [question.id for question in topic.interview])
        piece = Prose(UNTRIED_ANGLE) if items else opened_angle(topic)
        yield _only(SectionKind.SENIOR_ANGLE, [piece], items)


def opened_angle(topic: Topic) -> Prose:
    """The senior angle of the topic, for whoever has tried a question."""
    return Prose(fill_or_keep(topic.senior_angle or ""))


def _cards(topic: Topic) -> Iterator[PageSection]:
    if topic.cards:
        yield _only(SectionKind.CARDS, (), items_of_cards(topic, [card.id for card in topic.cards]))
