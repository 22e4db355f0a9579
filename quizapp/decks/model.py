"""The cards: what a topic file asks, as frozen values whose texts know where they stand."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Final, Self

from quizapp.decks.kinds import Kind


class Text(str):
    """Author text that knows where it stands in its file (1-based; 0 when made by the program)."""

    __slots__ = ("column", "line")
    line: int
    column: int

    def __new__(cls, value: str, line: int = 0, column: int = 0) -> Self:
        """Wrap `value` as read at `line` and `column`."""
        text = super().__new__(cls, value)
        text.line = line
        text.column = column
        return text


@dataclass(frozen=True, slots=True, kw_only=True)
class Card:
    """What every kind of card may say."""

    id: str
    """Unique in its topic; made from the text when `temporary`."""
    line: int
    column: int
    temporary: bool = False
    """The author wrote no id, so an edit of the text would lose the history."""
    level: str = ""
    """Empty, `beginner`, `intermediate` or `expert`."""
    tags: tuple[Text, ...] = ()
    hint: Text | None = None
    why: Text | None = None
    lab: "LabLink | None" = None
    source: Text | None = None
    rev: int = 1
    was: tuple[str, ...] = ()
    retired: bool = False
    confidence: bool = True
    """False when the card says `confidence: off`."""


@dataclass(frozen=True, slots=True, kw_only=True)
class LabLink:
    """A lab, or a preset of the topic, that a card opens."""

    use: Text
    settings: Mapping[str, object] = field(default_factory=dict)
    """The card's `with`: scalars are `Text`, lists are tuples, mappings are dicts."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Basic(Card):
    """A question and its answer; `reverse` also asks the other way round."""

    question: Text
    answer: Text
    reverse: bool = False


@dataclass(frozen=True, slots=True)
class Gap:
    """One gap in a cloze text."""

    name: str
    answer: str
    hint: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Cloze(Card):
    """A sentence with gaps; every gap name is an item of its own."""

    text: Text
    """As written, marks and all."""
    pieces: tuple[str | Gap, ...]
    """The text cut at its gaps, in order."""
    typed: bool = False

    @property
    def names(self) -> tuple[str, ...]:
        """The gap names in order of first appearance, without repeats."""
        return tuple(dict.fromkeys(piece.name for piece in self.pieces if isinstance(piece, Gap)))


@dataclass(frozen=True, slots=True)
class Option:
    """A wrong option with what to say to the learner who takes it."""

    text: Text
    feedback: Text | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Choice(Card):
    """A question with options, one or several of them correct."""

    question: Text
    correct: tuple[Text, ...]
    wrong: tuple[Option, ...]
    several: bool = False
    """`correct` was written as a list, so the learner must tick every correct option."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Typed(Card):
    """A question answered by typing."""

    question: Text
    accept: tuple[Text, ...]
    exact: bool = False


NOTHING: Final = Text("0")
"""The expression that a tolerance is when the author gives none."""


@dataclass(frozen=True, slots=True)
class Tolerance:
    """How far a number may be off: |given - answer| <= absolute + relative * |answer|."""

    absolute: Text = NOTHING
    """An expression, as are all of these."""
    relative: Text = NOTHING


@dataclass(frozen=True, slots=True)
class Trap:
    """A named mistake: the value that it leads to, and what to say."""

    value: Text
    """An expression."""
    say: Text


@dataclass(frozen=True, slots=True, kw_only=True)
class Numeric(Card):
    """A question with fresh numbers, answered by a number."""

    question: Text
    variables: Mapping[str, Text]
    """Name to how it is drawn, such as `grid(0.05, 0.95, 0.05)`."""
    answer: Text
    tolerance: Tolerance
    unit: Text | None = None
    traps: tuple[Trap, ...] = ()
    solution: Text | None = None
    range: tuple[Text, Text] | None = None
    """Where every answer must lie, ends included: two expressions."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Order(Card):
    """Blocks to put into any order that respects `before`."""

    question: Text
    items: Mapping[str, Text]
    before: tuple[tuple[str, ...], ...]
    """Chains of keys: ("a", "b", "c") says a before b before c."""
    distractors: Mapping[str, Text] = field(default_factory=dict)
    """Blocks that belong in no order."""
    strict: bool = False
    chains: tuple[Text, ...] = ()
    """`before` as written, for diagnostics."""


@dataclass(frozen=True, slots=True)
class Point:
    """One key point of an interview answer."""

    id: str
    weight: float
    text: Text
    kind: str = ""
    """Empty, `tradeoff` or `failure`."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Interview(Card):
    """A question to answer aloud, ticked point by point."""

    question: Text
    seconds: int | None = None
    points: tuple[Point, ...] = ()
    senior: Text | None = None
    red_flags: tuple[Text, ...] = ()
    followups: tuple[Text, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class LabTask(Card):
    """A question that a lab asks before it shows."""

    question: Text
    form: str
    """`number`, `set` or `choose`."""
    answer: Text
    """An expression, or the text of the right option."""
    tolerance: Tolerance | None = None
    control: Text | None = None
    options: tuple[Option, ...] = ()
    """All of them, the right one without feedback."""
    variables: Mapping[str, Text] = field(default_factory=dict)
    """As of a numeric card: the numbers are drawn anew each time."""
    traps: tuple[Trap, ...] = ()
    solution: Text | None = None
    settings: Mapping[str, object] = field(default_factory=dict)
    """What the lab shows while it asks, besides its preset; texts may compute numbers."""
    run: Mapping[str, object] = field(default_factory=dict)
    """What the lab shows once the answer is given, besides that."""
    reason: Text | None = None
    """Why the answer is what it is, to be picked among `wrong_reasons`."""
    wrong_reasons: tuple[Option, ...] = ()
    lab_id: str = ""
    """The preset that it belongs to."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Ticket(Card):
    """A failure to diagnose."""

    symptom: Text
    cause: Text
    other_causes: tuple[Text, ...] = ()
    remedies: tuple[Text, ...] = ()
    wrong_remedies: tuple[Text, ...] = ()
    explain: Text | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Trace(Card):
    """A question about a value in the code walkthrough."""

    question: Text
    expression: Text
    answer: object
    """A `Text`, or a tuple of them."""


@dataclass(frozen=True, slots=True)
class Item:
    """What is scheduled: a card, one gap of it, or its reverse."""

    key: str
    """`topic/id`, with `#c1` for a gap and `#rev` for a reverse."""
    topic: str
    kind: Kind
    card: Card
    facet: str = ""
    """The gap's name, `rev`, or empty."""

    @property
    def family(self) -> str:
        """The key of the card itself: items that share it are siblings."""
        return self.key.partition("#")[0]
