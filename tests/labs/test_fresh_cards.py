"""Cards from labs draw fresh numbers, and name mistakes that lead to numbers of their own."""

import pytest

from quizapp.decks.writing.lab_form import lab_form
from quizapp.labs.catalogue import find_lab
from quizapp.labs.forms import read_state
from quizapp.labs.registry import lab_of
from quizapp.study.form_report import report_on

FRESH = [
    ("log-loss", ""),
    ("log-loss", "rows=1:0.9"),
    ("log-loss", "rows=1:0.9/1:0.6/0:0.3"),
    ("log-loss", "rows=1:0.9,z=2,row=1"),
    ("curves", ""),
    ("threshold", ""),
    ("threshold", "tp=8,fp=40,fn=2,tn=950"),
    ("likelihood", ""),
    ("stability", ""),
    ("gradient", ""),
    ("model", ""),
    ("resampling", ""),
    ("calibration", "bin_count=4"),
    ("calibration", "bins=" + "/".join(f"{p / 10}:1:2" for p in range(1, 9))),
]


@pytest.mark.parametrize(("name", "state"), FRESH)
def test_a_card_with_fresh_numbers_is_one_that_check_has_nothing_to_say_of(
    name: str, state: str
) -> None:
    form = find_lab(name)
    lab = lab_of(form)
    opened = lab.open(read_state(form, state))
    card = lab_form(lab.card(opened), form, opened.values)
    report = report_on(card)
    assert card.kind == "numeric"
    assert report.complaints == ()
    assert report.drawn
    assert len(report.drawn.traps) >= 3
