import os
import tomllib
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quizapp.store.errors import StoreError
from quizapp.store.settings.rules import SETTING_RULES
from quizapp.store.settings.settings import Settings, read_settings, write_setting
from quizapp.store.settings.toml_edit import with_key
from quizapp.study.scheduler.fsrs.parameters import FSRS_DEFAULTS
from quizapp.study.scheduler.registry import SCHEDULERS, lacks
from quizapp.study.scheduler.sm2 import SM2, SM2_CLASSIC

MORE_PRESETS = "".join(f' or "{name}"' for name in [*SCHEDULERS][2:])


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "settings.toml"


def test_a_missing_file_means_the_defaults(file: Path) -> None:
    assert read_settings(file) == (Settings(), ())


def test_everything_that_the_file_says_is_used(file: Path) -> None:
    file.write_text(
        """
        preset = "sm2-classic"
        new_per_day = 20
        reviews_per_day = 100
        new_per_deck = 5
        rollover_hour = 3
        six_grades = true
        theme = "nord"
        decks = ["/elsewhere", "near", "~/decks"]
        max_interval = 400
        interview_date = 2027-02-01
        """
    )
    assert read_settings(file) == (
        Settings(
            preset="sm2-classic",
            new_per_day=20,
            reviews_per_day=100,
            new_per_deck=5,
            rollover_hour=3,
            six_grades=True,
            theme="nord",
            decks=(Path("/elsewhere"), file.parent / "near", Path("~/decks")),
            max_interval=400,
            interview_date=date(2027, 2, 1),
        ),
        (),
    )


@pytest.mark.parametrize(
    ("line", "sentence"),
    [
        ("new_per_dya = 3", "There is no setting \"new_per_dya\". Did you mean 'new_per_day'?"),
        ("[study]", 'There is no setting "study".'),
        ('preset = "sm3"', f'"preset" must be "sm2" or "sm2-classic"{MORE_PRESETS}.'),
        ("preset = ['sm2']", f'"preset" must be "sm2" or "sm2-classic"{MORE_PRESETS}.'),
        ("new_per_day = -1", '"new_per_day" must be a whole number from 0 to 9999.'),
        ("new_per_day = true", '"new_per_day" must be a whole number from 0 to 9999.'),
        ("rollover_hour = 24", '"rollover_hour" must be a whole number from 0 to 23.'),
        ("six_grades = 1", '"six_grades" must be true or false.'),
        ("theme = 'a\\u001b'".replace("'", '"'), '"theme" must be text in quotes.'),
        ('decks = "a"', '"decks" must be a list of folders, such as ["~/decks"].'),
        ("decks = [1]", '"decks" must be a list of folders, such as ["~/decks"].'),
        ("max_interval = 29", '"max_interval" must be a whole number from 30 to 36500.'),
        ("desired_retention = 0.99", '"desired_retention" must be a number from 0.8 to 0.95.'),
        ("fsrs_parameters = [1.0]", '"fsrs_parameters" must be [] or a list of 21 numbers.'),
        (
            "interview_date = '2027-02-01'",
            '"interview_date" must be a date such as 2027-02-01 without quotes, or "" for none.',
        ),
        (
            "interview_date = 2027-02-01T10:00:00",
            '"interview_date" must be a date such as 2027-02-01 without quotes, or "" for none.',
        ),
    ],
)
def test_a_wrong_line_is_named_and_the_rest_is_used(file: Path, line: str, sentence: str) -> None:
    file.write_text(f"# mine\nreviews_per_day = 7\n\n{line}\n")
    assert read_settings(file) == (Settings(reviews_per_day=7), (f"{file}:4: {sentence}",))


def test_a_broken_file_is_named_with_its_line(file: Path) -> None:
    file.write_text("new_per_day = 3\ntheme = = 1\n")
    settings, (diagnostic,) = read_settings(file)
    assert settings == Settings()
    assert diagnostic.startswith(f"{file}:2: this is not TOML (")


def test_bytes_that_are_no_text_are_named_with_their_line(file: Path) -> None:
    file.write_bytes(b'theme = "nord"\n# \xff\n')
    settings, (diagnostic,) = read_settings(file)
    assert settings == Settings()
    assert diagnostic.startswith(f"{file}:2: ")


def test_a_folder_in_place_of_the_file_is_a_sentence(file: Path) -> None:
    file.mkdir()
    assert read_settings(file) == (
        Settings(),
        (f"The settings cannot be read from {file}: is a directory.",),
    )


def test_a_pipe_in_place_of_the_file_is_not_waited_for(file: Path) -> None:
    os.mkfifo(file)
    settings, diagnostics = read_settings(file)
    assert settings == Settings()
    assert diagnostics == (
        f"The settings cannot be read from {file}: it is a pipe or a device, not a file.",
    )
    with pytest.raises(StoreError, match="it is a pipe or a device"):
        write_setting(file, "theme", "dark")


def test_the_maximum_interval_is_the_preset_s_unless_chosen() -> None:
    assert Settings().scheduler == SM2
    assert Settings(preset="sm2-classic").scheduler == SM2_CLASSIC
    assert Settings(max_interval=100).scheduler == SM2.limited_to(100) != SM2


def test_the_scheduler_may_be_called_so_too_and_its_place_is_said(file: Path) -> None:
    file.write_text('# mine\nscheduler = "sm2-fit"\n')
    sentence = f'{file}:2: "scheduler" is read as "preset", which is its name here.'
    assert read_settings(file) == (Settings(preset="sm2-fit"), (sentence,))
    file.write_text('preset = "sm2-classic"\nscheduler = "sm2-fit"\n')
    sentence = f'{file}:2: "scheduler" is not used beside "preset", which is its name here.'
    assert read_settings(file) == (Settings(preset="sm2-classic"), (sentence,))
    write_setting(file, "preset", "sm2")
    assert file.read_text() == 'preset = "sm2"\n'


def test_fsrs_is_used_where_its_package_is_and_said_what_adds_it_where_not(file: Path) -> None:
    numbers = [round(number * 1.01, 4) for number in FSRS_DEFAULTS]
    lines = ('preset = "fsrs"', "desired_retention = 0.85", f"fsrs_parameters = {numbers}")
    file.write_text("\n".join(lines))
    settings, diagnostics = read_settings(file)
    chosen = Settings(preset="fsrs", desired_retention=0.85, fsrs_parameters=tuple(numbers))
    assert settings == chosen
    if sentence := lacks("fsrs"):
        assert diagnostics == (f'{file}:1: "fsrs" {sentence}; until then sm2 is used.',)
        assert settings.scheduler == SM2
    else:
        assert not diagnostics
        assert settings.scheduler.signature.endswith(f" {tuple(numbers)} 0.85 365 None")


def test_an_interview_date_is_set_and_taken_back(file: Path) -> None:
    file.write_text("interview_date = 2027-01-01  # at last\n")
    write_setting(file, "interview_date", date(2027, 2, 1))
    assert file.read_text() == "interview_date = 2027-02-01  # at last\n"
    write_setting(file, "interview_date", "")
    assert file.read_text() == 'interview_date = ""  # at last\n'
    assert read_settings(file) == (Settings(), ())


def test_every_setting_has_a_rule() -> None:
    assert list(SETTING_RULES) == list(Settings._fields)


def test_writing_creates_the_file_and_its_folder(tmp_path: Path) -> None:
    file = tmp_path / "config" / "settings.toml"
    write_setting(file, "theme", "nord")
    assert read_settings(file) == (Settings(theme="nord"), ())
    assert [path.name for path in file.parent.iterdir()] == ["settings.toml"]


@pytest.mark.parametrize(
    ("before", "key", "value", "after"),
    [
        ("", "new_per_day", 3, "new_per_day = 3\n"),
        ("# mine", "new_per_day", 3, "# mine\nnew_per_day = 3\n"),
        ("new_per_day = 8  # calm\n", "new_per_day", 3, "new_per_day = 3  # calm\n"),
        ("a = 1\r\ntheme = 'x' \r\nb = 2\r\n", "theme", "y", 'a = 1\r\ntheme = "y"\r\nb = 2\r\n'),
        ("theme = 'a # b' # c # d\n", "theme", "e", 'theme = "e" # c # d\n'),
        ('"theme" = "x"', "theme", "y", 'theme = "y"'),
        ("themes = 1\ntheme = 'x'\n", "theme", "y", 'themes = 1\ntheme = "y"\n'),
        (
            "decks = [\n  'a', # one\n]  # two\nb = 1\n",
            "decks",
            ["c"],
            'decks = ["c"]  # two\nb = 1\n',
        ),
        ("[later]\ntheme = 'x'\n", "theme", "y", "theme = \"y\"\n[later]\ntheme = 'x'\n"),
        ("six_grades = false", "six_grades", True, "six_grades = true"),
    ],
)
def test_one_statement_changes_and_all_else_stays(
    before: str, key: str, value: str | int | list[str], after: str
) -> None:
    assert with_key(before, key, value) == after


def test_a_key_that_is_a_table_is_left_for_the_hand() -> None:
    with pytest.raises(ValueError, match="theme cannot be set without touching other lines"):
        with_key("[theme]\nname = 'x'\n", "theme", "nord")


@given(
    theme=st.text(st.characters(exclude_categories=["C"]), max_size=20),
    comment=st.text(st.characters(exclude_categories=["C", "Z"]), max_size=20),
    count=st.integers(0, 9999),
)
def test_any_text_survives_the_change_of_another_line(theme: str, comment: str, count: int) -> None:
    first = with_key(f"# {comment}\nnew_per_day = 1 # {comment}\n", "theme", theme)
    second = with_key(first, "new_per_day", count)
    assert tomllib.loads(second) == {"new_per_day": count, "theme": theme}
    assert second.count(f"# {comment}\n") >= 2


@pytest.mark.parametrize(("key", "value"), [("colour", "red"), ("rollover_hour", 24)])
def test_nonsense_is_refused_before_the_file_is_touched(
    file: Path, key: str, value: str | int
) -> None:
    with pytest.raises(StoreError):
        write_setting(file, key, value)
    assert not file.exists()


def test_a_broken_file_is_not_written_over(file: Path) -> None:
    file.write_text("theme = = 1\n")
    with pytest.raises(StoreError, match=r"settings\.toml:1: this is not TOML"):
        write_setting(file, "theme", "nord")
    assert file.read_text() == "theme = = 1\n"


def test_a_file_that_is_no_text_is_not_written_over(file: Path) -> None:
    file.write_bytes(b"# \xff\n")
    with pytest.raises(StoreError, match="is not UTF-8 text"):
        write_setting(file, "theme", "nord")
    assert file.read_bytes() == b"# \xff\n"


def test_a_link_stays_a_link_and_the_mode_stays(tmp_path: Path, file: Path) -> None:
    real = tmp_path / "dotfiles.toml"
    real.write_text("# mine\n")
    real.chmod(0o600)
    file.symlink_to(real)
    write_setting(file, "theme", "nord")
    assert file.is_symlink()
    assert real.read_text() == '# mine\ntheme = "nord"\n'
    assert real.stat().st_mode & 0o777 == 0o600


def test_a_disk_that_refuses_is_a_sentence(tmp_path: Path) -> None:
    (tmp_path / "config").write_text("a file where the folder should be")
    with pytest.raises(StoreError, match="The setting is not saved in"):
        write_setting(tmp_path / "config" / "settings.toml", "theme", "nord")
