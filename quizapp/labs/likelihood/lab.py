"""L5, likelihood: how probable one chance of success makes what was seen, with logs and without."""

import math
from typing import ClassVar, Final

from quizapp.engine.array.likelihood import best_guess, excess
from quizapp.engine.scalar.information import entropy2
from quizapp.labs.base import Fact, Lab, View
from quizapp.labs.draft import Draft
from quizapp.labs.forms import LabForm, Values
from quizapp.labs.likelihood.form import LIKELIHOOD_FORM
from quizapp.labs.likelihood.fresh_card import THETA_CARD
from quizapp.labs.likelihood.picture import (
    LIKELIHOOD_FUNCTIONS,
    chart_of,
    counts,
    draw_likelihood,
    flips_of,
    named_values,
    table_width,
    value_of,
)
from quizapp.labs.likelihood.state import LikelihoodState
from quizapp.plot.cells import Picture
from quizapp.plot.ticks import short
from quizapp.text.numbers import show_number

THETA_DECIMALS: Final = 3
"""Of a theta that is clicked."""

FLIPS: Final = {"success": "1", "failure": "0"}
"""What each of the lab's own keys appends."""


class Likelihood(Lab[LikelihoodState]):
    """One theta for all trials: the product of their probabilities, its logarithm, and its mean."""

    form: ClassVar[LabForm] = LIKELIHOOD_FORM
    state_class = LikelihoodState
    explanation: ClassVar[str] = """
**Likelihood.** The data are fixed; theta varies. The likelihood of a theta is the probability that
it gives to exactly these flips: a product with one factor for each.

- Turn `draw` from `likelihood` to `log` to `mean_nll`. The numbers change, the curve is bent and
  turned upside down, and the **best theta stays where it is**. A logarithm turns the product into a
  sum and keeps the order.
- The lowest `mean_nll` is not 0 but the **entropy** of the rate that was seen. What lies above it,
  the excess, is the price of believing in another theta: a Kullback-Leibler divergence.
- `mean_nll` *is* log loss, for a model that says theta to every example.
- Order does not matter, only the counts do: append flips and see.
- With many trials the product becomes too small for any float, and the sum of logs does not.

Maximum likelihood says **what** to look for, not how. Here one can solve for it: successes over
trials. For a model with weights an optimiser has to search, and gradient descent is one of many.
"""

    def open(self, values: Values) -> LikelihoodState:
        """The state with these values; successes alone bring as many trials as they need."""
        state = super().open(values)
        if "successes" in values and not values.keys() & {"trials", "data"}:
            state = state.put("successes", values["successes"])
        return state

    def act(self, state: LikelihoodState, action: str) -> LikelihoodState:
        """Append a flip, or take the last one away; one always stays."""
        data = flips_of(state)
        data = data + FLIPS[action] if action in FLIPS else data[:-1] or data
        if len(data) > self.form.control("trials").high:
            return state
        return state.with_flips(data)

    def at(
        self, state: LikelihoodState, view: View, column: int, row: int
    ) -> LikelihoodState | None:
        """Put theta where the click was on the curve."""
        top, chart = chart_of(state, view)
        if row < top or column >= view.width - table_width(view):
            return None
        return state.put("theta", round(chart.frame.x_at(column), THETA_DECIMALS))

    def draw(self, state: LikelihoodState, view: View) -> Picture:
        """The flips, and under them the curve beside a table of what theta makes of them."""
        return draw_likelihood(state, view)

    def reading(self, state: LikelihoodState) -> str:
        """What theta makes of the data, and what the best theta makes of them."""
        k, n, theta = counts(state)
        best = best_guess(k, n)
        here, there = (", ".join(named_values(k, n, at)) for at in (theta, best))
        sentence = f"{k} of {n} at theta {short(theta)}: {here}."
        if short(theta) == short(best):
            return f"{sentence} This is the best theta; its mean nll is its entropy."
        less = short(excess(k, n, theta).item())
        return f"{sentence} At the best, {short(best)}: {there}, its entropy, {less} nats less."

    def facts(self, state: LikelihoodState) -> dict[str, Fact]:
        """All three quantities at theta and at the best theta, and the entropy."""
        k, n, theta = counts(state)
        best = best_guess(k, n)
        facts: dict[str, Fact] = {
            "theta": theta,
            "successes": k,
            "trials": n,
            "data": flips_of(state),
        }
        facts |= {name: value_of(name, k, n, theta) for name in LIKELIHOOD_FUNCTIONS}
        facts |= {"best_theta": best, "entropy": entropy2(best)}
        facts |= {f"best_{name}": value_of(name, k, n, best) for name in LIKELIHOOD_FUNCTIONS}
        facts["excess"] = excess(k, n, theta).item()
        return facts

    def card(self, state: LikelihoodState) -> Draft:
        """What theta costs, and what the best one does."""
        k, n, theta = counts(state)
        digits = show_number(theta)
        cost = "It is infinite: that theta rules out what was seen."
        if math.isfinite(value_of("mean_nll", k, n, theta)):
            cost = f"{{=mean_nll({k}, {n}, {digits})|.4f}} nats."
        return Draft(
            f"{k} successes in {n} trials: what is the mean negative log-likelihood at "
            f"theta = {digits}, and which theta has the least?",
            f"{cost} The least is {{=entropy2({k}/{n})|.4f}} nats at theta = "
            f"{k}/{n} = {{={k}/{n}|.3g}}: the entropy of the rate that was seen.",
            THETA_CARD,
        )
