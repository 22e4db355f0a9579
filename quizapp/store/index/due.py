"""What is due: owns what planning asks the index about the library, so that no deck need be read.

An item whose card was revised since its last answer counts as due at once; once a day is enough, so
what was answered today comes tomorrow.

Longer than most files: its statements are made of the same few rules, which stand here once, above
them.
"""

import json
import sqlite3
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from contextlib import suppress
from datetime import date
from itertools import chain
from typing import Final, NamedTuple

from quizapp.store.index.database import Index
from quizapp.store.index.deck_record import DeckSummary
from quizapp.store.index.projection import from_row
from quizapp.study.queue.candidates import SPOKEN_KIND, Candidate, ready_topics
from quizapp.study.queue.catch_up import LONGEST
from quizapp.study.queue.daily import Pool
from quizapp.study.queue.new_order import in_turns, new_order
from quizapp.study.scheduler.memory import KNOWN_STREAK

# The pieces of SQL that say what a day's rules are; the statements below are made of them. A day is
# its ordinal, `:today` the study day.

DUE: Final = """
-- A card that was revised since its last answer is due at once, or as soon as it would have been;
-- what was answered today (`memory.last IS :today` is 1 then) comes tomorrow.
CASE WHEN memory.rev < item.rev THEN min(memory.due, :today + (memory.last IS :today))
ELSE memory.due END"""

IS_SPOKEN: Final = f"""
-- Interview questions have a limit of their own, and stand in none of the other counts.
item.kind = '{SPOKEN_KIND}'"""

RESTS: Final = """
-- Suspended until it is resumed, buried for the day; an item without a memory does not rest.
(memory.suspended IS 1 OR memory.buried IS :today)"""

IS_NEW: Final = f"""
-- Never answered; it may have been suspended or buried all the same.
memory.last IS NULL AND NOT {RESTS}"""

LATE: Final = f"""
-- The backlog: met before, not at rest, and its day has come.
memory.last IS NOT NULL AND NOT {RESTS} AND {DUE} <= :today"""

IN_DECKS: Final = """
-- Of the decks that are asked for; what was answered today counts wherever it stands.
(memory.last IS :today OR item.deck IN (SELECT value FROM json_each(:decks)))"""

IN_BACKLOG_ORDER: Final = """
ORDER BY
    -- Relative overdueness first, with a new item's interval of 0 counted as a day: what waited for
    -- twice its interval is further gone than what is a week late on a year.
    (:today - memory.last) * 1.0 / max(1, memory.interval_days) DESC,
    -- Of equals the shorter interval, and then any order that is the same on every device.
    memory.interval_days, item.key"""

ITEM_ROWS: Final = f"""
SELECT item.deck, item.key, item.kind, item.core, memory.item,
    -- The memory's fields in their order, with the day that counts in the place of its own.
    memory.streak, memory.interval_days, memory.ease, {DUE}, memory.lapses, memory.last,
    memory.answers, memory.drills, memory.drilling, memory.buried, memory.suspended,
    memory.flagged, memory.fingerprint, memory.rev, memory.stability, memory.difficulty
FROM item LEFT JOIN memory ON memory.item = item.key"""

ITEMS_OF_DECK: Final = f"""{ITEM_ROWS}
WHERE item.deck = :deck ORDER BY item.place LIMIT :most OFFSET :first"""

NO_LIMIT: Final = -1
"""SQLite's word for it."""

FLAGGED: Final = f"""{ITEM_ROWS}
WHERE item.deck = :deck AND memory.flagged ORDER BY item.place"""

ANSWERED_TODAY: Final = f"""{ITEM_ROWS}
WHERE memory.last = :today ORDER BY item.deck, item.place"""

SOON: Final = f"""{ITEM_ROWS}
-- What comes due within some days, and what was answered today, whose siblings have to wait.
WHERE (memory.last = :today OR {DUE} BETWEEN :today + 1 AND :today + :days)
    AND NOT {IS_SPOKEN}
ORDER BY item.deck, item.place"""

SOME_ITEMS: Final = f"""{ITEM_ROWS}
WHERE item.key IN (SELECT value FROM json_each(:keys))"""

BACKLOG: Final = f"""{ITEM_ROWS}
WHERE {LATE} AND NOT {IS_SPOKEN} AND {IN_DECKS}
{IN_BACKLOG_ORDER}"""

NEW_ITEMS: Final = f"""{ITEM_ROWS}
WHERE item.deck = :deck AND {IS_NEW} AND NOT {IS_SPOKEN}
-- Places are in learning order.
ORDER BY item.place"""

SPOKEN_ITEMS: Final = f"""{ITEM_ROWS}
WHERE {IS_SPOKEN} ORDER BY item.deck, item.place"""

SPOKEN_BACKLOG: Final = f"""{ITEM_ROWS}
WHERE {LATE} AND {IS_SPOKEN} AND {IN_DECKS}
{IN_BACKLOG_ORDER}"""

SPOKEN_NEW: Final = f"""{ITEM_ROWS}
WHERE {IS_SPOKEN} AND {IS_NEW}
    AND item.deck IN (SELECT value FROM json_each(:decks))
ORDER BY item.deck, item.place"""

LATE_SIBLING: Final = f"""
SELECT 1 FROM item JOIN memory ON memory.item = item.key
WHERE
    -- The siblings of `topic/card` are the keys that begin with `topic/card#`: `$` follows `#`, so
    -- that the index over keys finds them as a range.
    (item.key = :family OR item.key > :family || '#' AND item.key < :family || '$')
    AND {LATE}"""

DECK_COUNTS: Final = f"""
-- Every rule is judged once an item, and counted below.
WITH row AS MATERIALIZED (
    SELECT item.kind, item.family, {IS_SPOKEN} AS spoken,
        item.core AND NOT {IS_SPOKEN} AS core, memory.streak, memory.last, memory.drilling,
        CASE WHEN NOT {IS_SPOKEN} THEN {DUE} END AS due,
        memory.suspended IS 1 AS suspended, memory.flagged IS 1 AS flagged, {RESTS} AS rests,
        {LATE} AS late
    FROM item LEFT JOIN memory ON memory.item = item.key WHERE item.deck = :deck
), waiting AS (
    -- Its day has come, or it was answered today and is to be drilled once more.
    SELECT kind FROM row
    WHERE NOT rests AND due IS NOT NULL AND (due <= :today OR drilling AND last = :today)
)
SELECT json_array(
    -- total
    count(*),
    -- new: never answered; buried for today it is new all the same
    count(*) FILTER (WHERE NOT suspended AND due IS NULL AND NOT spoken),
    -- due
    (SELECT count(*) FROM waiting),
    -- next_due: of what is buried today as well, since that ends by itself
    min(due) FILTER (WHERE NOT suspended),
    -- suspended, flagged
    count(*) FILTER (WHERE suspended),
    count(*) FILTER (WHERE flagged),
    -- core, core_known: what nobody will be asked holds no topic shut
    count(*) FILTER (WHERE core AND NOT suspended),
    count(*) FILTER (WHERE core AND NOT suspended AND streak >= {KNOWN_STREAK}),
    -- begun
    count(*) FILTER (WHERE last IS NOT NULL AND NOT spoken),
    -- waiting: a backlog to spread, so without the drills
    count(*) FILTER (WHERE NOT rests AND due <= :today),
    -- late
    count(*) FILTER (WHERE late AND NOT spoken),
    -- late_cards: siblings are asked on different days, so a card counts once, and not at all when
    -- one of its items was answered today
    count(DISTINCT family) FILTER (
        WHERE late AND NOT spoken AND family NOT IN (SELECT family FROM row WHERE last = :today)
    ),
    -- coming: only as far as a plan to catch up may reach
    json((
        SELECT json_group_array(json_array(days, number)) FROM (
            SELECT due - :today AS days, count(*) AS number FROM row
            WHERE NOT suspended AND due - :today BETWEEN 1 AND {LONGEST} GROUP BY days
        )
    )),
    -- known
    count(*) FILTER (WHERE NOT suspended AND streak >= {KNOWN_STREAK}),
    -- last
    max(last),
    -- due_kinds
    json((SELECT json_group_object(kind, number) FROM (
        SELECT kind, count(*) AS number FROM waiting GROUP BY kind
    ))),
    -- spoken, spoken_late, spoken_new
    count(*) FILTER (WHERE spoken),
    count(*) FILTER (WHERE spoken AND late),
    count(*) FILTER (WHERE spoken AND last IS NULL AND NOT rests)
) FROM row"""


ANSWER_TIMES: Final = """
SELECT item.kind, event.thinking_ms FROM (
    SELECT id, item, thinking_ms FROM event
    WHERE quality IS NOT NULL AND thinking_ms IS NOT NULL ORDER BY at DESC LIMIT :most
) AS event JOIN item ON item.key = event.item
WHERE NOT EXISTS (
    -- What was taken back once is no sign of how long an answer takes. Undos are few: without
    -- being told so, SQLite would look through all answers to the item.
    SELECT 1 FROM event AS undo INDEXED BY event_undo
    WHERE undo.item = event.item AND undo.undoes <> '' AND undo.undoes = event.id
)"""

ENOUGH_TIMES: Final = 300
"""Answers of some weeks, from which a median of each kind is made in a few milliseconds."""


class Counts(NamedTuple):
    """The counts of one topic on a day, in the order of `DECK_COUNTS`."""

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
    core_known: int
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
    known: int
    """Items that are not suspended, with a streak that counts as known."""
    last: int | None
    """The last day with a graded answer, as an ordinal."""
    due_kinds: dict[str, int]
    """How many of the due items are of each kind."""
    spoken: int = 0
    """Interview questions; they are in `total`, `suspended` and `flagged`, and in nothing else."""
    spoken_late: int = 0
    spoken_new: int = 0

    @property
    def opens_interviews(self) -> bool:
        """New interview questions may come: some of the topic was studied, or it is all of them."""
        return self.begun > 0 or self.spoken == self.total


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

    def candidates(self, topic: str, *, first: int = 0, most: int = NO_LIMIT) -> list[Candidate]:
        """The items of the topic, all or some of them, with what is known of each."""
        return list(self._candidates(ITEMS_OF_DECK, topic, first=first, most=most))

    def candidates_among(self, keys: Iterable[str]) -> list[Candidate]:
        """Those of the items that some topic asks, in any order, with what is known of each."""
        return list(self._candidates(SOME_ITEMS, keys=json.dumps(tuple(keys))))

    def spoken(self) -> list[Candidate]:
        """The interview questions, in the order of the library."""
        return self._in_order(self._candidates(SPOKEN_ITEMS))

    def spoken_waiting(
        self, topic_counts: Mapping[str, Counts], topics: Collection[str] | None
    ) -> Iterator[Candidate]:
        """The interview questions that a day may ask, what is due first.

        Args:
            topic_counts: of all topics.
            topics: Leave out others.
        """
        chosen = [topic for topic in topic_counts if topics is None or topic in topics]
        spoken = [topic for topic in chosen if topic_counts[topic].spoken]
        yield from self._candidates(SPOKEN_BACKLOG, *spoken)
        opened = [topic for topic in spoken if topic_counts[topic].opens_interviews]
        yield from self._in_order(self._candidates(SPOKEN_NEW, *opened))

    def soon(self, days: int) -> list[Candidate]:
        """What comes due within so many days, and what was answered today."""
        return list(self._candidates(SOON, days=days))

    def topic_counts(self) -> dict[str, Counts]:
        """The counts of each topic; those that are known already are not counted again."""
        today = self._today.toordinal()
        counts = self._index.decks.counts(today)
        fresh = {
            number: str(text)
            for number in self._topics.keys() - counts.keys()
            for (text,) in self._index.select(DECK_COUNTS, {"today": today, "deck": number})
        }
        # Counts that could not be kept are right all the same.
        with suppress(sqlite3.OperationalError):
            self._index.decks.keep_counts(today, fresh)
        counts |= fresh
        return {topic: Counts(*json.loads(counts[deck])) for topic, deck in self._decks.items()}

    def pool(
        self, groups: Iterable[Sequence[str]], *, topics: Collection[str] | None = None
    ) -> Pool:
        """What a day's plan is chosen from.

        Args:
            groups: Topics whose new items may come, in this order; those of a group take turns.
            topics: Leave out the backlog of others, but for what was answered today.
        """
        done = self._answered_today()
        return Pool(
            done=[row for row in done if row.kind != SPOKEN_KIND],
            spoken_done=sum(row.kind == SPOKEN_KIND for row in done),
            late=self._candidates(BACKLOG, *(self._decks if topics is None else topics)),
            new=chain.from_iterable(
                in_turns(self._candidates(NEW_ITEMS, topic) for topic in group) for group in groups
            ),
        )

    def new_groups(
        self, topic_counts: Mapping[str, Counts], prereqs: Mapping[str, Collection[str]]
    ) -> tuple[tuple[str, ...], ...]:
        """The topics that have new items, in the groups in which these come."""
        ready = ready_topics(
            topic_counts,
            core={topic: counts.core for topic, counts in topic_counts.items()},
            known_counts={topic: counts.core_known for topic, counts in topic_counts.items()},
            prereqs=prereqs,
        )
        begun = {topic for topic, counts in topic_counts.items() if counts.begun}
        groups = new_order(tuple(topic_counts), begun=begun, ready=ready, prereqs=prereqs)
        # A topic of which all was met would be gone through to its end for nothing.
        return tuple(tuple(topic for topic in group if topic_counts[topic].new) for group in groups)

    def answer_times(self) -> list[tuple[str, int]]:
        """The kinds of the last answers that were timed, with their milliseconds."""
        return [
            (str(kind), int(ms))
            for kind, ms in self._index.select(ANSWER_TIMES, {"most": ENOUGH_TIMES})
        ]

    def flagged(self, topic: str) -> tuple[str, ...]:
        """The items of the topic whose card the learner wants to mend."""
        return tuple(row.key for row in self._candidates(FLAGGED, topic))

    def is_late(self, family: str) -> bool:
        """An item of the card belongs to the backlog."""
        values = {"today": self._today.toordinal(), "family": family}
        return next(self._index.select(LATE_SIBLING, values), None) is not None

    def _answered_today(self) -> list[Candidate]:
        """What was answered today, in the order of the library."""
        return self._in_order(self._candidates(ANSWERED_TODAY))

    def _in_order(self, rows: Iterable[Candidate]) -> list[Candidate]:
        """The rows with their topics in the order of the library."""
        order = {topic: place for place, topic in enumerate(self._decks)}
        return sorted(rows, key=lambda row: order[row.topic])

    def _candidates(self, selection: str, *topics: str, **values: object) -> Iterator[Candidate]:
        """What the statement selects; `:decks` in it are the topics, `:deck` is the first."""
        decks = [self._decks[topic] for topic in topics if topic in self._decks]
        bound = {
            "today": self._today.toordinal(),
            "deck": next(iter(decks), None),
            "decks": json.dumps(decks),
            **values,
        }
        for deck, key, kind, core, item, *fields in self._index.select(selection, bound):
            # The index may have decks of another window's library.
            if deck in self._topics:
                memory = from_row(fields) if item else None
                yield Candidate(key, self._topics[deck], kind, memory, bool(core))


class LateCards:
    """The cards in the backlog, looked up one by one: few are ever asked for."""

    def __init__(self, queries: DueQueries) -> None:
        self._queries = queries

    def __contains__(self, family: object) -> bool:
        return isinstance(family, str) and self._queries.is_late(family)
