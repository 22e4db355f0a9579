"""What all tests share: screens that draw at once and key presses that do not dawdle."""

import os

# Textual reads it once, when it is imported: frames a second.
os.environ["TEXTUAL_FPS"] = "1000"

import pytest
import textual._wait


@pytest.fixture(autouse=True)
def _brisk_presses(monkeypatch: pytest.MonkeyPatch) -> None:
    """Textual's tests wait in steps of 20 ms for an idle app; 4 ms find it idle as well."""
    monkeypatch.setattr(textual._wait, "SLEEP_GRANULARITY", 1 / 250)
    monkeypatch.setattr(textual._wait, "SLEEP_IDLE", 1 / 5_000)
