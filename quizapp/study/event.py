"""Events: the facts of a study life. State is folded from a journal of them, which is the truth."""

from datetime import date, datetime
from enum import StrEnum
from typing import NamedTuple

from quizapp.study.quality import Quality


class EventKind(StrEnum):
    """What happened; a journal may also hold kinds that a newer version wrote."""

    REVIEW = "review"
    """A graded answer: it moves the schedule."""
    DRILL = "drill"
    """A same-day repeat after a failed or hard review: it only moves the drill queue."""
    AHEAD = "ahead"
    """A success too early to count: logged, schedule unchanged."""
    CRAM = "cram"
    """An answer in a filtered session: logged, schedule unchanged."""
    UNDO = "undo"
    """Takes back the event that `undoes` names; an undo can be taken back too."""
    BURY = "bury"
    """The item is not asked again on this study day."""
    SUSPEND = "suspend"
    """The item is not asked until it is resumed."""
    RESUME = "resume"
    """Ends a suspension."""
    FLAG = "flag"
    """The learner wants to mend the card later."""
    UNFLAG = "unflag"
    """The card is mended, or was fine."""
    EDIT = "edit"
    """The card was changed, and `answer` says what becomes of its history: a `Decision`."""
    RELINK = "relink"
    """The item takes over the history of the key that `origin` names."""
    PLACE = "place"
    """The item is set to known, since a test of the points that it serves was passed."""
    READ = "read"
    """The section that `answer` names was read, of the topic that `key` is; no memory moves."""
    MOCK = "mock"
    """Something about a mock interview; `answer` is a `MockStep`, and no memory moves."""
    MORE = "more"
    """So many more new items may come on this study day, as `answer` says; no memory moves."""


class Decision(StrEnum):
    """What becomes of an item's history when its card was changed."""

    KEEP = "keep"
    """It is the same fact in other words."""
    SOON = "soon"
    """The history stays, and the item is due at once."""
    RESTART = "restart"
    """It is another fact: the item is new again."""


class MockStep(StrEnum):
    """What happened to a mock interview; `mock` names it."""

    BEGIN = "begin"
    """`offered` has the keys that are planned, `seconds` its length and `expected` a forecast."""
    DRAFT = "draft"
    """It was left in the middle of the question in `offered`; `draft` has the notes so far."""
    RESUME = "resume"
    """It was taken up again."""
    END = "end"
    """All was asked, or the learner closed it."""
    MARKS = "marks"
    """A second reader's ticks: points as `key#point`, those read in `offered`, some `ticked`."""


class SpokenFacts(NamedTuple):
    """What an answer to an interview question says of itself, so that no deck is needed for it."""

    mock: str = ""
    """The mock interview that it belongs to; empty in a daily session."""
    ticked: tuple[str, ...] = ()
    """The ids of the points that were named."""
    offered: tuple[str, ...] = ()
    """All points as they were shown, `id:weight` or `id:weight:kind`."""
    level: str = ""
    """Of the question."""
    seconds: int = 0
    """The question's own time; 0 is none."""


class Moment(NamedTuple):
    """One instant as the learner lived it; only the front door makes these from a clock."""

    at: datetime
    """UTC, aware."""
    offset_minutes: int
    """Local time minus UTC."""
    day: date
    """The study day for which it counts."""


class Event(NamedTuple):
    """One fact, as one line of the journal."""

    id: str
    """Unique over all devices."""
    kind: str
    """An `EventKind`, or the word of a newer version."""
    moment: Moment
    key: str = ""
    """The item's key; of a reading the topic; of more new items nothing."""
    fingerprint: str = ""
    """Of what was shown."""
    quality: Quality | None = None
    proposed: Quality | None = None
    """What the machine proposed, where the kind is graded by machine."""
    confidence: float | None = None
    """The stated probability of being right, before the reveal."""
    thinking_ms: int | None = None
    answer: str = ""
    """What the learner gave, as text; of a reading the id of its section, of `more` how many."""
    slip: str = ""
    """The names of the slips that lead to the answer, with a blank between two of them."""
    share: float | None = None
    """How much of the answer was right, 0 to 1, where it counts in parts."""
    count: int = 0  # type: ignore[assignment]  # hides a method of tuples that nobody calls
    """Answers on this item before this one: the seed of its numbers, its shuffle and its fuzz."""
    scheduler: str = ""
    interval_before: int | None = None
    interval_after: int | None = None
    ease_before: int | None = None
    ease_after: int | None = None
    origin: str = ""
    """Of a relink: the key whose history the item takes over."""
    undoes: str = ""
    """The id of the event taken back."""
    act: str = ""
    """Shared by events that were done in one step, and are taken back in one; else empty."""
    mock: str = ""
    """The mock interview to which it belongs."""
    ticked: tuple[str, ...] = ()
    """As `SpokenFacts` has it, as has what follows; of a step of a mock, as `MockStep` says."""
    offered: tuple[str, ...] = ()
    level: str = ""
    seconds: int = 0
    expected: tuple[float, ...] = ()
    """Of the beginning of a mock: the ends of what was forecast for its share."""
    draft: str = ""
    """Notes on a question that was left."""
    device: str = ""
    """Stamped by the journal, as is `sequence`."""
    sequence: int = 0
