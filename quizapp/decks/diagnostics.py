"""Diagnostics: what is wrong with a deck, each with the address where an author can mend it."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import Final

from quizapp.text.brief import brief
from quizapp.text.printable import printable


class Level(StrEnum):
    """How much a diagnostic weighs; the first letter of its code says which."""

    ERROR = "error"
    WARNING = "warning"


READING_CODES: Final[dict[str, str]] = {
    "E-ALIAS": "Anchors, aliases and merge keys are not part of the format; write the text out.",
    "E-CLOZE": "A gap is written [[c1::answer]], [[c1::answer::hint]] or [[answer]].",
    "E-CONTROL": "Control, direction and invisible characters must not reach a terminal.",
    "E-COVERAGE": "Every coverage point is served by at least one item that is not retired.",
    "E-CYCLE": "Prerequisites lead round in a circle, so no topic of it can come first.",
    "E-DEPTH": "A file nests at most 20 levels deep.",
    "E-DOCUMENT": "A file holds exactly one document.",
    "E-DUPLICATE-ID": "An id stands once in its topic, former ids included.",
    "E-DUPLICATE-KEY": "A key stands once in its mapping.",
    "E-DUPLICATE-TOPIC": "A topic id stands once in the library, former ids included.",
    "E-EMPTY": "A key that is written has a value.",
    "E-ENCODING": "Deck files are UTF-8.",
    "E-FILE": "The file could be read.",
    "E-ID": "Ids hold a-z, 0-9 and hyphens, at most 64; topic ids may also hold dots.",
    "E-KEY": "Only the keys of the format may be used.",
    "E-KIND": "Exactly one of the deciding keys says what kind of card it is.",
    "E-LIMIT": "A file, its texts, lists and items, and the work of checking it, have an end.",
    "E-MISSING": "Something obligatory is there.",
    "E-OPTION": "The right option is among the options, and no wrong one equals it.",
    "E-ORDER": "The chains of `before` name known blocks and do not lead round in a circle.",
    "E-PREREQ": "Prerequisites and unlocked topics are topics of the library.",
    "E-REFERENCE": "Every name refers to something in its topic.",
    "E-TAG": "YAML tags (words with an exclamation mark) are not part of the format.",
    "E-TYPE": "A value has the type that its key asks for.",
    "E-VALUE": "A word or number is one of those that its key admits.",
    "E-VERSION": "The file is written for this version of the format.",
    "E-YAML": "The file is well-formed YAML.",
    "W-COMMENT": "A comment behind a text without quotes is text that no learner will see.",
    "W-ESCAPE": "Double quotes turned the start of a LaTeX command into white space.",
    "W-NO-ID": "A card without an id loses its history when its text changes; said once a file.",
    "W-SECTION": "Where a topic has a coverage section, its points name each part of the theory.",
    "W-UNCOVERED": "Where a topic has a coverage section, every item serves a point of it.",
}
"""What reading a deck finds, each code with its line of help; lint has codes of its own."""

EXCERPT_CELLS: Final = 200
"""An excerpt longer than this helps nobody find the place."""


@dataclass(frozen=True, slots=True, order=True)
class Diagnostic:
    """One thing wrong in one place; `str()` is `file:line:column: CODE message`."""

    file: str
    """The path as the reader was given it."""
    line: int
    """1-based."""
    column: int
    """1-based, in characters."""
    code: str
    """One of the reader's, or of a lint rule's."""
    message: str
    hint: str = ""
    """What to do about it, where that can be said."""
    excerpt: str = ""
    """The offending line as it stands in the file, cut to what a terminal can show."""
    caret: int = 0
    """The 0-based character of the excerpt at which `column` points."""

    def __post_init__(self) -> None:
        # What is quoted may be as long as its file.
        object.__setattr__(self, "message", brief(self.message))

    @property
    def level(self) -> Level:
        """Error or warning, read off the code."""
        return Level.ERROR if self.code.startswith("E-") else Level.WARNING

    def __str__(self) -> str:
        return f"{self.file}:{self.line}:{self.column}: {self.code} {self.message}"


def former_topic_in_use(
    file: str, line: int, column: int, *, former: str, holder: tuple[str, int]
) -> Diagnostic:
    """A topic says that it was called what another is called now: a history has one heir.

    Args:
        file: of the topic that says so.
        line: where it does.
        column: where it does.
        former: the id.
        holder: file and line of the topic that has it.
    """
    message = f"the former id '{former}' is that of the topic in {holder[0]}, line {holder[1]}"
    hint = "Give that topic another id, or take this entry away."
    return Diagnostic(file, line, column, "E-DUPLICATE-TOPIC", message, hint)


def with_excerpt(diagnostic: Diagnostic, lines: Sequence[str]) -> Diagnostic:
    """The diagnostic with the line that it speaks of, safe to print, its column in sight."""
    if not 1 <= diagnostic.line <= len(lines):
        return diagnostic
    line = lines[diagnostic.line - 1].rstrip("\r\n")
    at = min(diagnostic.column - 1, len(line))
    start = max(0, at - EXCERPT_CELLS // 2) if len(line) > EXCERPT_CELLS else 0
    before = ("…" if start else "") + printable(line[start:at])
    after = printable(line[at : start + EXCERPT_CELLS])
    ending = "…" if start + EXCERPT_CELLS < len(line) else ""
    return replace(diagnostic, excerpt=before + after + ending, caret=len(before))
