"""The preview of an item shows what learners get, and what their answers would."""

import pytest

from quizapp.study.preview.deck import PreviewRow, preview_deck
from quizapp.study.preview.item import draw_row, spread_of

TRAP = "traps: [{if: 1 - p, say: 'That of the other, not {=p|.1f}.'}]"
NUMERIC = f"""\
topic: t
cards:
  - id: c
    numeric: "What is {{=p|.1f}}, doubled?"
    vars: {{p: "grid(0.6, 0.9, 0.1)"}}
    answer: 2*p
    tolerance: 0.01
    {TRAP}
"""


def only_row(text: str) -> PreviewRow:
    """The row of the only item."""
    (row,) = (row for row in preview_deck("t.yaml", text.encode()).rows if row.item)
    return row


def test_a_draw_has_its_question_its_traps_and_what_answers_would_get() -> None:
    drawn = draw_row(only_row(NUMERIC), 0)
    assert drawn.question
    p = drawn.question.values["p"]
    assert drawn.question.prompt == f"What is {p:.1f}, doubled?"
    (trap,) = drawn.traps
    assert trap.expression == "1 - p"
    assert float(trap.number) == pytest.approx(1 - p)
    assert trap.say == f"That of the other, not {p:.1f}."
    right, near, mistake = drawn.tries
    assert right.verdict.headline == "Right."
    assert float(right.answer) == pytest.approx(2 * p)
    assert near.verdict.headline.startswith("Nearly")
    assert mistake.verdict.mistake == trap.say


def test_other_draws_have_other_numbers() -> None:
    row = only_row(NUMERIC)
    questions = [draw_row(row, count).question for count in range(12)]
    assert len({question.prompt for question in questions if question}) > 1


def test_the_distribution_is_that_of_the_draws_that_learners_get() -> None:
    row = only_row(NUMERIC)
    assert row.item
    spread = spread_of(row.item, draws=40)
    drawn = (draw_row(row, count).question for count in range(40))
    answers = [2 * question.values["p"] for question in drawn if question]
    assert spread
    assert (spread.draws, sum(spread.counts)) == (40, 40)
    assert (spread.lowest, spread.highest) == (min(answers), max(answers))
    assert spread.sentence == "4 variants, 1.2 to 1.8"


def test_what_is_no_number_has_no_distribution() -> None:
    row = only_row("topic: t\ncards:\n  - 'What? ^c': That.\n")
    assert row.item
    assert spread_of(row.item) is None
    assert draw_row(row, 0).tries == ()


def test_the_spellings_of_a_typed_card_are_tried() -> None:
    text = "topic: t\ncards:\n  - {id: c, typed: Short for what?, accept: [log loss, cost]}\n"
    outcomes = draw_row(only_row(text), 0).tries
    assert [(outcome.answer, outcome.verdict.passed) for outcome in outcomes] == [
        ("log loss", True),
        ("cost", True),
    ]


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("answer: 2*p", "answer: 2*q"),
        ("grid(0.6, 0.9, 0.1)", "gird(1)"),
        ("if: 1 - p", "if: 1 / (p - p)"),
        ("{=p|.1f}, doubled", "{=p|.1x}, doubled"),
    ],
)
def test_what_cannot_be_asked_says_why(old: str, new: str) -> None:
    drawn = draw_row(only_row(NUMERIC.replace(old, new)), 0)
    assert drawn.question is None
    assert drawn.problem
