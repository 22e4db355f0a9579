import stat
from pathlib import Path

import pytest

from quizapp.store.errors import StoreError
from quizapp.store.user_decks import own_decks, write_card

CARD = ["- id: new", "  q: What is new?", "  a: This card."]


def test_a_deck_is_made_with_its_folder_and_then_grows(tmp_path: Path) -> None:
    folder = tmp_path / "decks"
    assert own_decks(folder) == ()
    file = write_card(folder, "from-labs", CARD)
    assert own_decks(folder) == ("from-labs",)
    write_card(folder, "from-labs", [line.replace("new", "newer") for line in CARD])
    assert file.read_text(encoding="utf-8").count("- id:") == 2


@pytest.mark.parametrize("name", ["", "../up", "Über", "a/b", ".hidden", "x" * 65])
def test_a_name_that_is_no_deck_of_ones_own_is_refused(tmp_path: Path, name: str) -> None:
    with pytest.raises(StoreError, match="is no name for a deck"):
        write_card(tmp_path, name, CARD)
    assert not list(tmp_path.iterdir())


def test_a_deck_that_cannot_take_the_card_stays_as_it_is(tmp_path: Path) -> None:
    file = tmp_path / "mine.yaml"
    file.write_bytes(b"topic: mine\ncards: [{q: A?, a: B}]\n")
    with pytest.raises(StoreError, match=r"mine\.yaml: The cards of this deck stand on one line"):
        write_card(tmp_path, "mine", CARD)
    file.write_bytes(b"\xff\xfe")
    with pytest.raises(StoreError, match="is not UTF-8"):
        write_card(tmp_path, "mine", CARD)
    assert file.read_bytes() == b"\xff\xfe"


def test_a_folder_that_cannot_be_made_is_a_sentence(tmp_path: Path) -> None:
    (tmp_path / "decks").write_text("a file", encoding="utf-8")
    with pytest.raises(StoreError, match="The card is not written to"):
        write_card(tmp_path / "decks", "mine", CARD)


def test_the_mode_of_a_deck_is_kept(tmp_path: Path) -> None:
    file = write_card(tmp_path, "mine", CARD)
    file.chmod(0o600)
    write_card(tmp_path, "mine", [line.replace("new", "newer") for line in CARD])
    assert stat.S_IMODE(file.stat().st_mode) == 0o600
