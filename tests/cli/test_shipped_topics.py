"""No verb writes where the shipped topics lie."""

from hashlib import sha256
from pathlib import Path

from click.testing import CliRunner

import quizapp as package
from quizapp.cli.main import VERBS, quizapp
from tests.cli.homes import TODAY, make_home
from tests.house import ROOT


def shipped_hash() -> str:
    """Of all that may be shipped: within the package, and beside a checkout."""
    folders = (Path(package.__file__).parent / "content", ROOT / "content")
    files = (path for folder in folders for path in sorted(folder.rglob("*")) if path.is_file())
    return sha256(b"".join(str(path).encode() + path.read_bytes() for path in files)).hexdigest()


def words_of(verb: str, folder: Path) -> list[str]:
    """A use of the verb that writes wherever it can."""
    return {
        "backup": ["backup", str(folder / "kept.tar.gz")],
        "check": ["check", str(ROOT / "content")],
        "diff": ["diff", "ml.logreg-cost", "--seen"],
        "doctor": ["doctor", "--repair"],
        "plan": ["plan", "--date", f"{TODAY.year + 1}-01-01", "--yes"],
        "relink": ["relink", "ml.logreg-cost/gone", "ml.logreg-cost/grad-sq"],
        "restore": ["restore", str(folder / "kept.tar.gz"), "--yes"],
    }.get(verb, [verb])


def test_no_verb_changes_a_shipped_topic(tmp_path: Path) -> None:
    home = make_home(tmp_path, keys=("t/shrug", "ml.logreg-cost/gone"))
    before = shipped_hash()
    for verb in VERBS:
        told = CliRunner().invoke(quizapp, ["--home", str(home), *words_of(verb, tmp_path)])
        assert not isinstance(told.exception, Exception), verb
        assert shipped_hash() == before, verb


def test_the_library_has_no_fault_where_a_topic_stands_in_for_a_shipped_one(tmp_path: Path) -> None:
    decks = tmp_path / "home" / "decks"
    decks.mkdir(parents=True)
    name = "ml.logreg-cost.yaml"
    (decks / name).write_bytes((ROOT / "content" / "ml-interview" / name).read_bytes())
    told = CliRunner().invoke(quizapp, ["--home", str(tmp_path / "home"), "check"])
    assert (told.exit_code, told.output) == (0, "")
