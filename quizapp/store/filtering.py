"""Filtering: the library's items with all that filters ask about, and sittings beside the plan."""

from collections.abc import Iterable, Iterator

from quizapp.store.agenda import Agenda
from quizapp.study.answer.history import outcomes
from quizapp.study.filters import Filter, Row, matches
from quizapp.study.queue.candidates import Planned
from quizapp.study.queue.filtered import ahead, cram, suspended


def rows(agenda: Agenda) -> Iterator[Row]:
    """The items with all that filters ask about, in the order of the library."""
    past = outcomes(agenda.recent())
    for topic, candidates in agenda.candidates().items():
        details = agenda.details(topic).items
        for row in candidates:
            known = details.get(row.key)
            yield Row(
                row.key,
                row.topic,
                row.kind,
                row.memory,
                row.core,
                level=known.level if known else "",
                tags=known.tags if known else (),
                text=known.text if known else "",
                last_failed=past.last_failed.get(row.key),
                sure_wrong=row.key in past.sure_wrong,
            )


def chosen(agenda: Agenda, filter_: Filter, of: Iterable[Row]) -> tuple[Row, ...]:
    """Those of the rows that the filter chooses."""
    today, preset = agenda.moment().day, agenda.settings.scheduler
    return tuple(row for row in of if matches(filter_, row, today, preset=preset))


def crammed(
    agenda: Agenda, filter_: Filter, topics: frozenset[str] | None = None
) -> tuple[Planned, ...]:
    """What a filter chooses, of all topics or of these; suspended items only to be looked at."""
    of = (row for row in rows(agenda) if topics is None or row.topic in topics)
    wanted = chosen(agenda, filter_, of)
    return (*cram(wanted, today=agenda.moment().day), *suspended(wanted))


def due_soon(
    agenda: Agenda, days: int, topics: frozenset[str] | None = None
) -> tuple[Planned, ...]:
    """What comes due within so many days, in all topics or in these."""
    of = (
        row
        for topic, candidates in agenda.candidates().items()
        for row in candidates
        if topics is None or topic in topics
    )
    return ahead(of, today=agenda.moment().day, days=days, preset=agenda.settings.scheduler)
