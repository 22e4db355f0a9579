"""The contents of a topic page for other programs, as `quizapp topic NAME --json` prints them."""

from typing import Final

from quizapp.cli.topic_text import piece_lines
from quizapp.collection.topics.page import ItemFacts, PointFacts, TopicPage
from quizapp.decks.contents.as_data import topic_data
from quizapp.decks.contents.page_section import PageSection
from quizapp.decks.contents.pieces import Verbatim

UNWRAPPED: Final = 1_000_000
"""Columns: whoever reads the text wraps it."""


def contents(page: TopicPage) -> dict[str, object]:
    """All that the deck says, its sections as the page has them, and the learner's state."""
    return topic_data(page.topic) | {
        "sections": [_section(page, section) for section in page.sections],
        "coverage": [_point(point) for point in page.points],
        "items": [_item(item) for item in page.items.values()],
    }


def _section(page: TopicPage, section: PageSection) -> dict[str, object]:
    day = page.readings.days.get(section.id)
    formulas = (piece.text for piece in section.pieces if isinstance(piece, Verbatim))
    lines = (line for piece in section.pieces for line in piece_lines(piece, UNWRAPPED))
    return {
        "id": section.id,
        "kind": section.kind,
        "title": section.title,
        "text": "\n".join(lines).strip(),
        "formula": next(formulas, None),
        "steps": [{"ask": step.ask, "answer": step.answer} for step in section.steps],
        "read": day and day.isoformat(),
        "items": [item.key for item in section.items],
    }


def _point(point: PointFacts) -> dict[str, object]:
    return {
        "point": point.point,
        "sections": list(point.sections),
        "state": point.state,
        "items": [_item(item) for item in point.items],
    }


def _item(item: ItemFacts) -> dict[str, object]:
    return {
        "key": item.key,
        "kind": item.kind,
        "state": item.state,
        "due": item.due and item.due.isoformat(),
        "why_unaskable": item.why_unaskable or None,
    }
