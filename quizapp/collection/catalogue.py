"""The catalogue: owns what is known of all deck files together, without a look at any item.

Shipped topics are read-only: who wants another has a file of the same topic among their own decks,
and that one stands in for the shipped one, in its place and with its history. Of two files of one's
own the first counts, and the second says so.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from filecmp import cmp
from pathlib import Path
from typing import Any, Final, NamedTuple, Self, TypeVar

from quizapp.decks.diagnostics import Diagnostic, Level, former_topic_in_use
from quizapp.decks.read.files import is_in, printable_path
from quizapp.store.index.deck_record import DeckRecord, DeckSummary
from quizapp.study.queue.needs import needs_first

Summary = TypeVar("Summary", bound=DeckSummary)

TAKE_AWAY: Final = "Take the file away to have that one back."
"""How a shipped topic comes back, histories and all."""


class StandIn(NamedTuple):
    """A topic of the learner's own in the place of a shipped one."""

    topic: str
    file: str
    shipped: str = ""
    """The file in whose place it stands."""
    has_news: bool = False
    """That one is no longer what the own one was copied from."""

    @property
    def sentence(self) -> str:
        """What home says of it."""
        news = f" That has changed since: `quizapp diff {self.topic}`." if self.has_news else ""
        return f"{self.file} stands in for the shipped topic {self.topic}.{news}"

    def looked_at(self, originals: Path) -> Self:
        """The same, knowing whether the shipped topic has changed since it was copied.

        Args:
            originals: the folder of what was copied; of one that is not there nothing is known.
        """
        original = originals / f"{self.topic}.yaml"
        try:
            return self._replace(has_news=not cmp(original, self.shipped))
        except OSError:
            return self


class Catalogue(NamedTuple):
    """The deck files of the library as they were last read."""

    files: tuple[DeckSummary, ...]
    """All of them, in the order of the roots."""
    decks: Mapping[str, DeckSummary]
    """Those that can be studied, by topic, each after those that it builds on."""
    stand_ins: tuple[StandIn, ...]
    """Those of the learner's own that stand in for shipped ones."""

    @classmethod
    def of(cls, files: Iterable[DeckSummary], *, shipped: Path | None = None) -> Self:
        """The catalogue of these files; one file a topic counts."""
        every = tuple(files)
        kept = without_twins(every, shipped)
        decks: dict[str, DeckSummary] = {}
        for summary in kept:
            if summary.topic:
                decks.setdefault(summary.topic, summary)
        catalogue = cls(kept, decks, stand_ins(every, shipped))
        order = needs_first(decks, catalogue.prereqs.__getitem__)
        return catalogue._replace(decks={topic: decks[topic] for topic in order})

    @property
    def titles(self) -> dict[str, str]:
        """Title by topic, in the order of the library."""
        return {topic: deck.title for topic, deck in self.decks.items()}

    @property
    def topic_names(self) -> frozenset[str]:
        """What the topics are called, and were."""
        return frozenset({*self.decks, *(topic_of(old) for old, _ in self.renamed)})

    @property
    def prereqs(self) -> dict[str, tuple[str, ...]]:
        """The topics that each topic builds on, whatever it calls them."""
        now = {topic_of(old): topic_of(new) for old, new in self.renamed}
        now |= {topic: topic for topic in self.decks}
        return {
            topic: tuple(now.get(prereq, prereq) for prereq in deck.prereqs)
            for topic, deck in self.decks.items()
        }

    @property
    def renamed(self) -> tuple[tuple[str, str], ...]:
        """Each former key of an item, and the key that it has now."""
        return tuple(pair for deck in self.decks.values() for pair in deck.renamed)

    @property
    def faulty(self) -> tuple[DeckSummary, ...]:
        """The deck files with something wrong in them."""
        return tuple(summary for summary in self.files if summary.diagnostics)

    def file_of(self, topic: str) -> Path | None:
        """Where the topic stands."""
        deck = self.decks.get(topic)
        return Path(deck.file) if deck else None

    def topics_below(self, path: Path) -> frozenset[str]:
        """The topics that stand in this file or folder."""
        place = path.resolve()
        return frozenset(
            topic
            for topic, deck in self.decks.items()
            if Path(deck.file).resolve().is_relative_to(place)
        )

    def errors(self) -> frozenset[str]:
        """Everything that keeps something in a deck file from being studied, with addresses."""
        return frozenset(error for summary in self.files for error in _errors(summary))

    def first_error(self, file: Path) -> str:
        """The first thing wrong with a deck file, with its address; empty when nothing is."""
        same = (summary for summary in self.files if summary.file == printable_path(file))
        return next((error for summary in same for error in _errors(summary)), "")


def _errors(summary: DeckSummary) -> list[str]:
    return [str(fault) for fault in summary.diagnostics if fault.level is Level.ERROR]


def name_in_topic(key: str) -> str:
    """What follows the topic in an item's key: the id of its card, and the facet."""
    return key.partition("/")[2]


def topic_of(key: str) -> str:
    """The topic that an item's key begins with."""
    return key.partition("/")[0]


def is_shipped(file: str | Path, shipped: Path | None) -> bool:
    """The file lies below the folder of the shipped topics, by whatever link it is reached."""
    return shipped is not None and is_in(Path(file), [shipped])


def without_twins(summaries: Iterable[Summary], shipped: Path | None = None) -> tuple[Summary, ...]:
    """One file a topic; another that counts too is left out, or says that it does not count.

    Args:
        summaries: of all deck files, in the order of the roots.
        shipped: the folder of the shipped topics, if there is one.
    """
    summaries = tuple(summaries)
    places: dict[int, Summary | None] = {}
    for twins in _twins(summaries):
        first = _first(twins, shipped)
        stands_in = not is_shipped(first.file, shipped)
        for twin in twins[1:]:
            left_out = twin is first or (stands_in and is_shipped(twin.file, shipped))
            places[id(twin)] = None if left_out else twin_of(first, twin)
        # The order of the library is the order in which it is learnt.
        places[id(twins[0])] = first
    kept = [places.get(id(summary), summary) for summary in summaries]
    holders = {summary.topic: summary for summary in kept[::-1] if summary and summary.topic}
    return tuple(_without_claims(summary, holders) for summary in kept if summary)


def stand_ins(summaries: Iterable[DeckSummary], shipped: Path | None = None) -> tuple[StandIn, ...]:
    """The topics of the learner's own that stand in for shipped ones."""
    firsts = ((_first(twins, shipped), twins) for twins in _twins(summaries))
    return tuple(
        StandIn(first.topic, first.file, replaced[0].file)
        for first, twins in firsts
        for replaced in [[twin for twin in twins if is_shipped(twin.file, shipped)]]
        if replaced and not is_shipped(first.file, shipped)
    )


def twin_of(first: DeckSummary, second: Summary) -> Summary:
    """What is kept of the second file, with a diagnostic in place of its items."""
    diagnostic = Diagnostic(
        file=second.file,
        line=second.line,
        column=1,
        code="E-DUPLICATE-TOPIC",
        message=f"the topic '{second.topic}' stands already in {first.file}, line {first.line}",
        hint="Give one of the two another id.",
    )
    inside: dict[str, Any] = {"items": (), "details": ""} if isinstance(second, DeckRecord) else {}
    return replace(
        second, renamed=(), retired=(), diagnostics=(*second.diagnostics, diagnostic), **inside
    )


def _without_claims(summary: Summary, holders: Mapping[str, DeckSummary]) -> Summary:
    """The deck without claims on the histories of a topic that is still there."""
    formers = {topic_of(old) for old, _ in summary.renamed} - {summary.topic}
    claims = sorted(formers & holders.keys())
    if not claims:
        return summary
    diagnostics = (
        former_topic_in_use(
            summary.file, summary.line, 1, former=topic, holder=(holder.file, holder.line)
        )
        for topic in claims
        for holder in [holders[topic]]
    )
    return replace(
        summary,
        renamed=tuple(pair for pair in summary.renamed if topic_of(pair[0]) not in claims),
        diagnostics=(*summary.diagnostics, *diagnostics),
    )


def _twins(summaries: Iterable[Summary]) -> Iterator[list[Summary]]:
    """The files of each topic that has several."""
    files: dict[str, list[Summary]] = defaultdict(list)
    for summary in summaries:
        if summary.topic:
            files[summary.topic].append(summary)
    yield from (twins for twins in files.values() if len(twins) > 1)


def _first(twins: Sequence[Summary], shipped: Path | None) -> Summary:
    """The one that counts: one's own before a shipped one."""
    own = (twin for twin in twins if not is_shipped(twin.file, shipped))
    return next(own, twins[0])
