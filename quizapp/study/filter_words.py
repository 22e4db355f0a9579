"""The words of filters: owns what each of them claims of an item, and what may follow it."""

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import Enum
from operator import eq, ge, gt, le, lt
from typing import Final, TypeAlias, TypeVar

from quizapp.decks.kinds.marks import LEVELS
from quizapp.decks.kinds.registry import kind_names
from quizapp.study.formula.slips import SLIP_WORDS
from quizapp.study.queue.candidates import Candidate
from quizapp.study.scheduler.base import Scheduler
from quizapp.study.scheduler.memory import Memory


@dataclass(frozen=True, slots=True)
class FilterableItem(Candidate):
    """One item with all that filters ask about."""

    level: str = ""
    """Of its card."""
    tags: tuple[str, ...] = ()
    text: str = ""
    """Of its question; plain, on one line."""
    search: str = ""
    """Its name in its topic and all that its card says; plain and case-folded."""
    labs: tuple[str, ...] = ()
    """The names of the lab that its card opens or is asked in: long, short, and the preset's."""
    points: tuple[str, ...] = ()
    """The points of its topic's coverage that it serves."""
    slips: frozenset[str] = frozenset()
    """The mistakes by name that were ever made in answering it."""
    last_failed: date | None = None
    """The last study day with a failed answer, of any kind."""
    sure_wrong: bool = False
    """Its last graded answer was wrong at a stated confidence of 90 % or more."""
    file: str = ""
    line: int = 1
    """Where its card begins in the file."""
    obstacle: str = ""
    """Why it cannot be asked, in a sentence; empty if it can."""
    is_stale: bool = False
    """Its file cannot be read now, and it is as it was when it could."""


Claim: TypeAlias = Callable[[FilterableItem], bool]

MakeClaim: TypeAlias = Callable[[tuple[str, ...], date, Scheduler], Claim]
"""The claim that a word makes with these values, any of which will do; days are in digits."""


class Follows(Enum):
    """What may stand behind a word's colon."""

    NAME = "a name"
    DAYS = "`today`, or a number of days such as `7d`"
    COMPARISON = "a number, mostly behind `<` or `>`"


@dataclass(frozen=True, slots=True)
class Word:
    """What may stand before a colon."""

    help: str
    """A sentence for the help."""
    claim: MakeClaim
    values: Callable[[], tuple[str, ...]] = tuple
    """All that may follow the colon; nothing when the library decides."""
    follows: Follows = Follows.NAME
    """Of days and numbers the values are only examples."""


STATES: Final[Mapping[str, Callable[[FilterableItem, date, Scheduler], bool]]] = {
    "buried": lambda row, today, _: bool(row.memory and row.memory.buried == today),
    "due": lambda row, today, _: _days_to_due(row, today) <= 0,
    "flagged": lambda row, _, __: bool(row.memory and row.memory.flagged),
    "leech": lambda row, _, scheduler: bool(row.memory and scheduler.leech_reason(row.memory)),
    "new": lambda row, _, __: not (row.memory and row.memory.last),
    "sure_wrong": lambda row, _, __: row.sure_wrong,
    "suspended": lambda row, _, __: bool(row.memory and row.memory.suspended),
}
"""What `is:` may ask for."""

NEVER: Final = float("inf")

COMPARISON: Final = re.compile(r"(?P<sign>[<>]=?|=?)(?P<number>\d{1,6}(?:\.\d{1,6})?)")
"""What follows a word that compares; without a sign it is the number itself."""

COMPARED_BY: Final[Mapping[str, Callable[[float, float], bool]]] = {
    "": eq,
    "=": eq,
    "<": lt,
    "<=": le,
    ">": gt,
    ">=": ge,
}


_Asked = TypeVar("_Asked")


def text_claim(text: str) -> Claim:
    """The item's card says this somewhere, or its id does."""
    return lambda row: text in row.search


def _any_of(claims: Sequence[Callable[[_Asked], bool]]) -> Callable[[_Asked], bool]:
    # Most words have one value, and it is asked of every item at each key.
    if len(claims) == 1:
        return claims[0]
    return lambda asked: any(claim(asked) for claim in claims)


def _tag_claim(tags: tuple[str, ...], _day: date, _scheduler: Scheduler) -> Claim:
    wanted = frozenset(tags)
    return lambda row: not wanted.isdisjoint(map(str.casefold, row.tags))


def _deck_claim(topics: tuple[str, ...], _day: date, _scheduler: Scheduler) -> Claim:
    below = tuple(f"{topic}." for topic in topics)
    return lambda row: row.topic in topics or row.topic.startswith(below)


def _kind_claim(kinds: tuple[str, ...], _day: date, _scheduler: Scheduler) -> Claim:
    return lambda row: row.kind in kinds


def _level_claim(levels: tuple[str, ...], _day: date, _scheduler: Scheduler) -> Claim:
    return lambda row: row.level in levels


def _state_claim(names: tuple[str, ...], today: date, scheduler: Scheduler) -> Claim:
    def in_state(state: Callable[[FilterableItem, date, Scheduler], bool]) -> Claim:
        return lambda row: state(row, today, scheduler)

    return _any_of([in_state(STATES[name]) for name in names])


def _failed_claim(days: tuple[str, ...], today: date, _scheduler: Scheduler) -> Claim:
    most = max(map(int, days))
    return lambda row: row.last_failed is not None and (today - row.last_failed).days <= most


def _due_claim(days: tuple[str, ...], today: date, _scheduler: Scheduler) -> Claim:
    most = max(map(int, days))
    return lambda row: _days_to_due(row, today) <= most


def _id_claim(names: tuple[str, ...], _day: date, _scheduler: Scheduler) -> Claim:
    return lambda row: row.key.startswith(names) or row.search.startswith(names)


def _lab_claim(labs: tuple[str, ...], _day: date, _scheduler: Scheduler) -> Claim:
    wanted = frozenset(labs)
    return lambda row: not wanted.isdisjoint(map(str.casefold, row.labs))


def _point_claim(texts: tuple[str, ...], _day: date, _scheduler: Scheduler) -> Claim:
    def says(text: str) -> Claim:
        return lambda row: (
            bool(row.points) and any(text in point.casefold() for point in row.points)
        )

    return _any_of([says(text) for text in texts])


def _slip_claim(names: tuple[str, ...], _day: date, _scheduler: Scheduler) -> Claim:
    return lambda row: not row.slips.isdisjoint(names)


def _text_claim(texts: tuple[str, ...], _day: date, _scheduler: Scheduler) -> Claim:
    def says(text: str) -> Claim:
        return lambda row: text in row.text.casefold()

    return _any_of([says(text) for text in texts])


def _memory_claim(measure: Callable[[Memory], float]) -> MakeClaim:
    """The claims of a word that compares a number of the items that were answered."""

    def claim(values: tuple[str, ...], _day: date, _scheduler: Scheduler) -> Claim:
        holds = _any_of([_comparison(value) for value in values])

        def is_within(row: FilterableItem) -> bool:
            memory = row.memory
            if memory is None or memory.last is None:
                return False
            return holds(measure(memory))

        return is_within

    return claim


def _comparison(text: str) -> Callable[[float], bool]:
    match = COMPARISON.fullmatch(text)
    assert match, "the parser lets nothing else pass"
    limit, compare = float(match["number"]), COMPARED_BY[match["sign"]]
    return lambda number: compare(number, limit)


def _days_to_due(row: Candidate, today: date) -> float:
    due = row.memory.due if row.memory else None
    return (due - today).days if due else NEVER


WORDS: Final[Mapping[str, Word]] = {
    "tag": Word("Cards with this tag.", _tag_claim),
    "deck": Word(
        "Items of this topic, or of all whose names begin with it and a dot.", _deck_claim
    ),
    "kind": Word("Items of this kind.", _kind_claim, kind_names),
    "level": Word("Cards of this level.", _level_claim, lambda: LEVELS),
    "is": Word("Items in this state.", _state_claim, lambda: tuple(STATES)),
    "failed": Word(
        "Items last failed at most so many days ago.",
        _failed_claim,
        lambda: ("today", "7d", "30d"),
        Follows.DAYS,
    ),
    "due": Word(
        "Items due by then, late ones among them.",
        _due_claim,
        lambda: ("today", "3d", "7d"),
        Follows.DAYS,
    ),
    "interval": Word(
        "Answered items whose interval is so many days.",
        _memory_claim(lambda memory: memory.interval_days),
        lambda: (">21", "<7"),
        Follows.COMPARISON,
    ),
    "ease": Word(
        "Answered items of this ease, which begins at 2.5.",
        _memory_claim(lambda memory: memory.ease / 100),
        lambda: ("<1.5", "<2"),
        Follows.COMPARISON,
    ),
    "id": Word("Items whose id, or whole key, begins so.", _id_claim),
    "lab": Word("Items that open this lab, or are asked in it.", _lab_claim),
    "point": Word("Items that serve a point of the coverage that says this.", _point_claim),
    "slip": Word("Items in which this named mistake was made.", _slip_claim, lambda: SLIP_WORDS),
    "text": Word("Items whose question says this, not the rest of the card.", _text_claim),
}
"""Every word of a filter."""


def values_in(rows: Iterable[FilterableItem]) -> dict[str, set[str]]:
    """The values that find some of the items, for the words of which items have one or several."""
    values: dict[str, set[str]] = {
        word: set() for word in ("tag", "deck", "kind", "level", "lab", "point", "slip")
    }
    for row in rows:
        values["tag"].update(row.tags)
        values["deck"].add(row.topic)
        values["kind"].add(row.kind)
        if row.level:
            values["level"].add(row.level)
        values["lab"].update(row.labs)
        values["point"].update(row.points)
        values["slip"].update(row.slips)
    return values
