"""The shelf: owns what planning asks the index about the library, so that no deck need be read.

An item whose card was revised since its last answer counts as due at once; once a day is enough, so
what was answered today comes tomorrow.
"""

import json
import sqlite3
from collections.abc import Collection, Iterator, Mapping
from contextlib import suppress
from datetime import date
from typing import Final, NamedTuple

from quizapp.store.index.database import Index
from quizapp.store.index.deck_record import DeckSummary
from quizapp.store.index.projection import from_row
from quizapp.study.queue.candidates import KNOWN_STREAK, Candidate, opened_by
from quizapp.study.queue.catch_up import LONGEST
from quizapp.study.queue.daily import Pool

DUE: Final = """
CASE WHEN memory.rev < item.rev THEN min(memory.due, :today + (memory.last IS :today))
ELSE memory.due END"""

RESTS: Final = "(memory.suspended IS 1 OR memory.buried IS :today)"

LATE: Final = f"memory.last IS NOT NULL AND NOT {RESTS} AND {DUE} <= :today"

ROWS: Final = f"""
SELECT item.deck, item.key, item.kind, item.core, memory.item,
    memory.streak, memory.interval_days, memory.ease, {DUE}, memory.lapses, memory.last,
    memory.answers, memory.drills, memory.drilling, memory.buried, memory.suspended,
    memory.flagged, memory.fingerprint, memory.rev
FROM item LEFT JOIN memory ON memory.item = item.key """

NEW: Final = f"WHERE item.deck = :deck AND memory.last IS NULL AND NOT {RESTS}"

AMONG: Final = "(memory.last IS :today OR item.deck IN (SELECT value FROM json_each(:decks)))"

IN_BACKLOG_ORDER: Final = """
ORDER BY (:today - memory.last) * 1.0 / max(1, memory.interval_days) DESC,
    memory.interval_days, item.key"""

LATE_SIBLING: Final = f"""
SELECT 1 FROM item JOIN memory ON memory.item = item.key
WHERE (item.key = :family OR item.key > :family || '#' AND item.key < :family || '$')
    AND {LATE}"""

TALLY: Final = f"""
WITH row AS MATERIALIZED (
    SELECT item.family, item.core, memory.streak, memory.last, memory.drilling, {DUE} AS due,
        memory.suspended IS 1 AS suspended, memory.flagged IS 1 AS flagged, {RESTS} AS rests,
        {LATE} AS late
    FROM item LEFT JOIN memory ON memory.item = item.key WHERE item.deck = :deck
)
SELECT json_array(
    count(*),
    count(*) FILTER (WHERE NOT suspended AND due IS NULL),
    count(*) FILTER (
        WHERE NOT rests AND due IS NOT NULL AND (due <= :today OR drilling AND last = :today)
    ),
    min(due) FILTER (WHERE NOT suspended),
    count(*) FILTER (WHERE suspended),
    count(*) FILTER (WHERE flagged),
    count(*) FILTER (WHERE core AND NOT suspended),
    count(*) FILTER (WHERE core AND NOT suspended AND streak >= {KNOWN_STREAK}),
    count(*) FILTER (WHERE last IS NOT NULL),
    count(*) FILTER (WHERE NOT rests AND due <= :today),
    count(*) FILTER (WHERE late),
    count(DISTINCT family) FILTER (
        WHERE late AND family NOT IN (SELECT family FROM row WHERE last = :today)
    ),
    json((
        SELECT json_group_array(json_array(days, number)) FROM (
            SELECT due - :today AS days, count(*) AS number FROM row
            WHERE NOT suspended AND due - :today BETWEEN 1 AND {LONGEST} GROUP BY days
        )
    ))
) FROM row"""


class Counts(NamedTuple):
    """The counts of one topic on a day, in the order of `TALLY`."""

    total: int
    new: int
    due: int
    """Drills left over from earlier today included."""
    next_due: int | None
    """The earliest day on which something is due, as an ordinal."""
    suspended: int
    flagged: int
    core: int
    """Core items that are not suspended."""
    known: int
    """Those of them with a streak that counts as known."""
    begun: int
    """Items with a graded answer."""
    waiting: int
    """Items whose day has come, without what rests."""
    late: int
    """The topic's part of the backlog."""
    late_cards: int
    """The cards in it of which nothing was answered today."""
    coming: list[tuple[int, int]]
    """In so many days so many reviews come due."""


class DueQueries:
    """The library in the index on one study day."""

    def __init__(self, index: Index, decks: Mapping[str, DeckSummary], today: date) -> None:
        """Ask the index about these topics, in their order."""
        self._index = index
        numbers = index.decks.numbers()
        self._decks = {
            topic: numbers[head.file] for topic, head in decks.items() if head.file in numbers
        }
        self._topics = {number: topic for topic, number in self._decks.items()}
        self._today = today

    def candidates(self, topic: str) -> list[Candidate]:
        """The items of the topic, with what is known of each."""
        return list(self._rows("WHERE item.deck = :deck ORDER BY item.place", topic))

    def topic_counts(self) -> dict[str, Counts]:
        """The counts of each topic; those that are known already are not counted again."""
        today = self._today.toordinal()
        known = self._index.decks.counts(today)
        fresh = {
            number: str(counts)
            for number in self._topics.keys() - known.keys()
            for (counts,) in self._index.select(TALLY, {"today": today, "deck": number})
        }
        # Counts that could not be kept are right all the same.
        with suppress(sqlite3.OperationalError):
            self._index.decks.keep_counts(today, fresh)
        known |= fresh
        return {topic: Counts(*json.loads(known[deck])) for topic, deck in self._decks.items()}

    def pool(self, opened: Collection[str], *, topics: Collection[str] | None = None) -> Pool:
        """What a day's plan is chosen from.

        Args:
            opened: The topics whose new items may come.
            topics: Leave out the backlog of others, but for what was answered today.
        """
        return Pool(
            done=self._done(),
            late=self._rows(
                f"WHERE {LATE} AND {AMONG} {IN_BACKLOG_ORDER}",
                *(self._decks if topics is None else topics),
            ),
            tasks=self._each(f"{NEW} AND item.kind = 'task' ORDER BY item.place", opened),
            cards=self._each(f"{NEW} AND item.kind <> 'task' ORDER BY item.place", opened),
        )

    def open_topics(
        self, topic_counts: Mapping[str, Counts], prereqs: Mapping[str, Collection[str]]
    ) -> frozenset[str]:
        """The topics whose new items may come."""
        return opened_by(
            {topic: counts.begun > 0 for topic, counts in topic_counts.items()},
            core={topic: counts.core for topic, counts in topic_counts.items()},
            known={topic: counts.known for topic, counts in topic_counts.items()},
            prereqs=prereqs,
            opened=(),
        )

    def flagged(self, topic: str) -> tuple[str, ...]:
        """The items of the topic whose card the learner wants to mend."""
        rows = self._rows("WHERE item.deck = :deck AND memory.flagged ORDER BY item.place", topic)
        return tuple(row.key for row in rows)

    def is_late(self, family: str) -> bool:
        """An item of the card belongs to the backlog."""
        values = {"today": self._today.toordinal(), "family": family}
        return next(self._index.select(LATE_SIBLING, values), None) is not None

    def _done(self) -> list[Candidate]:
        """What was answered today, in the order of the library."""
        order = {topic: place for place, topic in enumerate(self._decks)}
        rows = self._rows("WHERE memory.last = :today ORDER BY item.deck, item.place")
        return sorted(rows, key=lambda row: order[row.topic])

    def _each(self, condition: str, topics: Collection[str]) -> Iterator[Candidate]:
        for topic in self._decks:
            if topic in topics:
                yield from self._rows(condition, topic)

    def _rows(self, condition: str, *topics: str) -> Iterator[Candidate]:
        """The items for which it holds; `:decks` in it are the topics, `:deck` is the first."""
        decks = [self._decks[topic] for topic in topics if topic in self._decks]
        values = {
            "today": self._today.toordinal(),
            "deck": next(iter(decks), None),
            "decks": json.dumps(decks),
        }
        for deck, key, kind, core, known, *row in self._index.select(ROWS + condition, values):
            if deck in self._topics:
                memory = from_row(row) if known else None
                yield Candidate(key, self._topics[deck], kind, memory, bool(core))


class LateCards:
    """The cards in the backlog, looked up one by one: few are ever asked for."""

    def __init__(self, queries: DueQueries) -> None:
        self._shelf = queries

    def __contains__(self, family: object) -> bool:
        return isinstance(family, str) and self._shelf.is_late(family)
