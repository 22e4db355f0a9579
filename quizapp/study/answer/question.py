"""Questions: an item as it is asked this time, with its numbers drawn and its options shuffled."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TypeAlias

from quizapp.decks.items import Item
from quizapp.study.answer.numeric import read_number

Response: TypeAlias = frozenset[int] | str | tuple[str, ...] | None
"""Indices of the options ticked; a text; keys of blocks in order; None is "I don't know"."""


@dataclass(frozen=True, slots=True)
class ShownOption:
    """One option at the place where the learner sees it."""

    text: str
    correct: bool
    feedback: str | None = None


@dataclass(frozen=True, slots=True)
class Block:
    """One block to be put in order, or to be left out."""

    key: str
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """One item as it is asked this time: every text filled, every shuffle done."""

    item: Item
    count: int
    """Answers on the item before this one: the seed of its numbers and shuffles."""
    prompt: str
    """Markdown, as are all texts here unless they say otherwise."""
    answer: str
    """What the reveal shows as the answer."""
    full: str = ""
    """Of a cloze: the whole sentence, with the answer that was asked in bold."""
    hint: str | None = None
    why: str | None = None
    source: str | None = None
    values: Mapping[str, float] = field(default_factory=dict)
    """The numbers drawn, by variable."""
    options: tuple[ShownOption, ...] = ()
    several: bool = False
    """Every correct option has to be ticked."""
    accept: tuple[str, ...] = ()
    """Of a typed answer: plain texts that are right."""
    exact: bool = False
    """Case, white space and punctuation count."""
    expected: float | None = None
    """Of a numeric question: the right number, in `unit`."""
    tolerance: float = 0.0
    """How far a number may be off, in the same unit; 0 and up."""
    relative: float = 0.0
    """The part of the tolerance that grows with the number, for each 1 of its size."""
    unit: str | None = None
    """Plain text."""
    control: str = ""
    """Of a lab task: the control whose value is asked for."""
    traps: tuple[tuple[float, str], ...] = ()
    """Named mistakes: the value each leads to, and what to say; none of them is right."""
    solution: str | None = None
    reasons: tuple[ShownOption, ...] = ()
    """Of a lab task: why the answer is what it is, one of them right."""
    setup: Mapping[str, object] = field(default_factory=dict)
    """Of a lab task: what its lab is set to while it asks, besides its preset."""
    run: Mapping[str, object] = field(default_factory=dict)
    """And what besides that once the answer is given."""
    blocks: tuple[Block, ...] = ()
    """What is to be ordered and what is to be left out, mixed."""
    before: tuple[tuple[str, ...], ...] = ()
    """Chains of block keys, each key before the next."""
    distractors: frozenset[str] = frozenset()
    """Keys of the blocks that belong in no order."""

    def tolerance_of(self, value: float) -> float:
        """How far a number may be off and still count as this one, be it right or a mistake.

        A mistake may be of quite another size than the right number.
        """
        grown = self.relative * (abs(value) - abs(self.expected or 0.0))
        return max(0.0, self.tolerance + grown)

    @property
    def machine(self) -> bool:
        """The program proposes the grade; otherwise the learner gives it."""
        return bool(self.options or self.accept or self.blocks) or self.expected is not None

    @property
    def retries(self) -> bool:
        """A first answer that is wrong may be mended once, before anything is revealed."""
        return bool(self.blocks)

    @property
    def guessable(self) -> int:
        """Of how many options one is right; 0 where a guess is not one of a few."""
        return 0 if self.several else len(self.options)

    def check(self, response: Response) -> None:
        """Let pass what can be graded.

        Raises:
            NotANumber: a numeric answer cannot be read.
        """
        if self.expected is not None and isinstance(response, str):
            read_number(response, self.unit)

    def written(self, response: Response) -> str:
        """The answer as the journal keeps it, in words rather than in positions."""
        if response is None:
            return ""
        if isinstance(response, str):
            return response
        if isinstance(response, frozenset):
            return " | ".join(self.options[index].text for index in sorted(response))
        return " < ".join(response)
