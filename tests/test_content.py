"""The shipped topics: they read and lint without a diagnostic, and their numbers hold."""

import math
from pathlib import Path
from typing import Final

import pytest

from quizapp.decks.contents.panels import build_panels
from quizapp.decks.items import Item, items_of
from quizapp.decks.kinds.numeric import Numeric
from quizapp.decks.kinds.registry import kind_names
from quizapp.decks.kinds.task import LabTask
from quizapp.decks.kinds.ticket import Ticket
from quizapp.decks.lint import lint
from quizapp.decks.read.library import read_file, read_library
from quizapp.decks.substitution import fill
from quizapp.decks.topic import Topic
from quizapp.decks.variables import draw
from quizapp.engine.scalar.expressions import evaluate, parse
from quizapp.engine.scalar.losses import bcez
from quizapp.study.kinds.render import render
from quizapp.study.quality import Quality
from tests.oracles.evidence import RULED_OUT, cause_of, is_ruled_out
from tests.study.questions import numeric

CONTENT: Final = Path(__file__).parent.parent / "content"
FILES: Final = sorted(CONTENT.rglob("*.yaml"))
RENDERED: Final = 50
DRAWN: Final = 400

PREFORMATTED_CELLS: Final = 74
"""What a terminal of 80 columns leaves for lines that must not wrap."""


def topic_of(path: Path) -> Topic:
    topic = read_file(path).topic
    assert topic is not None
    return topic


TOPICS: Final = {path.name: topic_of(path) for path in FILES}
NUMERIC: Final = {
    item.key: item
    for topic in TOPICS.values()
    for item in items_of(topic)
    if item.kind == "numeric"
}

TICKETS: Final = {
    item.key: item for topic in TOPICS.values() for item in items_of(topic) if item.kind == "ticket"
}
SEEDS: Final = 12

every_ticket = pytest.mark.parametrize("item", TICKETS.values(), ids=TICKETS.keys())
every_topic = pytest.mark.parametrize("topic", TOPICS.values(), ids=TOPICS.keys())
every_numeric_card = pytest.mark.parametrize("item", NUMERIC.values(), ids=NUMERIC.keys())


def test_the_shipped_library_reads_without_a_diagnostic() -> None:
    assert [str(diagnostic) for diagnostic in read_library([CONTENT]).diagnostics] == []


@every_topic
def test_a_shipped_topic_lints_without_a_diagnostic(topic: Topic) -> None:
    assert [str(diagnostic) for diagnostic in lint(topic)] == []


@every_topic
def test_a_shipped_topic_lies_in_the_folder_of_its_track_under_its_own_name(topic: Topic) -> None:
    assert Path(topic.file) == CONTENT / topic.track / f"{topic.id}.yaml"


@every_topic
def test_lines_that_cannot_wrap_fit_the_terminal(topic: Topic) -> None:
    blocks = [fill(section.formula) for section in topic.theory if section.formula]
    if topic.walkthrough:
        blocks.append(topic.walkthrough.code)
    widest = max((len(line) for block in blocks for line in block.splitlines()), default=0)
    assert widest <= PREFORMATTED_CELLS


@every_numeric_card
def test_a_numeric_card_asks_a_sound_question_every_time(item: Item) -> None:
    card = item.card
    assert isinstance(card, Numeric)
    questions = [numeric(render(item, count=count)) for count in range(RENDERED)]
    for question in questions:
        assert math.isfinite(question.expected)
        assert question.tolerance > 0
        assert card.range is None or (
            evaluate(parse(card.range[0])) <= question.expected <= evaluate(parse(card.range[1]))
        )
        assert "{=" not in question.prompt
    assert len({question.prompt for question in questions}) >= 8


WRONG_METHODS: Final = {
    "mean-loss": ("-ln(mean(a, 1-b, c))", "-ln(mean(a, b, c))"),
    "bce-hand": ("1-g", "(1-g)**2", "-ln(1-g)", "-log10(g)"),
    "logit-to-loss": ("abs(y - sigmoid(ln(o)))", "abs(ln(o))"),
    "calib-ece": ("abs(67 - a - b - c)/100",),
    "calc-predict": (
        "mean(bce(1,0.9), bce(1,0.6), bce(0,0.3), bce(0,0.2)) + bce(1,p)/5",
        "-ln(mean(0.9, 0.6, 0.7, 0.8, p))",
    ),
    "curves-flip": ("0.69 if y == 0 else -0.69",),
    "weight-shift": ("s/k", "s/(1-s)/k"),
    "like-mean": ("0", "ln(2)"),
}
"""Ways to answer that are wrong, and that no draw of the first topic may take for right."""


@pytest.mark.parametrize("card", WRONG_METHODS)
def test_a_wrong_method_is_never_graded_right(card: str) -> None:
    topic = TOPICS["ml.logreg-cost.yaml"]
    item = next(item for item in items_of(topic) if item.card.id == card)
    for count in range(DRAWN):
        question = numeric(render(item, count=count))
        values = question.values
        assert isinstance(item.card, Numeric | LabTask)
        mistakes = [trap.value for trap in item.card.traps]
        for wrong in (*WRONG_METHODS[card], *mistakes):
            number = evaluate(parse(wrong, names=tuple(values)), values)
            assert question.assess(str(number)).quality is not Quality.GOOD, (wrong, values)


def test_nothing_is_no_answer_to_how_small_a_loss_is() -> None:
    item = NUMERIC["ml.logreg-cost/logit-to-loss"]
    questions = [numeric(render(item, count=count)) for count in range(RENDERED)]
    assert all(q.expected > q.tolerance for q in questions)
    assert all(float((q.solution or "").rpartition("= ")[2]) > 0 for q in questions)


def test_the_first_topic_asks_in_every_way_there_is() -> None:
    kinds = {item.kind for item in items_of(TOPICS["ml.logreg-cost.yaml"])}
    assert kinds == set(kind_names())


def test_the_trace_of_the_first_topic_says_what_its_code_computes() -> None:
    walkthrough = TOPICS["ml.logreg-cost.yaml"].walkthrough
    assert walkthrough is not None
    dominant = set()
    for count in range(DRAWN):
        drawn = draw(walkthrough.table.variables, key="t", count=count)
        rows = walkthrough.table.rows(drawn)
        assert [row["signed"] for row in rows] == [(1 - 2 * row["y"]) * row["z"] for row in rows]
        losses = [bcez(row["y"], row["z"]) for row in rows]
        assert [row["per_example"] for row in rows] == pytest.approx(losses, rel=1e-12)
        dominant.add(losses.index(max(losses)))
    assert dominant == {0, 1, 2}


@every_ticket
def test_the_evidence_of_a_ticket_shows_its_cause_and_rules_each_other_one_out(item: Item) -> None:
    ticket = item.card
    assert isinstance(ticket, Ticket)
    for count in range(SEEDS):
        drawn = draw(ticket.variables, key=item.key, count=count)
        panels = build_panels(ticket, drawn, seed=f"{item.key} {count}")
        by_kind = {panel.kind: panel for panel in panels}
        assert cause_of(by_kind) == ticket.cause
        for wrong in ticket.other_causes:
            assert is_ruled_out(wrong.text, by_kind[RULED_OUT[ticket.cause][wrong.text]])
            assert wrong.feedback


@every_ticket
def test_no_panel_of_a_ticket_is_the_same_twice(item: Item) -> None:
    ticket = item.card
    assert isinstance(ticket, Ticket)
    drawn = draw(ticket.variables, key=item.key, count=0)
    first, second = (build_panels(ticket, drawn, seed=seed) for seed in ("1", "2"))
    assert all(one.rows != other.rows for one, other in zip(first, second, strict=True))
