"""Paths: owns where the learner's files lie. Naming a place creates nothing."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Final

import platformdirs

HOME_VARIABLE: Final = "QUIZAPP_HOME"
"""The environment variable that puts everything under one folder."""


@dataclass(frozen=True, slots=True)
class Paths:
    """Where everything lies; any of it may not exist yet."""

    home: Path
    """The data folder: what the learner would miss."""
    settings: Path
    """The one file that is meant to be edited by hand."""

    @property
    def journal(self) -> Path:
        """The folder of the journals, one file a device; the only one that devices share."""
        return self.home / "journal"

    @property
    def device(self) -> Path:
        """This machine's name in the journal; outside the shared folder, so that it stays here."""
        return self.home / "device"

    @property
    def lock(self) -> Path:
        """What a window holds while it appends."""
        return self.home / "lock"

    @property
    def index(self) -> Path:
        """The derived database: deleting it costs time, never answers."""
        return self.home / "index.sqlite3"

    @property
    def backups(self) -> Path:
        """The automatic backups."""
        return self.home / "backups"

    @property
    def missed_backup(self) -> Path:
        """Why the last automatic backup was not made; there is no such file when it was."""
        return self.home / "missed-backup"

    @property
    def scrub(self) -> Path:
        """How far this week's reading of the journals has come."""
        return self.home / "scrub.json"

    @property
    def decks(self) -> Path:
        """The learner's own topic files."""
        return self.home / "decks"

    @property
    def originals(self) -> Path:
        """The shipped topics as they were when one's own decks were copied from them."""
        return self.home / "originals"

    @property
    def deck_schema(self) -> Path:
        """The JSON Schema of decks, for editors."""
        return self.home / "deck.schema.json"

    @property
    def interviews(self) -> Path:
        """The debriefs that the learner had written as Markdown."""
        return self.home / "interviews"

    @property
    def by_name(self) -> dict[str, Path]:
        """Every place, by the word for it."""
        return {
            "home": self.home,
            "settings": self.settings,
            "journal": self.journal,
            "decks": self.decks,
            "backups": self.backups,
            "index": self.index,
            "device": self.device,
            "lock": self.lock,
            "missed": self.missed_backup,
            "scrub": self.scrub,
            "interviews": self.interviews,
            "deck_schema": self.deck_schema,
            "originals": self.originals,
        }


def locate(*, home: Path | None, env: Mapping[str, str]) -> Paths:
    """The given home wins, then `QUIZAPP_HOME`, then the platform's own folders.

    Args:
        home: The folder that the learner named on the command line, if any.
        env: The environment; an empty `QUIZAPP_HOME` counts as none.

    Returns:
        The places; with a home of either kind, everything is under it.
    """
    if home is None and env.get(HOME_VARIABLE):
        home = Path(env[HOME_VARIABLE])
    if home is not None:
        home = home.absolute()
        return Paths(home=home, settings=home / "settings.toml")
    return Paths(
        home=platformdirs.user_data_path("quizapp"),
        settings=platformdirs.user_config_path("quizapp") / "settings.toml",
    )
