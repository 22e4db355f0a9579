"""The tour of a flow: one station at hand, each opened by itself."""

from quizapp.decks.read.file import read_topic
from quizapp.study.flow_tour import FlowTour

DECK = """\
topic: t
flow:
  title: A pipe
  nodes:
    - {id: split-rows, text: Split, breaks_when: rows leak, shows_at: loss}
    - {id: loss, text: Train}
    - {id: watch, text: Watch, breaks_when: no sample, shows_at: loss, retired: true}
  edges: [split-rows -> loss, loss -> watch, watch -> split-rows]
"""


def tour() -> FlowTour:
    topic = read_topic("t.yaml", DECK.encode()).topic
    assert topic
    assert topic.flow
    return FlowTour("t", topic.flow)


def test_a_tour_begins_at_the_first_station_and_ends_at_the_last() -> None:
    first = tour()
    assert (first.move(-1).place, first.move(2).place, first.move(9).place) == (0, 2, 2)
    assert first.names == ("split rows", "loss", "watch")
    assert first.edges == ((0, 1), (1, 2), (2, 0))


def test_a_station_stays_open_until_it_is_closed() -> None:
    opened = tour().toggle()
    assert opened.is_open
    assert not opened.move(1).is_open
    assert opened.move(1).move(-1).is_open
    assert not opened.toggle().is_open


def test_only_a_station_that_says_where_its_fault_shows_has_a_question() -> None:
    keys = [tour().go_to(place).fault_key for place in range(3)]
    assert keys == ["t/flow-split-rows", "", ""]
