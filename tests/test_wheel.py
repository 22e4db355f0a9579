"""The wheel and the source archive hold what an installed copy needs, under a name of our own."""

import tarfile
import tomllib
from email import message_from_bytes
from email.message import Message
from pathlib import Path
from zipfile import ZipFile

import pytest
from hatchling.build import build_sdist, build_wheel

from tests.house import ROOT


@pytest.fixture
def wheel(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The wheel, built."""
    monkeypatch.chdir(ROOT)  # a build backend works where it stands
    return tmp_path / build_wheel(str(tmp_path))


@pytest.fixture
def metadata(wheel: Path) -> Message:
    """What the wheel says about itself to a package index."""
    with ZipFile(wheel) as archive:
        [name] = [name for name in archive.namelist() if name.endswith("/METADATA")]
        return message_from_bytes(archive.read(name))


def test_the_wheel_brings_the_topics_the_styles_and_the_mark_of_types(wheel: Path) -> None:
    names = set(ZipFile(wheel).namelist())
    topics = {f"quizapp/{path.relative_to(ROOT)}" for path in ROOT.glob("content/**/*.yaml")}
    assert "quizapp/content/ml-interview/ml.logreg-cost.yaml" in topics
    assert topics | {"quizapp/ui/app.tcss", "quizapp/py.typed"} <= names
    assert not any(name.startswith("tests/") for name in names)


def test_the_distribution_has_a_name_of_its_own_and_the_command_keeps_its(
    wheel: Path, metadata: Message
) -> None:
    assert metadata["Name"] == "quizapp-tui"
    [scripts] = [name for name in ZipFile(wheel).namelist() if name.endswith("entry_points.txt")]
    assert b"quizapp = quizapp." in ZipFile(wheel).read(scripts)


def test_only_what_belongs_to_the_program_is_published(metadata: Message) -> None:
    assert metadata.get_all("Provides-Extra") == ["dev", "fsrs"]
    assert not any("torch" in requirement for requirement in metadata.get_all("Requires-Dist", []))
    # There is no address to give yet, and a wrong one is worse than none.
    assert metadata.get_all("Project-URL") is None


def test_the_classifiers_name_every_supported_python_and_the_types(metadata: Message) -> None:
    classifiers = metadata.get_all("Classifier", [])
    prefix = "Programming Language :: Python :: 3."
    versions = [name.removeprefix(prefix) for name in classifiers if name.startswith(prefix)]
    assert versions == ["11", "12", "13"]
    assert metadata["Requires-Python"] == f">=3.{versions[0]}"
    assert "Typing :: Typed" in classifiers


def test_the_source_archive_carries_the_lock(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(ROOT)
    with tarfile.open(tmp_path / build_sdist(str(tmp_path))) as archive:
        names = {name.partition("/")[2] for name in archive.getnames()}
    assert {"uv.lock", "pyproject.toml", "tests/test_wheel.py", "quizapp/py.typed"} <= names


def test_the_lock_is_of_this_distribution_and_its_requirements() -> None:
    lock = tomllib.loads((ROOT / "uv.lock").read_text(encoding="utf-8"))
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    [entry] = [package for package in lock["package"] if package["name"] == project["name"]]
    locked = {
        f"{requirement['name']}{requirement.get('specifier', '')}"
        for requirement in entry["metadata"]["requires-dist"]
        if "extra" not in requirement.get("marker", "")
    }
    required = {requirement.partition(";")[0].lower() for requirement in project["dependencies"]}
    assert locked == required
