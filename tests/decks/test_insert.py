import pytest

from quizapp.decks.insert import InsertionError, insert_card
from quizapp.decks.read.file import read_topic

CARD = ["- id: new", "  q: 'What is new?'", "  a: 'This card.'"]

DECK = """\
# my notes, with care
topic: notes
cards:
    # the first one
    - What? ^what: That.
    - id: long   # kept
      q: >-
        How long
        is it?
      a: |
        As long as it takes.

# what follows is no card
sources: [memory]
"""


def added(text: str) -> str:
    return insert_card(text, CARD, topic="from-labs")


def test_a_card_goes_to_the_end_of_the_list_and_nothing_else_moves() -> None:
    result = added(DECK)
    before, new, after = result.partition(
        "    - id: new\n      q: 'What is new?'\n      a: 'This card.'\n"
    )
    assert new
    assert before + after == DECK
    reading = read_topic("notes.yaml", result.encode())
    assert reading.topic
    assert [card.id for card in reading.topic.cards] == ["what", "long", "new"]


def test_a_list_that_is_not_indented_stays_so() -> None:
    deck = "topic: notes\ncards:\n- What? ^what: That.\nsources: [memory]\n"
    assert added(deck).splitlines()[3] == "- id: new"


def test_an_empty_text_becomes_a_deck() -> None:
    assert added("").startswith("topic: from-labs\ncards:\n  - id: new\n")


def test_a_deck_without_cards_gets_them() -> None:
    deck = "topic: notes\ninterview:\n  - {id: i, q: Why?, points: [{text: So}]}\n"
    assert added(deck) == f"{deck}cards:\n  - id: new\n    q: 'What is new?'\n    a: 'This card.'\n"


def test_an_open_list_of_cards_is_filled() -> None:
    assert "  - id: new" in added("topic: notes\ncards:\n\nsources: [memory]\n")


def test_a_deck_without_a_last_line_feed_keeps_its_last_line() -> None:
    assert added("topic: n\ncards:\n  - A? ^a: B").startswith("topic: n\ncards:\n  - A? ^a: B\n")


@pytest.mark.parametrize(
    "deck",
    [
        "topic: notes\ncards: [{q: A?, a: B}]\n",
        "topic: notes\ncards: []\n",
        "topic: notes\ncards:\n  - {id: new, q: A?, a: B}\n",
        "- a list\n",
    ],
)
def test_a_deck_that_cannot_take_the_card_is_left_alone(deck: str) -> None:
    with pytest.raises(InsertionError):
        added(deck)


def test_line_ends_stay_as_they_are() -> None:
    result = added("topic: notes\r\ncards:\r\n  - A? ^a: B\r\n")
    assert result.count("\r\n") == result.count("\n") == 6


def test_a_deck_that_was_broken_before_may_still_grow() -> None:
    deck = "topic: notes\ncards:\n  - id: bad\n    q: only a question\n"
    assert added(deck).endswith("    a: 'This card.'\n")
