"""The preview of a deck file follows what is written, and says whose the complaints are."""

from random import Random

import pytest

from quizapp.decks.items import items_of
from quizapp.decks.read.file import read_topic
from quizapp.study.preview.deck import FILE_ROW, DeckPreview, preview_deck

DECK = """\
topic: t
cards:
  - id: one
    q: What is a logit?
    a: The log of the odds.
  - id: two
    cloze: "The [[c1::mean]] of the [[c2::losses]]."
  # Comments may stand at any depth.
  - "Flat? ^flat": A card on one line.
labs:
  - id: desk
    use: threshold-desk
    title: Desk
    tasks:
      - id: three
        ask: What is the odds of {=p|.1f}?
        kind: number
        vars: {p: "grid(0.1, 0.9, 0.1)"}
        answer: p/(1-p)
        tolerance: 0.01
"""


def preview(text: str) -> DeckPreview:
    """The preview of a text."""
    return preview_deck("t.yaml", text.encode())


def test_items_stand_in_the_order_of_the_file_each_gap_by_itself() -> None:
    rows = preview(DECK).rows
    assert [row.key for row in rows] == ["t/one", "t/two#c1", "t/two#c2", "t/flat", "t/three"]
    assert [row.line for row in rows] == [3, 6, 6, 9, 15]


def test_a_complaint_is_told_of_the_card_into_whose_lines_it_falls() -> None:
    rows = preview(DECK.replace("answer: p/(1-p)", "answer: p/(1-q)")).rows
    assert {row.key: [c.code for c in row.complaints] for row in rows if row.complaints} == {
        "t/three": ["E-EXPRESSION"]
    }
    assert "q" in rows[-1].problem
    assert rows[-1].complaints[0].excerpt.strip() == "answer: p/(1-q)"


def test_a_card_that_could_not_be_read_is_told_of_the_file_and_not_of_its_neighbour() -> None:
    broken = preview(DECK.replace("  # Comments", "  - id: lost\n    q: No answer?\n  # Comments"))
    assert broken.rows[0].kind == FILE_ROW
    assert [c.line for c in broken.rows[0].complaints] == [8]
    assert not any(row.complaints for row in broken.rows[1:])


def test_both_gaps_of_a_card_show_its_complaint_which_counts_once() -> None:
    faulty = preview(DECK.replace('losses]]."', 'losses]] {=x}."'))
    assert [row.key for row in faulty.rows if row.complaints] == ["t/two#c1", "t/two#c2"]
    assert len(faulty.complaints) == 1


def test_the_next_complaint_is_found_beyond_the_end() -> None:
    faulty = preview(DECK.replace('losses]]."', 'losses]] {=x}."'))
    assert [faulty.next_complaint(place) for place in (0, 1, 2, 4)] == [1, 2, 1, 1]
    assert preview(DECK).next_complaint(3) == 3


def test_after_half_a_save_the_last_good_preview_stays_with_a_mark() -> None:
    good = preview(DECK)
    half = good.follow(preview(DECK.replace('of the [[c2::losses]]."', "of the")))
    assert half.rows == good.rows
    assert [complaint.code for complaint in half.stale] == ["E-YAML"]
    assert not half.follow(good).stale


def test_a_file_that_was_never_good_is_shown_as_far_as_it_can_be_read() -> None:
    first = preview(DECK.replace('of the [[c2::losses]]."', "of the"))
    later = first.follow(preview(DECK.replace('"Flat? ^flat"', '"Flat? ^flat')))
    assert not later.stale
    assert "t/one" in {row.key for row in later.rows}


@pytest.mark.parametrize("data", [b"", b"\xff\xfe", b"- a\n- b\n", b"topic: t\n", b"\x00" * 40])
def test_what_is_no_deck_has_a_row_of_its_own_or_none_at_all(data: bytes) -> None:
    rows = preview_deck("t.yaml", data).rows
    assert [row.kind for row in rows] in ([], [FILE_ROW])


def test_no_save_raises_or_leaves_an_item_that_the_file_has_no_more_without_a_mark() -> None:
    chance = Random(14)
    shown = preview(DECK)
    for _ in range(100):
        data = _save(chance)
        shown = shown.follow(preview_deck("t.yaml", data))
        draft = read_topic("t.yaml", data).draft
        keys = {item.key for item in items_of(draft)} if draft else set()
        assert shown.stale or {row.key for row in shown.rows if row.item} <= keys


def _save(chance: Random) -> bytes:
    """What an editor, or something worse, may have left on the disk."""
    data = DECK.encode()
    start, end = sorted((chance.randrange(len(data)), chance.randrange(len(data))))
    match chance.randrange(5):
        case 0:
            return data
        case 1:
            return data[:end]
        case 2:
            return data[:start] + data[end:]
        case 3:
            return data[:start] + chance.randbytes(8) + data[end:]
    hostile = (
        b"",
        b"\x1b[31m",
        b"{" * 900,
        b"- &a [*a]",
        b"'" * 9,
        b"%TAG ! x",
        b"topic: t\n---\n",
    )
    return chance.choice(hostile)
