import shutil
from pathlib import Path

import pytest

from quizapp.cli.clipboard import hand_to_desktop

WAYLAND = {"WAYLAND_DISPLAY": "wayland-0"}
X11 = {"DISPLAY": ":0"}


def desktop(folder: Path, *programs: str, code: int = 0) -> dict[str, str]:
    """An environment with these programs, each of which writes down its words and its input."""
    cat = shutil.which("cat")
    for name in programs:
        script = folder / name
        lines = f'echo "$@" > {script}.words', f"{cat} > {script}.text", f"exit {code}"
        script.write_text("\n".join(["#!/bin/sh", *lines]), encoding="utf-8")
        script.chmod(0o700)
    return {"PATH": str(folder)}


@pytest.mark.parametrize(
    ("program", "display", "words"),
    [("wl-copy", WAYLAND, ""), ("xclip", X11, "-selection clipboard"), ("pbcopy", {}, "")],
)
def test_the_program_of_the_desktop_gets_the_text(
    program: str, display: dict[str, str], words: str, tmp_path: Path
) -> None:
    env = desktop(tmp_path, program) | display
    assert hand_to_desktop("quizapp lab curves z=−1", env=env)
    assert (tmp_path / f"{program}.text").read_text(encoding="utf-8") == "quizapp lab curves z=−1"
    assert (tmp_path / f"{program}.words").read_text(encoding="utf-8").strip() == words


def test_a_program_without_its_display_is_passed_over(tmp_path: Path) -> None:
    env = desktop(tmp_path, "wl-copy", "xclip")
    assert not hand_to_desktop("x", env=env)
    assert hand_to_desktop("x", env=env | X11)
    assert not (tmp_path / "wl-copy.text").exists()


def test_a_desktop_without_such_a_program_copies_nothing(tmp_path: Path) -> None:
    assert not hand_to_desktop("x", env={"PATH": str(tmp_path)} | X11 | WAYLAND)
    assert not hand_to_desktop("x", env={})


def test_a_program_that_fails_is_said_to_have_failed(tmp_path: Path) -> None:
    assert not hand_to_desktop("x", env=desktop(tmp_path, "pbcopy", code=1))
    (tmp_path / "pbcopy").write_text("no script", encoding="utf-8")
    assert not hand_to_desktop("x", env={"PATH": str(tmp_path)})
