import json
import math
import signal
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from quizapp.cli.main import quizapp
from quizapp.cli.terminal import draws_ascii
from quizapp.engine.scalar.losses import bcez, dsqz
from quizapp.labs.catalogue import LAB_FORMS
from quizapp.labs.forms import LabForm
from tests.cli.terminals import LEAVE_ALTERNATE_SCREEN, Terminal


def call(*words: str) -> Result:
    return CliRunner().invoke(quizapp, ["lab", *words])


def test_without_a_name_every_lab_is_listed_with_its_question() -> None:
    told = call()
    assert told.exit_code == 0
    for form in LAB_FORMS:
        assert f"{form.short:<12} {form.asks}" in told.output
    rows = json.loads(call("--json").output)
    assert [(row["name"], row["short"]) for row in rows] == [(f.name, f.short) for f in LAB_FORMS]


def test_a_control_that_is_named_gives_the_answer_in_a_sentence() -> None:
    told = call("curves", "--y", "1", "--z", "-2")
    assert told.exit_code == 0
    assert "At z -2 (p 0.119): log loss 2.127, slope -0.8808" in told.output


@pytest.mark.parametrize(
    "words",
    [
        ("curves", "--y", "1", "--z", "-5", "--json"),
        ("--json", "cost-curves", "--y=1", "--z=-5"),
        ("curves", "z=-5", "--json"),
    ],
)
def test_programs_get_the_numbers_in_full(words: tuple[str, ...]) -> None:
    facts = json.loads(call(*words).output)
    assert facts["log_loss"] == bcez(1, -5)
    assert math.isclose(facts["squared_error_slope"], dsqz(1, -5), rel_tol=1e-14)


def test_a_state_may_be_printed_without_naming_a_control() -> None:
    assert call("curves", "z=-5,draw=slope", "--print").output.startswith("At z -5")


@pytest.mark.parametrize("form", LAB_FORMS, ids=lambda form: form.short)
@pytest.mark.parametrize("option", ["--picture", "--ascii"])
def test_every_lab_prints_its_picture_above_the_sentence(form: LabForm, option: str) -> None:
    result = call(form.short, "--print", option)
    assert result.exit_code == 0
    picture = result.output.removesuffix(call(form.short, "--print").output).splitlines()
    assert 5 < len(picture) <= 20
    assert max(map(len, picture)) <= 80
    assert all(line == line.rstrip() for line in picture)
    assert "".join(picture).isascii() == (option == "--ascii")


def test_a_picture_shows_the_state_that_is_named_and_is_no_json() -> None:
    far, near = (call("curves", "--z", z, "--picture").output for z in ("-5", "5"))
    assert far.splitlines()[3:20] != near.splitlines()[3:20]
    assert call("curves", "--picture", "--json").exit_code == 2


@pytest.mark.parametrize("form", LAB_FORMS, ids=lambda form: form.short)
def test_every_lab_answers_without_a_screen(form: LabForm) -> None:
    told = call(form.short, "--print")
    assert told.exit_code == 0
    assert len(told.output.strip()) > 20
    assert json.loads(call(form.short, "--json").output)


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        (("curvs",), "there is no lab 'curvs'. Did you mean 'curves'?"),
        (("curves", "--zz", "1"), "this lab has no control 'zz'"),
        (("curves", "--z"), "--z needs a value"),
        (("curves", "--z", "far"), "'z' is a number, not 'far'"),
        (("curves", "z=1,z=2"), "'z' is set twice"),
        (("likelihood", "--successes", "7", "--trials", "5"), "These do not go together"),
        (("curves", "--p", "0", "--print"), "'p' lies in 4.53979e-05 to 0.999955 here"),
        (("curves", "--z", "1", "--p", "0.5"), "These do not go together: 'z' is 0 then"),
        (("slice", "--x", "1/2/3", "--y", "0/1"), "'x' has 3 entries and 'y' has 2"),
        (("curves", "z:1"), "'z:1' sets nothing"),
        (("curves", "z=99"), "'z' lies in -10 to 10"),
        (("curves", "--z", "\x1b[31m"), "'z' is a number, not '\\x1b[31m'"),
    ],
)
def test_wrong_usage_is_a_sentence(words: tuple[str, ...], sentence: str) -> None:
    told = call(*words)
    assert told.exit_code == 2
    assert sentence in told.output
    assert "Traceback" not in told.output


@pytest.mark.parametrize(("written", "p"), [("1/4", 0.25), (".25", 0.25), ("25%", 0.25)])
def test_a_number_may_be_written_as_in_the_app(written: str, p: float) -> None:
    facts = json.loads(call("curves", "--p", written, "--json").output)
    assert math.isclose(facts["p"], p)


def test_without_a_terminal_a_lab_says_what_to_do(tmp_path: Path) -> None:
    told = CliRunner().invoke(quizapp, ["--home", str(tmp_path), "lab", "curves"])
    assert told.exit_code == 2
    assert "`quizapp lab NAME --print` does without one." in told.output


@pytest.mark.parametrize(
    ("env", "ascii_only"),
    [({"TERM": "linux"}, True), ({"TERM": "xterm-256color"}, False), ({}, False)],
)
def test_pictures_are_in_ascii_where_the_terminal_has_no_braille(
    env: dict[str, str], ascii_only: bool
) -> None:
    assert draws_ascii(env, "utf-8") is ascii_only
    assert draws_ascii(env, "ascii")


def test_a_lab_opens_in_a_real_terminal_and_leaves_it_as_it_was(tmp_path: Path) -> None:
    with Terminal(tmp_path, "lab", "curves", "z=-5") as terminal:
        terminal.wait_for("At z -5")
        terminal.press("q")
        terminal.wait_for("Logistic regression")
        assert terminal.end(signal.SIGTERM) == 128 + signal.SIGTERM
        assert LEAVE_ALTERNATE_SCREEN in terminal.seen


def test_a_lab_may_be_named_by_as_much_as_only_it_begins_with() -> None:
    assert call("stab", "--json").output == call("stability", "--json").output
    assert "no lab 'c'" in call("c", "--json").output


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        (("slice", "--range", "5/1"), "'range' cannot be 5/1 here; the nearest that it can be is"),
        (("log-loss", "--rows", "1:0.9 0:0.2"), "Its entries are parted by slashes."),
        (("log-loss", "--q", "3"), "Error: this lab has no control 'q'. It has rows, row, y"),
    ],
)
def test_what_a_lab_cannot_take_is_said_in_its_own_words(
    words: tuple[str, ...], sentence: str
) -> None:
    assert sentence in call(*words).output
