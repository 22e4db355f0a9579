import numpy as np

from quizapp.plot.curves import curves
from quizapp.plot.series import Series
from quizapp.plot.tick_format import ODDS, probability


def test_a_probability_close_to_one_keeps_the_digits_that_matter() -> None:
    texts = [probability(score) for score in (0.1, 3.0, 7.0, 16.0, 800.0, -800.0)]
    assert texts == ["0.525", "0.953", "0.99909", "1-1.13e-7", "1", "0"]


def test_an_axis_of_log_odds_is_told_in_probabilities() -> None:
    line = Series("line", np.array([-7.0, 7.0]), np.array([0.0, 1.0]))
    chart = curves([line], width=60, height=12, x_label="p", cursor=0.0, tick_format=ODDS)
    assert "p 0.5" in chart.text
    assert chart.text.splitlines()[-1].split() == [".001", ".01", ".1", ".5", ".9", ".99", ".999"]
    assert "line is lowest, 0, at p 0.000911" in chart.reading
    assert "cursor at p 0.5: line 0.5" in chart.reading
