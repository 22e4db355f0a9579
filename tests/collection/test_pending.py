"""Tests of what a start leaves for later: it is counted once read, and never asked unjudged."""

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, cast

from quizapp.collection.collection import Collection
from quizapp.collection.reading.one_item import why_unaskable
from quizapp.collection.reading.pending import PendingDecks
from quizapp.collection.request import SessionRequest
from quizapp.decks.items import items_of
from quizapp.decks.lint import lint, lint_codes
from quizapp.decks.lint.unaskable import unaskable
from quizapp.decks.read.library import read_file
from quizapp.store.paths import locate
from tests.collection.test_unaskable import BROKEN, SOMETIMES, SOUND
from tests.ui.sample_sessions import sessions_over

if TYPE_CHECKING:
    from quizapp.collection.reading.deck_reader import DeckReader

SHIPPED = Path(__file__).parents[2] / "content"


def counts(collection: Collection) -> tuple[int, int]:
    """How many topics there are, and how many new items."""
    overview = collection.overview()
    return len(overview.topics), sum(topic.new for topic in overview.topics)


def work(collection: Collection) -> list[tuple[str, int]]:
    """Do all that is pending; what home says of it and counts at every step."""
    steps = []

    def take_in() -> None:
        sentence = collection.pending.progress.sentence
        collection.reload()
        steps.append((sentence, counts(collection)[1]))

    collection.pending.work(take_in)
    return steps


def test_home_counts_decks_as_they_are_read_and_leaves_out_what_is_judged_broken(
    tmp_path: Path,
) -> None:
    with sessions_over(tmp_path, BROKEN, SOUND, reads_later=True) as sessions:
        collection = sessions.collection
        assert collection.pending
        assert counts(collection) == (0, 0)
        steps = work(collection)
        assert steps[0] == ("Reading 1 deck file", 11)
        assert steps[-1] == ("Checking 11 cards", 3)
        assert not collection.pending
        assert collection.overview().topics[0].unaskable == 8


def test_the_index_knows_bytes_again_that_were_read_before_anything_was_answered(
    tmp_path: Path,
) -> None:
    with sessions_over(tmp_path, SOUND, reads_later=True) as sessions:
        work(sessions.collection)
    assert locate(home=tmp_path / "home", env={}).index.exists()
    # The deck is written anew, as by an upgrade.
    with sessions_over(tmp_path, SOUND, reads_later=True) as sessions:
        assert not sessions.collection.pending
        assert counts(sessions.collection) == (1, 3)


def test_a_start_that_ended_before_all_was_judged_is_made_up_for(tmp_path: Path) -> None:
    with sessions_over(tmp_path, BROKEN, SOUND, reads_later=True) as sessions:
        collection = sessions.collection

        def end_soon() -> None:
            collection.reload()
            collection.pending.stop()

        collection.pending.work(end_soon)
        assert counts(collection) == (1, 11)
    with sessions_over(tmp_path, BROKEN, SOUND) as sessions:
        assert counts(sessions.collection) == (1, 3)


def test_a_session_asks_nothing_that_the_judging_would_leave_out(tmp_path: Path) -> None:
    with sessions_over(tmp_path, SOMETIMES, SOUND, reads_later=True) as sessions:
        collection = sessions.collection
        collection.pending.work(collection.pending.stop)
        collection.reload()
        session = sessions.session(SessionRequest())
        assert "t.cost/b0" in {planned.key for planned in session.items}
        question, _, sentences = sessions.next_question(session)
        assert question
        assert question.item.key == "t.cost/q0"
        assert "t.cost/b0 is left out" in sentences[0]
        assert "E-EXPRESSION" in sentences[0]


def test_a_record_that_comes_in_while_another_is_taken_stays(tmp_path: Path) -> None:
    """The thread may be done with judging a deck just when somebody takes what was read of it."""
    path = tmp_path / "a.yaml"
    path.write_text("")
    reader = Reader()
    pending = PendingDecks(cast("DeckReader", reader))
    pending.leave(path)

    def judge() -> None:
        pending.work(lambda: None)
        pending.stop()

    reader.meanwhile.append(judge)
    pending.work(lambda: pending.record(path) if reader.meanwhile else None)
    record = pending.record(path)
    assert record
    assert record.judged


class Reader:
    """Takes every file for a deck; a first look at what was read lets something else happen."""

    def __init__(self) -> None:
        self.meanwhile: list[Callable[[], None]] = []

    def unjudged(self, _: Path) -> "ReadDeck":
        return ReadDeck(self.meanwhile, judged=False)

    def judged(self, _: Path) -> "ReadDeck":
        return ReadDeck(self.meanwhile, judged=True)


class ReadDeck:
    items = ()

    def __init__(self, meanwhile: list[Callable[[], None]], *, judged: bool) -> None:
        self.meanwhile, self.judged = meanwhile, judged

    @property
    def topic(self) -> str:
        if self.meanwhile:
            self.meanwhile.pop()()
        return "t"


def test_an_item_alone_is_judged_as_among_all_of_its_topic(tmp_path: Path) -> None:
    for code in lint_codes().values():
        (tmp_path / f"{code.code}.yaml").write_text(code.fails)
    for file in (*SHIPPED.rglob("*.yaml"), *tmp_path.iterdir()):
        topic = read_file(file).topic
        if topic:
            items = tuple(items_of(topic))
            reasons = unaskable(items, lint(topic))
            for item in items:
                assert why_unaskable(topic, item) == str(reasons.get(item.key, ""))
