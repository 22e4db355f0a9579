"""Any single byte of the index changed: every command works, and says so once.

The whole law takes an hour, so a sample of places is drawn, and the places where damage once got
through are named.
"""

import random
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

import quizapp.cli.context
from quizapp.cli.main import quizapp as front_door
from quizapp.collection.event_store import EventStore
from quizapp.store.index.database import Index
from quizapp.store.paths import Paths, locate
from quizapp.study.scheduler.sm2 import SM2
from tests.cli.homes import DECK
from tests.store.samples import answered, write_journal

SAMPLE = 30

PLACES = {
    "a list in a cached text": (b'"complaints":[', b'"complaints":{'),
    "a code that no diagnostic has": (b"E-EXPRESSION", b"E-EXPRESSIOM"),
    "a name of the schema": (b"CREATE TABLE memory", b"CREATE TABLE memor\xff"),
    "a word of the schema": (b"CREATE TABLE event", b"CREATE TABLF event"),
    "a line of an event": (b'"kind":"review"', b'"kind":"revjew"'),
    "the path of a deck": (b"/decks/t.yaml", b"/decks/t.yam\x80"),
    "the counts of a deck": (b"[2,0,2,", b"{2,0,2,"),
    "damaged lines of a journal": (b".jsonl", b".jsonL"),
    "a version that may only be read": (b"\x01\x01\x00\x40\x20\x20", b"\x03\x01\x00\x40\x20\x20"),
}

UNREAD = {
    "a line of an event",
    "the path of a deck",
    "damaged lines of a journal",
    "a version that may only be read",
}
"""What `due` has no use for, or reads anew from the file that it was made of."""


@pytest.fixture
def paths(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Paths:
    """A home with a deck, answers and an index, and with no other decks."""
    monkeypatch.setattr(quizapp.cli.context, "shipped_topics", lambda: tmp_path / "none")
    paths = locate(home=tmp_path / "home", env={})
    paths.decks.mkdir(parents=True)
    broken = "  - {q: 'x is {=1/0}', a: '1', id: broken}\n"
    (paths.decks / "t.yaml").write_text(DECK + broken)
    keys = ("t/shrug", "t/convex")
    write_journal(paths, (answered(number, key=keys[number % 2]) for number in range(10)))
    assert call(paths, "due").exit_code == 0
    return paths


def call(paths: Paths, *words: str) -> Result:
    result = CliRunner().invoke(front_door, ["--home", str(paths.home), *words])
    assert result.exception is None or isinstance(result.exception, SystemExit)
    return result


def with_damage(paths: Paths, damaged: bytes) -> Callable[[], None]:
    """What puts the damaged index into the home, and takes away what was made of it."""

    def put() -> None:
        for file in paths.home.glob("index.sqlite3*"):
            file.unlink()
        paths.index.write_bytes(damaged)

    return put


def assert_law(paths: Paths, put: Callable[[], None], *, is_noticed: bool) -> None:
    """Every command works on the damaged index, says so once, and a repair leaves a sound home."""
    for words in (["due"], ["relink"], ["plan"]):
        put()
        first, second = call(paths, *words), call(paths, "due")
        assert (first.exit_code, second.exit_code) == (0, 0)
        assert "could not be used" not in call(paths, "due").output
        if is_noticed and words == ["due"]:
            assert "could not be used" in first.output
            assert "could not be used" not in second.output
    put()
    found = call(paths, "doctor")
    assert found.exit_code == int("✗" in found.output)
    assert found.exit_code == 1 or not is_noticed
    assert call(paths, "doctor", "--repair").exit_code == 0
    assert "Sound" in call(paths, "doctor").output


@pytest.mark.parametrize("place", PLACES)
def test_a_wrong_byte_where_it_once_got_through(paths: Paths, place: str) -> None:
    good = paths.index.read_bytes()
    before, after = PLACES[place]
    assert before in good
    put = with_damage(paths, good.replace(before, after, 1))
    assert_law(paths, put, is_noticed=place not in UNREAD)


def test_an_index_that_calls_itself_read_only_is_put_aside(paths: Paths) -> None:
    before, after = PLACES["a version that may only be read"]
    paths.index.write_bytes(paths.index.read_bytes().replace(before, after, 1))
    write_journal(paths, [answered(99, key="t/shrug")], device="another0name")
    assert "could not be used" in call(paths, "due").output
    assert "could not be used" not in call(paths, "due").output


def test_a_wrong_byte_anywhere(paths: Paths) -> None:
    good = paths.index.read_bytes()
    for place, value in wrong_bytes(good):
        damaged = bytearray(good)
        damaged[place] = value
        assert_law(paths, with_damage(paths, bytes(damaged)), is_noticed=False)


def wrong_bytes(good: bytes) -> Iterator[tuple[int, int]]:
    chance = random.Random(4711)
    places = [place for place, byte in enumerate(good) if byte]
    for place in chance.sample(places, SAMPLE):
        yield place, chance.choice((good[place] ^ 1 << chance.randrange(8), ord("{"), 0, 0xFF))


@pytest.mark.parametrize("is_new", [False, True])
def test_a_fault_of_our_own_is_raised_in_the_end(paths: Paths, is_new: object) -> None:
    if is_new:
        # Where nothing was ever answered, the index is in memory.
        paths = locate(home=paths.home / "new", env={})

    def ask_wrongly(index: Index) -> int:
        return index.memories.all()["nobody"].streak

    with (
        EventStore.open(paths, scheduler=SM2, new_id=lambda: "0a1b2c3d4e5f") as event_store,
        pytest.raises(KeyError),
    ):
        event_store.ask(ask_wrongly)
