import json
import stat
from pathlib import Path

import pytest

from quizapp.decks.schema.document import deck_schema
from quizapp.store.errors import StoreError
from quizapp.store.user_decks import copy_topic, deck_of, own_decks, write_card

NEWER = ["- id: newer", "  q: What is newer?", "  a: This card."]
CARD = ["- id: new", "  q: What is new?", "  a: This card."]


def test_a_deck_is_made_with_its_folder_and_then_grows(tmp_path: Path) -> None:
    folder = tmp_path / "decks"
    assert own_decks(folder) == ()
    file = deck_of(folder, "from-labs")
    write_card(file, "from-labs", CARD)
    assert own_decks(folder) == ("from-labs",)
    write_card(file, "from-labs", NEWER)
    assert file.read_text(encoding="utf-8").count("- id:") == 2


def test_a_new_deck_tells_editors_of_the_schema_beside_it(tmp_path: Path) -> None:
    file = deck_of(tmp_path / "decks", "mine")
    write_card(file, "mine", CARD)
    first, *_ = file.read_text(encoding="utf-8").splitlines()
    assert first == "# yaml-language-server: $schema=../deck.schema.json"
    schema = tmp_path / "deck.schema.json"
    assert json.loads(schema.read_text(encoding="utf-8")) == deck_schema()


def test_a_deck_does_without_a_schema_that_cannot_be_written(tmp_path: Path) -> None:
    (tmp_path / "deck.schema.json").mkdir()
    file = deck_of(tmp_path / "decks", "mine")
    write_card(file, "mine", CARD)
    assert file.read_text(encoding="utf-8").startswith("topic: mine\ncards:\n  - id: new\n")


@pytest.mark.parametrize("name", ["", "../up", "Über", "a/b", ".hidden", "x" * 65])
def test_a_name_that_is_no_deck_of_ones_own_is_refused(tmp_path: Path, name: str) -> None:
    with pytest.raises(StoreError, match="is no name for a deck"):
        deck_of(tmp_path, name)
    assert not list(tmp_path.iterdir())


def test_a_deck_that_cannot_take_the_card_stays_as_it_is(tmp_path: Path) -> None:
    file = tmp_path / "mine.yaml"
    file.write_bytes(b"topic: mine\ncards: [{q: A?, a: B}]\n")
    with pytest.raises(StoreError, match=r"mine\.yaml: The cards of this deck stand on one line"):
        write_card(file, "mine", CARD)
    file.write_bytes(b"\xff\xfe")
    with pytest.raises(StoreError, match="is not UTF-8"):
        write_card(file, "mine", CARD)
    assert file.read_bytes() == b"\xff\xfe"


def test_a_folder_that_cannot_be_made_is_a_sentence(tmp_path: Path) -> None:
    (tmp_path / "decks").write_text("a file", encoding="utf-8")
    with pytest.raises(StoreError, match="The card is not written to"):
        write_card(tmp_path / "decks" / "mine.yaml", "mine", CARD)


def test_the_mode_of_a_deck_is_kept(tmp_path: Path) -> None:
    file = tmp_path / "mine.yaml"
    write_card(file, "mine", CARD)
    file.chmod(0o600)
    write_card(file, "mine", NEWER)
    assert stat.S_IMODE(file.stat().st_mode) == 0o600


def test_a_topic_is_copied_byte_for_byte_and_the_copy_can_be_written(tmp_path: Path) -> None:
    source = tmp_path / "shipped.yaml"
    source.write_bytes(b"# Kept.\r\ntopic: t.cost\r\ncards:\r\n  - A? ^a: B\r\n")
    source.chmod(0o444)
    copy = copy_topic(source, tmp_path / "decks", "t.cost", originals=tmp_path / "originals")
    assert copy == tmp_path / "decks" / "t.cost.yaml"
    assert copy.read_bytes() == source.read_bytes()
    assert copy.stat().st_mode & stat.S_IWUSR
    assert copy.stat().st_ino != source.stat().st_ino, "a hard link would be the same file"


def test_a_copy_that_is_there_stays_as_it_is(tmp_path: Path) -> None:
    source, copy = tmp_path / "shipped.yaml", tmp_path / "t.cost.yaml"
    source.write_text("topic: t.cost\ncards:\n  - A? ^a: B\n", encoding="utf-8")
    copy.write_text("topic: t.cost\ncards:\n  - A? ^a: C\n", encoding="utf-8")
    assert (
        copy_topic(source, tmp_path, "t.cost", originals=tmp_path / "originals")
        .read_text(encoding="utf-8")
        .endswith("C\n")
    )


@pytest.mark.parametrize(
    ("text", "why"),
    [("topic: mine\ncards: [A: B]\n", ""), ("topic", "E-TYPE"), ("", "E-MISSING")],
)
def test_a_file_that_holds_something_else_is_not_replaced(
    tmp_path: Path, text: str, why: str
) -> None:
    source, copy = tmp_path / "shipped.yaml", tmp_path / "t.cost.yaml"
    source.write_text("topic: t.cost\ncards:\n  - A? ^a: B\n", encoding="utf-8")
    copy.write_text(text, encoding="utf-8")
    with pytest.raises(StoreError, match=f"does not hold the topic t.cost.*{why}"):
        copy_topic(source, tmp_path, "t.cost", originals=tmp_path / "originals")
    assert copy.read_text(encoding="utf-8") == text
