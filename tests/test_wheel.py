"""The wheel holds what an installed copy needs besides its modules."""

from pathlib import Path
from zipfile import ZipFile

import pytest
from hatchling.build import build_wheel

ROOT = Path(__file__).parent.parent


def test_the_wheel_brings_the_topics_and_the_styles(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(ROOT)  # a build backend works where it stands
    with ZipFile(tmp_path / build_wheel(str(tmp_path))) as wheel:
        names = set(wheel.namelist())
    topics = {f"quizapp/{path.relative_to(ROOT)}" for path in ROOT.glob("content/**/*.yaml")}
    assert "quizapp/content/ml-interview/ml.logreg-cost.yaml" in topics
    assert topics | {"quizapp/ui/app.tcss"} <= names
    assert not any(name.startswith("tests/") for name in names)
