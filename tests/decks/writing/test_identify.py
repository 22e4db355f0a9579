"""Ids are put in, and nothing else changes."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from quizapp.decks.items import cards_of
from quizapp.decks.read.file import read_topic
from quizapp.decks.writing.identify import Identified, identify

DECK = """\
# My notes
topic: t

cards:   # all of them
  - What is a nat?:   A unit.   # of logs
  - "Quoted, with: a colon? ": 'Yes'
  - 'it''s single quoted': "too"
  - q: A long one
    a: An answer
  -
    # a comment of its own
    cloze: A [[gap]] in it.
  - { q: Braces 1, a: b }
  - {What now: this}
  - Что это?: That.
  - Done already ^nat-2: And stays.
interview:
  - q: Where does log loss come from?
    points: [{text: Likelihood, w: 1}]
labs:
  - id: curves
    use: cost-curves
    title: Two losses
    tasks:
      - ask: Which is convex?
        kind: choose
        options: [log loss, squared error]
        answer: log loss
"""


def deck(line_end: str, mark: str = "") -> bytes:
    return (mark + DECK.replace("\n", line_end)).encode()


@pytest.mark.parametrize("data", [deck("\n"), deck("\r\n"), deck("\n", "\ufeff")])
def test_every_kind_of_item_is_given_an_id_and_only_that(data: bytes) -> None:
    identified = identify("t.yaml", data)
    topic = read_topic("t.yaml", identified.data).topic
    assert topic is not None
    assert [card.id for card in cards_of(topic) if card.temporary] == []
    names = [entry.name for entry in identified.given]
    assert names[:4] == ["nat", "quoted-colon", "single-quoted", "long"]
    assert identified.refused == ()
    assert without_ids(identified) == data
    assert identify("t.yaml", identified.data).given == ()


def without_ids(identified: Identified) -> bytes:
    """The file with the inserted text taken out again."""
    text = identified.data.decode()
    mark = text.startswith("\ufeff")
    for entry in identified.given:  # each is the first that is still in the text
        at = entry.at + mark
        assert text[at:].startswith(entry.inserted)
        text = text[:at] + text[at + len(entry.inserted) :]
    return text.encode()


QUESTIONS = st.text(st.sampled_from("ab é?!.,'{}[]()-x1"), min_size=1, max_size=12)
LAYOUTS = st.sampled_from(
    ["  - '{}': A", "  - q: '{}'\n    a: B  # c", "  - {{q: '{}', a: B}}", "  - a: B\n    q: '{}'"]
)


@given(cards=st.lists(st.tuples(QUESTIONS, LAYOUTS), max_size=4), crlf=st.booleans())
@settings(max_examples=40, deadline=None)
def test_the_old_file_is_what_is_left_when_the_inserted_text_is_taken_out(
    cards: list[tuple[str, str]], *, crlf: bool
) -> None:
    lines = [layout.format(text.replace("'", "''")) for text, layout in cards]
    text = "topic: t\ncards:\n" + "\n".join([*lines, "  - Last ^last: One", ""])
    data = text.replace("\n", "\r\n" if crlf else "\n").encode()
    before = read_topic("t.yaml", data).topic
    identified = identify("t.yaml", data)
    after = read_topic("t.yaml", identified.data).topic
    assert before is not None
    assert after is not None
    temporary = [card for card in cards_of(before) if card.temporary]
    assert len(identified.given) + len(identified.refused) == len(temporary)
    assert without_ids(identified) == data
    names = {entry.card.id: entry.name for entry in identified.given}
    assert [card.id for card in cards_of(after)] == [
        names.get(card.id, card.id) for card in cards_of(before)
    ]


def test_an_id_that_the_deck_names_anywhere_is_not_given() -> None:
    text = "topic: t\ncards:\n  - {id: b, was: [nat], q: B, a: B}\n  - What is a nat?: A unit.\n"
    [entry] = identify("t.yaml", text.encode()).given
    assert entry.name == "nat-2"


def test_an_item_that_cannot_take_an_id_is_named_and_stays() -> None:
    data = b"topic: t\ncards:\n  - ? |\n      long\n    : x\n  - Short?: y\n"
    identified = identify("t.yaml", data)
    assert [card.line for card in identified.refused] == [3]
    assert identified.data == data.replace(b"Short?", b"Short? ^short")


def test_a_file_that_is_no_deck_stays_as_it_is() -> None:
    assert identify("t.yaml", b"\xff").data == b"\xff"
    assert identify("t.yaml", b"- a: [").data == b"- a: ["
