import os
import sqlite3
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from quizapp.cli.context import read_record
from quizapp.collection.event_store import EventStore
from quizapp.decks.fingerprint import fingerprint
from quizapp.decks.items import items_of
from quizapp.decks.read.library import read_file
from quizapp.store.index.deck_record import (
    DeckRecord,
    ItemEntry,
    details_of,
    record_from_text,
    summary_from_text,
    to_texts,
)
from quizapp.store.index.item_details import MOST_GONE, Details, ItemDetails, with_gone
from quizapp.store.paths import Paths, locate
from quizapp.study.scheduler.sm2 import SM2
from tests.oracles.renames import renames
from tests.store.samples import answered, name_device

COST = """\
topic: ml.cost
title: Cost
track: ml
tags: [loss]
prereqs: [ml.loss]
cards:
  - What is $J$? ^mean: The mean loss.
  - id: both
    q: The logistic function?
    a: Sigmoid.
    reverse: true
    level: expert
    tags: [link, loss]
    was: [twofold]
    rev: 2
  - id: gone
    q: A retired question?
    a: Yes.
    retired: true
"""

LOSS = """\
topic: ml.loss
level: extra
cards:
  - What does log loss punish most? ^sure: Confident wrong predictions.
"""


@pytest.fixture
def paths(tmp_path: Path) -> Paths:
    return locate(home=tmp_path / "home", env={})


@pytest.fixture
def event_store(paths: Paths) -> Iterator[EventStore]:
    """EventStore with an answer in them, so that there is an index on disk."""
    with EventStore.open(paths, scheduler=SM2, new_id=name_device) as event_store:
        event_store.append(answered(1))
        yield event_store


@pytest.fixture
def decks(tmp_path: Path) -> Path:
    folder = tmp_path / "decks"
    folder.mkdir()
    (folder / "cost.yaml").write_text(COST)
    (folder / "loss.yaml").write_text(LOSS)
    return folder


def disguise(path: Path, old: str, new: str) -> None:
    """Change a file so that its size and its time say that nothing happened."""
    state = path.stat()
    text = path.read_text()
    assert old in text
    assert len(old) == len(new)
    path.write_text(text.replace(old, new))
    os.utime(path, ns=(state.st_atime_ns, state.st_mtime_ns))


def test_an_entry_says_what_planning_needs(event_store: EventStore, decks: Path) -> None:
    cost, loss = event_store.library([decks], read_record)
    assert [diagnostic.code for diagnostic in cost.diagnostics] == ["W-REVERSE"]
    assert replace(cost, details="", diagnostics=()) == DeckRecord(
        file=str(decks / "cost.yaml"),
        topic="ml.cost",
        title="Cost",
        track="ml",
        level="core",
        prereqs=("ml.loss",),
        items=(
            ItemEntry("ml.cost/mean", "basic", core=True),
            ItemEntry("ml.cost/both", "basic", core=True, rev=2),
            ItemEntry("ml.cost/both#rev", "basic", core=True, rev=2),
        ),
        renamed=(
            ("ml.cost/twofold", "ml.cost/both"),
            ("ml.cost/twofold#rev", "ml.cost/both#rev"),
        ),
        retired=("ml.cost/gone",),
    )
    assert (loss.title, loss.level) == ("ml.loss", "extra")
    assert loss.items == (ItemEntry("ml.loss/sure", "basic", core=False),)


def test_details_say_what_filters_and_edits_need(event_store: EventStore, decks: Path) -> None:
    topic = read_file(decks / "cost.yaml").topic
    assert topic
    marks = [fingerprint(item) for item in items_of(topic)]
    tags = ("loss", "link")
    assert details_of(event_store.library([decks], read_record)[0]) == Details(
        {
            "ml.cost/mean": ItemDetails(
                *(marks[0], 7, "", ("loss",), "What is J?"),
                kind="basic",
                search="what is j? the mean loss.",
            ),
            "ml.cost/both": ItemDetails(
                *(marks[1], 8, "expert", tags, "The logistic function?"),
                kind="basic",
                search="the logistic function? sigmoid.",
            ),
            "ml.cost/both#rev": ItemDetails(
                *(marks[2], 8, "expert", tags, "Sigmoid."),
                kind="basic",
                search="the logistic function? sigmoid.",
            ),
        }
    )


def test_renames_gather_the_earlier_keys_of_each_item(event_store: EventStore, decks: Path) -> None:
    (decks / "cost.yaml").write_text(COST.replace("[twofold]", "[twofold, pair]"))
    assert renames(event_store.library([decks], read_record)) == {
        "ml.cost/both": ("ml.cost/twofold", "ml.cost/pair"),
        "ml.cost/both#rev": ("ml.cost/twofold#rev", "ml.cost/pair#rev"),
    }


def test_a_question_that_is_gone_is_known_until_it_comes_back(
    event_store: EventStore, decks: Path
) -> None:
    def gone() -> dict[str, str]:
        return details_of(event_store.library([decks], read_record)[1]).orphan_texts

    assert gone() == {}
    (decks / "loss.yaml").write_text(LOSS.replace("^sure", "^certain"))
    assert gone() == {"ml.loss/sure": "What does log loss punish most?"}
    (decks / "loss.yaml").write_text("topic: [")
    assert list(gone()) == ["ml.loss/sure", "ml.loss/certain"]
    (decks / "loss.yaml").write_text(LOSS)
    assert list(gone()) == ["ml.loss/certain"]


def test_a_file_forgets_the_oldest_of_too_many_gone_questions() -> None:
    before = Details({"t/new": ItemDetails("1:0a", 1, "", (), "New?")}, {"t/old": "Old?"})
    many = Details(orphan_texts={f"t/{number}": "" for number in range(MOST_GONE)})
    assert with_gone(Details(), before).orphan_texts == {"t/old": "Old?", "t/new": "New?"}
    assert with_gone(Details(before.items), many).orphan_texts == many.orphan_texts
    assert (
        list(with_gone(Details(), replace(before, orphan_texts=many.orphan_texts)).orphan_texts)[-1]
        == "t/new"
    )
    assert (
        len(with_gone(Details(), replace(before, orphan_texts=many.orphan_texts)).orphan_texts)
        == MOST_GONE
    )


def test_an_entry_that_another_version_wrote_is_not_even_looked_at(
    paths: Paths, event_store: EventStore, decks: Path
) -> None:
    before = event_store.library([decks], read_record)
    with sqlite3.connect(paths.index) as index:
        index.execute("UPDATE deck SET stamp = '0.0 1 1', entry = 'nonsense'")
    index.close()
    assert event_store.library([decks], read_record) == before


def test_an_unchanged_file_is_not_read_again(
    paths: Paths, event_store: EventStore, decks: Path
) -> None:
    before = event_store.library([decks], read_record)
    disguise(decks / "cost.yaml", "title: Cost", "title: Coat")
    with EventStore.open(paths, scheduler=SM2, new_id=name_device) as later:
        assert later.library([decks], read_record) == before


def test_one_changed_file_is_read_and_the_others_are_not(
    event_store: EventStore, decks: Path
) -> None:
    event_store.library([decks], read_record)
    disguise(decks / "cost.yaml", "title: Cost", "title: Coat")
    (decks / "loss.yaml").write_text(LOSS.replace("extra", "core"))
    cost, loss = event_store.library([decks], read_record)
    assert (cost.title, loss.level) == ("Cost", "core")


def test_a_file_with_the_same_size_and_another_time_is_read_again(
    event_store: EventStore, decks: Path
) -> None:
    event_store.library([decks], read_record)
    disguise(decks / "cost.yaml", "title: Cost", "title: Coat")
    os.utime(decks / "cost.yaml", ns=(0, 0))
    assert event_store.library([decks], read_record)[0].title == "Coat"


def test_a_file_that_vanished_disappears(event_store: EventStore, decks: Path) -> None:
    before = event_store.library([decks], read_record)
    (decks / "cost.yaml").rename(decks / "cost.txt")
    assert event_store.library([decks], read_record) == before[1:]
    (decks / "cost.txt").rename(decks / "cost.yaml")
    assert event_store.library([decks], read_record) == before


def test_another_library_leaves_the_entries_of_this_one(
    event_store: EventStore, decks: Path
) -> None:
    before = event_store.library([decks], read_record)
    assert event_store.library([decks / "loss.yaml"], read_record) == before[1:]
    disguise(decks / "cost.yaml", "title: Cost", "title: Coat")
    assert event_store.library([decks], read_record) == before


def test_a_file_below_two_roots_counts_once(event_store: EventStore, decks: Path) -> None:
    assert len(event_store.library([decks / "loss.yaml", decks], read_record)) == 2


def test_a_root_that_is_missing_holds_nothing(event_store: EventStore, tmp_path: Path) -> None:
    assert event_store.library([tmp_path / "nowhere"], read_record) == ()


def test_a_file_that_cannot_be_used_shows_its_diagnostics_each_time(
    event_store: EventStore, decks: Path
) -> None:
    (decks / "cost.yaml").write_text("topic: [\n")
    first = event_store.library([decks], read_record)[0]
    assert first.topic == ""
    assert first.items == ()
    assert first.diagnostics[0].file == str(decks / "cost.yaml")
    assert event_store.library([decks], read_record)[0] == first


@pytest.mark.skipif(os.geteuid() == 0, reason="nothing is closed to the superuser")
def test_a_file_that_could_not_be_read_is_tried_again(event_store: EventStore, decks: Path) -> None:
    before = event_store.library([decks], read_record)
    (decks / "cost.yaml").chmod(0)
    os.utime(decks / "cost.yaml", ns=(0, 0))
    assert [
        diagnostic.code for diagnostic in event_store.library([decks], read_record)[0].diagnostics
    ] == ["E-FILE"]
    (decks / "cost.yaml").chmod(0o600)
    assert event_store.library([decks], read_record) == before


def test_of_two_files_with_one_topic_the_second_has_no_items(
    event_store: EventStore, decks: Path
) -> None:
    twin = decks / "twin.yaml"
    twin.write_text("# the same\n" + LOSS)
    for _ in range(2):
        _, loss, second = event_store.library([decks], read_record)
        assert loss.items
        assert not loss.diagnostics
        assert second.items == ()
        assert details_of(second) == Details()
        (diagnostic,) = second.diagnostics
        assert str(diagnostic).startswith(f"{twin}:2:1: E-DUPLICATE-TOPIC ")
        assert diagnostic.message.endswith(f"stands already in {loss.file}, line 1")


def test_a_fresh_machine_has_a_library_and_stays_untouched(paths: Paths, decks: Path) -> None:
    with EventStore.open(paths, scheduler=SM2, new_id=name_device) as event_store:
        assert len(event_store.library([decks], read_record)) == 2
    assert not paths.home.exists()


def test_an_entry_survives_its_text(event_store: EventStore, decks: Path) -> None:
    (decks / "bad.yaml").write_text("topic: bad\ncards:\n  - q: Only a question?\n")
    for entry in event_store.library([decks], read_record):
        summary, rest = to_texts(entry)
        assert record_from_text(summary_from_text(summary), rest) == entry


def test_reading_many_files_anew_shows_how_far_it_has_come(paths: Paths, decks: Path) -> None:
    for number in range(3):
        (decks / f"t{number}.yaml").write_text(f"topic: t{number}\ncards:\n  - Asked? ^a: Yes.\n")
    steps: list[tuple[str, int, int]] = []
    with EventStore.open(
        paths, scheduler=SM2, new_id=name_device, progress=lambda *step: steps.append(step)
    ) as event_store:
        event_store.append(answered(1))
        count = len(event_store.library([decks], read_record))
        what = f"reading {count} deck files"
        assert steps == [(what, done, count) for done in range(3, count + 1)]
        steps.clear()
        event_store.library([decks], read_record)
        (decks / "t0.yaml").write_text(COST)
        event_store.library([decks], read_record)
        assert steps == []
