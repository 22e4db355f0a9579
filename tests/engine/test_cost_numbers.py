"""The known numbers of the logistic cost, recomputed by what decks can call."""

import pytest

from quizapp.engine.scalar.expressions import evaluate, parse

NUMBERS = {
    # sigmoid, slopes and the likelihood of seven successes in ten
    "sigmoid(-1)": (0.2689, 5e-5),
    "0.5**10 * 1e4": (9.766, 5e-4),
    "0.7**7 * 0.3**3 * 1e3": (2.224, 5e-4),
    "0.9**7 * 0.1**3 * 1e4": (4.783, 5e-4),
    "mean_nll(7, 10, 0.5)": (0.6931, 5e-5),
    "mean_nll(7, 10, 0.7)": (0.6109, 5e-5),
    "mean_nll(7, 10, 0.9)": (0.7645, 5e-5),
    "entropy2(0.7)": (0.6109, 5e-5),
    # squared error behind a sigmoid
    "dsqz(1, -ln(2))": (-8 / 27, 1e-12),
    "dsqz(0, ln(2))": (8 / 27, 1e-12),
    "dbcez(1, -1)": (-0.7311, 5e-5),
    "dsqz(1, -1)": (-0.2875, 5e-5),
    "dbcez(1, -1)/dsqz(1, -1)": (2.5, 0.05),
    "dbcez(1, -2)": (-0.8808, 5e-5),
    "dsqz(1, -2)": (-0.1850, 5e-5),
    "dbcez(1, -2)/dsqz(1, -2)": (4.8, 0.05),
    "sigmoid(-5)": (0.00669, 5e-6),
    "dbcez(1, -5)": (-0.9933, 5e-5),
    "dsqz(1, -5)": (-0.01321, 5e-6),
    "dbcez(1, -5)/dsqz(1, -5)": (75.2, 0.05),
    "dbcez(1, -10)": (-0.99995, 5e-6),
    "dsqz(1, -10)": (-9.08e-5, 5e-8),
    "dbcez(1, -10)/dsqz(1, -10)": (11_000, 50),
    "dsqz(1, -20)": (-4.1e-9, 5e-11),
    "dbcez(1, -20)/dsqz(1, -20)": (2.4e8, 5e6),
    "sqz(0,-14) + sqz(1,-10) + sqz(0,-2) + sqz(1,2)": (4 * 0.2571, 2e-4),
    "sqz(0,-8) + sqz(1,-4) + sqz(0,4) + sqz(1,8)": (4 * 0.4822, 2e-4),
    "mean(bcez(0,-8), bcez(1,-4), bcez(0,4), bcez(1,8))": (2.0092, 5e-5),
    # saturated answers
    "bcez(0, 17)": (17.0, 5e-3),
    "bcez(1, -90)": (90.0, 1e-12),
    "bcez(1, 20)": (2.06e-9, 5e-12),
    "bcez(1, 40)": (4.25e-18, 5e-21),
    # weights, smoothing, noise, two classes
    "sigmoid(logit(0.1) + ln(9))": (0.5, 1e-12),
    "sigmoid(logit(0.8) + logit(0.01))": (0.0388, 5e-5),
    "sigmoid(logit(0.95) + logit(0.01))": (0.161, 5e-4),
    "bce(0.95, 0.95)": (0.1985, 5e-5),
    "bce(0.95, 0.999)": (0.3463, 5e-5),
    "entropy2(0.01)": (0.0560, 5e-5),
    "entropy2(0.05)": (0.1985, 5e-5),
    "entropy2(0.1)": (0.3251, 5e-5),
    "ln(exp(2) + exp(1) + exp(0.1)) - 2": (0.4170, 5e-5),
    "exp(2)/(exp(2) + exp(1) + exp(0.1))": (0.659, 5e-4),
    # entropy family
    "entropy(0.7, 0.2, 0.1)": (0.8018, 5e-5),
    "kl(0.7, 0.2, 0.1, 0.5, 0.3, 0.2)": (0.0851, 5e-5),
    "entropy(0.7, 0.2, 0.1) + kl(0.7, 0.2, 0.1, 0.5, 0.3, 0.2)": (0.8869, 5e-5),
    "(entropy(0.7, 0.2, 0.1) + kl(0.7, 0.2, 0.1, 0.5, 0.3, 0.2))/ln(2)": (1.2796, 5e-5),
    "exp(entropy(0.7, 0.2, 0.1) + kl(0.7, 0.2, 0.1, 0.5, 0.3, 0.2))": (2.4277, 5e-5),
    "bce(1, 0.5)/ln(2)": (1.0, 1e-12),
    # decisions and calibration
    "1/(1 + 10)": (0.0909, 5e-5),
    "20/(20 + 500)": (0.0385, 5e-5),
    "precision(8, 40)": (0.1667, 5e-5),
    "recall(8, 2)": (0.8, 1e-12),
    "f1(8, 40, 2)": (0.2759, 5e-5),
    "fbeta(1, 8, 40, 2)": (0.2759, 5e-5),
    "accuracy(8, 40, 2, 950)": (0.958, 1e-12),
    "accuracy(0, 0, 10, 990)": (0.99, 1e-12),
    "threshold_cost(40, 2, 1, 50)": (140, 1e-12),
    "ece(0.9, 8, 10, 0.6, 6, 10, 0.2, 1, 10)": (0.0667, 5e-5),
    "mean(bce(0.8, 0.9), bce(0.6, 0.6), bce(0.1, 0.2))": (0.5265, 5e-5),
    "mean(sq(0.8, 0.9), sq(0.6, 0.6), sq(0.1, 0.2))": (0.0067, 5e-5),
    "mean(sq(0.8, 0.5), sq(0.6, 0.5), sq(0.1, 0.5))": (0.0867, 5e-5),
    "0.0067 - 0.0867 + 0.25": (0.1700, 5e-5),
    "mean(kl(0.8, 0.2, 0.9, 0.1), 0, kl(0.1, 0.9, 0.2, 0.8))": (0.0270, 5e-5),
    "ln(2) - mean(entropy2(0.8), entropy2(0.6), entropy2(0.1))": (0.1936, 5e-5),
    # the check table
    "bce(1, 0.01)": (4.605170, 5e-7),
    "bce(1, 0.99)": (0.010050, 5e-7),
    "bce(1, 0.01)/bce(1, 0.99)": (458.21, 5e-3),
    "sq(1, 0.01)": (0.980100, 5e-7),
    "sq(1, 0.5)": (0.250000, 5e-7),
    "mean(bce(1,0.9), bce(1,0.6), bce(0,0.3), bce(0,0.2))": (0.299001, 5e-7),
    "brier(1,0.9, 1,0.6, 0,0.3, 0,0.2)": (0.075000, 5e-7),
    "mean(bce(1,0.9), bce(1,0.6), bce(0,0.3), bce(0,0.2), bce(1,0.01))": (1.160235, 5e-7),
    "brier(1,0.9, 1,0.6, 0,0.3, 0,0.2, 1,0.01)": (0.256020, 5e-7),
    "mean(bce(1,0.9), bce(0,0.1), bce(0,0.2), bce(1,0.65))": (0.216162, 5e-7),
    "mean(bcez(1,-0.3), bcez(0,0.3), bcez(1,0))": (0.800619, 5e-7),
}


@pytest.mark.parametrize("text", NUMBERS)
def test_a_known_number_comes_out(text: str) -> None:
    expected, tolerance = NUMBERS[text]
    assert evaluate(parse(text)) == pytest.approx(expected, abs=tolerance)


def test_one_step_down_the_gradient_lowers_the_cost_to_the_known_value() -> None:
    rows = [((1, 2), 1, -0.3), ((1, -1), 0, 0.3), ((1, 0.5), 1, 0.0)]
    slope = parse("dbcez(y, z)", names={"y", "z"})
    slopes = [evaluate(slope, {"y": y, "z": z}) for _, y, z in rows]
    gradient = [
        sum(s * x[i] for s, (x, _, _) in zip(slopes, rows, strict=True)) / 3 for i in (0, 1)
    ]
    assert gradient == pytest.approx([-0.166667, -0.657776], abs=5e-7)
    w = (0.1 - gradient[0], -0.2 - gradient[1])
    loss = parse("bcez(y, z)", names={"y", "z"})
    losses = [evaluate(loss, {"y": y, "z": x[0] * w[0] + x[1] * w[1]}) for x, y, _ in rows]
    assert sum(losses) / 3 == pytest.approx(0.448445, abs=5e-7)
