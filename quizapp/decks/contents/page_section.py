"""Page sections: owns the kinds of section that a topic page has, in order, and what one holds."""

from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from quizapp.decks.contents.pieces import Piece
from quizapp.decks.items import Item


class SectionKind(StrEnum):
    """The kinds of section in the order of the page; the value is the id of the only one."""

    OVERVIEW = "overview"
    THEORY = "theory"
    DEEPENING = "deepening"
    INTERVIEW_READY = "interview-ready"
    TRADEOFFS = "tradeoffs"
    NOTES = "notes"
    EXAMPLE = "example"
    COVERAGE = "coverage"
    FLOW = "flow"
    LABS = "labs"
    SESSIONS = "sessions"
    WALKTHROUGH = "walkthrough"
    INTERVIEW = "interview"
    SENIOR_ANGLE = "senior-angle"
    CARDS = "cards"
    SOURCES = "sources"


KIND_NAMES: Final = {
    SectionKind.OVERVIEW: "Overview",
    SectionKind.THEORY: "Core theory",
    SectionKind.DEEPENING: "Deepening notes",
    SectionKind.INTERVIEW_READY: "Interview-ready notes",
    SectionKind.TRADEOFFS: "Trade-offs",
    SectionKind.NOTES: "Notes",
    SectionKind.EXAMPLE: "Example",
    SectionKind.COVERAGE: "Coverage",
    SectionKind.FLOW: "Architecture flow",
    SectionKind.LABS: "Labs",
    SectionKind.SESSIONS: "Sessions",
    SectionKind.WALKTHROUGH: "Code walkthrough",
    SectionKind.INTERVIEW: "Interview questions",
    SectionKind.SENIOR_ANGLE: "Senior angle",
    SectionKind.CARDS: "Cards",
    SectionKind.SOURCES: "Sources",
}
"""What learners call each kind."""

KEYS_OF_KINDS: Final = {
    "theory": SectionKind.THEORY,
    "deepening": SectionKind.DEEPENING,
    "interview_deepening": SectionKind.INTERVIEW_READY,
    "tradeoffs": SectionKind.TRADEOFFS,
    "notes": SectionKind.NOTES,
    "examples": SectionKind.EXAMPLE,
    "coverage": SectionKind.COVERAGE,
    "flow": SectionKind.FLOW,
    "labs": SectionKind.LABS,
    "sessions": SectionKind.SESSIONS,
    "walkthrough": SectionKind.WALKTHROUGH,
    "interview": SectionKind.INTERVIEW,
    "senior_angle": SectionKind.SENIOR_ANGLE,
    "cards": SectionKind.CARDS,
    "sources": SectionKind.SOURCES,
}
"""Which kind of section each key of a deck file fills."""


@dataclass(frozen=True, slots=True)
class SolvedStep:
    """One question of a guided example with its answer, numbers computed."""

    ask: str
    answer: str
    expressions: tuple[str, ...] = ()
    """Those of the numbers that are computed in either."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PageSection:
    """One section of a topic page."""

    id: str
    """Unique on the page, and the same as long as its place in the deck has its name."""
    kind: SectionKind
    title: str
    pieces: tuple[Piece, ...] = ()
    steps: tuple[SolvedStep, ...] = ()
    """Of a guided example: asked one by one, each answer shown when the learner wants it."""
    expressions: tuple[str, ...] = ()
    """Those of the numbers that are computed in its prose, outside of steps."""
    items: tuple[Item, ...] = ()
    """What tests it."""
    line: int = 0
    """Where it begins in the file; 0 where the file has no place for it alone."""
