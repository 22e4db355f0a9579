"""The sections of a topic page: everything that a deck says, in one order, its numbers computed."""

from collections.abc import Iterator
from dataclasses import fields, is_dataclass, replace
from pathlib import Path
from typing import Any

import pytest

from quizapp.decks.contents.page_section import KEYS_OF_KINDS, PageSection, SectionKind
from quizapp.decks.contents.pieces import Bullets, Heading, Prose, TextTable, Verbatim
from quizapp.decks.contents.sections import sections_of
from quizapp.decks.excerpt import closed_excerpt
from quizapp.decks.items import items_of
from quizapp.decks.kinds.base import Card
from quizapp.decks.read.file import read_topic
from quizapp.decks.read.prose import shown_fields
from quizapp.decks.substitution import fill
from quizapp.decks.text import texts_in
from quizapp.decks.topic import CoveragePoint, Topic

SHIPPED_FILES = sorted(Path("content").glob("*/*.yaml"))

KEYS_OF_THE_OVERVIEW = frozenset(
    {"quizapp", "topic", "was", "title", "summary", "track", "tags", "minutes", "level", "prereqs"}
    | {"unlocks"}
)

DECK = """\
topic: t
title: A topic
summary: In short.
theory:
  - {id: cards, title: Loss, text: "A shrug costs {=ln(2)|.3f}.", formula: "-ln(p)"}
tradeoffs:
  - {name: Speed, gain: "|x| is fast", cost: Noise}
examples:
  - id: loss
    kind: guided
    title: Step by step
    steps: [{ask: How much?, answer: "{=2*ln(2)|.1f}"}]
interview:
  - {id: iv, q: Why?, points: [{text: Secret point}], senior: Secret angle}
senior_angle: Secret end
cards:
  - {id: one, q: One?, a: Secret answer, reverse: true}
  - {id: two, cloze: "[[c1::secret]] and [[c2::hidden]]"}
coverage:
  - {point: A row, by: [one, two], section: cards}
"""


def topic_of(deck: str) -> Topic:
    topic = read_topic("t.yaml", deck.encode()).topic
    assert topic
    return topic


def by_id(topic: Topic) -> dict[str, PageSection]:
    return {section.id: section for section in sections_of(topic)}


def test_a_section_of_the_theory_gives_way_to_a_name_of_the_page() -> None:
    assert list(by_id(topic_of(DECK))) == [
        *("overview", "theory/cards", "tradeoffs", "example/loss"),
        *("coverage", "interview", "senior-angle", "cards"),
    ]


def test_numbers_are_computed_and_formulas_stay_as_they_are() -> None:
    sections = by_id(topic_of(DECK))
    assert sections["theory/cards"].pieces == (Prose("A shrug costs 0.693."), Verbatim("-ln(p)"))
    [step] = sections["example/loss"].steps
    assert (step.ask, step.answer) == ("How much?", "1.4")


def test_a_tradeoff_without_a_word_on_the_case_at_hand_has_two_columns() -> None:
    heading, grid = by_id(topic_of(DECK))["tradeoffs"].pieces
    assert heading == Heading("Speed")
    assert grid == TextTable(("gain", "cost"), (("|x| is fast", "Noise"),))


def test_no_answer_stands_in_a_page_or_in_what_tests_it() -> None:
    topic = topic_of(DECK)
    sections = sections_of(topic)
    excerpts = [closed_excerpt(item) for section in sections for item in section.items]
    assert {"Gap 1 of 2: […] and […]", "Gap 2 of 2: […] and […]"} <= set(excerpts)
    assert "One? (from its answer)" in excerpts
    shown = f"{[section.pieces for section in sections]} {excerpts}"
    assert not [word for word in ("ecret", "hidden") if word in shown]


def test_a_senior_angle_without_a_question_to_try_is_open() -> None:
    open_topic = topic_of("topic: t\nsenior_angle: Secret end\ncards: [a ^b: c]\n")
    assert by_id(open_topic)["senior-angle"].pieces == (Prose("Secret end"),)


def test_cards_alone_make_a_page_without_an_empty_section() -> None:
    topic = topic_of('topic: t\nsummary: Short.\ncards: [{"One?": "1"}]\nsources: [A book]\n')
    sections = sections_of(topic)
    assert [section.kind for section in sections] == ["overview", "cards", "sources"]
    assert sections[2].pieces == (Bullets(("A book",)),)


@pytest.mark.parametrize("path", SHIPPED_FILES, ids=lambda path: path.stem)
def test_each_key_of_a_shipped_file_fills_a_section(path: Path) -> None:
    topic = topic_of(path.read_text(encoding="utf-8"))
    kinds = {section.kind for section in sections_of(topic)}
    keys = topic.key_lines.keys() - KEYS_OF_THE_OVERVIEW
    assert kinds == {SectionKind.OVERVIEW, *(KEYS_OF_KINDS[key] for key in keys)}


def page_texts(topic: Topic) -> Iterator[str]:
    """What the topic says as a page: no cards, and no points, which are drawn as a map."""

    def names(part: Any) -> tuple[str, ...]:
        if isinstance(part, Card | CoveragePoint):
            return ()
        return tuple(
            name for name in shown_fields(part.__class__, settings=False) if name != "title"
        )

    return (" ".join(fill(text).split()) for text in texts_in(topic, names))


def strings(value: object) -> Iterator[str]:
    """All texts in a value of frozen dataclasses, as one line each."""
    if isinstance(value, str):
        yield " ".join(value.split())
    elif is_dataclass(value):
        for field in fields(value):
            yield from strings(getattr(value, field.name))
    elif isinstance(value, tuple):
        for part in value:
            yield from strings(part)


@pytest.mark.parametrize("path", SHIPPED_FILES, ids=lambda path: path.stem)
def test_every_text_that_no_card_asks_stands_on_the_page(path: Path) -> None:
    topic = replace(topic_of(path.read_text(encoding="utf-8")), interview=())
    page = "\n".join(text for section in sections_of(topic) for text in strings(section))
    assert [text for text in page_texts(topic) if text not in page] == []


@pytest.mark.parametrize("path", SHIPPED_FILES, ids=lambda path: path.stem)
def test_every_item_of_a_shipped_topic_is_reached_from_some_section(path: Path) -> None:
    topic = topic_of(path.read_text(encoding="utf-8"))
    reached = {item.key for section in sections_of(topic) for item in section.items}
    assert reached == {item.key for item in items_of(topic)}


@pytest.mark.parametrize("path", SHIPPED_FILES, ids=lambda path: path.stem)
def test_no_two_items_of_a_card_stand_alike_in_a_list(path: Path) -> None:
    items = items_of(topic_of(path.read_text(encoding="utf-8")))
    rows = [(item.card.id, closed_excerpt(item)) for item in items]
    assert len(rows) == len(set(rows))


@pytest.mark.parametrize("path", SHIPPED_FILES, ids=lambda path: path.stem)
def test_no_point_red_flag_or_senior_angle_stands_beside_the_questions(path: Path) -> None:
    topic = topic_of(path.read_text(encoding="utf-8"))
    closed = [topic.senior_angle]
    for question in topic.interview:
        closed += [question.senior, *question.red_flags, *(p.text for p in question.points)]
    shown = str(by_id(topic)["interview"].pieces)
    assert not [text for text in closed if text and text.strip() in shown]
    assert str(topic.senior_angle) not in str(sections_of(topic))
