import math

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from quizapp.engine.array.losses import cost, log_loss_from_logits
from quizapp.engine.array.recalibration import fit_temperature

LOGITS = st.just(0.0) | st.floats(0.001, 20) | st.floats(-20, -0.001)
SCORED = st.lists(st.tuples(st.integers(0, 1), LOGITS), min_size=1, max_size=20)


@given(SCORED)
def test_no_other_temperature_has_a_lower_log_loss(pairs: list[tuple[int, float]]) -> None:
    y, z = [y for y, _ in pairs], np.array([z for _, z in pairs])
    temperature = fit_temperature(y, z)

    def at(factor: float) -> float:
        return cost(log_loss_from_logits(y, z * factor))

    if temperature == 0:
        assert at(1e9) <= min(at(1e3), at(1.0), at(0.0)) + 1e-12
    else:
        best = at(1 / temperature)
        assert all(best <= at(k / temperature) + 1e-12 for k in (0, 0.5, 0.99, 1.01, 2, 100))


@given(SCORED, st.sampled_from([1e-150, 0.01, 3.0, 1e150]))
def test_the_temperature_scales_with_the_logits(
    pairs: list[tuple[int, float]], scale: float
) -> None:
    y, z = [y for y, _ in pairs], np.array([z for _, z in pairs])
    cool = fit_temperature(y, z)
    if 1e-100 < cool < 1e100:
        assert fit_temperature(y, z * scale) == pytest.approx(scale * cool, rel=1e-6)


def test_logits_that_are_all_right_want_no_temperature_at_all() -> None:
    assert fit_temperature([1, 0, 1], [1.0, -2.0, 0.0]) == 0


def test_logits_that_say_nothing_or_less_want_an_infinite_one() -> None:
    assert fit_temperature([1, 0], [-1.0, 1.0]) == math.inf
    assert fit_temperature([1, 0], [0.0, 0.0]) == math.inf


def test_a_temperature_needs_finite_examples() -> None:
    for y, z in (([], []), ([1], [math.inf])):
        with pytest.raises(ValueError, match="finite"):
            fit_temperature(y, z)
