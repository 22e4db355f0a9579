"""Form fields: what a form for a new card asks, and how the text in a field becomes data."""

from dataclasses import dataclass
from enum import Enum
from typing import Final


class Shape(Enum):
    """What stands in a field; `decks/writing/shapes.py` makes the data of it."""

    PROSE = "a text of any number of lines"
    LINE = "a text on one line"
    FLAG = "yes, or nothing"
    WORDS = "words with commas between them"
    LINES = "texts, one a line"
    LINES_OR_ONE = "a text, or several, one a line"
    OPTIONS = "texts, one a line, each with its feedback behind ' :: '"
    PAIRS = "a name, a colon and a text, one a line"
    TRAPS = "an expression, a colon and what is said to who fell for it, one a line"
    TOLERANCE = "a number, or abs: and rel: with theirs"
    ENDS = "the lowest and the highest, with 'to' between them"
    BLOCKS = "texts, one a line, each called by a letter, a, b, c and so on"


@dataclass(frozen=True, slots=True)
class FormField:
    """One field of the form."""

    key: str
    """Of the deck format."""
    label: str
    """Fields of several kinds with one label share what stands in them."""
    shape: Shape
    example: str = ""
    """What may stand in it."""
    note: str = ""
    """How it is filled in, or what it is for, in a few words."""
    needed: bool = False

    @property
    def placeholder(self) -> str:
        """What an empty field shows, which nobody takes for what was typed."""
        if not self.example:
            return self.note
        note = f"  ({self.note})" if self.note else ""
        return f"e.g. {self.example}{note}"


COMMON_FIELDS: Final = (
    FormField("why", "why", Shape.PROSE, note="shown after the answer"),
    FormField("hint", "hint", Shape.PROSE, note="a step towards the answer, without the answer"),
    FormField("tags", "tags", Shape.WORDS, "loss, probability"),
)
"""What any card may have besides, as far as a form asks for it."""
