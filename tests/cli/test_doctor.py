import json
import shutil
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from quizapp.cli.context import shipped_topics
from quizapp.cli.main import quizapp
from quizapp.store.paths import Paths, locate
from tests.store.samples import answered, write_journal


@pytest.fixture
def paths(tmp_path: Path) -> Paths:
    """The home of a learner with ten answers."""
    paths = locate(home=tmp_path / "home", env={})
    write_journal(paths, map(answered, range(10)))
    assert call(paths, "due").exit_code == 0
    return paths


def call(paths: Paths, *words: str) -> Result:
    return CliRunner().invoke(quizapp, ["--home", str(paths.home), *words])


def empty(paths: Paths) -> None:
    for file in paths.journal.glob("*.jsonl"):
        file.write_bytes(b"")


def test_a_sound_home_is_said_to_be_sound(paths: Paths) -> None:
    told = call(paths, "doctor")
    assert told.exit_code == 0
    assert told.output.endswith(
        "\n10 events in 1 journal file.\nSound: there is nothing to repair.\n"
    )


def test_every_place_is_printed_whatever_can_be_read(paths: Paths, tmp_path: Path) -> None:
    added = tmp_path / "more"
    paths.settings.write_text(f'decks = ["{added}"]\n', encoding="utf-8")
    lines = call(paths, "doctor").output.splitlines()
    places = dict(line.split(None, 1) for line in lines[: len(paths.by_name) + 2])
    assert places["journal"] == str(paths.journal)
    assert places["backups"] == f"{paths.backups} (not there)"
    assert places["library"] == f"{added} (not there)"
    assert places["shipped"] == str(shipped_topics())
    assert {str(path) for path in paths.by_name.values()} <= {
        place.removesuffix(" (not there)") for place in places.values()
    }
    facts = json.loads(call(paths, "doctor", "--json").output)
    assert facts["paths"] == {name: str(path) for name, path in paths.by_name.items()}
    assert facts["library"] == [str(shipped_topics()), str(paths.decks), str(added)]
    shutil.rmtree(paths.journal)
    paths.journal.touch()
    assert call(paths, "doctor").output.splitlines()[:9] == lines[:9]


def test_no_place_is_left_out() -> None:
    paths = locate(home=Path("/x"), env={})
    names = {name for name, part in vars(Paths).items() if not name.startswith("_")}
    assert names - {"by_name", "missed_backup"} == set(paths.by_name) - {"missed"}


@pytest.mark.parametrize(
    ("text", "sentence"),
    [("new_per_day = \n", "this is not TOML"), ("new_per_dya = 3\n", "There is no setting")],
)
def test_settings_that_cannot_be_used_are_said_and_left_alone(
    paths: Paths, text: str, sentence: str
) -> None:
    paths.settings.write_text(text)
    for words in (["doctor"], ["doctor", "--repair"]):
        told = call(paths, *words)
        assert told.exit_code == 1
        assert sentence in told.output
        assert "Sound" not in told.output
    assert sentence in call(paths, "backup", str(paths.home / "b.zip")).output
    assert paths.settings.read_text() == text


def test_what_is_wrong_is_said_and_left_alone(paths: Paths) -> None:
    empty(paths)
    for _ in range(2):
        told = call(paths, "doctor")
        assert told.exit_code == 1
        assert "has lost 10 events that the index still has" in told.output
        assert "quizapp doctor --repair" in told.output


def test_a_repair_says_what_it_did_and_leaves_a_sound_home(paths: Paths) -> None:
    empty(paths)
    told = call(paths, "doctor", "--repair")
    assert told.exit_code == 0
    assert "is whole and has 10 of its events back" in told.output
    assert call(paths, "doctor").exit_code == 0


def test_the_doctor_speaks_json(paths: Paths) -> None:
    empty(paths)
    facts = json.loads(call(paths, "doctor", "--json").output)
    assert (facts["files"], facts["events"], facts["done"]) == (1, 0, [])
    assert [finding["code"] for finding in facts["findings"]] == ["lost"]
    facts = json.loads(call(paths, "doctor", "--json", "--repair").output)
    assert len(facts["done"]) == 1


def test_a_journal_that_cannot_be_read_is_a_sentence(paths: Paths) -> None:
    paths.journal.rename(paths.home / "kept")
    paths.journal.symlink_to("journal")
    told = call(paths, "doctor")
    assert told.exit_code == 1
    assert "The journal cannot be read from" in told.output
    assert "Traceback" not in told.output


def test_due_sends_a_learner_with_losses_to_the_doctor(paths: Paths) -> None:
    empty(paths)
    assert "`quizapp doctor --repair` brings them back." in call(paths, "due").output


def test_one_event_is_told_as_one(tmp_path: Path) -> None:
    paths = locate(home=tmp_path / "home", env={})
    write_journal(paths, [answered(0)])
    assert call(paths, "due").exit_code == 0
    assert "1 event in 1 journal file." in call(paths, "doctor").output
    backup = call(paths, "backup", str(tmp_path / "b.zip")).output
    assert "b.zip has 1 event and " in backup
    assert call(paths, "restore", str(tmp_path / "b.zip")).output.startswith(
        f"{tmp_path}/b.zip is good: 1 event, made "
    )
    empty(paths)
    assert "has lost 1 event; the index still has it" in call(paths, "due").stderr
