"""Homes with a deck and a history, for the tests of the verbs that need some."""

from collections.abc import Sequence
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

from quizapp.cli.context import moment_of
from quizapp.collection.event_store import EventStore
from quizapp.store.paths import locate
from quizapp.store.settings.settings import Settings
from quizapp.study.event import Event
from quizapp.study.scheduler.sm2 import SM2
from tests.store.samples import answered, name_device

DECK = """\
topic: t
cards:
  - What does a shrug cost? ^shrug: ln 2 nats.
  - Which loss is convex? ^convex: Log loss.
"""

OTHER = "1:0123456789abcdef"
"""The fingerprint of no card."""

TODAY = moment_of(datetime.now(UTC), Settings().rollover_hour).day
"""The study day of the programs under test; also in the hours before a day begins."""


def make_home(
    folder: Path, *, keys: Sequence[str] = ("t/shrug", "t/convex"), shown: str = OTHER
) -> Path:
    """A home in which each of the keys was answered five times on time, the last a while ago.

    Args:
        folder: in which it is made.
        keys: of the items.
        shown: the fingerprint of what was asked; empty where nobody knows.
    """
    home = folder / "home"
    (home / "decks").mkdir(parents=True)
    (home / "decks" / "t.yaml").write_text(DECK, encoding="utf-8")
    with EventStore.open(
        locate(home=home, env={}), scheduler=SM2, new_id=name_device
    ) as event_store:
        for number, (back, key) in enumerate((back, key) for back in BACK for key in keys):
            event = answered(number, key=key, day=TODAY - timedelta(days=back))
            event_store.append(event._replace(fingerprint=shown))
    return home


BACK = (120, 119, 113, 98, 60)
"""How many days ago each answer was given."""


def events(home: Path, day: date) -> tuple[Event, ...]:
    """The events of a day, as the journal has them."""
    with EventStore.open(
        locate(home=home, env={}), scheduler=SM2, new_id=name_device
    ) as event_store:
        return event_store.events_on(day)
