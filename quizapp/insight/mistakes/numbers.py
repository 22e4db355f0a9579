"""Named mistakes' numbers: owns how often each was made, on what, and what was mended since."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Final

import numpy as np

from quizapp.collection.catalogue import topic_of
from quizapp.insight.answers import Answers
from quizapp.insight.mistakes.words import MISTAKE_WORDS, mistake_in_words
from quizapp.insight.page import PageFacts, Scope
from quizapp.store.index.event_table import NamedMistake

PASSES_THAT_MEND: Final = 2
"""Later reviews in a row: from as many on an item counts as known everywhere."""

MOST_LISTED: Final = 10
"""Items on the page; JSON has all."""


@dataclass(frozen=True, slots=True)
class MistakenItem:
    """An item in whose answers mistakes were named."""

    item: str
    times: int
    names: tuple[str, ...]
    """The last made first."""
    last: date
    is_mended: bool
    """Its last reviews came on later days than the last mistake and passed, two at least."""
    can_be_asked: bool

    def facts(self) -> PageFacts:
        """For JSON."""
        return {
            "item": self.item,
            "times": self.times,
            "names": self.names,
            "last": self.last.isoformat(),
            "mended": self.is_mended,
            "can_be_asked": self.can_be_asked,
        }


@dataclass(frozen=True, slots=True)
class MistakeKind:
    """One named mistake, wherever it was made."""

    name: str
    times: int
    items: int
    mended: int
    """Of the items."""
    first: date
    last: date

    def facts(self) -> PageFacts:
        """For JSON."""
        return {
            "name": self.name,
            "says": mistake_in_words(self.name),
            "times": self.times,
            "items": self.items,
            "mended": self.mended,
            "first": self.first.isoformat(),
            "last": self.last.isoformat(),
        }


@dataclass(frozen=True, slots=True)
class Mistakes:
    """All numbers of the page."""

    scope: Scope
    wrong: int
    """Graded answers that failed."""
    named: int
    """Those of them that were traced to a mistake, or to either of two."""
    kinds: tuple[MistakeKind, ...]
    """The most frequent first."""
    items: tuple[MistakenItem, ...]
    """What is not mended first, and then what was mistaken most often."""

    @property
    def mended(self) -> int:
        """Of the items."""
        return sum(item.is_mended for item in self.items)

    @property
    def study_keys(self) -> tuple[str, ...]:
        """What to study: items that can be asked and are not mended; all of them once all are."""
        askable = [item for item in self.items if item.can_be_asked]
        waiting = [item for item in askable if not item.is_mended]
        return tuple(item.item for item in waiting or askable)

    def facts(self) -> PageFacts:
        """Every number, for JSON."""
        return {
            "topic": self.scope.topic,
            "wrong_answers": self.wrong,
            "named": self.named,
            "mistakes": [kind.facts() for kind in self.kinds],
            "items_mistaken": len(self.items),
            "items_mended": self.mended,
            "passes_that_mend": PASSES_THAT_MEND,
            "items": [item.facts() for item in self.items],
            "most_listed": MOST_LISTED,
            "to_study": len(self.study_keys),
        }


def named_mistakes(
    answers: Answers,
    mistakes: Iterable[NamedMistake],
    *,
    askable: Collection[str],
    today: date,
    scope: Scope,
) -> Mistakes:
    """The named mistakes of a scope.

    Args:
        answers: all of them: what is mended is told by later ones.
        mistakes: all that were named.
        askable: the keys of the items that can be asked.
        today: the study day.
        scope: what the page is about.
    """
    rows = sorted((row for row in mistakes if _is_in(scope, row, today)), key=lambda row: row.day)
    passes = _last_passes(answers, frozenset(row.item for row in rows))
    items = tuple(sorted(_items(rows, passes, askable), key=_urgency))
    mended = {item.item for item in items if item.is_mended}
    return Mistakes(
        scope=scope,
        wrong=int((~answers.passed & scope.mask(answers, today.toordinal())).sum()),
        named=len(rows),
        kinds=tuple(sorted(_kinds(rows, mended), key=_rank)),
        items=items,
    )


def _is_in(scope: Scope, row: NamedMistake, today: date) -> bool:
    in_topic = scope.topic is None or topic_of(row.item) == scope.topic
    return in_topic and (scope.days is None or (today - row.day).days < scope.days)


def _last_passes(answers: Answers, items: Collection[str]) -> dict[str, list[date]]:
    """The days of an item's last scored reviews, as far back as they passed."""
    places = [place for place, item in enumerate(answers.items) if item in items]
    rows = answers.scored & np.isin(answers.item, places)
    columns = (answers.item[rows], answers.day[rows], answers.passed[rows])
    passes: dict[str, list[date]] = {item: [] for item in items}
    for item, day, passed in zip(*(column.tolist() for column in columns), strict=True):
        days = passes[answers.items[item]]
        if passed:
            days.append(date.fromordinal(day))
        else:
            days.clear()
    return passes


def _items(
    rows: Iterable[NamedMistake], passes: Mapping[str, list[date]], askable: Collection[str]
) -> Iterator[MistakenItem]:
    made: defaultdict[str, list[NamedMistake]] = defaultdict(list)
    for row in rows:
        made[row.item].append(row)
    for item, of_item in made.items():
        last = of_item[-1].day
        yield MistakenItem(
            item=item,
            times=len(of_item),
            names=tuple(dict.fromkeys(name for row in reversed(of_item) for name in row.names)),
            last=last,
            is_mended=sum(day > last for day in passes[item]) >= PASSES_THAT_MEND,
            can_be_asked=item in askable,
        )


def _urgency(item: MistakenItem) -> tuple[bool, int, int, str]:
    return item.is_mended, -item.times, -item.last.toordinal(), item.item


def _kinds(rows: Iterable[NamedMistake], mended: Collection[str]) -> Iterator[MistakeKind]:
    made: defaultdict[str, list[NamedMistake]] = defaultdict(list)
    for row in rows:
        for name in row.names:
            made[name].append(row)
    for name, of_name in made.items():
        items = {row.item for row in of_name}
        yield MistakeKind(
            name=name,
            times=len(of_name),
            items=len(items),
            mended=len(items.intersection(mended)),
            first=of_name[0].day,
            last=of_name[-1].day,
        )


def _rank(kind: MistakeKind) -> tuple[int, int, str]:
    order = tuple(MISTAKE_WORDS)
    place = order.index(kind.name) if kind.name in order else len(order)
    return -kind.times, place, kind.name
