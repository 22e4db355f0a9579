"""The coverage section says, from either side, which items test what."""

from quizapp.decks.contents.coverage import items_by_point, items_by_section
from quizapp.decks.items import Item
from quizapp.decks.read.file import read_topic
from quizapp.decks.topic import Topic

DECK = """\
topic: t
theory:
  - {id: loss, title: Loss, text: One row.}
  - {id: cost, title: Cost, text: A mean.}
  - {id: rest, title: Rest, text: Else.}
cards:
  - "One? ^one": "1"
  - {id: gaps, cloze: "[[c1::a]] and [[c2::b]]"}
  - {id: old, q: Old?, a: Gone., retired: true}
coverage:
  - {point: A row, by: [one, gaps], section: loss}
  - {point: A mean, by: [gaps, old, one], section: [cost, loss]}
  - {point: A habit, by: [one]}
"""


def topic_of(deck: str) -> Topic:
    topic = read_topic("t.yaml", deck.encode()).topic
    assert topic
    return topic


def keys(items: tuple[Item, ...]) -> list[str]:
    return [item.key for item in items]


def test_a_point_has_every_gap_of_its_cards_and_no_retired_one() -> None:
    points = [(point.point, keys(items)) for point, items in items_by_point(topic_of(DECK))]
    assert points == [
        ("A row", ["t/one", "t/gaps#c1", "t/gaps#c2"]),
        ("A mean", ["t/gaps#c1", "t/gaps#c2", "t/one"]),
        ("A habit", ["t/one"]),
    ]


def test_a_section_has_the_items_of_all_points_that_name_it_each_once() -> None:
    sections = {name: keys(items) for name, items in items_by_section(topic_of(DECK)).items()}
    assert sections == {
        "loss": ["t/one", "t/gaps#c1", "t/gaps#c2"],
        "cost": ["t/gaps#c1", "t/gaps#c2", "t/one"],
        "rest": [],
    }


def test_a_section_that_no_point_names_is_told_with_its_address() -> None:
    [diagnostic] = read_topic("t.yaml", DECK.encode()).diagnostics
    assert str(diagnostic).startswith("t.yaml:5:23: W-SECTION ")
    without = DECK.partition("coverage:")[0]
    assert read_topic("t.yaml", without.encode()).diagnostics == ()
