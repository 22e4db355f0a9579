"""What would mend a diagnostic, put where it says, does mend it."""

import pytest

from quizapp.decks.diagnostics import Diagnostic
from quizapp.decks.read.file import read_topic
from quizapp.store.index.deck_record import DeckRecord, summary_from_text, to_texts

DECKS = {
    "an unknown key": "topic: t\ncards:\n  - {id: c, q: What?, a: This., hnit: That.}\n",
    "a key in quotes": "topic: t\n'titel': T\ncards:\n  - What? ^c: This.\n",
    "an unknown word": "topic: t\nlevel: cor\ncards:\n  - What? ^c: This.\n",
    "an unknown id": "topic: t\ncards:\n  - {id: one, q: A?, a: B., after: onee}\n",
    "a lost command": 'topic: t\ncards:\n  - Which letter? ^c: "$\\theta$"\n',
    "below a slip": "topic: t\ncards:\n  - a: b: c\n  - {id: c, q: A?, a: B., hnit: C}\n",
}


def complaints(deck: str) -> list[Diagnostic]:
    return list(read_topic("deck.yaml", deck.encode()).diagnostics)


@pytest.mark.parametrize("deck", DECKS.values(), ids=DECKS)
def test_the_fix_takes_its_diagnostic_away(deck: str) -> None:
    before = complaints(deck)
    (faulty,) = (each for each in before if each.fix)
    fix = faulty.fix
    assert fix
    lines = deck.split("\n")
    line = lines[fix.line - 1]
    start = fix.column - 1
    lines[fix.line - 1] = line[:start] + fix.text + line[start + fix.length :]
    after = complaints("\n".join(lines))
    assert [each.code for each in after] == [each.code for each in before if each is not faulty]


def test_a_text_in_double_quotes_with_an_escape_that_may_be_meant_has_none() -> None:
    (lost,) = complaints('topic: t\ncards:\n  - Which? ^c: "\\"$\\theta$\\""\n')
    assert (lost.code, lost.fix) == ("W-ESCAPE", None)


def test_the_index_keeps_the_fix() -> None:
    (faulty,) = complaints(DECKS["an unknown key"])
    record = DeckRecord(file="deck.yaml", diagnostics=(faulty,))
    (kept,) = summary_from_text(to_texts(record)[0]).diagnostics
    assert kept.fix == faulty.fix
    assert kept.fix
