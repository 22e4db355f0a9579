"""Sessions for tests of the screens: one deck, a fixed day, ids that count up, a real journal."""

import json
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from itertools import count
from pathlib import Path
from typing import Any

from quizapp.cli.context import read_deck
from quizapp.cli.lazy import host
from quizapp.collection.collection import Collection
from quizapp.collection.event_store import EventStore
from quizapp.collection.request import SessionRequest
from quizapp.collection.sessions import SessionFactory
from quizapp.store.paths import locate
from quizapp.store.settings.settings import Settings
from quizapp.study.event import Moment
from quizapp.study.scheduler.base import Scheduler
from quizapp.ui.app import QuizApp
from quizapp.ui.host import Copying, Editing

TODAY = date(2026, 3, 2)
"""A Monday."""

DEFAULTS = Settings(confidence="off")
"""As for a new learner, but that no confidence is asked, which most tests are not about."""

NOON = Moment(datetime(2026, 3, 2, 12, tzinfo=UTC), 0, TODAY)

TOPIC = "t.cost"

BASIC = """\
  - id: shrug
    q: What does a shrug cost?
    a: "`ln 2` nats"
    why: Half a chance is one bit.
"""
CHOICE = """\
  - id: pick
    choice: Which loss is convex here?
    correct: Log loss
    wrong:
      - Squared error: It bends the wrong way.
      - Neither: One of them is.
"""
SEVERAL = """\
  - id: both
    choice: Which are proper scores?
    correct: [Log loss, Brier score]
    wrong: [Accuracy: It is not proper.]
"""
TYPED = """\
  - id: name
    typed: Another name for log loss?
    accept: [binary cross-entropy]
"""
NUMERIC = """\
  - id: hand
    numeric: "The log loss of y = 1 at p = {=p|.1f}?"
    hint: Take minus the logarithm.
    vars: {p: "grid(0.6, 0.9, 0.1)"}
    answer: bce(1, p)
    tolerance: {abs: 0.01}
    traps: [{if: "bce(0, p)", say: That is the other branch.}]
    solution: "-ln({=p|.1f}) = {=bce(1, p)|.3f}"
"""
ORDER = """\
  - id: flow
    order: From likelihood to cost?
    items: {model: State the model, product: Multiply, log: Take the log}
    before: [model < product < log]
"""
CLOZE = """\
  - id: gap
    cloze: "The cost is the [[c1::mean::not the sum]] of the losses."
"""


class Day:
    """The clock of a test, which the test itself moves."""

    def __init__(self) -> None:
        self.now = NOON

    def __call__(self) -> Moment:
        """The instant that the test is at."""
        return self.now

    def wait(self, days: int = 0, seconds: int = 0) -> None:
        """Move on."""
        instant = self.now.at + timedelta(days=days, seconds=seconds)
        self.now = self.now._replace(at=instant, day=instant.date())


@contextmanager
def sessions_over(
    folder: Path,
    *cards: str,
    labs: str = "",
    day: Day | None = None,
    settings: Settings = DEFAULTS,
    scheduler: Scheduler | None = None,
    shipped: bool = False,
    reads_later: bool = False,
) -> Iterator[SessionFactory]:
    """Sessions over one deck of these cards and labs, its files below the folder.

    With `shipped` the deck is one that nothing may be written to, and one's own lie in the home;
    with `reads_later` it waits for somebody who works at what is pending.
    """
    decks = folder / "decks"
    decks.mkdir(exist_ok=True)
    text = f"topic: {TOPIC}\ntitle: The cost\n{labs}"
    text += f"cards:\n{''.join(cards)}" if cards else ""
    (decks / "cost.yaml").write_text(text, encoding="utf-8")
    numbers = count(len(journal(folder)))
    paths = locate(home=folder / "home", env={})
    moves = scheduler or settings.scheduler
    with EventStore.open(
        paths, scheduler=moves, new_id=lambda: "de71ce", keeps_index=reads_later
    ) as event_store:
        collection = Collection(
            event_store,
            settings,
            [decks, paths.decks],
            moment=day or Day(),
            read_deck=read_deck,
            shipped=decks if shipped else None,
            reads_later=reads_later,
        )
        yield SessionFactory(collection, new_id=lambda: f"e{next(numbers)}")


def app_at(
    sessions: SessionFactory,
    *,
    study: bool = False,
    editing: Editing | None = None,
    copying: Copying = lambda _: None,
) -> QuizApp:
    """The app at home, or in a session over the topic, with other hands for its host's own."""
    at = replace(host(), copy=copying)
    at = replace(at, edit=editing) if editing else at
    session = sessions.session(SessionRequest(frozenset({TOPIC}))) if study else None
    return QuizApp(sessions.collection, at, session=session, sessions=sessions)


def journal(folder: Path) -> list[str]:
    """The lines of the journal as they are on the disk now."""
    lines: list[str] = []
    for file in sorted((folder / "home").glob("journal/*.jsonl")):
        lines += file.read_text(encoding="utf-8").splitlines()
    return lines


def saved(folder: Path) -> list[dict[str, Any]]:
    """The events in them."""
    return [json.loads(line) for line in journal(folder)]
