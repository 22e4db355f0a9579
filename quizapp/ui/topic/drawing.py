"""Drawing: owns what a topic page shows of its view, as blocks of text and rows of lists."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Final

from quizapp.collection.topics.page import ItemFacts, Neighbour, PointFacts, TopicPage
from quizapp.decks.contents.page_section import KIND_NAMES, PageSection, SectionKind
from quizapp.decks.contents.pieces import Complaint
from quizapp.study.coverage import ItemState
from quizapp.text.numbers import quantity
from quizapp.ui.markdown import inline, prose
from quizapp.ui.text import Block, labelled, line, plain
from quizapp.ui.topic.page_row import PageRow
from quizapp.ui.topic.pieces import PIECE_LABEL_CELLS, piece_blocks
from quizapp.ui.topic.states import sign, state_words
from quizapp.ui.topic.view import TESTED, PageView

CHOSEN_FROM: Final = frozenset({SectionKind.LABS, SectionKind.SESSIONS})
"""The kinds whose parts are rows to choose from, and so no text."""

UNTESTED: Final = "Nothing is asked on this section alone."


def section_text(view: PageView) -> list[Block]:
    """The text of the section: what the deck says, and what the learner has done of it."""
    pieces = view.section.pieces
    if view.section.kind in CHOSEN_FROM:
        pieces = tuple(piece for piece in pieces if isinstance(piece, Complaint))
    blocks = piece_blocks(pieces)
    if view.section.kind is SectionKind.OVERVIEW:
        return [line(plain(today_words(view.page), "bold")), *blocks, *_around(view.page)]
    if view.section.kind is SectionKind.COVERAGE:
        return [*blocks, line(plain(map_words(view.page)))]
    return [*blocks, *_guided(view)]


def today_words(page: TopicPage) -> str:
    """What is due and new here."""
    due = f"{page.due} due" if page.due else "Nothing due"
    return f"{due} and {page.new} new here." if page.new else f"{due} here."


def status_words(view: PageView) -> str:
    """How far the page is read, what waits here, and what it takes."""
    page = view.page
    if view.section.kind is SectionKind.COVERAGE:
        known = page.points_by_state[ItemState.KNOWN]
        return f"{known} of {quantity(len(page.points), 'point')} known"
    minutes = f"takes {page.topic.minutes} min" if page.topic.minutes and not view.place else ""
    read = f"{page.sections_read} read" if page.sections_read else ""
    due = f"{page.due} due" if page.due else ""
    new = f"{page.new} new" if page.new else ""
    place = f"{view.place} of {len(page.readable)}" if view.place else ""
    return " · ".join(filter(None, (due, new, place, read, minutes)))


def _around(page: TopicPage) -> Iterator[Block]:
    """What the topic builds on and leads to, and how far it was read."""
    builds_on = [_prereq(neighbour) for neighbour in page.prereqs] or ["nothing"]
    first, *others = labelled("builds on", [_entry(text) for text in builds_on], PIECE_LABEL_CELLS)
    yield from (replace(first, spaced=True), *others)
    if page.unlocks:
        leads_to = [_follower(neighbour) for neighbour in page.unlocks]
        yield from labelled("leads to", [_entry(text) for text in leads_to], PIECE_LABEL_CELLS)
    yield from labelled("reading", [_entry(_reading(page))], PIECE_LABEL_CELLS)


def _entry(text: str) -> Block:
    return line(inline(text), spaced=False)


def _prereq(neighbour: Neighbour) -> str:
    if not neighbour.in_library:
        return f"{neighbour.title}, which your library does not have"
    return f"{neighbour.title}: {neighbour.known} of {neighbour.core} core items known"


def _follower(neighbour: Neighbour) -> str:
    if not neighbour.in_library:
        return f"{neighbour.title}, which your library does not have"
    return f"{neighbour.title} ({neighbour.known} of {neighbour.core} of what it needs are known)"


def _reading(page: TopicPage) -> str:
    sections = len(page.readable)
    if not page.readable:
        return "this topic has cards alone"
    if not page.readings.last:
        return f"{quantity(sections, 'section')}; n begins"
    title = page.sections[page.place_of[page.readings.next(page.readable)]].title
    return f"{page.sections_read} of {quantity(sections, 'section')} read; n goes on with “{title}”"


def _guided(view: PageView) -> Iterator[Block]:
    """The questions of a guided example up to the one that is open, with their answers."""
    steps = view.section.steps[: view.steps + 1]
    for number, step in enumerate(steps):
        yield from labelled(f"{number + 1}", prose(step.ask), 4)
        if number < view.steps:
            yield from labelled("", prose(step.answer), 4)
    if view.asks_step:
        yield line(plain("Answer for yourself; Space shows it. Nothing is graded.", "dim"))


def section_end(view: PageView) -> list[Block]:
    """The last line of a section: its open question, or that nothing asks about it."""
    section, question = view.section, view.open_question
    if question:
        text = plain("Enter answers: ", "dim") + plain(question.text, "bold")
        return [Block("", "  ", text, spaced=True)]
    said = any(not isinstance(piece, Complaint) for piece in section.pieces)
    asked = section.items or section.steps or section.kind in UNASKED_KINDS or not said
    return [] if asked else [line(plain(UNTESTED, "dim"))]


UNASKED_KINDS: Final = frozenset({SectionKind.OVERVIEW, SectionKind.SOURCES})
"""Kinds of which nobody expects that something asks about them."""


KNOWN_MEANS: Final = (
    "Known: answered well on two days, or set to known after a test. New: not answered so far."
)


def map_words(page: TopicPage) -> str:
    """The reading of the coverage map: how many points are in each state."""
    counts = page.points_by_state
    parts = [f"{counts[state]} {state}" for state in ItemState if counts[state]]
    return f"Of {quantity(len(page.points), 'point')}: {', '.join(parts)}. {KNOWN_MEANS}"


def item_rows(items: Sequence[ItemFacts], page: TopicPage, *, only_ascii: bool) -> list[PageRow]:
    """What tests a section or a point: its state, and never its answer; why it cannot be asked."""
    rows = []
    for item in items:
        mark = sign(item.state, only_ascii=only_ascii)
        rows.append(PageRow(plain(item.text), state_words(item, page.today), mark))
        if item.why_unaskable:
            rows.append(PageRow(plain(f"  {item.why_unaskable}"), dim=True))
    return rows


def tested_by(view: PageView, *, only_ascii: bool) -> list[PageRow]:
    """The items that test the section."""
    if view.section.kind not in TESTED or not view.section.items:
        return []
    rows = item_rows(view.page.items_of(view.section), view.page, only_ascii=only_ascii)
    first = rows[0]
    return [PageRow(first.title, first.note, first.sign, heading="tested by"), *rows[1:]]


def cut_tests(rows: list[PageRow], room: int) -> list[PageRow]:
    """As many rows as have room, at least one, and how many more there are.

    Args:
        rows: what tests the section.
        room: in lines, for the rows and what stands for those that are left out.
    """
    if len(rows) <= max(2, room):
        return rows
    shown = max(1, room - 1)
    text = f"and {len(rows) - shown} more; the coverage map, c, has all"
    return [*rows[:shown], PageRow(plain(text), dim=True)]


def point_rows(view: PageView, *, only_ascii: bool) -> list[tuple[int, PageRow]]:
    """The coverage map, each point with its place in the deck.

    Those of a section stand together, where the map goes by these.
    """
    page = view.page
    points = list(enumerate(page.points))
    if view.by_outline:
        points.sort(key=lambda entry: _first_place(entry[1], page))
    rows, last = [], ""
    for place, point in points:
        heading = _group(point, page) if view.by_outline else ""
        below = (
            tuple(item_rows(point.items, page, only_ascii=only_ascii))
            if place in view.opened
            else ()
        )
        row = PageRow(
            inline(point.point),
            f"{point.state}, {point.known} of {len(point.items)}",
            sign(point.state, only_ascii=only_ascii),
            below,
            heading if heading != last else "",
        )
        rows.append((place, row))
        last = heading
    return rows


def _first_place(point: PointFacts, page: TopicPage) -> int:
    places = (page.place_of[name] for name in point.sections if name in page.place_of)
    return min(places, default=len(page.sections))


def _group(point: PointFacts, page: TopicPage) -> str:
    place = _first_place(point, page)
    return page.sections[place].title if place < len(page.sections) else "No section alone"


def outline_rows(page: TopicPage, *, only_ascii: bool) -> list[PageRow]:
    """All sections, each with how far it is known, or that it was read."""
    rows = []
    for section in page.sections:
        state = page.state_of(section)
        mark = sign(state, only_ascii=only_ascii) if state else plain(" ")
        rows.append(PageRow(inline(section.title), _outline_note(section, page), mark))
    return rows


def _outline_note(section: PageSection, page: TopicPage) -> str:
    items = page.items_of(section)
    if section.kind is SectionKind.COVERAGE:
        return f"{page.points_by_state[ItemState.KNOWN]}/{len(page.points)}"
    if items:
        return f"{sum(item.state is ItemState.KNOWN for item in items)}/{len(items)}"
    return "read" if section.id in page.readings.days else ""


def kind_words(section: PageSection) -> str:
    """What kind of section it is, where its title does not say so."""
    name = KIND_NAMES[section.kind]
    return "" if name == section.title else name.lower()
