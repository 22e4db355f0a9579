"""The README is true: every command, key and file that it names exists."""

import re
from pathlib import Path

import pytest

from quizapp.cli.main import VERBS
from quizapp.store.settings.rules import SETTING_RULES
from quizapp.store.settings.settings import Settings, read_settings, setting_text
from quizapp.ui.keys import KEYS, PLACES, keys_of
from tests.__main__ import CHECKS, PORTABLE_TESTS

ROOT = Path(__file__).parent.parent
README = (ROOT / "README.md").read_text(encoding="utf-8")
CONTRIBUTING = (ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8")


def key_table() -> str:
    """The keys as the README shows them."""
    rows = ["| where | key | what it does |", "|---|---|---|"]
    for place, heading in PLACES.items():
        for number, key in enumerate(keys_of(place)):
            rows.append(f"| {'' if number else heading} | {key.shown} | {key.help} |")
    return "\n".join(rows)


def test_the_key_table_is_the_list_of_keys() -> None:
    assert key_table() in README, f"README.md wants this table:\n{key_table()}"


def test_every_verb_is_in_the_table_of_commands() -> None:
    verbs = set(re.findall(r"^\| `quizapp ([a-z]+)", README, flags=re.MULTILINE))
    assert verbs == set(VERBS)


@pytest.mark.parametrize("page", [README, CONTRIBUTING])
def test_every_file_that_is_named_exists(page: str) -> None:
    rooms = "quizapp|content|tests|cli|ui|collection|store|study|decks|labs|engine|plot|text"
    named = re.findall(rf"(?<![\w./])((?:{rooms})/[\w./-]*)", page)
    assert len(named) > 8
    places = (ROOT, ROOT / "quizapp")
    missing = {path for path in named if not any((place / path).exists() for place in places)}
    assert missing <= {"decks/"}, "the only folder that is the learner's own"


def setting_table() -> str:
    """The settings as the README shows them."""
    rows = ["| setting | default | may be | what it does |", "|---|---|---|---|"]
    for key, rule in SETTING_RULES.items():
        default = setting_text(Settings(), key)
        shown = f"`{default}`" if default else ""
        when = " From the next start on." if rule.from_start else ""
        rows.append(f"| `{key}` | {shown} | {rule.wants} | {rule.effect}{when} |")
    return "\n".join(rows)


def test_the_table_of_settings_is_the_list_of_settings() -> None:
    assert setting_table() in README, f"README.md wants this table:\n{setting_table()}"


def test_the_settings_file_that_is_shown_can_be_read(tmp_path: Path) -> None:
    [block] = re.findall(r"```toml\n(.*?)```", README, flags=re.DOTALL)
    file = tmp_path / "settings.toml"
    file.write_text(block, encoding="utf-8")
    assert read_settings(file)[1] == ()


def test_every_place_with_keys_has_its_heading() -> None:
    assert {key.place for key in KEYS} == set(PLACES)


def test_the_test_command_runs_every_check_that_contributing_promises() -> None:
    assert [name for name, *_ in CHECKS] == ["ruff", "ruff", "mypy", "lint-imports", "pytest"]
    assert "-m tests" in README


def test_the_top_level_holds_only_what_it_may() -> None:
    allowed = {"quizapp", "content", "tests", "pyproject.toml", "README.md", "LICENSE"}
    allowed |= {"CHANGELOG.md", "CONTRIBUTING.md", "uv.lock"}
    found = {path.name for path in ROOT.iterdir() if not path.name.startswith(".")}
    assert found <= allowed


def test_what_is_tried_with_other_libraries_exists() -> None:
    assert [path for path in PORTABLE_TESTS if not (ROOT / path).exists()] == []
