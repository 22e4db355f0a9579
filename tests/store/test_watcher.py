import os
from collections.abc import Callable
from pathlib import Path

import pytest

from quizapp.store.watcher import Watcher


@pytest.fixture
def decks(tmp_path: Path) -> Path:
    folder = tmp_path / "decks"
    (folder / "inner").mkdir(parents=True)
    (folder / "one.yaml").write_text("topic: one\n")
    (folder / "inner" / "two.yml").write_text("topic: two\n")
    return folder


@pytest.fixture
def watcher(decks: Path) -> Watcher:
    return Watcher([decks])


def test_nothing_changed_while_nothing_was_touched(decks: Path, watcher: Watcher) -> None:
    (decks / "notes.txt").write_text("no deck")
    (decks / ".one.yaml.swp").write_text("an editor's own")
    assert not watcher.changed()


def write(decks: Path) -> None:
    (decks / "one.yaml").write_text("topic: another\n")


def touch(decks: Path) -> None:
    os.utime(decks / "one.yaml", ns=(0, 0))


def add(decks: Path) -> None:
    (decks / "inner" / "three.yaml").write_text("topic: three\n")


def add_a_folder(decks: Path) -> None:
    (decks / "new").mkdir()
    (decks / "new" / "four.yaml").write_text("topic: four\n")


def delete(decks: Path) -> None:
    (decks / "inner" / "two.yml").unlink()


def rename(decks: Path) -> None:
    (decks / "one.yaml").rename(decks / "uno.yaml")


def swap(decks: Path) -> None:
    """As editors save: a new file takes the place of the old one."""
    (decks / "draft").write_text("topic: uno\n# and more\n")
    (decks / "draft").replace(decks / "one.yaml")


@pytest.mark.parametrize("change", [write, touch, add, add_a_folder, delete, rename, swap])
def test_a_change_is_noticed_once(
    decks: Path, watcher: Watcher, change: Callable[[Path], None]
) -> None:
    change(decks)
    assert watcher.changed()
    assert not watcher.changed()


def test_what_came_and_went_between_two_looks_is_nothing(decks: Path, watcher: Watcher) -> None:
    add(decks)
    (decks / "inner" / "three.yaml").unlink()
    assert not watcher.changed()


def test_a_file_and_a_folder_that_are_missing_are_waited_for(tmp_path: Path) -> None:
    file, folder = tmp_path / "later.yaml", tmp_path / "later"
    watcher = Watcher([file, folder])
    file.write_text("topic: later\n")
    assert watcher.changed()
    folder.mkdir()
    assert not watcher.changed()
    (folder / "deck.yaml").write_text("topic: deck\n")
    assert watcher.changed()
