"""L19, resampling: what a measured difference of two models' losses would be on other rows."""

import math
from typing import ClassVar

from quizapp.labs.base import Fact, Lab, View
from quizapp.labs.draft import Draft
from quizapp.labs.forms import LabForm
from quizapp.labs.resampling.form import RESAMPLING_FORM
from quizapp.labs.resampling.fresh_card import ERROR_CARD
from quizapp.labs.resampling.numbers import measured
from quizapp.labs.resampling.picture import draw_resampling
from quizapp.labs.resampling.state import ResamplingState
from quizapp.plot.cells import Picture
from quizapp.plot.ticks import short
from quizapp.text.numbers import show_number


class Resampling(Lab[ResamplingState]):
    """Many data sets, on each of which the same two models are measured."""

    form: ClassVar[LabForm] = RESAMPLING_FORM
    state_class = ResamplingState
    explanation: ClassVar[str] = """
**Resampling.** Two models have a true difference of their mean losses, which nobody sees. What is
seen is the difference on the rows at hand, and other rows would have given another one. Each draw
here is a whole new data set.

- The **standard error** is the spread from row to row over the square root of the rows. Four times
  the rows halve it.
- 0.49 against 0.50 on 500 rows with a spread of 0.2 is 1.1 standard errors: about one data set in
  eight would put the worse model first. Turn `rows` until it is one in twenty.
- The spread is that of the *difference*, measured row by row on the **same rows**. Models that
  find the same rows hard agree on most of them, so it tends to be far smaller than the spread of
  either loss; on different rows for each model that help is gone.
- Trying many models and keeping the best one picks lucky draws: the winner's measured lead tends
  to be larger than its true one.

The mean of many independent rows tends to a normal distribution, and is drawn from one here. A few
huge losses can make that untrue on small data: then resample the rows themselves, which is the
bootstrap. Rows of one customer or one day are not independent: resample customers or days.
"""

    def draw(self, state: ResamplingState, view: View) -> Picture:
        """The measured differences, beside what they are worth."""
        return draw_resampling(state, view, self.reading(state))

    def reading(self, state: ResamplingState) -> str:
        """How often the worse model comes first, and how many rows would mend that."""
        leads = measured(state)
        rows = f"{state.rows:,.0f} rows"
        start = f"On {rows} the standard error is {short(leads.error)}"
        if not state.difference:
            return f"{start}, and there is no difference: every lead is chance."
        errors = short(abs(state.difference) / leads.error, 3)
        return (
            f"{start}, so a difference of {short(state.difference)} is {errors} of them: "
            f"{leads.wrong:.1%} of data sets put the worse model first; from "
            f"{short(leads.rows_needed)} rows on it is one in twenty."
        )

    def facts(self, state: ResamplingState) -> dict[str, Fact]:
        """The standard error, and how often the sign is wrong, expected and among the draws."""
        leads = measured(state)
        needed = leads.rows_needed
        return {
            "rows": state.rows,
            "difference": state.difference,
            "spread": state.spread,
            "draws": state.draws,
            "seed": state.seed,
            "standard_error": leads.error,
            "wrong_sign": leads.wrong,
            "wrong_draws": leads.wrong_draws,
            "rows_needed": None if math.isinf(needed) else needed,
            "mean_of_draws": float(leads.differences.mean()),
        }

    def card(self, state: ResamplingState) -> Draft:
        """The standard error of this state."""
        spread, rows = show_number(state.spread), show_number(state.rows)
        return Draft(
            f"On {rows} rows two models' losses differ with standard deviation {spread} from row "
            "to row. What is the standard error of the mean difference?",
            f"{{={spread}/sqrt({rows})|.3g}}, the spread over the square root of the rows.",
            ERROR_CARD,
        )
