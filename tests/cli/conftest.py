"""What tests of verbs share: a home that has read the shipped topics."""

from pathlib import Path
from shutil import copyfile

import pytest

from quizapp.cli import context
from quizapp.store.paths import locate


@pytest.fixture(scope="session")
def _index_of_shipped_topics(tmp_path_factory: pytest.TempPathFactory) -> Path:
    paths = locate(home=tmp_path_factory.mktemp("shipped") / "home", env={})
    reader = context.current_context(paths.home)
    with reader.event_store(keeps_index=True) as event_store:
        reader.library(event_store)
    return paths.index


@pytest.fixture
def home(tmp_path: Path, _index_of_shipped_topics: Path) -> Path:
    """A home of nobody's answers in which a program of its own need not read the shipped topics."""
    paths = locate(home=tmp_path / "home", env={})
    paths.home.mkdir()
    copyfile(_index_of_shipped_topics, paths.index)
    return paths.home
