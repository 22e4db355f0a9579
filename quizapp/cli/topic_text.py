"""The page of a topic as plain text, as `quizapp topic NAME` prints it."""

import re
from collections.abc import Iterator
from functools import partial
from itertools import zip_longest
from textwrap import wrap
from typing import Final

from quizapp.collection.topics.page import ItemFacts, Neighbour, PointFacts, TopicPage
from quizapp.decks.contents.page_section import KIND_NAMES, PageSection, SectionKind
from quizapp.decks.contents.pieces import (
    Bullets,
    Complaint,
    Heading,
    Piece,
    Prose,
    TextTable,
    Verbatim,
)
from quizapp.text.columns import share_columns
from quizapp.text.days import relative_day
from quizapp.text.markup import shown_text

GAP: Final = "   "
"""Between the columns of a table."""

WRAP: Final = partial(wrap, break_on_hyphens=False)
"""A minus at the end of a line would be a hyphen."""

_LIST_ENTRY: Final = re.compile(r"(?:[-*+]|\d+[.)]) ")

_PARAGRAPH_END: Final = re.compile(r"\n[ \t]*\n")


def page_lines(page: TopicPage, only: str | None, *, width: int) -> Iterator[str]:
    """The lines of all sections, or of one by its id."""
    if only is None:
        yield str(page.topic.title)
        yield from _standing(page, width)
    for section in page.sections:
        if only in {None, section.id}:
            yield from () if only else ("",)
            yield from _section(page, section, width)


def _standing(page: TopicPage, width: int) -> Iterator[str]:
    """What is due and new, how much is read, and what stands around the topic."""
    parts = [f"{page.due} due", f"{page.new} new"]
    parts.append(f"{page.sections_read} of {len(page.readable)} sections read")
    parts += [f"takes {page.topic.minutes} min"] if page.topic.minutes else []
    yield from WRAP(" · ".join(parts), width, subsequent_indent="  ")
    for label, rows in (("builds on", page.prereqs), ("leads to", page.unlocks)):
        if rows:
            text = f"{label} {', '.join(map(neighbour_words, rows))}"
            yield from WRAP(text, width, subsequent_indent="  ")


def neighbour_words(row: Neighbour) -> str:
    """A topic around this one, with how much of what counts for it is known."""
    if not row.in_library:
        return f"{row.topic} (not in this library)"
    return f"{row.topic} ({row.known} of {row.core} known)" if row.core else row.topic


def _section(page: TopicPage, section: PageSection, width: int) -> Iterator[str]:
    kind = KIND_NAMES[section.kind]
    title = shown_text(section.title)
    yield from WRAP(title if title == kind else f"{title} ({kind.lower()})", width)
    yield "-" * min(width, len(title))
    for piece in section.pieces:
        yield from piece_lines(piece, width)
    for step in section.steps:
        yield from WRAP(shown_text(f"? {step.ask}"), width, subsequent_indent="  ")
        yield from WRAP(shown_text(f"= {step.answer}"), width, subsequent_indent="  ")
    if section.kind is SectionKind.COVERAGE:
        for point in page.points:
            yield from _point(point, page, width)
    elif section.kind is not SectionKind.CARDS and section.items:
        yield "tested by"
        for item in page.items_of(section):
            yield from _item(item, page, width)


def _point(point: PointFacts, page: TopicPage, width: int) -> Iterator[str]:
    text = f"{shown_text(point.point)}: {point.known} of {len(point.items)} known"
    yield from WRAP(text, width, subsequent_indent="  ")
    for item in point.items:
        yield from _item(item, page, width)


def _item(item: ItemFacts, page: TopicPage, width: int) -> Iterator[str]:
    """An item by its state and what it asks; its answer stands nowhere."""
    day = f", {relative_day(item.due, page.today)}" if item.due else ""
    why = f" ({item.why_unaskable})" if item.why_unaskable else ""
    text = f"{item.state}{day}: {item.kind}: {item.text}{why}"
    yield from WRAP(text, width, initial_indent="  ", subsequent_indent="    ")


def piece_lines(piece: Piece, width: int) -> Iterator[str]:
    """A piece as plain lines, an empty one behind it."""
    match piece:
        case Heading(text):
            yield from _wrapped(text, width)
            return
        case Prose(text, label):
            yield from _prose(f"{label}: {text}" if label else text, width)
        case Verbatim(text):
            yield from (f"    {line}" for line in text.splitlines())
        case Bullets(entries):
            for entry in entries:
                yield from _wrapped(f"- {entry}", width)
        case TextTable():
            yield from _table(piece, width)
        case Complaint(sentence):
            yield from WRAP(sentence, width)
    yield ""


def _prose(text: str, width: int) -> Iterator[str]:
    """Author Markdown: paragraphs are filled, lists and fenced lines keep their lines."""
    for number, block in enumerate(_PARAGRAPH_END.split(text.strip("\n"))):
        yield from ("",) if number else ()
        lines = [line.strip() for line in block.splitlines()]
        if lines[0].startswith("```"):
            yield from (f"    {line}" for line in block.splitlines() if line.strip("`").strip())
        elif any(map(_LIST_ENTRY.match, lines)):
            yield from _entries(lines, width)
        else:
            yield from _wrapped(" ".join(lines), width)


def _entries(lines: list[str], width: int) -> Iterator[str]:
    """The entries of a list, each with the lines that go on with it."""
    entries: list[str] = []
    for line in lines:
        if _LIST_ENTRY.match(line) or not entries:
            entries.append(line)
        else:
            entries[-1] += f" {line}"
    for entry in entries:
        yield from _wrapped(entry, width)


def _wrapped(text: str, width: int) -> list[str]:
    indent = "  " if _LIST_ENTRY.match(text) else ""
    return WRAP(shown_text(text), width, subsequent_indent=indent)


def _table(table: TextTable, width: int) -> Iterator[str]:
    """The table, its cells wrapped where they have to be."""
    rows = [table.heads, *(tuple(map(shown_text, row)) for row in table.rows)]
    widest = [max(map(len, column)) for column in zip(*rows, strict=True)]
    room = share_columns(widest, width - len(GAP) * (len(widest) - 1))
    for row in rows:
        cells = [WRAP(cell, cells) for cell, cells in zip(row, room, strict=True)]
        for parts in zip_longest(*cells, fillvalue=""):
            padded = (part.ljust(size) for part, size in zip(parts, room, strict=True))
            yield GAP.join(padded).rstrip()
