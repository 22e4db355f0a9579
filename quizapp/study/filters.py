"""Filters: owns lines such as `tag:loss kind:numeric failed:7d`, as claims about items."""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from itertools import filterfalse
from typing import Final, Self

from quizapp.study.filter_words import (
    COMPARISON,
    WORDS,
    Claim,
    FilterableItem,
    Follows,
    text_claim,
)
from quizapp.study.scheduler.base import Scheduler
from quizapp.text.suggest import did_you_mean

SUBSTRING_WORDS: Final = frozenset({"", "text", "point"})
"""What stands behind these is looked for anywhere in a text."""


class FilterError(ValueError):
    """A line that is no filter: a sentence, and the place in the line, counted from 0."""

    def __init__(self, message: str, offset: int) -> None:
        super().__init__(message)
        self.message = message
        self.offset = offset


@dataclass(frozen=True, slots=True)
class Term:
    """One claim of a filter."""

    word: str
    """One of `WORDS`; empty for plain text."""
    values: tuple[str, ...]
    """Case-folded, any of which will do; days are in digits. Plain text is looked for in all that
    the card says and in its id."""
    negated: bool = False

    def implies(self, other: Self) -> bool:
        """Wherever this one holds the other holds too, as far as their letters show it."""
        if self == other:
            return True
        if self.negated or other.negated or self.word != other.word:
            return False
        return self.word in SUBSTRING_WORDS and all(
            any(part in value for part in other.values) for value in self.values
        )


@dataclass(frozen=True, slots=True)
class Filter:
    """Claims that must all hold; without any, every item is chosen."""

    terms: tuple[Term, ...] = ()

    def narrows(self, other: Self) -> bool:
        """All that it chooses the other one chooses too, as far as their letters show it.

        >>> parse_filter("log loss").narrows(parse_filter("lo"))
        True
        """
        return all(any(term.implies(wider) for term in self.terms) for wider in other.terms)


OFFERS_ALL: Final[Mapping[str, Iterable[str]]] = {}
"""No word is limited to the values that the library has."""

NOBODY_HAS: Final = {
    "tag": "No card has the tag '{}'.",
    "deck": "No topic is named '{}'.",
    "point": "No topic's coverage has the point '{}'.",
    "lab": "No card opens the lab '{}'.",
    "slip": "No answer made the mistake '{}'.",
}
"""What is said of a name that the library decides on, and nothing in it has."""

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


def passing(
    filter_: Filter, rows: Iterable[FilterableItem], today: date, *, scheduler: Scheduler
) -> Iterator[FilterableItem]:
    """Those of the rows of which all claims of the filter hold, in order."""
    for term in filter_.terms:
        # Each claim is asked only of what the one before it left, at each key of many items.
        keep = filterfalse if term.negated else filter
        rows = keep(_claim(term, today, scheduler), rows)
    return iter(rows)


def _claim(term: Term, today: date, scheduler: Scheduler) -> Claim:
    if not term.word:
        return text_claim(term.values[0])
    return WORDS[term.word].claim(term.values, today, scheduler)


def unknown_name(filter_: Filter, values: Mapping[str, Iterable[str]]) -> str:
    """A sentence on the first name of the filter that nothing in the library has; else nothing.

    Args:
        filter_: as it was typed.
        values: what finds some of the library's items.

    >>> unknown_name(parse_filter("tag:lss"), {"tag": ["loss"]})
    "No card has the tag 'lss'. Did you mean 'loss'?"
    """
    for term in filter_.terms:
        names = {name.casefold() for name in values.get(term.word, ())}
        for value in term.values if term.word in NOBODY_HAS else ():
            below = f"{value}."
            if value not in names and not (
                term.word == "deck" and any(name.startswith(below) for name in names)
            ):
                return NOBODY_HAS[term.word].format(value) + did_you_mean(value, names)
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
    read = READERS[WORDS[word].follows]
    for match in _VALUE.finditer(text):
        try:
            yield read(word, _plain(match[0]))
        except ValueError as error:
            raise FilterError(str(error), offset + match.start()) from None


def _name(word: str, value: str) -> str:
    choices = WORDS[word].values()
    if choices and value not in choices:
        guess = did_you_mean(value, choices) or f" There are {', '.join(choices)}."
        raise ValueError(f"'{word}:{value}' is nothing.{guess}")
    return value


def _days(word: str, value: str) -> str:
    days = _DAYS.fullmatch("0d" if value == "today" else value)
    if not days:
        raise ValueError(f"'{word}:' wants today or a number of days such as 7d, not '{value}'.")
    return days[1]


def _number(word: str, value: str) -> str:
    if not COMPARISON.fullmatch(value):
        example = WORDS[word].values()[0]
        raise ValueError(f"'{word}:' wants a number, as in {word}:{example}, not '{value}'.")
    return value


READERS: Final[Mapping[Follows, Callable[[str, str], str]]] = {
    Follows.NAME: _name,
    Follows.DAYS: _days,
    Follows.COMPARISON: _number,
}
"""Read what follows a word; each raises a `ValueError` with a sentence."""


def _plain(text: str) -> str:
    return text.replace('"', "").casefold()


def _quoted(value: str) -> str:
    return f'"{value}"' if re.search(r"[\s,]", value) else value
