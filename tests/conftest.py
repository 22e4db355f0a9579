"""What all tests share: screens that draw at once, presses that do not dawdle, untimed laws."""

import gc
import os

# Textual reads it once, when it is imported: frames a second.
os.environ["TEXTUAL_FPS"] = "1000"

import pytest
import textual._wait
from hypothesis import settings

from quizapp.cli import context
from tests.shipped import read_deck_once

# A fifth of all time went into looking for garbage, of which screens make much and tests keep none.
gc.set_threshold(200_000, 20, 100)

# A law is true or not, however long a loaded machine takes over one example of it.
settings.register_profile("untimed", deadline=None, max_examples=50)
settings.load_profile("untimed")
# For another Python or older libraries: what differs between them shows in any example.
settings.register_profile("few", max_examples=8)


@pytest.fixture(autouse=True)
def _brisk_presses(monkeypatch: pytest.MonkeyPatch) -> None:
    """Textual's tests wait in steps of 20 ms for an idle app; 4 ms find it idle as well."""
    monkeypatch.setattr(textual._wait, "SLEEP_GRANULARITY", 1 / 250)
    monkeypatch.setattr(textual._wait, "SLEEP_IDLE", 1 / 5_000)


@pytest.fixture(autouse=True)
def _shipped_topics_are_read_once(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(context, "read_deck", read_deck_once)
