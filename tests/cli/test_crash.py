import os
import tempfile
from pathlib import Path

import pytest

from quizapp.cli.crash import report


def fail() -> Exception:
    try:
        raise ValueError("inner")
    except ValueError as error:
        return error


def test_a_fault_is_a_sentence_and_a_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(tempfile, "tempdir", os.fspath(tmp_path))
    report(ValueError, fail())
    told = capsys.readouterr().err
    [file] = tmp_path.iterdir()
    assert "Traceback" not in told
    assert str(file) in told
    assert "inner" in file.read_text(encoding="utf-8")


def test_a_fault_on_a_disk_that_refuses_is_still_a_sentence(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(tempfile, "tempdir", os.fspath(tmp_path / "nowhere"))
    report(ValueError, fail())
    assert "could not be kept" in capsys.readouterr().err


def test_an_interruption_is_no_fault(capsys: pytest.CaptureFixture[str]) -> None:
    report(KeyboardInterrupt, KeyboardInterrupt())
    assert capsys.readouterr().err == "Interrupted.\n"
