"""Verdicts: owns what working a topic out adds to its record."""

from dataclasses import replace

from quizapp.collection.reading.deck_entry import not_asked
from quizapp.decks.items import items_of
from quizapp.decks.lint import lint
from quizapp.decks.lint.unaskable import unaskable
from quizapp.decks.topic import Topic
from quizapp.store.index.deck_record import DeckRecord


def with_verdict(topic: Topic, record: DeckRecord) -> DeckRecord:
    """The record with all that working the topic out finds wrong, and what cannot be asked."""
    findings = lint(topic)
    items = tuple(items_of(topic))
    reasons = unaskable(items, findings)
    return replace(
        record,
        diagnostics=(*record.diagnostics, *findings),
        unaskable={key: str(reason) for key, reason in reasons.items()},
        not_asked=not_asked(item for item in items if item.key not in reasons),
        judged=True,
    )
