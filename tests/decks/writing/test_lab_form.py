"""A card from a lab opens the lab as it was."""

from quizapp.decks.insert import insert_card
from quizapp.decks.kinds.basic import Basic
from quizapp.decks.lint import lint
from quizapp.decks.read.file import read_topic
from quizapp.decks.writing.lab_form import lab_form, lab_link
from quizapp.labs.cost_curves.form import CURVES_FORM
from quizapp.labs.draft import Draft, NumericDraft
from quizapp.labs.log_loss.form import LOG_LOSS_FORM

DRAFT = Draft("What's the cost: of `p` #1?", "{=bce(1,0.9)|.2f}")


def test_a_card_of_a_lab_reads_back_with_its_state() -> None:
    state = {**LOG_LOSS_FORM.defaults, "rows": ((1.0, 0.9), (0.0, 0.25)), "base": "2"}
    form = lab_form(DRAFT, LOG_LOSS_FORM, state)
    reading = read_topic("d.yaml", insert_card("", form.lines(), topic="d").encode())
    assert reading.topic
    assert not reading.diagnostics
    assert lint(reading.topic) == ()
    (card,) = reading.topic.cards
    assert isinstance(card, Basic)
    assert card.question == DRAFT.question
    assert card.lab
    assert LOG_LOSS_FORM.read(card.lab.settings) == {"rows": ((1.0, 0.9), (0.0, 0.25)), "base": "2"}


def test_a_state_as_always_needs_no_settings() -> None:
    assert lab_link(CURVES_FORM, CURVES_FORM.defaults) == {"use": "cost-curves"}


def test_a_lab_that_can_draw_its_numbers_gives_a_numeric_card_with_its_traps() -> None:
    numeric = NumericDraft(
        question="At {=p}?",
        variables={"p": "grid(0.1, 0.9, 0.1)"},
        answer="p",
        tolerance="0.01",
        traps=(("1 - p", "The other one."),),
    )
    form = lab_form(Draft("Q", "A", numeric), CURVES_FORM, CURVES_FORM.defaults)
    assert form.kind == "numeric"
    assert form.card_keys()["traps"] == [{"if": "1 - p", "say": "The other one."}]
