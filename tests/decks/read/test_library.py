"""The library finds its files and tells what only all topics together can tell."""

import os
from pathlib import Path

import pytest

from quizapp.decks.read.files import MOST_ENTRIES_BELOW, deck_files
from quizapp.decks.read.library import read_file, read_library
from quizapp.decks.syntax.collector import MAX_COMPLAINTS
from quizapp.decks.syntax.cycles import MOST_CYCLES


def deck(folder: Path, name: str, topic: str, extra: str = "") -> Path:
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(f"topic: {topic}\n{extra}cards:\n  - What? ^a: This.\n", encoding="utf-8")
    return path


def codes_of(*roots: Path) -> list[tuple[str, str, int, int]]:
    diagnostics = read_library(roots).diagnostics
    return [(Path(each.file).name, each.code, each.line, each.column) for each in diagnostics]


def test_files_come_by_name_and_hidden_ones_stay_away(tmp_path: Path) -> None:
    for name in ("b.yaml", "a.yml", "sub/c.yaml", ".git/d.yaml", "sub/.e.yaml", "notes.txt"):
        deck(tmp_path, name, "t")
    (tmp_path / "folder.yaml").mkdir()
    found = [path.relative_to(tmp_path).as_posix() for path in deck_files([tmp_path])]
    assert found == ["a.yml", "b.yaml", "sub/c.yaml"]


def test_a_file_named_twice_is_read_once(tmp_path: Path) -> None:
    path = deck(tmp_path, "a.yaml", "t")
    assert list(deck_files([path, tmp_path, path])) == [path]


def test_a_file_is_a_deck_whatever_it_is_called(tmp_path: Path) -> None:
    path = deck(tmp_path, "notes.txt", "t")
    assert [topic.id for topic in read_library([path]).topics] == ["t"]


def test_a_root_that_does_not_exist_gives_nothing(tmp_path: Path) -> None:
    assert read_library([tmp_path / "nowhere"]).topics == ()


def test_a_root_that_cannot_be_looked_at_is_a_diagnostic_and_stops_nothing(tmp_path: Path) -> None:
    deck(tmp_path, "a.yaml", "a")
    root = tmp_path / ("x" * 5_000)
    library = read_library([root, tmp_path])
    (diagnostic,) = library.diagnostics
    assert (diagnostic.file, diagnostic.code) == (str(root), "E-FILE")
    assert "too long" in diagnostic.message
    assert [topic.id for topic in library.topics] == ["a"]


def test_a_folder_with_far_too_much_below_it_is_refused_by_its_name(tmp_path: Path) -> None:
    deck(tmp_path, "small/a.yaml", "a")
    for folder in ("disk/one", "disk/two"):
        deck(tmp_path, f"{folder}/b.yaml", "b")
        for number in range(MOST_ENTRIES_BELOW // 2):
            (tmp_path / folder / f"{number}").touch()
    library = read_library([tmp_path / "disk", tmp_path / "small"])
    assert [topic.id for topic in library.topics] == ["a"]
    (diagnostic,) = library.diagnostics
    assert (diagnostic.file, diagnostic.code) == (str(tmp_path / "disk"), "E-FILE")
    assert "more than 20,000" in diagnostic.message


def test_a_huge_folder_is_not_even_listed_to_its_end(tmp_path: Path) -> None:
    for number in range(MOST_ENTRIES_BELOW + 1):
        (tmp_path / f"{number}.yaml").touch()
    assert list(deck_files([tmp_path])) == [tmp_path]


def test_what_many_unknown_prerequisites_take_is_bounded(tmp_path: Path) -> None:
    names = ", ".join(f"topic-{number}" for number in range(5_000))
    for name in ("a.yaml", "b.yaml"):
        deck(tmp_path, name, name[0], f"prereqs: [{names}]\n")
    assert len(read_library([tmp_path]).diagnostics) == 2 * (MAX_COMPLAINTS + 1)


@pytest.mark.skipif(os.geteuid() == 0, reason="the superuser may look everywhere")
def test_what_may_not_be_looked_at_is_a_diagnostic_and_stops_nothing(tmp_path: Path) -> None:
    deck(tmp_path, "a.yaml", "a")
    locked = deck(tmp_path, "locked/b.yaml", "b").parent
    (tmp_path / "link.yaml").symlink_to(locked / "b.yaml")
    locked.chmod(0)
    library = read_library([tmp_path, locked, locked / "b.yaml"])
    locked.chmod(0o700)
    assert [topic.id for topic in library.topics] == ["a"]
    assert {(each.code, each.message) for each in library.diagnostics} == {
        ("E-FILE", "Permission denied")
    }
    names = [Path(file).name for file in library.files]
    assert names == ["a.yaml", "link.yaml", "locked", "b.yaml"]


def test_a_name_that_is_not_utf_8_is_a_diagnostic_that_can_be_printed(tmp_path: Path) -> None:
    deck(tmp_path, "a.yaml", "a")
    odd = Path(os.fsdecode(os.fsencode(tmp_path) + b"/caf\xe9.yaml"))
    try:
        odd.write_bytes(b"topic: b\ncards:\n  - What? ^a: This.\n")
    except OSError:
        pytest.skip("this file system takes only names that are UTF-8")
    library = read_library([tmp_path])
    (diagnostic,) = library.diagnostics
    assert (
        str(diagnostic)
        .encode()
        .endswith(rb"caf\udce9.yaml:1:1: E-FILE the name of the file is not UTF-8")
    )
    assert [topic.id for topic in library.topics] == ["a"]
    assert diagnostic.file in library.files


def test_a_file_that_cannot_be_read_is_a_diagnostic(tmp_path: Path) -> None:
    (diagnostic,) = read_file(tmp_path / "nowhere.yaml").diagnostics
    assert (diagnostic.code, diagnostic.line, diagnostic.column) == ("E-FILE", 1, 1)
    assert "No such file" in diagnostic.message


def test_a_wrong_file_hides_no_other(tmp_path: Path) -> None:
    deck(tmp_path, "a.yaml", "a")
    (tmp_path / "b.yaml").write_bytes(b"\xff")
    deck(tmp_path, "c.yaml", "c")
    library = read_library([tmp_path])
    assert [topic.id for topic in library.topics] == ["a", "c"]
    assert [diagnostic.code for diagnostic in library.diagnostics] == ["E-ENCODING"]
    assert [Path(file).name for file in library.files] == ["a.yaml", "b.yaml", "c.yaml"]


def test_a_topic_that_stands_twice_names_both_places(tmp_path: Path) -> None:
    first = deck(tmp_path, "a.yaml", "t")
    deck(tmp_path, "b.yaml", "t")
    library = read_library([tmp_path])
    (diagnostic,) = library.diagnostics
    assert Path(diagnostic.file).name == "b.yaml"
    assert diagnostic.code == "E-DUPLICATE-TOPIC"
    assert f"{first}, line 1" in diagnostic.message
    assert [topic.file for topic in library.topics] == [str(first)]


def test_a_former_id_that_a_topic_has_or_claims_is_an_error(tmp_path: Path) -> None:
    deck(tmp_path, "a.yaml", "ml.new", "was: [ml.old, ml.older]\n")
    deck(tmp_path, "b.yaml", "ml.other", "was: ml.older\n")
    old = deck(tmp_path, "c.yaml", "ml.old")
    diagnostics = read_library([tmp_path]).diagnostics
    assert codes_of(tmp_path) == [
        ("a.yaml", "E-DUPLICATE-TOPIC", 2, 7),
        ("b.yaml", "E-DUPLICATE-TOPIC", 2, 6),
    ]
    assert diagnostics[0].message == f"the former id 'ml.old' is that of the topic in {old}, line 1"


def test_a_neighbour_may_be_called_by_a_former_id(tmp_path: Path) -> None:
    deck(tmp_path, "a.yaml", "ml.new", "was: ml.old\n")
    deck(tmp_path, "b.yaml", "ml.next", "prereqs: [ml.old]\n")
    assert codes_of(tmp_path) == []


def test_a_former_id_is_a_topic_id_and_not_the_present_one(tmp_path: Path) -> None:
    deck(tmp_path, "a.yaml", "ml.new", "was: [Old Name, ml.new]\n")
    assert codes_of(tmp_path) == [
        ("a.yaml", "E-ID", 2, 7),
        ("a.yaml", "E-DUPLICATE-TOPIC", 2, 17),
    ]


def test_an_unknown_neighbour_is_an_error_in_a_folder(tmp_path: Path) -> None:
    deck(tmp_path, "a.yaml", "math.mle", "unlocks: [ml.cots]\n")
    deck(tmp_path, "b.yaml", "ml.cost", "prereqs: [math.mle, nothing-like-it]\n")
    diagnostics = read_library([tmp_path]).diagnostics
    assert codes_of(tmp_path) == [("a.yaml", "E-PREREQ", 2, 11), ("b.yaml", "E-PREREQ", 2, 21)]
    assert diagnostics[0].hint == "Did you mean 'ml.cost'?"


def test_a_single_file_cannot_know_its_neighbours(tmp_path: Path) -> None:
    path = deck(tmp_path, "a.yaml", "a", "prereqs: [b]\nunlocks: [c]\n")
    assert codes_of(path) == []


def test_topics_that_wait_for_each_other_are_named_in_their_order(tmp_path: Path) -> None:
    deck(tmp_path, "a.yaml", "a", "prereqs: [c]\n")
    deck(tmp_path, "b.yaml", "b", "prereqs: [a]\nunlocks: [c]\n")
    deck(tmp_path, "c.yaml", "c")
    (diagnostic,) = read_library([tmp_path]).diagnostics
    assert diagnostic.code == "E-CYCLE"
    assert "a -> b -> c -> a" in diagnostic.message
    assert (Path(diagnostic.file).name, diagnostic.line, diagnostic.column) == ("a.yaml", 2, 11)


def test_every_circle_of_topics_is_named(tmp_path: Path) -> None:
    deck(tmp_path, "a.yaml", "a", "prereqs: [b, a]\n")
    deck(tmp_path, "b.yaml", "b", "prereqs: [a]\n")
    deck(tmp_path, "c.yaml", "c", "unlocks: [d]\n")
    deck(tmp_path, "d.yaml", "d", "prereqs: [c]\nunlocks: [c]\n")
    circles = [each.message.partition(": ")[2] for each in read_library([tmp_path]).diagnostics]
    assert circles == ["a -> a", "a -> b -> a", "c -> d -> c"]


def test_no_more_circles_are_named_than_a_person_mends_at_once(tmp_path: Path) -> None:
    for number in range(MOST_CYCLES + 5):
        deck(tmp_path, f"{number}.yaml", f"t{number}", f"prereqs: [t{number}]\n")
    assert len(read_library([tmp_path]).diagnostics) == MOST_CYCLES


def test_a_topic_cannot_wait_for_itself(tmp_path: Path) -> None:
    deck(tmp_path, "a.yaml", "a", "prereqs: [a]\n")
    assert codes_of(tmp_path) == [("a.yaml", "E-CYCLE", 2, 11)]


def test_both_directions_of_one_arrow_are_no_circle(tmp_path: Path) -> None:
    deck(tmp_path, "a.yaml", "a", "unlocks: [b]\n")
    deck(tmp_path, "b.yaml", "b", "prereqs: [a]\n")
    assert codes_of(tmp_path) == []


def test_diagnostics_name_files_as_they_were_given(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "decks").mkdir()
    (tmp_path / "decks" / "a.yaml").write_text("[]", encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    (diagnostic,) = read_library([Path("decks")]).diagnostics
    assert diagnostic.file == os.path.join("decks", "a.yaml")  # noqa: PTH118 - the text is the point
