"""Findings: what lint finds in a deck that a test writes out."""

import json
from collections.abc import Mapping

from quizapp.decks.diagnostics import Diagnostic
from quizapp.decks.lint import lint
from quizapp.decks.read.file import read_topic


def findings(*cards: Mapping[str, object]) -> list[Diagnostic]:
    """What is found in a topic of these cards, which are whole but for their ids."""
    named = [{"id": f"c{n}", **card} for n, card in enumerate(cards)]
    deck = "topic: t\ncards:\n" + "".join(f"  - {json.dumps(card)}\n" for card in named)
    reading = read_topic("deck.yaml", deck.encode())
    assert reading.topic, reading.diagnostics
    assert not reading.diagnostics
    return list(lint(reading.topic))


def codes(*cards: Mapping[str, object]) -> list[str]:
    """The codes of it."""
    return [finding.code for finding in findings(*cards)]


def card(question: str, answer: str, **more: object) -> dict[str, object]:
    """A basic card."""
    return {"q": question, "a": answer, **more}
