from datetime import date

import pytest

from quizapp.collection.relink import Orphan, find_orphans
from quizapp.store.index.deck_record import DeckRecord, ItemEntry
from quizapp.store.index.item_details import Details, ItemDetails, write_details
from quizapp.study.scheduler.memory import Memory

LAST = date(2026, 3, 1)


def memory(answers: int = 5, fingerprint: str = "") -> Memory:
    return Memory(answers=answers, last=LAST, fingerprint=fingerprint)


def deck(
    items: dict[str, str],
    *,
    gone: dict[str, str] | None = None,
    marks: dict[str, str] | None = None,
    renamed: tuple[tuple[str, str], ...] = (),
    retired: tuple[str, ...] = (),
) -> DeckRecord:
    """A deck of items by key and question."""
    details = Details(
        {
            key: ItemDetails((marks or {}).get(key, "1:0a"), 1, "", (), text)
            for key, text in items.items()
        },
        gone or {},
    )
    return DeckRecord(
        file="/decks/t.yaml",
        topic="t",
        items=tuple(ItemEntry(key, "basic", core=True) for key in items),
        renamed=renamed,
        retired=retired,
        details=write_details(details),
    )


def orphans(entry: DeckRecord, *keys: str, taken: tuple[str, ...] = ()) -> tuple[Orphan, ...]:
    return find_orphans([entry], {key: memory() for key in keys}, relinked=taken)


def successors(*found: Orphan) -> dict[str, str]:
    return {orphan.key: orphan.successor.key if orphan.successor else "" for orphan in found}


SHRUG = "What does a shrug cost?"


def test_a_history_with_a_card_is_no_orphan() -> None:
    entry = deck(
        {"t/a": SHRUG, "t/new#c1": "A gap?"},
        renamed=(("t/old#c1", "t/new#c1"),),
        retired=("t/out", "t/former"),
    )
    keys = ("t/a", "t/old#c1", "t/out", "t/former#rev", "t/given")
    assert orphans(entry, *keys, taken=("t/given",)) == ()
    assert successors(*orphans(entry, *keys)) == {"t/given": ""}


def test_a_gap_that_a_renamed_card_has_no_longer_is_an_orphan() -> None:
    entry = deck({"t/new#c1": "A gap?"}, renamed=(("t/old#c1", "t/new#c1"),))
    assert [orphan.key for orphan in orphans(entry, "t/old#c1", "t/old#c2")] == ["t/old#c2"]


def test_a_question_that_is_still_known_finds_the_card_that_asks_nearly_the_same() -> None:
    entry = deck(
        {"t/a": "Which loss is convex?", "t/b": "How much does a shrug cost?"},
        gone={"t/temp-0123456789ab": SHRUG},
    )
    [orphan] = orphans(entry, "t/temp-0123456789ab")
    assert orphan.text == SHRUG
    assert orphan.successor
    assert orphan.successor.key == "t/b"
    assert 0.6 <= orphan.successor.similarity < 1


def test_without_the_question_the_words_of_the_ids_are_compared() -> None:
    entry = deck({"t/shrug-costs": "How dear?", "t/temp-0123456789ab": "What else?"})
    assert successors(*orphans(entry, "t/shrug-cost")) == {"t/shrug-cost": "t/shrug-costs"}


def test_an_id_made_from_a_text_says_nothing() -> None:
    entry = deck({"t/temp-0123456789ab": SHRUG})
    assert successors(*orphans(entry, "t/temp-0123456789ac")) == {"t/temp-0123456789ac": ""}


@pytest.mark.parametrize("mark", ["1:0123456789abcdef", "1:0123456789abcdef:2"])
def test_the_very_same_card_is_found_under_any_name(mark: str) -> None:
    entry = deck({"t/a": SHRUG, "t/x": "Other?"}, marks={"t/x": "1:0123456789abcdef"})
    found = find_orphans([entry], {"u/old": memory(fingerprint=mark)}, relinked=())
    assert successors(*found) == {"u/old": "t/x"}
    assert found[0].successor
    assert found[0].successor.similarity == 1


def test_memories_without_fingerprints_are_not_all_the_same_card() -> None:
    assert successors(*orphans(deck({"t/x": "Other?"}, marks={"t/x": ""}), "t/old")) == {
        "t/old": ""
    }


def test_a_reverse_takes_over_from_a_reverse_only() -> None:
    entry = deck({"t/shrug": SHRUG, "t/shrug#rev": "ln 2"}, gone={"t/old#rev": "ln 2"})
    assert successors(*orphans(entry, "t/old#rev")) == {"t/old#rev": "t/shrug#rev"}
    entry = deck({"t/shrug": "ln 2"}, gone={"t/old#rev": "ln 2"})
    assert successors(*orphans(entry, "t/old#rev")) == {"t/old#rev": ""}


def test_an_item_that_was_never_answered_goes_before_a_likelier_one() -> None:
    entry = deck({"t/a": SHRUG, "t/b": f"{SHRUG} In nats."}, gone={"t/old": SHRUG})
    memories = {"t/old": memory(5), "t/a": memory(2)}
    assert successors(*find_orphans([entry], memories, relinked=())) == {"t/old": "t/b"}
    [orphan] = find_orphans([entry], memories | {"t/b": memory(1)}, relinked=())
    assert orphan.successor
    assert (orphan.successor.key, orphan.successor.answers) == ("t/a", 2)


def test_an_item_with_as_long_a_history_is_left_alone() -> None:
    entry = deck({"t/a": SHRUG}, gone={"t/old": SHRUG})
    memories = {"t/old": memory(5), "t/a": memory(5)}
    assert successors(*find_orphans([entry], memories, relinked=())) == {"t/old": ""}


def test_no_item_is_proposed_twice_and_the_likest_pair_comes_first() -> None:
    entry = deck(
        {"t/a": SHRUG, "t/b": "What may a shrug cost?"},
        gone={"t/1": "What could a shrug cost?", "t/2": SHRUG},
    )
    assert successors(*orphans(entry, "t/1", "t/2")) == {"t/1": "t/b", "t/2": "t/a"}


def test_of_equal_cards_the_one_of_the_same_id_goes_before_the_one_of_the_same_topic() -> None:
    mark = "1:0123456789abcdef"
    items = ["a/y", "t/y", "u/x", "z/x"]
    for number in range(len(items)):
        entry = deck(dict.fromkeys(items[number:], SHRUG), marks=dict.fromkeys(items, mark))
        memories = {"t/x": memory(fingerprint=mark)}
        expected = next(key for key in ("u/x", "z/x") if key in items[number:])
        assert successors(*find_orphans([entry], memories, relinked=())) == {"t/x": expected}
    entry = deck({"a/y": SHRUG, "t/y": SHRUG}, marks={"a/y": mark, "t/y": mark})
    found = find_orphans([entry], {"t/x": memory(fingerprint=mark)}, relinked=())
    assert successors(*found) == {"t/x": "t/y"}


def test_a_card_that_became_one_of_gaps_goes_before_a_likelier_stranger() -> None:
    entry = deck(
        {"t/shrug#c1": f"{SHRUG} In nats.", "u/other": f"{SHRUG} Or"}, gone={"t/shrug": SHRUG}
    )
    assert successors(*orphans(entry, "t/shrug")) == {"t/shrug": "t/shrug#c1"}


def test_the_very_same_card_goes_before_one_of_the_same_id() -> None:
    entry = deck({"u/a": f"{SHRUG} Now?", "u/b": SHRUG}, gone={"t/a": SHRUG})
    assert successors(*orphans(entry, "t/a")) == {"t/a": "u/b"}
