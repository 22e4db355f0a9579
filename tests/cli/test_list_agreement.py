"""The browser and `quizapp list --json` find what a slow and obvious filter finds."""

import json
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path
from random import Random

import pytest
from click.testing import CliRunner

from quizapp.cli.context import current_context
from quizapp.cli.main import quizapp
from quizapp.collection.browsing.browser import Browser, Sort
from quizapp.collection.collection import Collection
from quizapp.study.event import Event, EventKind
from quizapp.study.filters import parse_filter
from quizapp.study.quality import Quality
from tests.oracles.filtering import PlainTerm, filtered

FILTERS = 100

LISTED = 8
"""Of the filters so many are asked of the command too, which opens the library each time."""

VALUES = {
    "": ("loss", "l", "log", "the model", "no card says this", "cost"),
    "text": ("loss", "what", "how many", "zzz"),
    "id": ("ml.", "h", "one", "zzz"),
    "deck": ("ml", "ml.logreg-cost", "m"),
    "kind": ("basic", "numeric", "cloze", "task", "trace"),
    "level": ("beginner", "intermediate", "expert"),
    "tag": ("loss", "LOSS", "none"),
    "lab": ("log-loss", "Curves", "zzz"),
    "point": ("loss", "the"),
    "slip": ("label", "base", "trap"),
    "failed": ("today", "3d", "30d"),
    "due": ("today", "2d", "60d"),
    "interval": (">1", "<=6", "1", "<3"),
    "ease": ("<2.5", ">=2.5", "2.36"),
    "is": ("new", "due", "buried", "leech", "flagged", "suspended", "sure_wrong"),
}


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    home = tmp_path_factory.mktemp("agreement")
    with current_context(home).collection() as collection:
        browser = Browser(collection)
        browser.read_all()
        keys = [row.key for row in browser.rows if not row.obstacle]
        collection.event_store.append_all([*past(collection, keys, Random(14))])
    return home


def past(collection: Collection, keys: list[str], chance: Random) -> Iterator[Event]:
    """A few weeks of answers, and some marks."""
    now = collection.moment()
    for number in range(150):
        key, ago = chance.choice(keys[:60]), timedelta(days=chance.choice((0, 1, 3, 9, 40)))
        moment = now._replace(at=now.at - ago, day=now.day - ago)
        quality = chance.choice([*Quality, Quality.GOOD, Quality.WRONG])
        slip = chance.choice(("", "label", "label base")) if not quality.passed else ""
        confidence = chance.choice((None, 0.5, 0.95))
        yield Event(
            f"answer{number}",
            EventKind.REVIEW,
            moment,
            key,
            quality,
            slip=slip,
            confidence=confidence,
        )
    for number in range(40):
        kind = chance.choice((EventKind.SUSPEND, EventKind.FLAG, EventKind.BURY))
        yield Event(f"mark{number}", kind, now, chance.choice(keys))


def random_terms(chance: Random) -> list[PlainTerm]:
    words = chance.choices([*VALUES], k=chance.choice((1, 1, 2, 3)))
    return [random_term(word, chance) for word in words]


def random_term(word: str, chance: Random) -> PlainTerm:
    many = 1 if not word else chance.choice((1, 1, 2))
    return PlainTerm(word, tuple(chance.sample(VALUES[word], many)), chance.random() < 0.3)


def test_browser_and_list_find_what_the_slow_filter_finds(home: Path) -> None:
    chance = Random(3)
    filters = [random_terms(chance) for _ in range(FILTERS)]
    lines = [" ".join(term.written for term in terms) for terms in filters]
    expected: list[list[str]] = []
    with current_context(home).collection() as collection:
        browser = Browser(collection)
        browser.read_all()
        for terms, line in zip(filters, lines, strict=True):
            found = filtered(browser.rows, terms, browser.today, collection.scheduler)
            expected.append([row.key for row in found])
            # As it is typed: each search goes on from the one before where that is allowed.
            for end in (len(line) // 2, len(line)):
                if line[:end].count('"') % 2 == 0 and not line[:end].endswith((":", ",", "-")):
                    rows = browser.find(parse_filter(line[:end]))
            assert [row.key for row in rows] == expected[-1], line
    assert len({*map(len, expected)}) > FILTERS // 5, "most filters choose all or nothing"
    for line, keys in [*zip(lines, expected, strict=True)][:LISTED]:
        arguments = ["--home", str(home), "list", "--json", "--sort", str(Sort.DECK), line]
        listed = json.loads(CliRunner().invoke(quizapp, arguments).stdout)
        assert [item["key"] for item in listed] == keys, line


def test_the_last_answer_of_each_item_is_listed_as_its_history_has_it(home: Path) -> None:
    listed = json.loads(CliRunner().invoke(quizapp, ["--home", str(home), "list", "--json"]).stdout)
    with current_context(home).collection() as collection:
        for item in listed:
            answers = [e for e in collection.history(item["key"]) if e.quality is not None]
            last = item["last"] and (item["last"]["day"], item["last"]["quality"])
            assert last == (
                (answers[-1].moment.day.isoformat(), answers[-1].quality) if answers else None
            )
