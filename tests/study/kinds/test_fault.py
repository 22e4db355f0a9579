"""Faults: the stations are the options, in another order each time, and one of them is right."""

from quizapp.decks.items import Item, items_of
from quizapp.decks.read.file import read_topic
from quizapp.study.answer.grading import grade
from quizapp.study.kinds.fault import FaultQuestion
from quizapp.study.kinds.render import render
from quizapp.study.quality import Quality
from tests.study.questions import choice

DECK = """\
topic: t
flow:
  title: A pipe
  nodes:
    - {id: split, text: Split, breaks_when: rows leak, shows_at: loss, shows_as: "Below {=1/4}."}
    - {id: loss, text: Train}
    - {id: watch, text: Watch, breaks_when: no sample, shows_at: split}
  edges: [split -> loss, loss -> watch, watch -> split]
"""


def item(name: str) -> Item:
    topic = read_topic("t.yaml", DECK.encode()).topic
    assert topic
    return next(each for each in items_of(topic) if each.card.id == name)


def test_a_fault_asks_where_it_shows_first_among_all_stations() -> None:
    question = render(item("flow-split"), count=0)
    assert isinstance(question, FaultQuestion)
    assert question.prompt == "Split: rows leak. At which station can that be seen first?"
    right = {option.text: option.correct for option in question.inner.options}
    assert right == {"Split": False, "Train": True, "Watch": False}
    assert (question.answer, question.shows_as) == ("Train", "Below 0.25.")


def test_the_stations_are_shuffled_by_the_count_alone() -> None:
    orders = {
        tuple(option.text for option in choice(render(item("flow-split"), count=count)).options)
        for count in range(12)
    }
    assert len(orders) > 3
    assert render(item("flow-split"), count=5) == render(item("flow-split"), count=5)


def test_the_station_that_was_chosen_is_graded_and_kept_in_words() -> None:
    question = choice(render(item("flow-split"), count=2))
    places = {option.text: place for place, option in enumerate(question.options)}
    assert grade(question, frozenset({places["Train"]})).passed
    assert grade(question, frozenset({places["Watch"]})).proposed is Quality.WRONG
    assert question.written(frozenset({places["Watch"]})) == "Watch"


def test_a_fault_that_does_not_say_how_it_shows_is_asked_as_well() -> None:
    question = render(item("flow-watch"), count=0)
    assert isinstance(question, FaultQuestion)
    assert (question.answer, question.shows_as) == ("Split", None)
