"""Filters: owns lines such as `tag:loss kind:numeric failed:7d`, as claims about items."""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Final

from quizapp.decks.kinds.marks import LEVELS
from quizapp.decks.kinds.registry import kind_names
from quizapp.study.queue.candidates import Candidate
from quizapp.study.scheduler.base import Scheduler
from quizapp.text.suggest import did_you_mean


class FilterError(ValueError):
    """A line that is no filter: a sentence, and the place in the line, counted from 0."""

    def __init__(self, message: str, offset: int) -> None:
        super().__init__(message)
        self.message = message
        self.offset = offset


@dataclass(frozen=True, slots=True)
class FilterableItem(Candidate):
    """One item with all that filters ask about."""

    level: str = ""
    """Of its card."""
    tags: tuple[str, ...] = ()
    text: str = ""
    """Of its question; plain."""
    last_failed: date | None = None
    """The last study day with a failed answer, of any kind."""
    sure_wrong: bool = False
    """Its last graded answer was wrong at a stated confidence of 90 % or more."""


@dataclass(frozen=True, slots=True)
class Term:
    """One claim of a filter."""

    word: str
    """One of `WORDS`; empty for plain text."""
    values: tuple[str, ...]
    """Case-folded, any of which will do; days are in digits. Plain text is looked for in the
    question and in the card's id."""
    negated: bool = False


@dataclass(frozen=True, slots=True)
class Filter:
    """Claims that must all hold; without any, every item is chosen."""

    terms: tuple[Term, ...] = ()


@dataclass(frozen=True, slots=True)
class Word:
    """What may stand before a colon."""

    help: str
    """A sentence for the help."""
    values: Callable[[], tuple[str, ...]] = tuple
    """All that may follow the colon; nothing when the library decides."""
    days: bool = False
    """`today`, or a number of days such as `7d`, follows."""


STATES: Final[Mapping[str, Callable[[FilterableItem, date, Scheduler], bool]]] = {
    "buried": lambda row, today, _: bool(row.memory and row.memory.buried == today),
    "due": lambda row, today, _: _is_due(row, today),
    "flagged": lambda row, _, __: bool(row.memory and row.memory.flagged),
    "leech": lambda row, _, scheduler: bool(row.memory and scheduler.leech_reason(row.memory)),
    "new": lambda row, _, __: not (row.memory and row.memory.last),
    "sure_wrong": lambda row, _, __: row.sure_wrong,
    "suspended": lambda row, _, __: bool(row.memory and row.memory.suspended),
}
"""What `is:` may ask for."""

WORDS: Final[Mapping[str, Word]] = {
    "tag": Word("Cards with this tag."),
    "deck": Word("Items of this topic, or of all whose names begin with it and a dot."),
    "kind": Word("Items of this kind.", kind_names),
    "level": Word("Cards of this level.", lambda: LEVELS),
    "is": Word("Items in this state.", lambda: tuple(STATES)),
    "failed": Word(
        "Items last failed at most so many days ago.", lambda: ("today", "7d", "30d"), True
    ),
    "due": Word("Items due by then, late ones among them.", lambda: ("today", "3d", "7d"), True),
}
"""Every word of a filter; for one that counts days the values are only examples."""

OFFERS_ALL: Final[Mapping[str, Iterable[str]]] = {}
"""No word is limited to the values that the library has."""

_TERM: Final = re.compile(r'(?:"[^"]*"|[^\s"])+|"')
_VALUE: Final = re.compile(r'(?:"[^"]*"|[^,"])+')
_DAYS: Final = re.compile(r"(\d{1,5})d")


def parse_filter(text: str) -> Filter:
    """The filter that a line says.

    Terms stand side by side and must all hold; a minus before one turns it round; values with
    commas between them are alternatives; quotes hold words together.

    Raises:
        FilterError: a term says nothing that is known.

    >>> parse_filter('kind:numeric,typed -tag:easy "log loss"').terms[2]
    Term(word='', values=('log loss',), negated=False)
    """
    return Filter(tuple(_term(match[0], match.start()) for match in _TERM.finditer(text)))


def matches(filter_: Filter, row: FilterableItem, today: date, *, scheduler: Scheduler) -> bool:
    """All claims of the filter hold for the item."""
    return all(_holds(term, row, today, scheduler) != term.negated for term in filter_.terms)


def values_in(rows: Iterable[FilterableItem]) -> dict[str, set[str]]:
    """The values that find some of the items, for the words of which items have one or several."""
    values: dict[str, set[str]] = {"tag": set(), "deck": set(), "kind": set(), "level": set()}
    for row in rows:
        values["tag"].update(row.tags)
        values["deck"].add(row.topic)
        values["kind"].add(row.kind)
        if row.level:
            values["level"].add(row.level)
    return values


def unknown_name(filter_: Filter, values: Mapping[str, Iterable[str]]) -> str:
    """A sentence on the first tag or topic of the filter that the library has not; else nothing.

    Args:
        filter_: as it was typed.
        values: what finds some of the library's items.

    >>> unknown_name(parse_filter("tag:lss"), {"tag": ["loss"], "deck": []})
    "No card has the tag 'lss'. Did you mean 'loss'?"
    """
    known_tags = {tag.casefold() for tag in values["tag"]}
    known_topics = {topic.casefold() for topic in values["deck"]}
    for term in filter_.terms:
        for value in term.values:
            if term.word == "tag" and value not in known_tags:
                return f"No card has the tag '{value}'.{did_you_mean(value, known_tags)}"
            if term.word == "deck" and not any(
                topic == value or topic.startswith(f"{value}.") for topic in known_topics
            ):
                return f"No topic is named '{value}'.{did_you_mean(value, known_topics)}"
    return ""


def completions(text: str, values: Mapping[str, Iterable[str]] = OFFERS_ALL) -> tuple[str, ...]:
    """What the term at the end of the line may become, in order of the alphabet.

    Args:
        text: the line up to the cursor.
        values: what some words may be followed by, instead of all that they admit.

    >>> completions("tag:loss ki"), completions("-kind:basic,cl")
    (('kind:',), ('-kind:basic,cloze',))
    """
    if text.count('"') % 2:
        return ()
    term = "" if text[-1:].isspace() else (text.split() or [""])[-1]
    minus = "-" if term.startswith("-") else ""
    word, colon, rest = term.removeprefix("-").partition(":")
    if not colon:
        return tuple(f"{minus}{name}:" for name in sorted(WORDS) if name.startswith(word))
    if word not in WORDS:
        return ()
    offered = values[word] if word in values else WORDS[word].values()
    before, comma, last = rest.rpartition(",")
    return tuple(
        f"{minus}{word}:{before}{comma}{_quoted(value)}"
        for value in sorted(set(offered))
        if value.casefold().startswith(last.casefold())
    )


def _term(term: str, offset: int) -> Term:
    negated = term.startswith("-")
    body = term.removeprefix("-")
    offset += negated
    if not body:
        raise FilterError(
            "A minus stands right before what it turns round, as in -tag:loss.", offset
        )
    if body == '"':
        raise FilterError("This quote is not closed.", offset)
    word, colon, rest = body.partition(":")
    if not colon or body.startswith('"'):
        return Term("", (_plain(body),), negated)
    if word not in WORDS:
        guess = did_you_mean(word, WORDS) or " Put text with a colon in quotes."
        raise FilterError(f"A filter has no word '{word}:'.{guess}", offset)
    offset += len(word) + len(colon)
    values = tuple(_values(word, rest, offset))
    if not values or rest.endswith(","):
        raise FilterError(f"Something must follow '{word}:{rest}'.", offset + len(rest))
    return Term(word, values, negated)


def _values(word: str, text: str, offset: int) -> Iterator[str]:
    for match in _VALUE.finditer(text):
        value, choices = _plain(match[0]), WORDS[word].values()
        days = _DAYS.fullmatch("0d" if value == "today" else value)
        if WORDS[word].days:
            if not days:
                raise FilterError(
                    f"'{word}:' wants today or a number of days such as 7d, not '{value}'.",
                    offset + match.start(),
                )
            value = days[1]
        elif choices and value not in choices:
            guess = did_you_mean(value, choices) or f" There are {', '.join(choices)}."
            raise FilterError(f"'{word}:{value}' is nothing.{guess}", offset + match.start())
        yield value


def _holds(term: Term, row: FilterableItem, today: date, scheduler: Scheduler) -> bool:
    values = term.values
    match term.word:
        case "tag":
            return any(tag.casefold() in values for tag in row.tags)
        case "deck":
            return any(row.topic == topic or row.topic.startswith(f"{topic}.") for topic in values)
        case "kind":
            return row.kind in values
        case "level":
            return row.level in values
        case "is":
            return any(STATES[state](row, today, scheduler) for state in values)
        case "failed":
            day = row.last_failed
            return day is not None and (today - day).days <= max(map(int, values))
        case "due":
            return _is_due(row, today, within=max(map(int, values)))
    return values[0] in row.text.casefold() or values[0] in row.key.partition("/")[2]


def _is_due(row: Candidate, today: date, *, within: int = 0) -> bool:
    due = row.memory.due if row.memory else None
    return due is not None and (due - today).days <= within


def _plain(text: str) -> str:
    return text.replace('"', "").casefold()


def _quoted(value: str) -> str:
    return f'"{value}"' if re.search(r"[\s,]", value) else value
