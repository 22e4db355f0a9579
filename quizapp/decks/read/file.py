"""The reader: the bytes of one deck file in, a topic and all diagnostics out; it never raises."""

from dataclasses import dataclass, replace
from typing import Final

from quizapp.decks.diagnostics import Diagnostic
from quizapp.decks.read.allowances import read_allowances, take_away
from quizapp.decks.read.prose import warn_of_comments
from quizapp.decks.read.topic import read_root
from quizapp.decks.syntax.collector import Diagnostics, Place
from quizapp.decks.syntax.nodes import Map, Node
from quizapp.decks.syntax.recovery import read_all
from quizapp.decks.syntax.source import Source, SourceError, read_source, refusal, remedy
from quizapp.decks.topic import Topic
from quizapp.text.printable import REPLACEMENT

START: Final = Place(1, 1)


@dataclass(frozen=True, slots=True)
class Reading:
    """What a file gave."""

    draft: Topic | None
    """All that is right in the file; none when it does not even begin like a deck."""
    diagnostics: tuple[Diagnostic, ...] = ()
    """By position."""

    @property
    def topic(self) -> Topic | None:
        """The draft, unless it has no usable id: nothing in it could be scheduled then."""
        return self.draft if self.draft and self.draft.id else None


def read_topic(file: str, data: bytes) -> Reading:
    r"""The topic in the bytes of a file that diagnostics are to call `file`.

    >>> reading = read_topic("notes.yaml", b"topic: notes\ncards:\n  - 'What? ^what': This.\n")
    >>> reading.topic.cards[0].answer, reading.diagnostics
    ('This.', ())
    """
    try:
        source = read_source(data)
    except SourceError as error:
        diagnostics = Diagnostics(file, error.lines)
        diagnostics.add(error.code, error.place, error.message, error.hint)
        return Reading(None, diagnostics.sorted())
    diagnostics = Diagnostics(file, source.lines)
    topic = _read(source, diagnostics)
    complaints, allowances = take_away(diagnostics.sorted(), read_allowances(source))
    return Reading(
        replace(topic, allowances=allowances) if topic and allowances else topic, complaints
    )


def _read(source: Source, diagnostics: Diagnostics) -> Topic | None:
    """The topic in a text."""
    for place, character in source.refused:
        diagnostics.add("E-CONTROL", place, refusal(character), remedy(character))
    recovery = read_all(source.text, diagnostics, marks=REPLACEMENT if source.refused else "")
    if isinstance(recovery.root, Map):
        topic = read_root(
            recovery.root, diagnostics, complete=recovery.complete, lost=recovery.lost
        )
        warn_of_comments(topic, diagnostics)
        return topic
    if recovery.complete:
        _complain_of_root(recovery.root, diagnostics)
    return None


def _complain_of_root(root: Node | None, diagnostics: Diagnostics) -> None:
    """A file that holds no mapping is no deck."""
    if root is None:
        diagnostics.add(
            "E-MISSING", START, "the file is empty", "A deck starts with 'topic: name'."
        )
        return
    sort = "a list" if isinstance(root, list) else "a text"
    message = f"a deck is a mapping that starts with 'topic: name', but here is {sort}"
    diagnostics.add("E-TYPE", root, message)
