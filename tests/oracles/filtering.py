"""What a filter chooses, said slowly: every term of every item anew, by plain comparisons."""

from collections.abc import Iterable, Sequence
from datetime import date
from operator import eq, ge, gt, le, lt
from typing import NamedTuple

from quizapp.study.filter_words import FilterableItem
from quizapp.study.scheduler.base import Scheduler

SIGNS = {"<=": le, ">=": ge, "<": lt, ">": gt, "": eq}


class PlainTerm(NamedTuple):
    """One term as a person means it."""

    word: str
    values: tuple[str, ...]
    negated: bool

    @property
    def written(self) -> str:
        """As it stands in a line."""
        values = ",".join(f'"{value}"' for value in self.values)
        return f"{'-' if self.negated else ''}{self.word}{':' if self.word else ''}{values}"


def filtered(
    rows: Iterable[FilterableItem], terms: Sequence[PlainTerm], today: date, scheduler: Scheduler
) -> list[FilterableItem]:
    """The rows of which all terms hold."""
    chosen = []
    for row in rows:
        holds = True
        for term in terms:
            said = False
            for value in term.values:
                said = said or _says(row, term.word, value.lower(), today, scheduler)
            holds = holds and said != term.negated
        if holds:
            chosen.append(row)
    return chosen


def _says(row: FilterableItem, word: str, value: str, today: date, scheduler: Scheduler) -> bool:
    name = row.key.split("/", 1)[1]
    match word:
        case "":
            return value in row.search
        case "text":
            return value in row.text.lower()
        case "id":
            return name.startswith(value) or row.key.startswith(value)
        case "deck":
            return f"{row.topic}.".startswith(f"{value}.")
        case "kind" | "level":
            return value == {"kind": row.kind, "level": row.level}[word]
        case "tag":
            return value in [tag.lower() for tag in row.tags]
        case "lab":
            return value in [lab.lower() for lab in row.labs]
        case "point":
            return [point for point in row.points if value in point.lower()] != []
        case "slip":
            return value in row.slips
        case "failed":
            return row.last_failed is not None and (today - row.last_failed).days <= _days(value)
        case "is" if value == "new":
            return row.memory is None or row.memory.last is None
        case "is" if value == "sure_wrong":
            return row.sure_wrong
    return row.memory is not None and _remembers(row, word, value, today, scheduler)


def _remembers(
    row: FilterableItem, word: str, value: str, today: date, scheduler: Scheduler
) -> bool:
    memory = row.memory
    assert memory
    match word, value:
        case "due", _:
            return memory.due is not None and (memory.due - today).days <= _days(value)
        case "interval", _:
            return memory.last is not None and _compares(memory.interval_days, value)
        case "ease", _:
            return memory.last is not None and _compares(memory.ease / 100, value)
        case "is", "due":
            return memory.due is not None and memory.due <= today
        case "is", "buried":
            return memory.buried == today
        case "is", "leech":
            return bool(scheduler.leech_reason(memory))
    assert word == "is"
    return {"flagged": memory.flagged, "suspended": memory.suspended}[value]


def _days(value: str) -> int:
    return 0 if value == "today" else int(value.rstrip("d"))


def _compares(number: float, value: str) -> bool:
    sign = next(sign for sign in SIGNS if value.startswith(sign))
    return bool(SIGNS[sign](number, float(value.removeprefix(sign))))
