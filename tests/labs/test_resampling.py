"""The resampling lab: what a measured difference would be on other rows."""

import json
import math
import statistics

import pytest

from quizapp.labs.base import View
from quizapp.labs.forms import read_state
from quizapp.labs.resampling.lab import Resampling
from quizapp.labs.resampling.numbers import measured
from quizapp.labs.resampling.state import ResamplingState

LAB = Resampling()


def opened(text: str) -> ResamplingState:
    return LAB.open(read_state(LAB.form, text))


def test_a_lead_of_a_hundredth_on_five_hundred_rows_is_one_standard_error() -> None:
    facts = LAB.facts(opened(""))
    normal = statistics.NormalDist()
    assert facts["standard_error"] == pytest.approx(0.2 / 500**0.5)
    assert facts["wrong_sign"] == pytest.approx(normal.cdf(-0.01 * 500**0.5 / 0.2))
    assert facts["rows_needed"] == math.ceil((normal.inv_cdf(0.95) * 0.2 / 0.01) ** 2)
    assert "13.2% of data sets put the worse model first" in LAB.reading(opened(""))


def test_four_times_the_rows_halve_the_error() -> None:
    errors = [measured(opened(f"rows={rows}")).error for rows in (500, 2000)]
    assert errors[0] == pytest.approx(2 * errors[1])


@pytest.mark.parametrize("state", ["", "difference=-0.02", "rows=4000", "spread=0.5,seed=7"])
def test_the_draws_go_wrong_as_often_as_expected(state: str) -> None:
    at = opened(f"draws=5000,{state}".rstrip(","))
    found = measured(at)
    differences = found.differences.tolist()
    wrong = sum(each * at.difference <= 0 for each in differences)
    assert found.wrong_draws == wrong
    assert wrong / 5000 == pytest.approx(found.wrong, abs=0.02)
    assert statistics.stdev(differences) == pytest.approx(found.error, rel=0.05)


def test_without_a_difference_every_lead_is_chance() -> None:
    at = opened("difference=0")
    assert LAB.reading(at).endswith("there is no difference: every lead is chance.")
    assert json.loads(json.dumps(LAB.facts(at)))["rows_needed"] is None


def test_the_masked_picture_gives_no_number_away() -> None:
    text = LAB.draw(opened(""), View(width=78, height=16, masked=True)).text
    for number in ("0.008944", "13.2", "1083", "51"):
        assert number not in text
    assert text.count("?") == 4
